#!/usr/bin/env python3
"""How right and how complete the links of pronouns and nominals to names are, inside one report.

    python3 tools/train/coref.py GUM WORK GUM_NEWS
    tools/measure_people.py WORK/news [--cmd build/release/synoptic] [-v FORM]

reads WORK/news.docs.jsonl and WORK/news.gold.jsonl. An entity of ours is what its names are in the gold chains, by vote. A link is
right if the gold chain of its pronoun or nominal is that one. Counted as missed is only what has a name in its gold chain: pronouns he,
she, his, her, him, himself, herself; nominals that begin with "the" and don't stand in apposition to a name of theirs. `-v pronoun`
lists what is wrong and what is missed; lines of the table beside the sum are the rules that made the links.
"""
import argparse, bisect, collections, json, shlex, subprocess

PRONOUNS = {"he", "she", "his", "her", "him", "himself", "herself", "hers"}


def smallest(mentions, begin, end):
    """The gold mention around a name."""
    fit = [m for m in mentions if m[0] <= begin and end <= m[1]]
    return min(fit, key=lambda m: m[1] - m[0], default=None)


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("part", help="WORK/news: the files' common beginning")
    ap.add_argument("--cmd", default="build/release/synoptic")
    ap.add_argument("-v", metavar="FORM", help="pronoun or nominal: show what is wrong and missed")
    a = ap.parse_args()
    run = subprocess.run([*shlex.split(a.cmd), "analyse", a.part + ".docs.jsonl"], capture_output=True)
    assert run.returncode == 0, run.stderr.decode()[-2000:]
    gold = {g["id"]: g["mentions"] for g in map(json.loads, open(a.part + ".gold.jsonl", encoding="utf-8"))}
    n = collections.Counter()
    rules = collections.defaultdict(collections.Counter)
    for line in run.stdout.splitlines():
        r = json.loads(line)
        text, mentions = r["text"].encode(), gold[r["ref"]]
        votes = collections.defaultdict(collections.Counter)
        for m in r["mentions"]:
            if m["form"] == "name" and (g := smallest(mentions, m["begin"], m["end"])) and g[3] == "name": votes[m["entity"]][g[2]] += 1
        chain = {e: v.most_common(1)[0][0] for e, v in votes.items()}
        has_name = {m[2] for m in mentions if m[3] == "name"}
        by_head = {}
        for m in sorted(mentions, key=lambda m: m[0] - m[1]): by_head[m[5]] = m  # of one head the innermost
        heads = sorted(by_head)
        names = [m for m in mentions if m[3] == "name"]
        found = {}
        said = lambda b, e: text[b:e].decode()

        def show(what, m, b, e):
            if a.v == what[0]:
                print(f'{r["ref"]}: {what[1]} [{said(b, e)}] {m["rule"] if m else ""}{" -> " + next(x["name"] for x in r["entities"] if x["id"] == m["entity"]) if m else ""}\n    '
                      + text[max(0, b - 160):b].decode(errors="replace").replace("\n", " ") + "⟦" + said(b, e) + "⟧" + text[e:e + 60].decode(errors="replace").replace("\n", " "))

        for m in r["mentions"]:
            if m["form"] == "name": continue
            b, e = m["begin"], m["end"]
            if m["form"] == "pronoun":
                g = next((g for g in mentions if g[0] == b and g[1] == e), None)
            else:
                inside = heads[bisect.bisect_left(heads, b):bisect.bisect_left(heads, e)]
                g = next((by_head[h] for h in reversed(inside) if by_head[h][0] >= b - 4 and by_head[h][0] <= b + 4), None)
            if g is None:
                n[m["form"], "not in gold"] += 1
                continue
            found[g[0], g[5]] = True
            right = chain.get(m["entity"]) == g[2]
            n[m["form"], "right" if right else "wrong"] += 1
            rules[m["form"]][m["rule"], right] += 1
            if not right: show((m["form"], "wrong"), m, b, e)
        for g in mentions:
            word = said(g[0], g[1]).lower()
            if g[2] not in has_name or (g[0], g[5]) in found: continue
            if word in PRONOUNS:
                n["pronoun", "missed"] += 1
                show(("pronoun", "missed"), None, g[0], g[1])
            elif g[3] == "nominal" and word.startswith("the ") and g[4] in ("person", "organization") and not any(
                    x[2] == g[2] and x[0] <= g[1] + 3 and g[0] <= x[1] + 3 for x in names):
                n["nominal", "missed"] += 1
                show(("nominal", "missed"), None, g[0], g[1])
    for form in ("pronoun", "nominal"):
        right, wrong, missed = n[form, "right"], n[form, "wrong"], n[form, "missed"]
        print(f"{form}: {right} right, {wrong} wrong, {missed} missed: precision {100 * right / max(1, right + wrong):.1f}, recall {100 * right / max(1, right + missed):.1f}"
              f" ({n[form, 'not in gold']} not in the gold)")
        for rule in sorted({k[0] for k in rules[form]}):
            print(f"    {rules[form][rule, True]:4} right {rules[form][rule, False]:4} wrong  {rule}")


if __name__ == "__main__": main()
