#!/usr/bin/env python3
"""Sources as users have them: a web archive of thousands of pages in flat memory with everything counted, compressed
standard input, archives in folders, bombs.

    sources_test.py PROGRAM
"""
import gzip, io, json, os, pathlib, random, re, subprocess, sys, tarfile, tempfile, time, zipfile, zlib

PROGRAM = sys.argv[1]
WORDS = "ferry harbour sailed Osmark Monday mayor quay storm captain crew island grain winter council bridge told reporters opened closed price".split()


def run(*args, stdin=None):
    """Exit code, output, errors, peak memory in KiB."""
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err, tempfile.TemporaryFile() as given:
        given.write(stdin or b"")
        given.seek(0)
        p = subprocess.Popen([PROGRAM, *args], stdin=given, stdout=out, stderr=err)
        _, status, usage = os.wait4(p.pid, 0)
        p.returncode = os.waitstatus_to_exitcode(status)
        out.seek(0), err.seek(0)
        return p.returncode, out.read(), err.read().decode(), usage.ru_maxrss


def record(kind, uri, block, length=None):
    head = f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {uri}\r\nWARC-Date: 2031-05-02T08:00:00Z\r\nContent-Type: application/http;msgtype={kind}\r\n"
    return head.encode() + b"Content-Length: %d\r\n\r\n" % (len(block) if length is None else length) + block + b"\r\n\r\n"


def http(body, kind="text/html; charset=utf-8", status="200 OK", more=""):
    return f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\n{more}\r\n".encode() + body


def page(rng, number):
    sentences = [" ".join(rng.choices(WORDS, k=12)).capitalize() + "." for _ in range(60)]
    body = "".join(f"<p>{' '.join(sentences[i:i + 4])}</p>" for i in range(0, 60, 4))
    links = "".join(f'<li><a href="/{i}">{rng.choice(WORDS)} {i}</a></li>' for i in range(40))
    return f"<html><head><title>Report {number}</title></head><body><ul>{links}</ul><article><h1>Report number {number}</h1>{body}</article></body></html>".encode()


def crawl(path, pages):
    """Writes a WARC.gz; returns how many records of each fate it holds."""
    rng = random.Random(pages)
    told = {"reports": 0, "errors": 0, "left out": 0}
    with open(path, "wb") as out:
        def add(fate, data):
            told[fate] += 1
            out.write(data)
        add("left out", gzip.compress(record("warcinfo", "", b"software: trial\r\n")))
        for i in range(pages):
            uri = f"http://osmark.example/news/{i}"
            add("left out", gzip.compress(record("request", uri, b"GET / HTTP/1.1\r\n\r\n")))
            html = page(rng, i)
            if i % 50 == 7:  # a length that is too small
                add("errors", gzip.compress(record("response", uri, http(html), length=len(html) // 2)))
            elif i % 50 == 17:  # a member with a flipped bit
                data = bytearray(gzip.compress(record("response", uri, http(html))))
                data[len(data) // 2] ^= 0x10
                add("errors", bytes(data))
            elif i % 50 == 27:  # a coding that breaks off
                add("errors", gzip.compress(record("response", uri, http(gzip.compress(html)[:-200], more="Content-Encoding: gzip\r\n"))))
            elif i % 10 == 3:
                add("left out", gzip.compress(record("response", uri + ".jpg", http(rng.randbytes(40000), "image/jpeg"))))
            elif i % 10 == 8:
                add("left out", gzip.compress(record("response", uri, http(b"<p>gone</p>", status="404 Not Found"))))
            elif i % 3 == 0:
                add("reports", gzip.compress(record("response", uri, http(gzip.compress(html), more="Content-Encoding: gzip\r\n"))))
            else:
                add("reports", gzip.compress(record("response", uri, http(html))))
    return told


def test_a_crawl_adds_up_and_memory_is_flat():
    peaks = []
    with tempfile.TemporaryDirectory() as d:
        for pages in (1000, 10000):
            path = pathlib.Path(d, f"{pages}.warc.gz")
            told = crawl(path, pages)
            started = time.time()
            code, out, err, peak = run("extract", str(path), "-o", str(pathlib.Path(d, "out.jsonl")), "--threads", "2")
            took = time.time() - started
            said = re.search(r"(\d+) in: (\d+) reports \+ (\d+) errors \+ (\d+) left out", err)
            assert code == 1 and said, err[-500:]
            got = dict(zip(("in", "reports", "errors", "left out"), map(int, said.groups())))
            print(f"  {pages} pages, {sum(told.values())} records, {path.stat().st_size >> 20} MiB: {took:.1f} s, peak {peak >> 10} MiB, {got}")
            assert got == {"in": sum(told.values()), **told}, (got, told)
            records = [json.loads(line) for line in pathlib.Path(d, "out.jsonl").read_text().splitlines()]
            assert sum("error" in r for r in records) == told["errors"] and len(records) == told["reports"] + told["errors"]
            for r in records:
                if "error" in r:
                    assert re.fullmatch(r".*\.warc\.gz@\d+", r["error"]["place"]), r
                else:
                    assert r["url"] and r["fetched"] == "2031-05-02T08:00:00Z" and r["published"]["value"] is None and r["title"].startswith("Report") and "harbour" in r["text"], r
            peaks.append(peak)
    assert peaks[1] < peaks[0] * 1.15 + 4096, peaks


def test_standard_input_of_any_format():
    row = json.dumps({"id": "a", "text": "The ferry sailed from Osmark."}).encode() + b"\n"
    plain = run("extract", "-", stdin=row * 3)[1]
    assert run("extract", "-", stdin=gzip.compress(row) * 3)[1] == plain
    code, out, err, _ = run("extract", "-", stdin=b"<html><body><p>The ferry sailed from Osmark on Monday.</p></body></html>")
    assert code == 0 and "<p>" not in json.loads(out)["text"], err
    code, out, err, _ = run("extract", "-", stdin=row + b"nonsense\n" + row)
    assert code == 1 and "-:2" in err and [json.loads(x).get("line") for x in out.splitlines()] == [None, 2, None]


def test_folders_and_archives():
    with tempfile.TemporaryDirectory() as d:
        folder = pathlib.Path(d)
        text = "The ferry sailed from Osmark.\n\nIt came back on Monday."
        (folder / "a.txt.gz").write_bytes(gzip.compress(text.encode()))
        (folder / "b.jpg").write_bytes(b"\xff\xd8\xff")
        (folder / "c.jpg.gz").write_bytes(gzip.compress(b"\xff\xd8\xff"))
        with zipfile.ZipFile(folder / "d.zip", "w", zipfile.ZIP_DEFLATED) as z:
            z.writestr("x.txt", text)
            z.writestr("y.jpg", b"\xff\xd8\xff")
            z.writestr("z.txt", "")
        with tarfile.open(folder / "e.tar.gz", "w:gz") as t:
            info = tarfile.TarInfo("in/x.md")
            info.size = len(text)
            t.addfile(info, io.BytesIO(text.encode()))
        code, out, err, _ = run("extract", d)
        records = [json.loads(x) for x in out.splitlines()]
        assert [pathlib.Path(r.get("ref") or r["error"]["place"]).relative_to(d).as_posix() for r in records] == ["a.txt.gz", "d.zip/x.txt", "d.zip/z.txt", "e.tar.gz/in/x.md"], records
        assert code == 1 and "no text in it" in err and "2 files of other kinds not read" in err and "1 .jpg file" in err, err
        assert run("extract", d, "--threads", "1")[1] == out
        code, out, _, _ = run("read", d, "--format", "json")
        assert code == 1 and len(json.loads(out)["errors"]) == 1


def test_bombs_end_soon():
    blank = zlib.compressobj(9, zlib.DEFLATED, 31)
    piece = blank.compress(bytes(1 << 20))
    for _ in range(2047):
        piece += blank.compress(bytes(1 << 20))
    bomb = piece + blank.flush()  # 2 GiB in 2 MiB
    with tempfile.TemporaryDirectory() as d:
        paths = [pathlib.Path(d, name) for name in ("a.txt.gz", "b.txt.gz", "c.zip", "d.jsonl.gz")]
        paths[0].write_bytes(bomb)
        paths[1].write_bytes(gzip.compress(bomb))
        with zipfile.ZipFile(paths[2], "w", zipfile.ZIP_DEFLATED) as z:
            for i in range(40):
                z.writestr(f"{i}.txt.gz", bomb)
        paths[3].write_bytes(bomb)
        started = time.time()
        good = pathlib.Path(d, "good.txt")
        good.write_text("The ferry sailed from Osmark.")
        code, out, err, peak = run("extract", *map(str, paths), str(good))
        records = [json.loads(x) for x in out.splitlines()]
        assert code == 1 and all(r["error"]["code"] == "too_large" for r in records[:-1]) and records[-1]["ref"] == str(good), err[:2000]
        print(f"  bombs: {time.time() - started:.1f} s, peak {peak >> 10} MiB, {len(records) - 1} errors")
        assert peak < (1 << 20), peak


def test_the_list_of_formats():
    code, out, _, _ = run("extract", "--list-formats")
    assert code == 0
    for name in (b"gzip", b"zstd", b"WARC", b"zip", b"tar", b"JSON lines", b".html .htm .xhtml", b"Markdown"):
        assert name in out, (name, out)


for name, test in list(globals().items()):
    if name.startswith("test_"):
        test()
        print("ok", name)
