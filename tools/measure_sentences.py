#!/usr/bin/env python3
"""Sentence borders on whole documents: exact span F of `synoptic analyse` against .conllu files.

    tools/measure_sentences.py --cmd build/release/synoptic FILE.conllu... [-v] [--group REGEX]

Each document (`# newdoc`) is built twice: with a blank line between its paragraphs (`# newpar`, or a newpar= or NewPar in MISC) and
one space between the sentences of one, and once more with one space between all its sentences. The second is the harder one: headings
and list items then have nothing but words around them. A sentence counts where both its ends are right. -v prints every wrong border
with the text around it; --group sums over the files whose name gives the same first match (`--group "GUM_([a-z]+)"` sums by genre).
"""
import argparse
import collections
import json
import os
import re
import shlex
import subprocess
import tempfile


def documents(path):
    """[(id, [[sentence text, ...] per paragraph])] of one file."""
    found, paragraph_begins = [], True
    with open(path, encoding="utf-8") as lines:
        for line in lines:
            if line.startswith("# newdoc"):
                found.append((line.split("=", 1)[-1].strip(), []))
                paragraph_begins = True
            elif line.startswith("# newpar"):
                paragraph_begins = True
            elif line.startswith("# text = "):
                if not found:
                    found.append((os.path.basename(path), []))
                if paragraph_begins or not found[-1][1]:
                    found[-1][1].append([])
                found[-1][1][-1].append(" ".join(line[len("# text = "):].split()))
                paragraph_begins = False
    return found


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="+")
    parser.add_argument("--cmd", default="build/release/synoptic")
    parser.add_argument("--group", default=r"^(.*)\.conllu$")
    parser.add_argument("-v", action="store_true")
    a = parser.parse_args()

    rows, gold = [], {}
    for path in a.files:
        name = os.path.basename(path)
        group = (re.search(a.group, name) or re.search(r"(.*)", name)).group(1)
        for number, (doc, paragraphs) in enumerate(documents(path)):
            for way, between in (("paragraphs", "\n\n"), ("one line", " ")):
                text, spans = "", set()
                for i, paragraph in enumerate(paragraphs):
                    text += between if i else ""
                    for j, sentence in enumerate(paragraph):
                        text += " " if j else ""
                        begin = len(text.encode())
                        text += sentence
                        spans.add((begin, len(text.encode())))
                key = f"{name}:{number}:{way}"
                rows.append({"id": key, "text": text, "language": "en"})
                gold[key] = (group, way, doc, text.encode(), spans)

    with tempfile.TemporaryDirectory() as folder:
        given, out = os.path.join(folder, "in.jsonl"), os.path.join(folder, "out.jsonl")
        with open(given, "w", encoding="utf-8") as f:
            f.writelines(json.dumps(row) + "\n" for row in rows)
        subprocess.run([*shlex.split(a.cmd), "analyse", "-q", "-o", out, given], check=False)
        with open(out, encoding="utf-8") as f:
            answers = [json.loads(line) for line in f]

    counts, missing = collections.defaultdict(collections.Counter), set(gold)
    for answer in answers:
        if answer.get("ref") not in gold:
            continue
        missing.discard(answer["ref"])
        group, way, doc, text, spans = gold[answer["ref"]]
        ours = {(s["begin"], s["end"]) for s in answer["sentences"]}
        for key in ((group, way), ("all", way)):
            counts[key].update(right=len(ours & spans), ours=len(ours), gold=len(spans))
        if a.v:
            want, got = {e for _, e in spans}, {e for _, e in ours}
            for at in sorted(want ^ got):
                kind = "missed" if at in want else "false "
                left, right = text[max(0, at - 60):at].decode(errors="ignore"), text[at:at + 50].decode(errors="ignore")
                print(f"{way[:4]} {kind} {left!r} | {right!r}  {doc}")
    for group, way in sorted(counts):
        c = counts[group, way]
        print(f"{group:28s} {way:10s} P {100 * c['right'] / max(1, c['ours']):5.1f} R {100 * c['right'] / max(1, c['gold']):5.1f} "
              f"F {200 * c['right'] / max(1, c['ours'] + c['gold']):5.1f}  sentences {c['gold']}")
    if missing:
        print(f"{len(missing)} documents came back without a record")


if __name__ == "__main__":
    main()
