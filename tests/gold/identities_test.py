#!/usr/bin/env python3
"""Who is meant, in clusters of real reports, judged by reading: identities_test.py PROGRAM GOLD [-v]

The reports are not part of the project: SYNOPTIC_STORIES names the folder that holds <set>/docs.jsonl (one report a line: id, story, text,
title, source, date); without it the test is skipped. GOLD has one story a line: {"set", "story", "mentions": [{"doc", "begin", "end", "who",
"form"}]}, byte offsets into the report's text. `who` names one person, organisation, place or work within that story; `form` is "name" or
"descriptor" ("the mayor", "his client", "the company"). Pronouns are not in it.

The 20 stories were drawn with the seed 20261201 from five sets. Of each, all mentions that the program shows and every descriptor of somebody
or something it shows, shown or not, were read in their reports; of the names of one entity at most six are kept, drawn with the same seed, so
that no entity counts by the square of its mentions; among the six is one of each identity that the program had put it in. Names whose reading is open (a place inside the name of its police) are left out.

Scored are pairs of labelled mentions of one story. Precision: of the pairs that the program gives one identity, those that are one; recall:
of the pairs that are one, those that the program gives one identity. "Descriptors" are the pairs with at least one descriptor in them.
"""
import collections
import itertools
import json
import os
import pathlib
import subprocess
import sys

SKIPPED = 77
LEAST_PRECISION = 97.0  # per cent, of the names, of the descriptors and of all
LEAST_OVERLAP = 0.5  # shared bytes / bytes of both spans together


def identity_of(mention, shown):
    """The identity whose mention covers the same words and begins or ends with them; of a name also one that has only a part of it."""
    best = (0.0, None)
    for begin, end, who in shown:
        shared = min(end, mention["end"]) - max(begin, mention["begin"])
        if shared <= 0:
            continue
        overlap = shared / (max(end, mention["end"]) - min(begin, mention["begin"]))
        flush = begin == mention["begin"] or end == mention["end"]
        part = mention["form"] == "name" and mention["begin"] <= begin and end <= mention["end"]
        if overlap > best[0] and flush and (overlap >= LEAST_OVERLAP or part):
            best = (overlap, who)
    return best[1]


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
    count = {kind: collections.Counter() for kind in ("names", "descriptors", "all")}
    for story in stories:
        rows = sorted(reports[story["set"], story["story"]], key=lambda r: r["id"])
        text = {r["id"]: r["text"].encode() for r in rows}
        lines = "".join(json.dumps({"id": r["id"], "text": r["text"], "title": r.get("title") or "", "published": r.get("date"), "outlet": r.get("source"), "language": "en"}) + "\n" for r in rows)
        run = subprocess.run([program, "compare", "-"], input=lines.encode(), capture_output=True)
        assert run.returncode == 0, run.stderr.decode()[-2000:]
        dossier = json.loads(run.stdout)
        ref = {r["id"]: r["ref"] for r in dossier["reports"]}
        shown = collections.defaultdict(list)
        for entity in dossier["entities"]:
            for m in entity["mentions"]:
                shown[ref[m["report"]]].append((m["begin"], m["end"], entity["id"]))
        labelled = [(m, identity_of(m, shown[m["doc"]])) for m in story["mentions"]]
        false_merges, misses = collections.Counter(), collections.Counter()
        for (a, ours_a), (b, ours_b) in itertools.combinations(labelled, 2):
            same, together = a["who"] == b["who"], ours_a is not None and ours_a == ours_b
            if not same and not together:
                continue
            verdict = "right" if same and together else "missed" if same else "false"
            count["all"][verdict] += 1
            count["names" if a["form"] == b["form"] == "name" else "descriptors"][verdict] += 1
            if verbose and verdict != "right":
                pair = sorted(f"{m['form'][0]}:{text[m['doc']][m['begin']:m['end']].decode()!r} ({m['who']})" for m in (a, b))
                (false_merges if verdict == "false" else misses)[" = ".join(pair)] += 1
        for title, pairs in (("FALSE", false_merges), ("missed", misses)):
            for pair, n in sorted(pairs.items(), key=lambda p: (-p[1], p[0])):
                print(title, story["set"], story["story"], f"{n}x", pair)
    failed = False
    for kind, n in count.items():
        precision = 100 * n["right"] / max(1, n["right"] + n["false"])
        recall = 100 * n["right"] / max(1, n["right"] + n["missed"])
        print(f"{kind}: precision {precision:.1f} recall {recall:.1f} ({n['right']} pairs right, {n['false']} false, {n['missed']} missed)")
        failed = failed or precision < LEAST_PRECISION or n["right"] == 0
    return failed


if __name__ == "__main__":
    sys.exit(main())
