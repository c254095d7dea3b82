#!/usr/bin/env python3
"""Chooses the candidate pairs that are to be read and labelled.

    choose.py slot_pairs.jsonl to_label.jsonl [--number 320] [--seed 20]

A candidate is two sentences of two reports of one story that both give a number for the same slot (killed, injured, or the age of
one surname), as mined into slot_pairs.jsonl. All candidates whose numbers differ are taken, since they are few and are what the
benchmark is about; the rest are filled up with candidates whose numbers are the same, one from each story in a random order, then a
second one from each, and so on, so that no large story fills the set. The same two sentences are taken once for one slot.
The output is shuffled, and says nothing of the miner's guess.
"""
import argparse
import collections
import json
import random


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("pairs")
    parser.add_argument("out")
    parser.add_argument("--number", type=int, default=320)
    parser.add_argument("--seed", type=int, default=20)
    args = parser.parse_args()

    rows = [json.loads(line) for line in open(args.pairs, encoding="utf-8")]
    seen = set()

    def fresh(row):
        key = (row["slot"], frozenset((row["A"]["sentence"], row["B"]["sentence"])))
        if key in seen:
            return False
        seen.add(key)
        return True

    chosen = [row for row in rows if row["auto"] == "conflict?" and fresh(row)]
    by_group = collections.defaultdict(list)
    for row in rows:
        if row["auto"] == "agree?" and fresh(row):
            by_group[row["group"]].append(row)
    rng = random.Random(args.seed)
    groups = sorted(by_group)
    rng.shuffle(groups)
    for group in groups:
        rng.shuffle(by_group[group])
    turn = 0
    while len(chosen) < args.number and any(len(by_group[g]) > turn for g in groups):
        for group in groups:
            if len(by_group[group]) > turn and len(chosen) < args.number:
                chosen.append(by_group[group][turn])
        turn += 1
    rng.shuffle(chosen)

    def side(s):
        return {k: s[k] for k in ("outlet", "date", "sentence", "values")}

    with open(args.out, "w", encoding="utf-8") as out:
        for index, row in enumerate(chosen):
            record = {"index": index, "group": row["group"], "slot": row["slot"], "entity": row["entity"], "A": side(row["A"]), "B": side(row["B"])}
            out.write(json.dumps(record, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
