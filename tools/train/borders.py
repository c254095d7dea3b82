#!/usr/bin/env python3
"""Brings the open corpora into the form that train_borders reads. Standard library only.

  tools/train/borders.py CORPORA OUT

CORPORA  as for data.py: ud_ewt/ gum/ gmb/
OUT      gets documents.jsonl  {"id", "group", "part", "paragraphs": [["sentence", ...], ...]}   part: train, dev, test or news
                              and "fold", for cross-validation
              words.jsonl      {"w": [form, ...], "t": [Penn tag, ...]} a sentence
GUM genres that are not openly licensed stay out; GUM's news documents are there to be measured, never to be trained on. The Groningen
Meaning Bank has lost its documents: 12 sentences at a time stand for one that is one paragraph. Reports with headlines are rare in all of
these, so more are made up: sentences of the Meaning Bank under a headline (one of its sentences, shortened as headlines are, or a heading of
GUM), mostly with a date line, with headings and captions of GUM between them and at times a list of sources below. What is made up from GUM is of one fold only.
"""
import collections, csv, json, pathlib, random, re, sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
import data


def documents(path):
    """[(id, [[sentence text, ...] per paragraph])] of one CoNLL-U file."""
    found, fresh = [], True
    for line in open(path, encoding="utf-8"):
        if line.startswith("# newdoc"):
            found.append((line.split("=", 1)[-1].strip(), []))
            fresh = True
        elif line.startswith("# newpar"): fresh = True
        elif line.startswith("# text = "):
            if fresh: found[-1][1].append([])
            found[-1][1][-1].append(" ".join(line[len("# text = "):].split()))
            fresh = False
    return found


def gmb(path):
    """Sentences as (words, tags)."""
    words, tags = [], []
    with open(path, encoding="latin-1", newline="") as f:
        for line in csv.reader(f):
            if line[0].startswith("Sentence") and line[0] != "Sentence #":
                if words: yield words, tags
                words, tags = [], []
            if line[0] != "Sentence #" and line[1]:
                words.append(line[1])
                tags.append(line[2])
    if words: yield words, tags


MONTHS = "January February March April May June July August September October November December".split()
DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()


def curly(text):
    """Straight quotation marks as presses set them."""
    parts = text.split('"')
    return parts[0] + "".join(("\u201c" if i % 2 == 0 else "\u201d") + p for i, p in enumerate(parts[1:])).replace("'", "\u2019")


def headline(words, tags, rng):
    """A sentence as headlines are written: no articles, few auxiliaries, cut where a phrase ends; "" where that leaves too little."""
    kept = []
    for i, (w, t) in enumerate(zip(words, tags)):
        if w in ('"', "``", "''", "--") or t in (".", ":", "LRB", "RRB"): continue
        if t == "DT" and w.lower() in ("a", "an", "the") and rng.random() < 0.8: continue
        if t in ("VBP", "VBZ") and w in ("has", "have", "is", "are") and i + 1 < len(tags) and tags[i + 1] in ("VBN", "VBG") and rng.random() < 0.8: continue
        kept.append((w, t))
    ends = [i for i in range(5, min(14, len(kept))) if i + 1 == len(kept) or kept[i][1] in ("IN", ",", "WDT", "WP", "CC", "WRB")]
    if not ends: return ""
    kept = kept[: rng.choice(ends)]
    while kept and kept[-1][1] in ("IN", ",", "CC", "DT", "TO", "PRP$"): kept.pop()
    if len(kept) < 4: return ""
    forms = [w for w, _ in kept]
    if rng.random() < 0.25: forms = [w if t in ("IN", "CC", "DT", "TO") else w[:1].upper() + w[1:] for w, t in kept]
    forms[0] = forms[0][:1].upper() + forms[0][1:]
    return data.detokenise(forms)


def date_line(rng):
    day, month, year = rng.randint(1, 28), rng.choice(MONTHS), rng.randint(1995, 2026)
    weekday = rng.choice(DAYS)
    return rng.choice([f"{weekday}, {month} {day}, {year}"] * 3 + [f"{month} {day}, {year}", f"{day} {month} {year}", f"{weekday} {day} {month} {year}", f"{month.upper()} {day}, {year}", f"{weekday}, {day} {month} {year}"])


def sources(tagged, name, rng):
    """The list that some sites put under a report: what it draws on, an item a paragraph."""
    place = name[0] if name else "Northport"
    outlet = lambda: rng.choice(["{} Times", "The {} Post", "{} News", "{} Star", "Radio {}", "The {} Press", "{}.com", "{} Daily", "The {} Journal"]).format(place)
    form, dash = rng.randrange(3), rng.choice(["\u2014", "\u2014", "\u2013", "-"])
    day = lambda: rng.choice(["{m} {d}, {y}", "{m} {d}, {y}", "{d} {m} {y}"]).format(d=rng.randint(1, 28), m=rng.choice(MONTHS), y=rng.randint(1995, 2026))
    out = [[rng.choice(["Sources", "Sources", "Related news", "References", "Related articles", "Further reading"])]]
    for words, tags in rng.sample(tagged, min(len(tagged), rng.randint(2, 5))):
        title = headline(words, tags, rng)
        if not title: continue
        item = f'"{title}" {dash} {outlet()}, {day()}' if form < 2 else f"{title}, {outlet()}, {day()}"
        out.append([" ".join(name) + ".", item] if len(name) == 2 and rng.random() < 0.2 else [item])
    return out


def made_up(tagged, headings, openings, rng, fold):
    """Paragraphs of a report that nobody wrote; the sentences of `tagged` are its body."""
    name = [w for words, tags in rng.sample(tagged, 3) for w, t in zip(words, tags) if t == "NNP" and w[0].isupper()][:2]
    credit = rng.choice(["Image: {}.", "Photo: {}", "image: {}", "File photo", "Photo by {}", "Credit: {}", "Photograph: {}/{}", "{} (file photo)"]).format(*(name + ["Lind", "Orr"])[:2])
    body = [data.detokenise(words) for words, _ in tagged[1:]]
    if rng.random() < 0.5: body = [curly(b) for b in body]
    top = headline(*tagged[0], rng) if rng.random() < 0.6 else rng.choice(openings[fold])
    if not top: return []
    out = [[top]]
    if rng.random() < 0.3: out = [[body.pop(0)]]  # many come without their headline
    elif rng.random() < 0.7: out[-1 if rng.random() < 0.5 else 0].append(date_line(rng))
    if rng.random() < 0.08: out.append(["By " + " ".join(name)] if len(name) == 2 else ["By our correspondent"])
    for i, sentence in enumerate(body):
        if i > 0 and rng.random() < 0.15: out.append([rng.choice(headings[fold])])
        if rng.random() < 0.05: out.append([rng.choice(headings[fold]), credit])
        if i > 0 and rng.random() < 0.5 and len(out[-1][-1]) > 60: out[-1].append(sentence)
        else: out.append([sentence])
    return out + sources(tagged, name, rng) if rng.random() < 0.2 else out


def main():
    src, out = map(pathlib.Path, sys.argv[1:3])
    out.mkdir(parents=True, exist_ok=True)
    split, part = {}, ""
    for line in open(src / "gum/splits.md", encoding="utf-8"):
        line = line.strip()
        if line.startswith("## "): part = line[3:]
        elif line.startswith("* "): split[line[2:]] = part
    texts, words = open(out / "documents.jsonl", "w", encoding="utf-8"), open(out / "words.jsonl", "w", encoding="utf-8")

    rng = random.Random(1)
    folds = 5
    headings, openings = [[] for _ in range(folds)], [[] for _ in range(folds)]
    stands = re.compile(r"[.!?:;,\u2026\"\u201d)\]]$")

    def put(doc, group, part, fold, paragraphs):
        texts.write(json.dumps({"id": doc, "group": group, "part": part, "fold": fold, "paragraphs": paragraphs}, ensure_ascii=False) + "\n")

    def tell(forms, tags):
        words.write(json.dumps({"w": forms, "t": tags}, ensure_ascii=False) + "\n")

    number = collections.Counter()
    for f in sorted((src / "gum").glob("GUM_*.conllu")):
        genre = f.stem.split("_")[1]
        if genre in data.CLOSED: continue
        part = "news" if genre == "news" else split[f.stem] if split.get(f.stem) in ("dev", "test") else "train"
        for doc, paragraphs in documents(f):
            fold = number[genre] % folds
            number[genre] += part == "train"
            put(doc, genre, part, fold, paragraphs)
            if part != "train" or genre in ("conversation", "vlog"): continue
            if len(paragraphs[0][0].split()) < 16 and not stands.search(paragraphs[0][0]): openings[fold].append(paragraphs[0][0])
            headings[fold] += [p[0] for p in paragraphs[1:] if len(p) == 1 and len(p[0].split()) < 16 and len(p[0]) > 3 and not stands.search(p[0])]
        if part == "train":
            for _, _, rows in data.sentences(f): tell([r[1] for r in rows], [r[4] for r in rows])
    for part, name in (("train", "train.rebuilt"), ("dev", "dev")):
        f = src / f"ud_ewt/en_ewt-ud-{name}.conllu"
        for doc, paragraphs in documents(f): put(doc, "ewt_" + doc.split("-")[0], part, -1, paragraphs)
        if part == "train":
            for _, _, rows in data.sentences(f): tell([r[1] for r in rows], [r[4] for r in rows])
    group = []
    tagged = list(gmb(src / "gmb/ner_dataset.csv"))
    for forms, tags in tagged:
        tell(forms, tags)
        group.append(data.detokenise(forms))
        if len(group) == 12:
            put("gmb", "gmb", "train", -1, [group if rng.random() < 0.5 else [curly(g) for g in group]])
            group = []
    for n in range(2000):
        at = rng.randrange(len(tagged) - 12)
        paragraphs = made_up([rng.choice(tagged)] + tagged[at:at + rng.randint(3, 8)], headings, openings, rng, n % folds)
        if paragraphs: put(f"made-up-{n}", "made_up", "train", n % folds, paragraphs)


if __name__ == "__main__": main()
