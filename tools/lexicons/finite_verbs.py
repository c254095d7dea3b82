#!/usr/bin/env python3
"""Makes lexicons/finite_verbs.tsv: word forms that stand as finite verbs or modals, counted in UD English EWT (train), the
openly licensed genres of GUM, and Voice of America news (Groningen Meaning Bank).

    finite_verbs.py LANGUAGE_DIR > lexicons/finite_verbs.tsv

LANGUAGE_DIR holds ud_ewt/ and gum/ as CoNLL-U, gmb/ner_dataset.csv. A form is kept if it is finite (XPOS VBD, VBZ, VBP, MD) at
least three times and in at least 15 % of its uses; value = "sure" from 60 % on, else "often".
"""
import collections, csv, pathlib, re, sys

root = pathlib.Path(sys.argv[1])
OPEN = ("academic", "bio", "court", "interview", "news", "speech", "textbook", "voyage")
files = [p for p in sorted((root / "ud_ewt").rglob("*.conllu")) if "train" in p.name]
files += [p for p in sorted((root / "gum").glob("GUM_*.conllu")) if p.name.split("_")[1] in OPEN]
total, finite = collections.Counter(), collections.Counter()
for path in files:
    for line in path.open(encoding="utf-8"):
        cols = line.split("\t")
        if len(cols) > 4 and cols[0].isdigit():
            form = cols[1].lower().replace("’", "'")
            total[form] += 1
            finite[form] += cols[4] in ("VBD", "VBZ", "VBP", "MD")
with open(root / "gmb/ner_dataset.csv", encoding="latin-1", newline="") as f:
    for row in csv.reader(f):
        if len(row) > 3:
            total[row[1].lower()] += 1
            finite[row[1].lower()] += row[2] in ("VBD", "VBZ", "VBP", "MD")
print("# Word forms that stand as finite verbs; counts over UD English EWT (CC BY-SA 4.0), GUM's open genres (CC BY 4.0,")
print("# CC BY-SA 3.0, CC BY 2.5) and Voice of America news (public domain), made by tools/lexicons/finite_verbs.py.")
print("# phrase\tsense\tcanonical\tcountry\tvalue")
for form in sorted(finite):
    share = finite[form] / total[form]
    if finite[form] >= 3 and share >= .15 and re.fullmatch(r"[a-z]+|'(s|re|ve|ll|d|m)", form):
        print(f"{form}\tfinite_verb\t\t\t{'sure' if share >= .6 else 'often'}")
