#!/usr/bin/env python3
"""Two hundred damaged inputs beside three good ones: no crash, no hang; each gets a report or an error that names it, and
the good ones are read as if they stood alone.

    damaged_test.py PROGRAM SOURCE_DIR
"""
import json, pathlib, random, subprocess, sys, tempfile, time

PROGRAM, SOURCE = sys.argv[1], pathlib.Path(sys.argv[2])
EXAMPLES = [p for p in sorted((SOURCE / "examples").rglob("*")) if p.suffix in {".txt", ".md", ".html"}]
GOOD = EXAMPLES[:3]
rng = random.Random(20270608)


def damaged():
    """Yields (name, bytes): 200 of them, always the same."""
    made = 0

    def out(name, data):
        nonlocal made
        made += 1
        return f"bad-{made:03d}-{name}", data

    page = lambda body: b"<html><head><title>x</title></head><body><article>" + body + b"</article></body></html>"
    yield out("empty.txt", b"")
    yield out("empty.html", b"")
    yield out("empty.md", b"")
    yield out("spaces.txt", b" \n\t\r\n" * 1000)
    yield out("bom.txt", b"\xef\xbb\xbf")
    yield out("half-bom.txt", b"\xef\xbb")
    yield out("utf16-odd.txt", "Fähre".encode("utf-16") + b"\x00")
    yield out("utf32.txt", "Fähre sinkt".encode("utf-32"))
    yield out("nul.txt", b"\0" * 5000)
    yield out("nul-between.txt", b"\0".join(bytes([c]) for c in b"The ferry sailed."))
    yield out("one-line.txt", b"word " * (10 << 20))  # 50 MB
    yield out("one-word.txt", b"a" * 2_000_000)
    yield out("lines.txt", b"\n" * 2_000_000)
    yield out("quotes.txt", "“".encode() * 50_000 + b" said Reykal. " + "”".encode() * 10)
    yield out("straight-quotes.txt", b'" ' * 100_000)
    yield out("apostrophes.txt", b"' " * 100_000)
    yield out("brackets.md", b"[" * 100_000 + b"](" * 100_000)
    yield out("stars.md", b"*" * 200_000)
    yield out("hashes.md", b"#" * 100_000 + b"\n" + b"> " * 50_000)
    yield out("zero-width.txt", "The\u200b fer\u200dry\u2060 sailed\ufeff on Mon\u00adday. ".encode() * 500)
    yield out("right-to-left.txt", "The \u202eferry\u202c sailed, \u2067העיר\u2069 said. ".encode() * 500)
    yield out("marks.txt", ("e" + "\u0301" * 5000 + " ").encode() * 20)
    yield out("surrogates.txt", b"A ferry \xed\xa0\x80\xed\xb0\x80 sailed.\n" * 50)
    yield out("overlong.txt", b"A ferry \xc0\xaf\xe0\x80\xaf sailed.\n" * 50)
    yield out("beyond.txt", b"A ferry \xf5\x80\x80\x80\xff\xfe sailed.\n" * 50)
    yield out("deep.html", page(b"<div>" * 100_000 + b"deep" + b"</div>" * 100_000))
    yield out("deep-inline.html", page(b"<b><i>" * 60_000 + b"deep"))
    yield out("deep-tables.html", page(b"<table><tr><td>" * 20_000 + b"deep"))
    yield out("deep-lists.html", page(b"<ul><li>" * 30_000 + b"deep"))
    yield out("attributes.html", page(b"<p " + b" ".join(b"a%d=b" % i for i in range(50_000)) + b">text</p>"))
    yield out("long-attribute.html", page(b"<p title='" + b"x" * 3_000_000 + b"'>text</p>"))
    yield out("unclosed.html", b"<html><body><p>The ferry <b>sailed <i>on <script>var x = '")
    yield out("comment.html", page(b"<!-- " + b"- " * 100_000))
    yield out("cdata.html", page(b"<![CDATA[" * 1000 + b"]]>"))
    yield out("entities.html", page(b"&amp;&#0;&#x110000;&#xD800;&bogus;&" * 10_000))
    yield out("charset.html", b"<meta charset='no-such-charset'>" + page("<p>Fähre</p>".encode("latin-1")))
    yield out("charset-lie.html", b"<meta charset='utf-16'>" + page(b"<p>The ferry sailed on Monday.</p>" * 20))
    yield out("json-ld.html", page(b'<script type="application/ld+json">' + b"[" * 100_000 + b"</script><p>The ferry sailed.</p>"))
    yield out("frames.html", b"<frameset><frame src=x>" * 1000)
    yield out("svg.html", page(b"<svg><foreignObject>" * 3000 + b"<p>The ferry sailed.</p>"))
    yield out("picture.txt", b"\x89PNG\r\n\x1a\n" + rng.randbytes(20_000))
    yield out("zip.txt", b"PK\x03\x04" + rng.randbytes(20_000))
    yield out("pdf.txt", b"%PDF-1.7\n" + rng.randbytes(20_000))
    yield out("gzip.html", b"\x1f\x8b\x08" + rng.randbytes(20_000))
    yield out("deep.jsonl", b'{"text": ' + b"[" * 100_000 + b"]" * 100_000 + b"}\n")
    yield out("types.jsonl", b'{"text": 5}\n{"text": null}\n[1]\n"x"\n{}\n{"text": "x", "html": "y"}\nnull\n{"id": {}, "text": "The ferry sailed."}\n')
    yield out("cut.jsonl", b'{"id": "a", "text": "The ferry sai')
    yield out("surrogates.jsonl", b'{"id": "a", "text": "The \\ud83d ferry \\udc00 sailed."}\n')
    yield out("nul.jsonl", b'{"id": "a", "text": "The \\u0000 ferry sailed."}\n\0\n')
    yield out("bytes.jsonl", b'{"id": "a", "text": "The \xff\xfe ferry sailed."}\n')
    yield out("dates.jsonl", b'{"id": "a", "text": "It sailed on Monday.", "published": "2027-02-31"}\n{"id": "b", "text": "It sailed.", "published": "yesterday"}\n')
    yield out("random.jsonl", rng.randbytes(5000))
    while made < 200:
        source = rng.choice(EXAMPLES)
        data = bytearray(source.read_bytes())
        kind = rng.choice(["cut", "flip", "splice", "repeat", "swap"])
        if kind == "cut":
            data = data[: rng.randrange(len(data))]
        elif kind == "flip":
            for _ in range(rng.randrange(1, 200)):
                data[rng.randrange(len(data))] = rng.randrange(256)
        elif kind == "splice":
            at = rng.randrange(len(data))
            data[at:at] = rng.choice(EXAMPLES).read_bytes()[: rng.randrange(2000)] + rng.randbytes(50)
        elif kind == "repeat":
            a, b = sorted(rng.randrange(len(data)) for _ in range(2))
            data[a:b] = data[a:b] * rng.randrange(2, 30)
        else:
            data = bytearray(data.decode().encode(rng.choice(["utf-16", "utf-16-le", "cp1252", "utf-8-sig"]), errors="replace"))
        yield out(kind + source.suffix, bytes(data))


with tempfile.TemporaryDirectory() as folder:
    folder = pathlib.Path(folder)
    for name, data in damaged():
        (folder / name).write_bytes(data)
    for p in GOOD:
        (folder / p.name).write_bytes(p.read_bytes())
    files = sorted(folder.iterdir())
    assert len(files) == 203

    def run(*args):
        start = time.monotonic()
        p = subprocess.run([PROGRAM, *map(str, args), "--quiet"], capture_output=True, timeout=400)
        assert p.returncode in (0, 1), (args, p.returncode, p.stderr.decode(errors="replace")[-3000:])
        print(f"{args[0]:8s} exit {p.returncode} in {time.monotonic() - start:.1f} s")
        return p

    p = run("extract", folder)
    records = [json.loads(line) for line in p.stdout.decode().splitlines()]  # decodes strictly: all output is UTF-8
    named = {pathlib.Path(r.get("ref", "") if "error" not in r else r["error"]["place"].rsplit(":", 1)[0] if ".jsonl:" in r["error"]["place"] else r["error"]["place"]).name for r in records}
    refs = {r.get("ref") for r in records}
    for f in files:
        if f.suffix != ".jsonl":
            assert f.name in named, f"{f.name} gave neither a report nor an error"
    for r in records:
        if "error" in r:
            assert len(r["error"]["message"]) > 5
        else:
            size = len(r["text"].encode())
            assert all(s["begin"] < s["end"] <= size for s in r["sections"]), r["ref"]
    alone = {json.loads(line)["id"] for p in GOOD for line in run("extract", p).stdout.decode().splitlines()}
    assert alone <= {r.get("id") for r in records}, "a good report was read otherwise beside damaged ones"

    for command in (["analyse"], ["group"], ["read", "--format", "json"], ["read", "--format", "html"], ["read"]):
        p = run(*command, folder)
        p.stdout.decode()
errors = sum("error" in r for r in records)
print(f"{len(records) - errors} reports and {errors} errors from 203 files")
