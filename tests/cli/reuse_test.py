#!/usr/bin/env python3
"""`reuse` and `compare --format passim`: records against their schema, quotes against texts, passim's input and output.

    reuse_test.py PROGRAM SOURCE_DIR
"""
import json, pathlib, random, resource, subprocess, sys

try:
    import jsonschema
except ImportError:
    print("skipped: python3-jsonschema is not installed")
    sys.exit(77)

PROGRAM, SOURCE = sys.argv[1], pathlib.Path(sys.argv[2])
WIRE = ("Rescuers pulled eleven sailors from the freezing water late on Tuesday after the ferry struck an unmarked sandbank near the mouth of the Tessel river. "
        "The harbour was closed until noon while divers looked at the hull, and the coastguard asked other ships to keep away from the sandbank until the buoys had been put back where they belong.")
EDITED = WIRE.replace("looked at", "examined").replace("asked", "told") + " Nobody in Arlen slept that night."
ROWS = [
    {"id": "w", "series": "Arland Wire", "text": "Très tôt. " + WIRE},
    {"id": "p", "series": "Veltra Post", "text": "Our reporter was there.\n\n" + EDITED},
    {"id": "p2", "series": "Veltra Post", "text": EDITED},
    {"id": "x", "series": "Tern Daily", "text": "Wheat fell by three percent in Kallow on Thursday, and traders said that it would fall again before the harvest was in."},
]


def run(*args, rows=ROWS):
    p = subprocess.run([PROGRAM, *args, "-q", "-"], input="".join(json.dumps(r) + "\n" for r in rows).encode(), capture_output=True)
    return p.returncode, [json.loads(x) for x in p.stdout.splitlines()], p.stderr.decode()


def test_pairs_agree_with_their_schema_and_quote_their_texts():
    schema = json.loads((SOURCE / "docs/schema/reuse.json").read_text())
    texts = {r["id"]: r["text"].encode() for r in ROWS}
    for more in ([], ["--plain"], ["--words", "5"], ["--memory", "1"], ["--threads", "1"]):
        code, pairs, _ = run("reuse", *more)
        assert code == 0 and [(p["a"]["ref"], p["b"]["ref"]) for p in pairs] == [("w", "p"), ("w", "p2")], (more, pairs)
        for p in pairs:
            jsonschema.validate(p, schema)
            for side in (p["a"], p["b"]):
                assert texts[side["ref"]][side["begin"]:side["end"]].decode() == side["quote"]
            for e in p["edits"]:
                for side, place in ((p["a"], e["a"]), (p["b"], e["b"])):
                    assert place is None or texts[side["ref"]][place["begin"]:place["end"]].decode() == place["quote"]
        assert [[(e["a"] or {}).get("quote"), (e["b"] or {}).get("quote")] for e in pairs[0]["edits"]] == [["looked at", "examined"], ["asked", "told"]], pairs[0]


def test_an_outlet_copies_itself_only_if_asked():
    _, pairs, _ = run("reuse", "--within")
    assert ("p", "p2") in [(p["a"]["ref"], p["b"]["ref"]) for p in pairs]


def test_quotation_is_told_from_prose():
    said = "“We were promised a harbour and we have been handed a swamp with a fence around it and nothing else,”"
    _, pairs, _ = run("reuse", rows=[{"id": "1", "series": "A", "text": "Ines Orbach rejected the plan. " + said + " she said."},
                                     {"id": "2", "series": "B", "text": "For the mayor it was a bitter day. " + said + " were her words."}])
    assert len(pairs) == 1 and pairs[0]["quotation"] and pairs[0]["matter"]["quotation"] == 1, pairs


def test_passim_output():
    texts = {r["id"]: r["text"] for r in ROWS}
    code, rows, _ = run("reuse", "--format", "passim")
    assert code == 0 and [(r["cluster"], r["size"], r["id"]) for r in rows] == [(0, 3, "w"), (0, 3, "p"), (0, 3, "p2")], rows
    for r in rows:
        assert texts[r["id"]][r["begin"]:r["end"]] == r["text"] and r["series"] and r["pboiler"] == 0
    assert rows[0]["src"] == [] and rows[1]["src"] == [{k: rows[0][k] for k in ("uid", "begin", "end")}] == rows[2]["src"], rows


def test_passim_output_of_one_story():
    code, rows, _ = run("compare", "--fast", "--format", "passim", rows=ROWS[:2])
    assert code == 0 and {r["id"] for r in rows} == {"w", "p"} and all(r["size"] == 2 for r in rows), rows
    texts = {r["id"]: r["text"] for r in ROWS}
    for r in rows:
        assert texts[r["id"]][r["begin"]:r["end"]] == r["text"]


def near_copies(count):
    """One report in `count` outlets, each with a few words of its own, a third of them cut short."""
    random.seed(7)
    syllables = "ba re ti lon ka mu se dor vi nel gra sto".split()
    word = lambda: "".join(random.choice(syllables) for _ in range(random.randint(1, 3)))
    paragraphs = [" ".join(word() if w % 2 else random.choice("the of and to in with".split()) for w in range(40)) + "." for _ in range(6)]
    for i in range(count):
        kept = paragraphs[:random.randint(3, 6)] if i % 3 == 0 else paragraphs
        text = " ".join(word() if random.random() < 0.03 else w for w in "\n\n".join(kept).split(" "))
        yield {"id": str(i), "outlet": f"Paper {i}", "published": "2031-05-02", "text": text}


def test_near_copies_cost_no_more_each_the_more_there_are():
    cost = []
    for count in (100, 400):
        before = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime
        code, out, _ = run("compare", "--fast", rows=list(near_copies(count)))
        cost.append(resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime - before)
        assert code == 0 and out[0]["counts"]["reports"] == count and out[0]["counts"]["origins"] < 5, out[0]["counts"]
    assert cost[1] < 8 * cost[0], f"four times the copies cost {cost[1] / cost[0]:.1f} times as much"


def test_bad_lines_are_told_and_the_rest_goes_on():
    p = subprocess.run([PROGRAM, "reuse", "-q", "-"], input=(json.dumps(ROWS[0]) + "\n{bad\n" + json.dumps(ROWS[1]) + "\n").encode(), capture_output=True)
    records = [json.loads(x) for x in p.stdout.splitlines()]
    assert p.returncode == 1 and sorted(r["error"]["code"] if "error" in r else r["kind"] for r in records) == ["edited", "invalid"] and b"-:2" in p.stderr


for name, test in list(globals().items()):
    if name.startswith("test_"):
        test()
        print("ok", name)
