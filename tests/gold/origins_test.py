#!/usr/bin/env python3
"""Whose text is whose, on real reports: origins_test.py beijing|pairs PROGRAM SOURCE_FOLDER [DOCS]. Exit 77 = skipped."""
import json, os, subprocess, sys

FLOOR = 90.0  # macro F of the pairs kept aside; only goes up


def skip(why):
    print("skipped: " + why)
    sys.exit(77)


def beijing(program, source):
    folder = os.path.join(source, "../shared/reports/beijing-visit")
    files = [os.path.join(folder, f + ".txt") for f in ("aljazeera", "bbc", "cbs", "gript", "moscowtimes")]
    if not all(map(os.path.exists, files)):
        skip("no reports in ../shared/reports/beijing-visit")
    run = subprocess.run([program, "compare", "-q", *files], capture_output=True, text=True, encoding="utf-8", check=True)
    d = json.loads(run.stdout)
    name = {r["id"]: os.path.basename(r["ref"]).split(".")[0] for r in d["reports"]}
    own = {name[r["id"]]: next(o for o in d["origins"] if o["id"] == r["own"]) for r in d["reports"]}
    afp = [o for o in d["origins"] if "AFP" in o["label"]]
    assert len(afp) == 1, [o["label"] for o in d["origins"]]
    carriers = {name[r] for r in afp[0]["reports"]}
    assert {"cbs", "moscowtimes"} <= carriers, carriers
    assert own["moscowtimes"]["id"] == afp[0]["id"], own["moscowtimes"]
    assert len({o["id"] for o in own.values()}) == 5, {k: o["label"] for k, o in own.items()}
    assert d["counts"]["origins"] == 5, d["counts"]
    # CBS credits nobody for the text it has from AFP: that is said to be likely, and stands on passages.
    edge = next(c for c in d["copies"] if name[c["to"]] == "cbs" and c["from"] == afp[0]["id"])
    assert edge["direction"] == "likely" and edge["passages"], edge
    for c in d["copies"]:
        assert [r["text"] for r in c["reasons"]] == c["evidence"]
    print("five origins, AFP under", ", ".join(sorted(carriers)))


def pairs(program, source, docs):
    docs = docs or os.environ.get("SYNOPTIC_ORIGIN_DOCS", "")
    if not docs:
        skip("SYNOPTIC_ORIGIN_DOCS does not name the docs.jsonl of the labelled pairs")
    if not os.path.exists(docs):
        skip("no " + docs)
    tool = os.path.join(source, "tools/measure_origins.py")
    sys.exit(subprocess.run([sys.executable, tool, "--docs", docs, "--cmd", program, "--half", "aside", "--floor", str(FLOOR), "--", "--fast"]).returncode)


if __name__ == "__main__":
    which, program, source = sys.argv[1:4]
    if which == "beijing":
        beijing(program, source)
    else:
        pairs(program, source, sys.argv[4] if len(sys.argv) > 4 else "")
