"""What all makers of lexicons share: folding like utf8::fold, and writing rows in one order.

A row is (phrase, sense, canonical, country, value); the phrase is folded here, at most six words.
"""
import pathlib
import re
import unicodedata

HERE = pathlib.Path(__file__).resolve().parent
OUT = HERE.parent.parent / "lexicons"
SPECIAL = {"ł": "l", "Ł": "l", "ø": "o", "Ø": "o", "đ": "d", "Đ": "d", "ı": "i", "æ": "ae", "Æ": "ae", "œ": "oe", "Œ": "oe", "ß": "ss",
           "\u00ad": "", "\u200b": "", "\ufeff": ""}
for c in "‘’‚‛′ʼ":
    SPECIAL[c] = "'"
for c in "“”„‟«»″":
    SPECIAL[c] = '"'
for c in "‐‑‒–—―−":
    SPECIAL[c] = "-"


def fold(text):
    text = "".join(SPECIAL.get(c, c) for c in text)
    text = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.category(c).startswith("M"))
    return re.sub(r"\s+", " ", text.lower()).strip()


def write(name, rows, head):
    """Writes lexicons/<name>.tsv: `head` as comments, then the rows sorted by phrase; the first of two equal keys wins."""
    seen, kept = set(), []
    for phrase, sense, canonical, country, value in rows:
        phrase = fold(phrase)
        if not phrase or phrase.count(" ") >= 6 or (phrase, sense) in seen:
            continue
        seen.add((phrase, sense))
        kept.append((phrase, sense, canonical, country, value))
    kept.sort(key=lambda r: (r[0], r[1]))
    with open(OUT / f"{name}.tsv", "w", encoding="utf-8") as f:
        for line in head.strip().split("\n"):
            f.write(f"# {line.strip()}\n")
        f.write("# phrase\tsense\tcanonical\tcountry\tvalue\n")
        for row in kept:
            f.write("\t".join(row).rstrip("\t") + "\n")
    print(f"{name}: {len(kept)} rows")
