#!/usr/bin/env python3
"""The commands: exit codes, errors that name their place, order, determinism, shell completion.

    commands_test.py PROGRAM SOURCE_DIR
"""
import itertools, json, os, pathlib, random, re, subprocess, sys, tempfile

PROGRAM, SOURCE = sys.argv[1], pathlib.Path(sys.argv[2])
ROWS = [
    {"id": "a", "outlet": "Veltra Post", "published": "2031-05-02", "title": "Harbour reopens", "text": "The harbour of Osmark reopened on Friday.\n\nMayor Ilse Brandt said: “We are glad.”"},
    {"id": "b", "outlet": "Osmark Herald", "published": "2031-05-02", "title": "Osmark harbour open again", "text": "Osmark's harbour opened again on Friday, Mayor Ilse Brandt said."},
    {"id": "c", "outlet": "Tern Daily", "published": "2031-05-09", "title": "Wheat prices fall", "text": "Wheat fell by 3 percent in Kallow on Thursday."},
]


def run(*args, stdin=None, env=None):
    p = subprocess.run([PROGRAM, *args], input=stdin, capture_output=True, env={**os.environ, **(env or {})})
    return p.returncode, p.stdout, p.stderr.decode()


def jsonl(rows):
    return "".join((r if isinstance(r, str) else json.dumps(r)) + "\n" for r in rows).encode()


def test_help_and_usage():
    for args in (["--help"], ["--version"], *([c, "--help"] for c in "read extract analyse group compare reuse completion".split())):
        code, out, _ = run(*args)
        assert code == 0 and out, args
    for args in ([], ["read"], ["nonsense"], ["read", "x", "--format", "pdf"], ["read", "x", "--threads", "0"], ["completion", "tcsh"]):
        code, _, err = run(*args)
        assert code == 2 and err, (args, code)


def test_missing_file_names_itself_and_the_rest_goes_on():
    with tempfile.TemporaryDirectory() as d:
        good = pathlib.Path(d, "good.txt")
        good.write_text("Ferry sails\n\nThe ferry Anna sailed from Osmark on Monday.\n")
        code, out, err = run("extract", str(pathlib.Path(d, "absent.txt")), str(good))
        records = [json.loads(x) for x in out.splitlines()]
        assert code == 1 and "absent.txt" in err
        assert records[0]["error"]["code"] == "not_found" and records[1]["ref"] == str(good)


def test_bad_lines_keep_their_place():
    rows = [ROWS[0], "{not json", ROWS[1], '{"id": 7}', "", ROWS[2], '{"id": "x", "text": 5}']
    for command in ("extract", "analyse"):
        code, out, err = run(command, "-", stdin=jsonl(rows))
        records = [json.loads(x) for x in out.splitlines()]
        assert code == 1 and [r.get("ref") or r.get("line") for r in records] == ["a", 2, "b", 4, "c", 7], records
        assert "-:2" in err and "-:4" in err and "-:7" in err, err
    code, out, _ = run("group", "-", stdin=jsonl(rows))
    records = [json.loads(x) for x in out.splitlines()]
    assert code == 1 and sum(len(r.get("reports", [])) for r in records) == 3 and sum("error" in r for r in records) == 3


def test_given_text_is_kept_byte_for_byte():
    text = "Tab\tand no-break\u00a0space, e\u0301, \u200b\u202e, \U0001f6a2  two spaces\r\n\r\nEnd \n"
    code, out, _ = run("extract", "-", stdin=jsonl([{"id": "x", "text": text}]))
    record = json.loads(out)
    assert code == 0 and record["text"] == text and record["raw_spans"] is None


def test_a_record_is_one_line_for_any_reader():
    text = "First\u2028second\u2029third\u0085fourth \u00a0 \u201cquoted\u201d."
    code, out, _ = run("extract", "-", stdin=jsonl([{"id": "x", "text": text}]))
    lines = out.decode().splitlines()
    assert code == 0 and len(lines) == 1 and json.loads(lines[0])["text"] == text


def test_same_bytes_for_any_order_and_threads():
    wanted = {}
    for order in itertools.permutations(ROWS):
        for threads in ("1", "2", "5"):
            for command in ("compare", "read"):
                more = ["--format", "json"] if command == "read" else []
                code, out, err = run(command, "-", "--threads", threads, *more, stdin=jsonl(order))
                assert code == 0, err
                assert wanted.setdefault(command, out) == out, (command, threads)
    rng = random.Random(3)
    many = [{**rng.choice(ROWS), "id": str(i)} for i in range(700)]
    outs = {run("analyse", "-", "--threads", t, stdin=jsonl(many))[1] for t in ("1", "4")}
    assert len(outs) == 1
    assert [json.loads(x)["ref"] for x in outs.pop().splitlines()] == [r["id"] for r in many]


def test_one_report_under_two_refs_is_read_once():
    row = {"title": "Harbour opens", "text": "The harbour opened on Monday. The mayor said: \"We waited long for this day.\"", "outlet": "Tern Daily", "published": "2027-01-02"}
    other = {"id": "c", "title": "Harbour open", "text": "The harbour at Tern opened on Monday.", "outlet": "Coast Radio", "published": "2027-01-02"}
    rows = [{**row, "id": "b"}, other, {**row, "id": "a"}]
    outs = {run("compare", "-", stdin=jsonl(order))[1] for order in itertools.permutations(rows)}
    assert len(outs) == 1
    dossier = json.loads(outs.pop())
    assert dossier["counts"] == {"reports": 2, "outlets": 2, "origins": 2}, dossier["counts"]
    assert sorted(r["ref"] for r in dossier["reports"]) == ["a", "c"]
    assert [w["message"] for w in dossier["warnings"] if w["code"] == "twice"] == ["the same report came again, as b"]


def test_what_is_cut_is_cut_inside_the_words():
    texts = [json.loads(x)["text"] for x in run("extract", str(SOURCE / "examples"))[1].decode().splitlines()]
    words = {w for text in texts for w in text.split()}
    cut = []
    for width in ("60", "80", "100"):
        out = run("read", str(SOURCE / "examples"), "--width", width)[1].decode()
        section = out[out.index("WHAT SEVERAL REPORTS SAY"):out.index("WHAT ONLY ONE REPORT SAYS")]
        cut += re.findall(r"(\S+)…", section)
    assert cut and all(any(w.startswith(c) for w in words) for c in cut), cut


def test_speaker_pages():
    rows = [{"id": "a", "text": "Mayor Orla Venn said: \"We opened the gates because the river rose in the night.\"", "outlet": "Tern Daily", "published": "2027-01-02"},
            {"id": "b", "text": "\"We opened the gates,\" Mayor Orla Venn said on Monday. Nobody was hurt.", "outlet": "Coast Radio", "published": "2027-01-02"}]
    page = lambda who: run("read", "-", "--speaker", who, stdin=jsonl(rows))[1].decode()
    text = page("venn")
    for words in ("Orla Venn, Mayor", "Tern Daily", "Coast Radio", "cut: \u201cbecause the river rose in the night\u201d"):
        assert words in text, (words, text)
    assert page("Nobody Else") == "Nobody called Nobody Else is quoted in these reports.\n"


def test_explain_says_what_decided():
    rows = [{"id": "a", "text": "Crews met the mayor on Monday. Two days later they sailed. \"We are tired,\" said Orla Venn.", "published": "2023-03-02"},
            {"id": "b", "text": "Sie sagte am Montag nichts.", "language": "de"}]
    code, out, _ = run("analyse", "-", "--explain", stdin=jsonl(rows))
    text = out.decode()
    assert code == 0, text
    for words in ('"Monday" DATE 2023-02-27', 'rule "weekday"; hangs on the day of publication, 2023-03-02', 'by the tense of "met"',
                  'hangs on "Monday", 2023-02-27', "speaker Orla Venn", "not analysed: language: de"):
        assert words in text, (words, text)
    assert run("analyse", "-", "--explain", "--tokens", stdin=jsonl(rows))[0] == 2


def test_output_file_and_unwritable_output():
    with tempfile.TemporaryDirectory() as d:
        target = pathlib.Path(d, "page.html")
        code, out, _ = run("read", "-", "--format", "html", "-o", str(target), stdin=jsonl(ROWS))
        assert code == 0 and out == b"" and target.read_text().lstrip().lower().startswith("<!doctype html>")
        code, _, err = run("read", "-", "-o", str(pathlib.Path(d, "no/such/folder")), stdin=jsonl(ROWS))
        assert code == 1 and "cannot be written" in err


def test_text_is_plain_when_it_is_no_terminal():
    row = {**ROWS[0], "title": "Bell \u0007 and \u001b[31mred\u001b[0m", "text": "Osmark \u001b]0;x\u0007 reopened. " + ROWS[0]["text"]}
    for width in ("60", "80", "200"):
        code, out, _ = run("read", "-", "--width", width, stdin=jsonl([row, *ROWS[1:]]), env={"NO_COLOR": ""})
        assert code == 0 and b"\x1b" not in out and b"\x07" not in out
        assert max(len(line) for line in out.decode().splitlines()) <= int(width), width


def test_nothing_to_read():
    code, out, err = run("read", "-", stdin=b"")
    assert code == 0 and "no reports" in err
    with tempfile.TemporaryDirectory() as d:
        code, _, err = run("read", d)
        assert code == 0 and "no reports" in err


def test_completion_is_valid_shell():
    for shell in ("bash", "zsh", "fish"):
        code, out, _ = run("completion", shell)
        assert code == 0
        for word in (b"read", b"extract", b"analyse", b"group", b"compare", b"threads", b"format"):
            assert word in out, (shell, word)
    check = subprocess.run(["bash", "-n"], input=run("completion", "bash")[1], capture_output=True)
    assert check.returncode == 0, check.stderr
    script = run("completion", "bash")[1] + b'\nCOMP_WORDS=(synoptic re); COMP_CWORD=1; _synoptic; echo "${COMPREPLY[@]}"'
    assert b"read" in subprocess.run(["bash"], input=script, capture_output=True).stdout
    for command, words in (("read", b"text json html"), ("reuse", b"json passim")):
        script = run("completion", "bash")[1] + f'\nCOMP_WORDS=(synoptic {command} --format ""); COMP_CWORD=3; _synoptic; echo "${{COMPREPLY[@]}}"'.encode()
        assert subprocess.run(["bash"], input=script, capture_output=True).stdout.strip() == words


for name, test in list(globals().items()):
    if name.startswith("test_"):
        test()
        print("ok", name)
