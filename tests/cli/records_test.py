#!/usr/bin/env python3
"""Holds real output against docs/schema/ and checks what a schema cannot say: that every place quotes its bytes.

    records_test.py PROGRAM SOURCE_DIR
"""
import copy, json, pathlib, subprocess, sys

try:
    import jsonschema
except ImportError:
    print("skipped: python3-jsonschema is not installed")
    sys.exit(77)

PROGRAM, SOURCE = sys.argv[1], pathlib.Path(sys.argv[2])
SCHEMAS = {p.stem: json.loads(p.read_text()) for p in (SOURCE / "docs/schema").glob("*.json")}
INPUTS = [SOURCE / "examples"]
REAL = SOURCE.parent / "shared/reports"
if REAL.is_dir():
    INPUTS.append(REAL)
else:
    print("note: ../shared/reports is absent; only the examples are checked")


def closed(schema):
    """The schema with no room for fields that it doesn't name: ours are all to be documented."""
    schema = copy.deepcopy(schema)

    def close(node):
        if isinstance(node, dict):
            if "properties" in node:
                node.setdefault("additionalProperties", False)
            for child in node.values():
                close(child)
        elif isinstance(node, list):
            for child in node:
                close(child)

    close(schema)
    return jsonschema.Draft202012Validator(schema)


VALIDATORS = {name: closed(schema) for name, schema in SCHEMAS.items()}


def run(*args):
    p = subprocess.run([PROGRAM, *map(str, args), "--quiet"], capture_output=True)
    assert p.returncode == 0, (args, p.returncode, p.stderr.decode())
    return p.stdout.decode()


def check(kind, record):
    errors = sorted(VALIDATORS[kind].iter_errors(record), key=lambda e: list(e.path))
    assert not errors, f"{kind}: {errors[0].json_path}: {errors[0].message[:300]}"


def on_border(text, at):
    return at == len(text) or (at < len(text) and text[at] & 0xC0 != 0x80)


def check_spans(record):
    """Every {begin, end} of a report record lies in its text, on character borders."""
    text = record["text"].encode()

    def walk(node):
        if isinstance(node, dict):
            if "begin" in node and "raw_begin" not in node:
                b, e = node["begin"], node["end"]
                assert b <= e <= len(text) and on_border(text, b) and on_border(text, e), node
            for child in node.values():
                walk(child)
        elif isinstance(node, list):
            for child in node:
                walk(child)

    walk({k: v for k, v in record.items() if k != "text"})
    assert all(x["end"] <= y["begin"] for x, y in zip(record["sections"], record["sections"][1:])), "sections overlap"
    ids = {e["id"] for e in record.get("entities", [])}
    for q in record.get("quotes", []):
        assert q["speaker"] is None or q["speaker"] in ids
    for m in record.get("mentions", []):
        assert m["entity"] in ids


def check_dossier(d):
    check("dossier", d)
    texts = {r["id"]: r["text"].encode() for r in d["reports"]}
    entities = {e["id"] for e in d["entities"]}
    origins = {o["id"] for o in d["origins"]}
    places = 0

    def walk(node):
        nonlocal places
        if isinstance(node, dict):
            if "quote" in node and "begin" in node:
                places += 1
                assert texts[node["report"]][node["begin"]:node["end"]].decode() == node["quote"], node
            for child in node.values():
                walk(child)
        elif isinstance(node, list):
            for child in node:
                walk(child)

    walk(d)
    assert d["counts"]["reports"] == len(d["reports"]) and d["counts"]["origins"] == sum(not o["named"] for o in d["origins"])
    for s in d["statements"]:
        assert s["text"] == s["shown"]["quote"] and set(s["origin_ids"]) <= origins and s["origins"] == len(set(s["origin_ids"])) >= 1
        assert s["shown"] in s["spans"]
    for q in d["quotes"]:
        assert q["speaker"] is None or q["speaker"] in entities
        assert any(all(v[k] == q["utterance"][k] for k in ("report", "begin", "end")) for v in q["variants"])
    for c in d["copies"]:
        assert c["from"] in origins | set(texts) and c["to"] in texts
    return places


total = 0
for path in INPUTS:
    for line in run("extract", path).splitlines():
        record = json.loads(line)
        check("report", record)
        check_spans(record)
    analysed = run("analyse", path, "--tokens")
    for line in analysed.splitlines():
        record = json.loads(line)
        check("report", record)
        check_spans(record)
        assert "tokens" in record
    # Analysed records are input too, and group the same.
    p = subprocess.run([PROGRAM, "group", "-", "--quiet"], input=analysed.encode(), capture_output=True)
    stories = [json.loads(x) for x in p.stdout.decode().splitlines()]
    direct = [json.loads(x) for x in run("group", path).splitlines()]
    for story in direct:
        check("story", story)
    members = lambda rows: sorted(sorted(r["id"] for r in s["reports"]) for s in rows)
    assert members(stories) == members(direct), "reports read back from records group differently"
    result = json.loads(run("read", path, "--format", "json"))
    check("read", result)
    held = {d["story"]["id"]: {e["id"] for e in d["entities"]} for d in result["stories"]}
    for i in result["identities"]:
        assert len({x["story"] for x in i["in"]}) > 1 and all(x["entity"] in held[x["story"]] for x in i["in"]), i
    for d in result["stories"]:
        total += check_dossier(d)
    total += check_dossier(json.loads(run("compare", path)))
    print(f"{path.name}: {len(analysed.splitlines())} reports, {len(direct)} stories")
assert total > 100, total
print(f"{total} places quote their bytes")
