#!/usr/bin/env python3
"""lexicons/words.tsv: everyday English words, so that a capital at the start of a sentence or in a headline is no name.

  words.py GMB_CSV EWT_CONLLU

Counted over Voice of America news (public domain text, from the Groningen Meaning Bank's token list) and UD English EWT
(CC BY-SA 4.0): words that stand in small letters there nearly always when they do not begin a sentence.
"""
import collections
import csv
import re
import sys

from lexicon import fold, write


def main():
    small, large = collections.Counter(), collections.Counter()
    first = True
    for row in csv.reader(open(sys.argv[1], encoding="latin-1")):
        if row[0].startswith("Sentence"):
            first = True
        w = row[1]
        if w in {'"', "``", "'"}:
            continue
        (small if w.islower() else large if not first else collections.Counter())[w.lower()] += 1
        first = False
    for line in open(sys.argv[2], encoding="utf-8"):
        c = line.split("\t")
        if len(c) > 4 and c[0].isdigit():
            w = c[1]
            if w.islower():
                small[w] += 1
            elif c[0] != "1" and not w.isupper() and c[3] == "PROPN":
                large[w.lower()] += 1
    extra = """exclusive watch breaking opinion analysis update updated explainer timeline profile editorial interview read listen photos video videos
        gallery slideshow live factbox headline headlines advertisement sponsored subscribe newsletter comments related recommended trending menu search login
        sign share tweet email print copyright caption credit byline correction clarification""".split()
    rows = []
    for w, n in sorted(small.items()):
        key = fold(w)
        if re.fullmatch(r"[a-z][a-z-]*[a-z]|[a-z]", key) and (n >= 2 or large[w] == 0 and n >= 2) and n >= 0.35 * large[w] and len(key) < 20:
            rows.append((key, "common_word", "", "", ""))
    rows += [(w, "common_word", "", "", "") for w in extra]
    write("words", rows, """Everyday words, from counts over Voice of America news (public domain) and UD English EWT (CC BY-SA 4.0,
        https://universaldependencies.org), made by tools/lexicons/words.py.""")


main()
