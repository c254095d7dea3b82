#!/usr/bin/env python3
"""Speakers of quotations in clusters of real reports, judged by hand: speakers_test.py PROGRAM GOLD

The reports are not part of the project: SYNOPTIC_STORIES names the folder that holds <set>/docs.jsonl (one report a line: id, story, text,
title, source, date); without it the test is skipped. GOLD has one story a line: {"set", "story", "quotes": [{"doc", "begin", "end",
"speaker": [begin, end] | null, "draw"}]}, byte offsets into the report's text: the quotation, and a place where the report names who
said it; null where no report names anybody. The quotations were drawn at random (seeds 11 to 16) from what the program showed, in six
draws from different clusters; after each but the last the rules were mended, so the figures of draws 1 to 5 are those of known material.

Each story is compared as a whole. A quotation counts as right (the speaker shown is the one named; or nobody is shown and nobody is
named), wrong, abstained (somebody is named, nobody shown) or not shown.
"""
import collections
import json
import os
import pathlib
import subprocess
import sys

SKIPPED = 77
MOST_WRONG, MOST_ABSTAINED = 4.0, 15.0  # per cent of the quotations shown
MOST_REPORTS = 12


def main():
    program, gold = sys.argv[1], pathlib.Path(sys.argv[2])
    if "SYNOPTIC_STORIES" not in os.environ:
        print("skipped: SYNOPTIC_STORIES does not name the clusters of reports")
        return SKIPPED
    corpus = pathlib.Path(os.environ["SYNOPTIC_STORIES"])
    verbose = "-v" in sys.argv
    stories = [json.loads(line) for line in gold.read_text(encoding="utf-8").splitlines()]
    reports = collections.defaultdict(list)
    for name in sorted({s["set"] for s in stories}):
        for line in open(corpus / name / "docs.jsonl", encoding="utf-8"):
            row = json.loads(line)
            reports[name, row["story"]].append(row)
    count = collections.Counter()
    for story in stories:
        wanted = {q["doc"] for q in story["quotes"]}
        rows = sorted(reports[story["set"], story["story"]], key=lambda r: (r["id"] not in wanted, r["id"]))[:MOST_REPORTS]
        text = {r["id"]: r["text"].encode() for r in rows}
        lines = "".join(json.dumps({"id": r["id"], "text": r["text"], "title": r.get("title") or "", "published": r.get("date"), "outlet": r.get("source"), "language": "en"}) + "\n" for r in rows)
        run = subprocess.run([program, "compare", "-"], input=lines.encode(), capture_output=True)
        assert run.returncode == 0, run.stderr.decode()[-2000:]
        dossier = json.loads(run.stdout)
        ref = {r["id"]: r["ref"] for r in dossier["reports"]}
        shown = [(ref[v["report"]], v["begin"], v["end"], q["speaker"]) for q in dossier["quotes"] for v in q["variants"]]
        forms = {e["id"]: {f.casefold() for fs in (e.get("forms") or {}).values() for f in fs} | {e["name"].casefold()} for e in dossier["entities"]}
        for q in story["quotes"]:
            best = max(((min(e, q["end"]) - max(b, q["begin"]), who) for doc, b, e, who in shown if doc == q["doc"] and b < q["end"] and q["begin"] < e), key=lambda x: x[0], default=None)
            name = text[q["doc"]][q["speaker"][0]:q["speaker"][1]].decode() if q["speaker"] else None
            if best is None:
                verdict = "not shown"
            elif best[1] is None:
                verdict = "right" if name is None else "abstained"
            else:
                ours = forms.get(best[1], set())
                verdict = "right" if name and any(f == name.casefold() or f.split()[-1:] == name.casefold().split()[-1:] for f in ours) else "wrong"
            count[q["draw"], verdict] += 1
            if verbose and verdict != "right":
                print(verdict, story["set"], q["doc"], q["begin"], q["end"], "gold", name, "shown", sorted(forms.get(best[1], [])) if best and best[1] else None)
    failed = False
    for draw in sorted({d for d, _ in count}):
        n = {v: count[draw, v] for v in ("right", "wrong", "abstained", "not shown")}
        all_shown = max(1, n["right"] + n["wrong"] + n["abstained"])
        wrong, abstained = 100 * n["wrong"] / all_shown, 100 * n["abstained"] / all_shown
        print(f"draw {draw}: {n['right']} right, {n['wrong']} wrong ({wrong:.1f}%), {n['abstained']} abstained ({abstained:.1f}%), {n['not shown']} not shown")
        failed = failed or wrong > MOST_WRONG or abstained > MOST_ABSTAINED
    return failed


if __name__ == "__main__":
    sys.exit(main())
