#!/usr/bin/env python3
"""Reads all examples in one run and holds the stories against examples/*/gold.json.

    examples_test.py PROGRAM SOURCE_DIR [-v]

Every measure has a floor in tests/gold/floors.json: the share of gold items found. Floors only go up. What must never
happen (a wrong speaker, two people in one, a difference that is not in the gold, a false merge of stories) has no floor.
"""
import collections, json, pathlib, re, subprocess, sys, datetime, unicodedata

PROGRAM, SOURCE = sys.argv[1], pathlib.Path(sys.argv[2])
VERBOSE = "-v" in sys.argv
FLOORS = json.loads((SOURCE / "tests/gold/floors.json").read_text())
found = collections.defaultdict(lambda: [0, 0, []])  # measure -> [right, all, misses]
wrong = []


def flat(s):
    return re.sub(r"\W+", " ", unicodedata.normalize("NFKC", s)).strip().lower()


def count(measure, ok, what):
    found[measure][0] += bool(ok)
    found[measure][1] += 1
    if not ok:
        found[measure][2].append(what)


def same_name(a, b):
    return bool(a and b) and flat(a) == flat(b)


p = subprocess.run([PROGRAM, "read", str(SOURCE / "examples"), "--format", "json", "--quiet"], capture_output=True)
assert p.returncode == 0, p.stderr.decode()
stories = json.loads(p.stdout)["stories"]
name_of = lambda ref: pathlib.Path(ref).name
story_of = {name_of(r["ref"]): s for s in stories for r in s["reports"]}

for gold_path in sorted((SOURCE / "examples").glob("*/gold.json")):
    gold, example = json.loads(gold_path.read_text()), gold_path.parent.name
    for report, want in gold["reports"].items():
        story = story_of[report]
        together = {name_of(r["ref"]) for r in story["reports"]}
        count("stories", together == ({report} if gold.get("alone") else set(gold["reports"])), f"{example}/{report} stands with {sorted(together)}")
        if together - set(gold["reports"]):
            wrong.append(f"{example}: {report} put together with {sorted(together - set(gold['reports']))}")
        got = next(r for r in story["reports"] if name_of(r["ref"]) == report)
        for field in ("title", "authors", "credits"):
            count(field, got[field] == want[field], f"{report}: {got[field]!r}, gold {want[field]!r}")
        try:
            off = abs((datetime.date.fromisoformat(got["published"]["value"][:10]) - datetime.date.fromisoformat(want["published"])).days)
        except TypeError:
            off = None
        count("published", off is not None and off <= want.get("tolerance_days", 0), f"{report}: {got['published']}")

    d = story_of[next(iter(gold["reports"]))]
    ids = {r["id"]: name_of(r["ref"]) for s in stories for r in s["reports"]}
    names = lambda s: {e["id"]: e["name"] for e in s["entities"]}

    groups = collections.defaultdict(list)
    for q in gold.get("quotes", []):
        s = story_of[q["report"]]
        hits = [(u, v) for u in s["quotes"] for v in u["variants"]
                if ids[v["report"]] == q["report"] and flat(q["text"]) in flat(v["quote"]) and len(flat(v["quote"])) < len(flat(q["text"])) + 12]
        count("quotations", hits, f"{q['report']}: {q['text'][:60]}")
        if not hits:
            continue
        u, v = hits[0]
        speaker = names(s).get(u["speaker"])
        count("speakers", same_name(speaker, q["speaker"]), f"{q['report']}: {q['text'][:50]}: {speaker}, gold {q['speaker']}")
        if speaker and not same_name(speaker, q["speaker"]):
            wrong.append(f"{q['report']}: {q['text'][:50]!r} given to {speaker}, said by {q['speaker']}")
        if "relation" in q:
            count("relations", v["relation"] == q["relation"], f"{q['report']}: {q['text'][:50]}: {v['relation']}, gold {q['relation']}")
        groups[q["utterance"]].append((s["story"]["id"], u["id"]))
    for utterance, members in groups.items():
        for i, a in enumerate(members):
            for b in members[:i]:
                count("pairs of one utterance", a == b, f"{example}: {utterance}")
    for a in groups:
        for b in groups:
            if a < b and set(groups[a]) & set(groups[b]):
                wrong.append(f"{example}: the utterances {a!r} and {b!r} are one")

    owners = {}
    for person in gold.get("people", []):
        ids_of_forms = collections.Counter()
        forms = {(ids[r], flat(f)): e["id"] for e in d["entities"] for r, fs in e["forms"].items() for f in fs}
        for report, wanted in person["forms"].items():
            for f in wanted:
                ids_of_forms[forms.get((report, flat(f)))] += 1
        main = next((i for i, _ in ids_of_forms.most_common() if i), None)
        for report, wanted in person["forms"].items():
            for f in wanted:
                count("naming forms", main and forms.get((report, flat(f))) == main, f"{report}: {f!r} is not {person['name']}")
        if main in owners:
            wrong.append(f"{example}: {person['name']} and {owners[main]} are one")
        if main:
            owners[main] = person["name"]

    for passage in gold.get("passages", []):
        ok = any({ids[x["report"]] for x in s["spans"]} >= set(passage["reports"]) and any(flat(passage["text"])[:60] in flat(x["quote"]) for x in s["spans"])
                 for s in d["passages"])
        count("passages", ok, passage["text"][:60])
    for origin in gold.get("origins", []):
        ok = any({ids[r] for r in o["reports"]} == set(origin["reports"]) and o["kind"] == origin["kind"] and (origin.get("label") in (None, o["label"]))
                 for o in d["origins"])
        count("origins", ok, str(origin))
    if "origins" in gold:
        count("origins", d["counts"]["origins"] == len(gold["origins"]), f"{example}: {d['counts']['origins']} origins counted, gold {len(gold['origins'])}")

    differing = {s["id"] for s in d["statements"] if s["status"] == "differ"} if not gold.get("alone") else set()
    for st in gold.get("statements", []):
        def touched(s):
            return {r for r, text in st["evidence"].items() for x in s["spans"]
                    if ids[x["report"]] == r and (flat(text) in flat(x["quote"]) or flat(x["quote"]) in flat(text))}
        best = max(d["statements"], key=lambda s: len(touched(s)), default=None)
        n = len(touched(best)) if best else 0
        for i in range(len(st["evidence"])):
            count("statement evidence", i < n, f"{example}: {st['id']}: {n} of {len(st['evidence'])} together")
        if best and n:
            kinds = {(x["slot"], x["kind"]) for s in d["statements"] if len(touched(s)) > 0 for x in s["differences"]}
            for slot, kind in st.get("differences", []):
                count("differences", (slot, kind) in kinds, f"{example}: {st['id']}: {slot} {kind}")
            if st.get("one_origin"):
                count("one origin", best["origins"] == 1, f"{example}: {st['id']}: {best['origins']} origins")
            if st.get("differences"):
                differing -= {s["id"] for s in d["statements"] if touched(s)}
    for s in d["statements"]:
        if s["id"] in differing:
            wrong.append(f"{example}: a difference that is none: {s['text'][:60]!r} {[(x['slot'], x['kind'], [v['value'] for v in x['values']]) for x in s['differences']]}")

failed = bool(wrong)
for measure, (right, total, misses) in found.items():
    share, floor = right / total, FLOORS.get(measure, 0)
    below = share < floor - 1e-9
    failed |= below
    print(f"{measure:24s} {right:3d} of {total:3d}  {100 * share:5.1f} %  floor {100 * floor:5.1f} %{'  BELOW' if below else ''}")
    if below or VERBOSE:
        for m in misses:
            print("    -", m)
for w in wrong:
    print("WRONG", w)
sys.exit(failed)
