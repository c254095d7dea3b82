#!/usr/bin/env python3
"""Turns GUM's coreference into what tools/train/coref.cpp and tools/measure_people.py read. Standard library only.

    python3 tools/train/coref.py GUM WORK [GUM_NEWS [ECB [STORIES]]]

GUM       a folder with GUM_*.conllu and splits.md (GUM 11); its news stays out of training, as in tools/train/data.py
GUM_NEWS  a folder with the news documents, if they are kept elsewhere
ECB       a folder with the XML files of ECB+ (Cybulska and Vossen 2014): news, for weights of structure alone. Only some of its sentences are
          annotated, so of its pronouns only those whose chain has a name are taken, of its nouns also those whose chain has none in any report
STORIES   a folder with <set>/docs.jsonl, one report a line: the reports of tools/train/nominals.jsonl, nouns of news judged by reading. Its lines
          hold no text: "nouns" are [begin, end, head] of a noun phrase and [begin, end] of the first name of what it means; without the
          latter it means nothing that has a name. Lines with "aside" are never trained on
WORK      gets {train,aside,news,ecb}.docs.jsonl  {"id", "text", "language"}: records for `synoptic analyse`
           and {train,aside,news,ecb}.gold.jsonl  {"id", "mentions": [[begin, end, entity, form, kind, head]...]}
form: name, nominal or pronoun, by the head's part of speech; kind: GUM's entity type; head: byte where the head begins. Offsets are
UTF-8 bytes of `text`. aside: the documents of GUM's own dev and test parts. Only openly licensed genres of written or prepared words
are taken: in conversation and vlogs hardly anybody has a name.
"""
import collections, json, pathlib, re, sys
import xml.etree.ElementTree as xml

OPEN = {"academic", "bio", "court", "interview", "news", "speech", "textbook", "voyage"}
JUDGED = 6000  # characters of a report that were read
PRONOUNS = {"he", "she", "his", "her", "hers", "him", "himself", "herself"}
PART = re.compile(r"\((\d+)(?:\[(\d+)/(\d+)\])?-([^()]*)|(\d+)(?:\[(\d+)/(\d+)\])?\)|\)")


def sentences(path):
    rows, text, new = [], "", False
    for line in open(path, encoding="utf-8"):
        line = line.rstrip("\n")
        if line.startswith("# newpar") and not line.startswith("# newpar_block"): new = True
        elif line.startswith("# text ="): text = line[8:].strip()
        elif not line and rows:
            yield new, text, rows
            rows, new = [], False
        elif line and line[0] != "#":
            rows.append(line.split("\t"))
    if rows: yield new, text, rows


def words(text, rows):
    """(row, begin, end) in characters of `text`; of a range ("don't") each word has the whole range where it is not found itself."""
    out, at, limit, span = [], 0, 0, (0, 0)
    for f in rows:
        if "-" in f[0]:
            i = text.find(f[1], at)
            if i < 0: return None
            limit, span = int(f[0].split("-")[1]), (i, i + len(f[1]))
            continue
        if not f[0].isdigit(): continue
        i = text.find(f[1], at)
        inside = int(f[0]) <= limit
        if i < 0 or i > at + 3 or (inside and i + len(f[1]) > span[1]):
            if not inside: return None
            out.append((f, *span))
        else:
            out.append((f, i, i + len(f[1])))
            at = i + len(f[1])
        if inside and int(f[0]) == limit: at = span[1]
    return out


def read(path):
    text, mentions = "", []
    for new, sentence, rows in sentences(path):
        placed = words(sentence, rows)
        if placed is None: continue
        if text: text += "\n\n" if new else " "
        base = len(text.encode())
        text += sentence
        byte = lambda c: base + len(sentence[:c].encode())
        open_ = []
        for i, (f, b, e) in enumerate(placed):
            entity = next((x[7:] for x in f[9].split("|") if x.startswith("Entity=")), "")
            for m in PART.finditer(entity):
                if m[1]: open_.append((m[1], i, m[4].split("-")[0] if m[4] else "", m[2]))
                if (m[1] and entity[m.end():m.end() + 1] == ")") or m[5]:
                    key = m[1] or m[5]
                    k = next((k for k in range(len(open_) - 1, -1, -1) if open_[k][0] == key), None)
                    if k is None: continue
                    _, first, kind, part = open_.pop(k)
                    if part or m[6]: continue  # in pieces
                    inside = {placed[j][0][0]: j for j in range(first, i + 1)}
                    head = next((j for j in range(first, i + 1) if placed[j][0][6] not in inside), first)
                    upos = placed[head][0][3]
                    # "the mayor Anna Bel": a name beside the head names him too
                    beside = kind == "person" and any(placed[j][0][3] == "PROPN" and placed[j][0][6] == placed[head][0][0] and placed[j][0][7] in ("flat", "appos") for j in range(first, i + 1))
                    form = "pronoun" if upos in ("PRON", "DET") else "name" if upos == "PROPN" or beside else "nominal"
                    mentions.append([byte(placed[first][1]), byte(e), int(key), form, kind, byte(placed[head][1])])
    return text, sorted(mentions)


def ecb(path):
    root = xml.parse(path).getroot()
    text, at, spans, last = "", 0, {}, None
    for t in root.iter("token"):
        w = {"``": '"', "''": '"', "-LRB-": "(", "-RRB-": ")"}.get(t.text, t.text or "")
        marks = text.count('"') % 2
        glue = not text or re.match(r"^([.,;:!?%)\]]|'s|'re|'ve|'ll|'d|'m|n't|'|\.\.\.)$", w) or text[-1] in "($[" or (text[-1] == '"' and marks) or (w == '"' and marks)
        if last is not None and last != t.get("sentence"): glue = False
        last = t.get("sentence")
        text += ("" if glue else " ") + w
        end = len(text.encode())
        spans[t.get("t_id")] = (end - len(w.encode()), end, w)
    words = {m.get("m_id"): [spans[a.get("t_id")] for a in m.findall("token_anchor")] for m in root.find("Markables") if m.tag.startswith("HUMAN")}
    mentions, chains = [], {}
    notes = {}
    for k, relation in enumerate(root.find("Relations")):
        notes[k] = relation.get("note") or ""
        for source in relation.findall("source"): chains[source.get("m_id")] = k
    for m, w in words.items():
        if not w or m not in chains: continue
        form = "pronoun" if len(w) == 1 and w[0][2].lower() in PRONOUNS else "name" if w[-1][2][:1].isupper() else "nominal"
        mentions.append([w[0][0], w[-1][1], chains[m], form, "person", w[-1][0]])
    named = {m[2] for m in mentions if m[3] == "name"}
    return text, sorted(m for m in mentions if m[3] != "pronoun" or m[2] in named), {m[2]: notes[m[2]] for m in mentions}, {notes[k] for k in named}


def main():
    gum, work = map(pathlib.Path, sys.argv[1:3])
    work.mkdir(parents=True, exist_ok=True)
    part, split = "", {}
    for line in open(gum / "splits.md", encoding="utf-8"):
        if m := re.match(r"## (\w+)", line): part = m[1]
        if m := re.match(r"\s*\*\s*(\S+)", line): split[m[1]] = part
    files = {f.stem: f for folder in map(pathlib.Path, sys.argv[3:4]) for f in sorted(folder.rglob("GUM_news_*.conllu"))}
    files |= {f.stem: f for f in sorted(gum.glob("GUM_*.conllu"))}
    out = collections.defaultdict(list)
    for stem, f in sorted(files.items()):
        genre = stem.split("_")[1]
        if genre in OPEN: out["news" if genre == "news" else "aside" if split.get(stem) in ("dev", "test") else "train"].append((stem, *read(f)))
    for folder in sys.argv[4:5]:
        read_ecb = [(f.stem, *ecb(f)) for f in sorted(pathlib.Path(folder).rglob("*.xml"))]
        named = set().union(*(d[4] for d in read_ecb))
        for stem, text, mentions, notes, own in read_ecb:
            # a noun whose name stands in another report of the topic may have it in a sentence that nobody annotated
            out["ecb"].append((stem, text, [m for m in mentions if m[3] != "nominal" or notes[m[2]] in own or (notes[m[2]] and notes[m[2]] not in named)]))
    for folder in sys.argv[5:6]:
        rows = [json.loads(line) for line in open(pathlib.Path(__file__).parent / "nominals.jsonl", encoding="utf-8")]
        texts = {}
        for name in sorted({r["set"] for r in rows}):
            for line in open(pathlib.Path(folder) / name / "docs.jsonl", encoding="utf-8"):
                report = json.loads(line)
                texts[name, str(report["id"])] = report["text"][:JUDGED]
        for r in rows:
            mentions = set()
            for k, (begin, end, head, *named) in enumerate(r["nouns"]):
                chain = named[0] if named else -1000 - k
                if named: mentions.add((*named, chain, "name", "", named[0]))
                mentions.add((begin, end, chain, "nominal", "", head))
            out["judged_aside" if r.get("aside") else "judged"].append((f'{r["set"]}/{r["doc"]}', texts[r["set"], r["doc"]], sorted(mentions)))
    for name, documents in out.items():
        with open(work / f"{name}.docs.jsonl", "w", encoding="utf-8") as docs, open(work / f"{name}.gold.jsonl", "w", encoding="utf-8") as gold:
            for stem, text, mentions in documents:
                docs.write(json.dumps({"id": stem, "text": text, "language": "en"}) + "\n")
                gold.write(json.dumps({"id": stem, "mentions": mentions}) + "\n")


if __name__ == "__main__": main()
