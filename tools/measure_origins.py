#!/usr/bin/env python3
"""Measures what `compare` says of copies and origins on threads of reports.

  measure_origins.py --docs .../tgcontest_threads_en/docs.jsonl --cmd build/release/synoptic [--half aside] [-v] [-- --fast]
      macro F of the relation of labelled pairs (tests/gold/origin_pairs.jsonl; docs/origin-pairs.md says what the labels mean),
      from the list `pairs` of the dossiers
  measure_origins.py --counts --docs ... --cmd ...
      reports, outlets and origins summed over all threads of two reports or more, and the largest collapses

A thread is compared as one story. `--keep FILE` keeps the dossiers (JSON lines, without texts) and reads them from there if it exists.
Exit 1 if the macro F is below --floor, or a text of the corpus is not the one that was labelled.
"""
import argparse, hashlib, json, os, subprocess, sys
from collections import Counter, defaultdict
from concurrent.futures import ThreadPoolExecutor

LABELS = ["copied", "part", "quotation", "independent"]
HERE = os.path.dirname(os.path.abspath(__file__))


def threads(path):
    by_story = defaultdict(list)
    for line in open(path, encoding="utf-8"):
        d = json.loads(line)
        by_story[d["story"]].append(d)
    return by_story


def compare(docs, command, options):
    """The dossier of one thread, without what is long and not needed here."""
    rows = [{"id": d["id"], "text": d["text"], "title": d["title"], "url": d["url"], "outlet": d["source"], "published": d["date"] + "Z", "language": "en"} for d in docs]
    given = "".join(json.dumps(r) + "\n" for r in rows)
    run = subprocess.run([command, "compare", "-q", *options, "-"], input=given, capture_output=True, text=True, encoding="utf-8")
    if run.returncode:
        sys.exit(f"compare failed: {run.stderr[-400:]}")
    d = json.loads(run.stdout)
    refs = {r["id"]: r["ref"] for r in d["reports"]}
    # A text that an outlet has at two addresses is one report: what is said of it holds for both.
    twin = {row["id"]: r["ref"] for row in rows for r in d["reports"] if row["url"] in r.get("also_at", [])}
    return {
        "counts": d["counts"],
        "twin": twin,
        "pairs": [{**p, "a": refs[p["a"]], "b": refs[p["b"]]} for p in d["pairs"]],
        "origins": [{"label": o["label"], "kind": o["kind"], "named": o["named"], "reports": [refs[r] for r in o["reports"]], "evidence": o["evidence"]} for o in d["origins"]],
        "own": {r["ref"]: next((o["label"] for o in d["origins"] if o["id"] == r["own"]), None) for r in d["reports"]},
        "copies": [{"from": refs.get(c["from"], c["from"]), "to": refs[c["to"]], "share": round(c["share"], 3), "direction": c["direction"], "evidence": c["evidence"]} for c in d["copies"]],
    }


def dossiers(by_story, wanted, args):
    kept = {}
    if args.keep and os.path.exists(args.keep):
        for line in open(args.keep, encoding="utf-8"):
            row = json.loads(line)
            kept[row["story"]] = row["dossier"]
    todo = [s for s in wanted if s not in kept]
    with ThreadPoolExecutor(args.jobs) as pool:
        for story, d in zip(todo, pool.map(lambda s: compare(by_story[s], args.cmd, args.options), todo)):
            kept[story] = d
    if args.keep and todo:
        with open(args.keep, "w", encoding="utf-8") as f:
            for story in sorted(kept):
                f.write(json.dumps({"story": story, "dossier": kept[story]}) + "\n")
    return kept


def macro(rows):
    """F of each label and their mean; rows = (gold, found)."""
    out = {}
    for label in LABELS:
        right = sum(g == f == label for g, f in rows)
        gold, found = sum(g == label for g, _ in rows), sum(f == label for _, f in rows)
        out[label] = 200 * right / (gold + found) if gold + found else 0.0
    return out, sum(out.values()) / len(LABELS)


def baseline(p):
    """The relation by cover alone: what counting shared runs of eight words gives."""
    return "copied" if p["cover"] >= 0.8 else "part" if p["cover"] >= 0.2 else "quotation" if p["cover"] >= 0.05 else "independent"


def measure_pairs(args):
    by_story = threads(args.docs)
    text = {d["id"]: d["text"] for docs in by_story.values() for d in docs}
    gold = [json.loads(line) for line in open(args.pairs, encoding="utf-8")]
    for p in gold:
        for side in "ab":
            if hashlib.sha256(text.get(p[side], "").encode()).hexdigest()[:16] != p[side + "_sha256"]:
                sys.exit(f"report {p[side]} is not the text that was labelled")
    gold = [p for p in gold if args.half in ("all", p["half"])]
    found = dossiers(by_story, sorted({p["story"] for p in gold}), args)
    rows, seen = [], {}
    for p in gold:
        d = found[p["story"]]
        ids = {d["twin"].get(p["a"], p["a"]), d["twin"].get(p["b"], p["b"])}
        pair = next((q for q in d["pairs"] if {q["a"], q["b"]} == ids), None)
        seen[p["a"], p["b"]] = pair
        rows.append((p["label"], pair["relation"] if pair else "independent"))
    by_label, mean = macro(rows)
    for label in LABELS:
        print(f"  {label:12} F {by_label[label]:5.1f}  gold {sum(g == label for g, _ in rows):3}  found {sum(f == label for _, f in rows):3}")
    print(f"pairs {len(rows)} ({args.half}): macro F {mean:.1f}, right {100 * sum(g == f for g, f in rows) / len(rows):.1f} %")
    print(f"by cover alone: macro F {macro([(p['label'], baseline(p)) for p in gold])[1]:.1f}")
    if args.verbose:
        for p, (g, f) in zip(gold, rows):
            q = seen[p["a"], p["b"]]
            if g != f or args.verbose > 1:
                print(f"  {p['story']} {p['a']} {p['b']}: gold {g}, found {f}, cover {p['cover']}", q and {k: (round(v, 2) if isinstance(v, float) else v) for k, v in q.items() if k not in "ab"})
    return 0 if mean >= args.floor else 1


def measure_counts(args):
    by_story = {s: d for s, d in threads(args.docs).items() if len(d) > 1}
    found = dossiers(by_story, sorted(by_story), args)
    total = Counter()
    for story in found:
        total.update(found[story]["counts"])
    print(f"threads {len(found)}: reports {total['reports']}, outlets {total['outlets']}, origins {total['origins']}")
    site = {d["id"]: d["source"] for docs in by_story.values() for d in docs}
    collapses = []
    for story, d in found.items():
        for o in d["origins"]:
            whole = [r for r in d["own"] if d["own"][r] == o["label"]]
            if len(whole) > 1:
                collapses.append((len(whole), story, o["label"], o["kind"], whole))
    for n, story, label, kind, whole in sorted(collapses, reverse=True)[: args.largest]:
        print(f"  {n} reports of {story} are {kind} {label}: {', '.join(f'{r} {site[r]}' for r in whole)}")
    return 0


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--docs", required=True)
    ap.add_argument("--cmd", required=True)
    ap.add_argument("--pairs", default=os.path.join(HERE, "../tests/gold/origin_pairs.jsonl"))
    ap.add_argument("--half", choices=["tune", "aside", "all"], default="aside")
    ap.add_argument("--floor", type=float, default=0)
    ap.add_argument("--counts", action="store_true")
    ap.add_argument("--largest", type=int, default=20)
    ap.add_argument("--keep")
    ap.add_argument("--jobs", type=int, default=2)
    ap.add_argument("-v", "--verbose", action="count", default=0)
    ap.add_argument("options", nargs="*", help="for compare, behind --")
    args = ap.parse_args()
    sys.exit(measure_counts(args) if args.counts else measure_pairs(args))


if __name__ == "__main__":
    main()
