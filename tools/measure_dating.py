#!/usr/bin/env python3
"""How well undated reports of a story are dated: hides the dates of half of the reports of each cluster, pipes the
cluster through `synoptic compare -` and compares what is inferred with what was hidden.

  tools/measure_dating.py --cmd build/release/synoptic --data DIR/docs.jsonl [--limit 100] [--spread 14] [-v]

DIR/docs.jsonl: one report a line with id, story, date, title, text, source. Clusters whose dates spread over more than
--spread days are left out: their dates are partly those of the crawl.
"""
import argparse, collections, datetime, json, random, shlex, subprocess


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--cmd", default="build/release/synoptic")
    ap.add_argument("--data", required=True)
    ap.add_argument("--limit", type=int, default=100, help="clusters")
    ap.add_argument("--spread", type=int, default=14)
    ap.add_argument("--hide", type=float, default=0.5, help="share of the reports whose date is hidden")
    ap.add_argument("--seed", type=int, default=1)
    ap.add_argument("-v", action="store_true")
    a = ap.parse_args()

    clusters = collections.defaultdict(list)
    for line in open(a.data, encoding="utf-8"):
        d = json.loads(line)
        if d.get("date") and d.get("text"):
            clusters[d["story"]].append(d)
    rng = random.Random(a.seed)
    names = sorted(k for k, v in clusters.items() if len(v) >= 2)
    rng.shuffle(names)
    n = collections.Counter()
    done = 0
    for name in names:
        docs = clusters[name][:20]
        days = [datetime.date.fromisoformat(d["date"][:10]) for d in docs]
        if (max(days) - min(days)).days > a.spread:
            continue
        done += 1
        if done > a.limit:
            break
        order = list(range(len(docs)))
        rng.shuffle(order)
        hidden = set(order[: max(1, int(len(docs) * a.hide))])
        rows = []
        for i, d in enumerate(docs):
            row = {"id": str(i), "text": d["text"], "title": d.get("title") or "", "outlet": d.get("source") or "", "language": "en"}
            if i not in hidden:
                row["published"] = d["date"][:10]
            rows.append(json.dumps(row))
        p = subprocess.run(shlex.split(a.cmd) + ["compare", "-"], input=("\n".join(rows) + "\n").encode(), capture_output=True)
        if p.returncode:
            n["failed"] += 1
            continue
        for r in json.loads(p.stdout)["reports"]:
            i = int(r["ref"])
            if i not in hidden:
                continue
            got = (r.get("published") or {}).get("value")
            basis = (r.get("published") or {}).get("basis")
            n["all"] += 1
            if not got:
                n["abstained"] += 1
                continue
            if basis != "inferred":
                n["stated in the text"] += 1
                continue
            off = (datetime.date.fromisoformat(got[:10]) - days[i]).days
            n["right" if off == 0 else "one day off" if abs(off) == 1 else "wrong"] += 1
            if a.v and abs(off) > 1:
                e = r["published"].get("evidence") or {}
                said = r["text"].encode()[e.get("begin", 0) : e.get("end", 0)].decode(errors="replace")
                print("WRONG", name, "hidden", days[i], "inferred", got[:10], "by", repr(said[:90]), "known", sorted({str(days[k]) for k in range(len(docs)) if k not in hidden}))
    total = max(1, n["all"] - n["stated in the text"])
    print(f"{min(done, a.limit)} clusters, {n['all']} dates hidden, {n['stated in the text']} stated in the text, {n['failed']} clusters failed")
    for k in ("right", "one day off", "wrong", "abstained"):
        print(f"{k:12s} {n[k]:5d}  {100 * n[k] / total:5.1f} %")


if __name__ == "__main__":
    main()
