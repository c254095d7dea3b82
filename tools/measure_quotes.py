"""Where the borders of quotations are lost, by kind.

    python3 tools/train/quotes.py polnear/dev WORK
    synoptic analyse WORK/docs.jsonl -o WORK/records.jsonl
    python3 tools/measure_quotes.py WORK/records.jsonl WORK/gold.jsonl [-v KIND]

An attribution of the gold file is met by the quotation whose cue overlaps its own, else by the one with most of its content. For each
part of those that are met: are its first and last word right, and if not, what stands between our border and the gold one? `-v KIND`
prints the cases of one line of the table.
"""

import collections
import json
import re
import sys

WORD = re.compile(r"\w[\w'\u2019-]*|[^\w\s]")
MARKS = "\"'“”‘’«»"


def words(text):
    return [(m.start(), m.end(), m.group()) for m in WORD.finditer(text)]


def characters(text):
    """From byte offsets to character offsets."""
    table, at = {}, 0
    for i, c in enumerate(text):
        table[at] = i
        at += len(c.encode())
    table[at] = len(text)
    return table


def trim(text, begin, end):
    while begin < end and not text[begin].isalnum():
        begin += 1
    while end > begin and not text[end - 1].isalnum():
        end -= 1
    return begin, end


def overlap(a, b):
    return sum(max(0, min(x[1], y[1]) - max(x[0], y[0])) for x in a for y in b)


def difference(text, ours, gold, right):
    """What lies between two borders, in a word or two."""
    low, high = min(ours, gold), max(ours, gold)
    between = text[low:high]
    longer = (ours > gold) == right
    inside = [w for _, _, w in words(between) if w[0].isalnum()]
    first = between.strip(" ,;:-–—\n" + MARKS).split(" ")[0].lower() if inside else ""
    size = "1" if len(inside) == 1 else "2-4" if len(inside) < 5 else "5-12" if len(inside) < 13 else "13+"
    if any(m in between for m in "\"“”«»"):
        kind = "quotation mark"
    elif "\n" in between:
        kind = "paragraph"
    elif re.search(r"[.?!]\s", between):
        kind = "sentence"
    elif right and first in {"and", "but", "or", "while", "although", "though"}:
        kind = "conjunction"
    elif right and first in {"who", "which", "that", "whose", "where", "when"}:
        kind = "relative"
    elif not right and first in {"that", "to", "for", "of", "about", "as", "on", "if", "whether", "how", "why", "what"}:
        kind = f"'{first}'"
    elif "," in between:
        kind = "comma"
    else:
        kind = "words"
    return f"{'too long' if longer else 'too short'}: {kind}, {size}"


def main():
    records, gold_path = sys.argv[1:3]
    wanted = sys.argv[4] if len(sys.argv) > 4 and sys.argv[3] == "-v" else None
    gold = {row["id"]: row["attributions"] for row in map(json.loads, open(gold_path, encoding="utf-8"))}
    count, kinds = collections.Counter(), collections.Counter()
    for record in map(json.loads, open(records, encoding="utf-8")):
        text = record["text"]
        at = characters(text)
        span = lambda s: trim(text, at[s["begin"]], at[s["end"]])
        quotes = [
            {"cue": [span(q["cue"])] if q["cue"] else [], "source": [span(q["source"])] if q["source"] else [],
             "content": [span(c) for c in q["content"]], "kind": q["kind"]}
            for q in record["quotes"]
        ]
        met = set()
        for a in gold.get(record["ref"], []):
            a = {part: [trim(text, at[b], at[e]) for b, e in a[part]] for part in ("source", "cue", "content")}
            count["gold"] += 1
            best = max(range(len(quotes)), key=lambda i: (overlap(quotes[i]["cue"], a["cue"]), overlap(quotes[i]["content"], a["content"])), default=None)
            if best is None or not (overlap(quotes[best]["cue"], a["cue"]) or overlap(quotes[best]["content"], a["content"])):
                count["missed"] += 1
                if wanted == "missed":
                    print("MISSED", record["ref"], [text[b:e] for b, e in a["cue"]], "|", [text[b:e] for b, e in a["content"]][:1])
                continue
            q = dict(quotes[best])
            met.add(best)
            # Sentences quoted after the one that has the cue are quotations of their own here, and one attribution there.
            for i, other in enumerate(quotes):
                if i != best and (other["cue"] == q["cue"] or not other["cue"]) and overlap(other["content"], a["content"]):
                    q["content"] = q["content"] + other["content"]
                    met.add(i)
            count["met"] += 1
            count["cue overlaps"] += bool(overlap(q["cue"], a["cue"]))
            for part in ("source", "cue", "content"):
                g, o = sorted(a[part]), sorted(q[part])
                if not g and not o:
                    count[part, "right"] += 1
                    continue
                if not g or not o:
                    kinds[part, "whole", "ours only" if o else "gold only"] += 1
                    continue
                ends = [(g[0][0] == o[0][0], g[0][0], o[0][0], False), (g[-1][1] == o[-1][1], g[-1][1], o[-1][1], True)]
                count[part, "right"] += ends[0][0] and ends[1][0] and len(g) == len(o)
                for right_end, where_gold, where_ours, right in ends:
                    count[part, right] += right_end
                    if right_end:
                        continue
                    kind = (part, "right" if right else "left", difference(text, where_ours, where_gold, right))
                    kinds[kind] += 1
                    if wanted and wanted in " ".join(kind):
                        b, e = min(g[0][0], o[0][0]), max(g[-1][1], o[-1][1])
                        print(" ".join(kind), "\n   ", text[max(0, b - 60):e + 60].replace("\n", " / "), "\n    gold:", [text[x:y] for x, y in g], "\n    ours:", [text[x:y] for x, y in o])
        count["ours"] += len(quotes)
        extra = [q for i, q in enumerate(quotes) if i not in met]
        count["extra"] += len(extra)
        for q in extra:
            kinds["extra", q["kind"], " ".join(text[b:e] for b, e in q["cue"])[:20] if wanted == "extra" else ""] += 1
    print(f"gold {count['gold']}, ours {count['ours']}, met {count['met']} (by the cue {count['cue overlaps']}), missed {count['missed']}, ours alone {count['extra']}")
    for part in ("source", "cue", "content"):
        met = max(1, count["met"])
        print(f"{part:8s} right {100 * count[part, 'right'] / met:.1f}%  first word {100 * count[part, False] / met:.1f}%  last word {100 * count[part, True] / met:.1f}%")
    for kind, n in kinds.most_common(60 if wanted != "extra" else 120):
        print(f"{n:6d}  {' '.join(kind)}")


if __name__ == "__main__":
    main()
