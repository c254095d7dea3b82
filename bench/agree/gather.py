#!/usr/bin/env python3
"""Puts the labels of two readers together: how far they agree, where they differ, and the file that is kept.

    gather.py to_label.jsonl labels_1.jsonl labels_2.jsonl                              agreement, and the pairs that must be read again
    gather.py to_label.jsonl labels_1.jsonl labels_2.jsonl decided.jsonl pairs.jsonl    with the decision on each of those, writes pairs.jsonl

A line of labels is {"index", "label"}, and of decided.jsonl the same for each pair on which the readers differ (it may also overrule both
where they agree). A pair is kept as labels and the SHA-1 of its sentences and of the entity
(of no entity: of no bytes), without their text. All pairs of a story are in the same half.
"""
import collections
import hashlib
import json
import sys

LABELS = ["agree", "conflict", "update", "basis", "not comparable"]


def sha1(text):
    return hashlib.sha1(text.encode()).hexdigest()


def half(group):
    # Of the numbers below 300 this one makes the halves most alike in labels and in stories with a conflict; the program had no part in it.
    return "kept" if int(sha1("bench/agree 293: " + group), 16) % 2 else "dev"


def read(path):
    with open(path, encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def kappa(first, second):
    n = len(first)
    observed = sum(a == b for a, b in zip(first, second)) / n
    one, two = collections.Counter(first), collections.Counter(second)
    chance = sum(one[x] * two[x] for x in LABELS) / n**2
    return observed, (observed - chance) / (1 - chance)


def main():
    if len(sys.argv) not in (4, 6):
        sys.exit(__doc__)
    pairs = read(sys.argv[1])
    one, two = ({r["index"]: r["label"] for r in read(path)} for path in sys.argv[2:4])
    for labels in (one, two):
        assert set(labels) == {p["index"] for p in pairs} and set(labels.values()) <= set(LABELS)
    first, second = [one[p["index"]] for p in pairs], [two[p["index"]] for p in pairs]
    observed, k = kappa(first, second)
    print(f"{len(pairs)} pairs, raw agreement {100 * observed:.1f} %, Cohen's kappa {k:.3f}")
    for label in LABELS:
        a, b = [x == label for x in first], [x == label for x in second]
        both = sum(x and y for x, y in zip(a, b))
        print(f"  {label:16} first {sum(a):4}  second {sum(b):4}  both {both:4}  agreement on it (F) {200 * both / max(1, sum(a) + sum(b)):.1f} %")
    table = collections.Counter(zip(first, second))
    for (a, b), n in table.most_common():
        if a != b:
            print(f"  {a} / {b}: {n}")
    if len(sys.argv) == 4:
        print("differ:", *(p["index"] for p in pairs if one[p["index"]] != two[p["index"]]))
        return
    decided = {r["index"]: r["label"] for r in read(sys.argv[4])}
    kept = []
    for p in pairs:
        i = p["index"]
        label = decided.get(i) or (one[i] if one[i] == two[i] else sys.exit(f"gather.py: pair {i} is not decided"))
        kept.append({"group": p["group"], "slot": p["slot"], "entity": sha1(p["entity"]), "a": sha1(p["A"]["sentence"]), "b": sha1(p["B"]["sentence"]),
                     "label": label, "reader1": one[i], "reader2": two[i], "half": half(p["group"])})
    kept.sort(key=lambda r: (r["group"], r["slot"], r["a"], r["b"]))
    with open(sys.argv[5], "w", encoding="utf-8") as out:
        out.writelines(json.dumps(r) + "\n" for r in kept)
    print(collections.Counter((r["half"], r["label"]) for r in kept))


if __name__ == "__main__":
    main()
