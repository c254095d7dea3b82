#!/usr/bin/env python3
"""Brings the open corpora into one form for the trainers. Standard library only.

  tools/train/data.py CORPORA OUT

CORPORA  a folder with ud_ewt/ gum/ uner/ gmb/ ner/ (UD English EWT 2.16, GUM 11, Universal NER, Groningen Meaning Bank,
         WikiGold, Broad Twitter Corpus, WNUT17)
OUT      gets ud/*.jsonl  {"doc","text","tokens":[[b,e]..],"upos","xpos","lemma","head","deprel"}   head: -1 = root
             ner/*.jsonl {"text","tokens","ner":["O","B-PER",...]}                                  PER LOC ORG MISC
Offsets are UTF-8 bytes of `text`. GUM genres that are not openly licensed, and GUM's news documents (for measuring), stay out.
"""
import collections, csv, json, pathlib, re, sys

CLOSED = {"essay", "fiction", "letter", "podcast", "whow", "reddit"}  # CC BY-NC-SA or no licence
# Prefixes that UD English leaves joined to their word by a hyphen.
PREFIXES = set("e co re non post pre anti semi multi pro mid ex sub un vice psycho over inter intra mini de bi tri ultra cross trans pseudo neo counter super micro macro meta quasi self-".split())
TITLES = set("""mr. mrs. ms. dr. mr mrs ms dr president prime minister sir king queen senator sen. sen representative rep. rep professor prof. general gen. gen colonel col.
lieutenant lt. captain capt. major maj. sergeant sgt. secretary judge chancellor justice pope prince princess premier vice deputy foreign defense defence interior finance
ambassador spokesman spokeswoman spokesperson chief former governor gov. gov mayor commander admiral ayatollah sheikh chairman chairwoman director presidential candidate
rev. rev reverend archbishop bishop cardinal leader envoy attorney congressman congresswoman lord lady dame first sultan emir king-elect brigadier field marshal
secretary-general state opposition prime-minister cleric imam mullah justice coach""".split())


def sentences(path):
    """CoNLL-U: (document, text, rows) a sentence; rows are the words, without ranges and empty nodes."""
    doc, text, rows = "", "", []
    for line in open(path, encoding="utf-8"):
        line = line.rstrip("\n")
        if not line:
            if rows: yield doc, text, rows
            text, rows = "", []
        elif line.startswith("# newdoc id"): doc = line.split("=", 1)[1].strip()
        elif line.startswith("# text ="): text = line[8:].strip()
        elif line[0] != "#":
            f = line.split("\t")
            if f[0].isdigit(): rows.append(f)
    if rows: yield doc, text, rows


def place(text, words):
    """Byte spans of `words` in order of `text`; None where one is not there (a spelling that UD corrects)."""
    spans, at = [], 0
    for w in words:
        i = text.find(w, at)
        if i < 0 or i > at + 3: return None
        spans.append([len(text[:i].encode()), len(text[:i + len(w)].encode())])
        at = i + len(w)
    return spans


def ud(path, doc_of=None):
    for doc, text, rows in sentences(path):
        spans = place(text, [f[1] for f in rows])
        if spans is None: continue
        yield {"doc": doc_of or doc, "text": text, "tokens": spans, "upos": [f[3] for f in rows], "xpos": [f[4] for f in rows],
               "lemma": [f[2] for f in rows], "head": [int(f[6]) - 1 for f in rows], "deprel": [f[7] for f in rows]}


def write(path, rows):
    path.parent.mkdir(parents=True, exist_ok=True)
    n = words = 0
    with open(path, "w", encoding="utf-8") as out:
        for r in rows:
            out.write(json.dumps(r, ensure_ascii=False) + "\n")
            n += 1; words += len(r["tokens"])
    print(f"{path}: {n} sentences, {words} words", flush=True)


def detokenise(words):
    text, open_quote = "", False
    glue = True
    for i, w in enumerate(words):
        before = not glue and not re.match(r"^([.,;:!?%)\]}]|'s|'re|'ve|'ll|'d|'m|n't|'|\.\.\.)$", w)
        if w == '"': before = not open_quote and not glue
        if w in ("''", "”"): before = False
        if before: text += " "
        text += w
        if w == '"': open_quote = not open_quote
        glue = w in ("(", "[", "{", "$", "``", "“", "@", "#") or (w == '"' and open_quote)
    return text


def split_hyphens(words, labels):
    """Hyphenated words fall apart as in UD English; "U.S.-led": only what begins with a capital keeps the name."""
    for w, y in zip(words, labels):
        parts = re.split(r"(-)", w)
        if len(parts) < 3 or not all(parts) or any(c.isdigit() for c in w) and not re.match(r"^\d+-[a-z]", w) or parts[0].lower() in PREFIXES or "/" in w or w.startswith("@"):
            yield w, y
            continue
        last = max((i for i, p in enumerate(parts) if p[:1].isupper()), default=-1)
        for i, p in enumerate(parts):
            if y == "O" or i > last: yield p, "O"
            else: yield p, y if i == 0 else "I-" + y[2:]


def named(pairs, group=None):
    words, labels = zip(*split_hyphens(*zip(*pairs)))
    labels = list(labels)
    for i, y in enumerate(labels):  # IOB1 and what the splitting left: every name begins with B
        if y[0] == "I" and (i == 0 or labels[i - 1][1:] != y[1:]): labels[i] = "B" + y[1:]
    text = detokenise(words)
    spans = place(text, words)
    return {"text": text, "tokens": spans, "ner": labels} if spans else None


def conll(path, kinds):
    rows = []
    for line in open(path, encoding="utf-8", errors="replace"):
        f = line.split()
        if not f or f[0] == "-DOCSTART-":
            if rows: yield rows
            rows = []
            continue
        tag = f[-1]
        kind = "O" if tag == "O" else kinds.get(tag[2:].upper(), "MISC")
        rows.append((f[0] if len(f) > 1 else "�", "O" if kind == "O" else tag[0] + "-" + kind))
    if rows: yield rows


def uner(path):
    text, rows = "", []
    for line in open(path, encoding="utf-8"):
        line = line.rstrip("\n")
        if not line:
            spans = place(text, [w for w, _ in rows])
            if rows and spans: yield {"text": text, "tokens": spans, "ner": [t for _, t in rows]}
            rows = []
        elif line.startswith("# text ="): text = line[8:].strip()
        elif line[0] != "#":
            f = line.split("\t")
            rows.append((f[1], f[2] if f[2][2:] in ("PER", "LOC", "ORG") else "O" if f[2] == "O" else f[2][:2] + "MISC"))


def gmb(path, demonyms):
    """Bronze labels made fit: titles leave the person, demonyms leave the places, offices are no names."""
    rows = []

    def done():
        words, labels = [w for w, _, _ in rows], [y for _, _, y in rows]
        for i, (w, tag, y) in enumerate(rows):
            kind = {"per": "PER", "org": "ORG", "geo": "LOC", "gpe": "LOC", "art": "MISC", "nat": "MISC", "eve": "MISC"}.get(y[2:])
            if y[2:] == "gpe" and (w.lower() in demonyms and tag.startswith(("JJ", "NNS", "NNPS")) or tag == "JJ"): kind = "MISC"
            if y[2:] == "geo" and w.lower() in demonyms and tag == "JJ": kind = "MISC"
            labels[i] = "O" if kind is None else y[0] + "-" + kind
        i = 0
        while i < len(labels):
            if labels[i] == "O": i += 1; continue
            j = i + 1
            while j < len(labels) and labels[j] == "I" + labels[i][1:]: j += 1
            if labels[i] == "B-PER":
                k = i
                while k < j and words[k].lower() in TITLES: labels[k] = "O"; k += 1
                if k < j: labels[k] = "B-PER"
            i = j
        return named(list(zip(words, labels)))

    with open(path, encoding="latin-1", newline="") as f:
        for line in csv.reader(f):
            if line[0].startswith("Sentence") and line[0] != "Sentence #":
                if rows and (r := done()): yield r
                rows = []
            if line[0] != "Sentence #" and line[1]: rows.append((line[1], line[2], line[3]))
    if rows and (r := done()): yield r


def gum_names(path):
    """Names from GUM's entity spans: the proper-noun part round the head of a person, place or organisation."""
    kinds = {"person": "PER", "place": "LOC", "organization": "ORG"}
    for doc, text, rows in sentences(path):
        spans = place(text, [f[1] for f in rows])
        if spans is None: continue
        labels, open_, found = ["O"] * len(rows), [], []
        for i, f in enumerate(rows):
            m = re.search(r"Entity=([^|]+)", f[9])
            if not m: continue
            for x in re.finditer(r"\(([^()]+)(\))?|([\w\[\]/]+)\)", m.group(1)):
                if x.group(1):
                    p = x.group(1).split("-")
                    e = [p[0], p[1], i, None]
                    if x.group(2): e[3] = i; found.append(e)
                    else: open_.append(e)
                else:
                    key = re.sub(r"\[.*", "", x.group(3))
                    for e in reversed(open_):
                        if re.sub(r"\[.*", "", e[0]) == key: e[3] = i; found.append(e); open_.remove(e); break
        proper = lambda i: rows[i][3] == "PROPN"
        for _, kind, a, b in sorted(found, key=lambda e: e[2] - e[3]):
            if kind not in kinds: continue
            heads = [i for i in range(a, b + 1) if not a <= int(rows[i][6]) - 1 <= b]
            if not heads or not proper(heads[0]): continue
            l = r = heads[0]
            joins = ("of", "and", "the", "for", "de", "van", "bin", "al", "-")
            while l - 1 >= a and (proper(l - 1) or rows[l - 1][1] in joins and l - 2 >= a and proper(l - 2) and (kind == "organization" or rows[l - 1][1] in ("-", "de", "van", "bin", "al"))): l -= 1
            while r + 1 <= b and (proper(r + 1) or rows[r + 1][1] in joins and r + 2 <= b and proper(r + 2) and (kind == "organization" or rows[r + 1][1] in ("-", "de", "van", "bin", "al"))): r += 1
            if kind == "person":
                while l < r and rows[l][1].lower() in TITLES: l += 1
                if rows[l][1].lower() in TITLES: continue
            for i in range(l, r + 1): labels[i] = ("B-" if i == l else "I-") + kinds[kind]
        yield {"text": text, "tokens": spans, "ner": labels}


def main():
    src, out = map(pathlib.Path, sys.argv[1:3])
    root = pathlib.Path(__file__).resolve().parents[2]
    demonyms = {f[0] for f in (l.rstrip("\n").split("\t") for l in open(root / "lexicons/countries.tsv", encoding="utf-8")) if len(f) > 1 and f[1] == "demonym"}
    split, part = {}, ""
    for line in open(src / "gum/splits.md", encoding="utf-8"):
        if m := re.match(r"## (\w+)", line): part = m.group(1)
        if m := re.match(r"\s*\*\s*(\S+)", line): split[m.group(1)] = part
    sets = collections.defaultdict(list)
    names = []
    for f in sorted((src / "gum").glob("GUM_*.conllu")):
        genre = f.stem.split("_")[1]
        if genre in CLOSED: continue
        part = "gumnews" if genre == "news" else {"test": "gumtest", "dev": "gumdev"}.get(split.get(f.stem), "train")
        sets[part] += ud(f, f.stem)
        if part == "train": names += gum_names(f)
    sets["train"] = list(ud(src / "ud_ewt/en_ewt-ud-train.rebuilt.conllu")) + sets["train"]
    sets["ewtdev"] = list(ud(src / "ud_ewt/en_ewt-ud-dev.conllu"))
    sets["ewttest"] = list(ud(src / "ud_ewt/en_ewt-ud-test.conllu"))
    for k, v in sets.items(): write(out / f"ud/{k}.jsonl", v)
    write(out / "ner/gum.jsonl", names)
    for part in ("dev", "test"): write(out / f"ner/ewt{part}.jsonl", uner(src / f"uner/en_ewt-ud-{part}.iob2"))
    write(out / "ner/gmb.jsonl", gmb(src / "gmb/ner_dataset.csv", demonyms))
    four = {"PER": "PER", "LOC": "LOC", "ORG": "ORG"}
    ner = src / "ner/data"
    write(out / "ner/wikigold.jsonl", (r for s in conll(ner / "wikigold/CONLL-format/data/wikigold.conll.txt", four) if (r := named(s))))
    write(out / "ner/btc.jsonl", (r for f in sorted((ner / "BTC/CONLL-format/data").glob("*.conll")) for s in conll(f, four) if (r := named(s))))
    wnut = {"PERSON": "PER", "LOCATION": "LOC", "GROUP": "ORG", "CORPORATION": "ORG"}
    write(out / "ner/wnut.jsonl", (r for s in conll(ner / "WNUT17/CONLL-format/data/train/wnut17train.conll", wnut) if (r := named(s))))


if __name__ == "__main__": main()
