#!/usr/bin/env python3
"""Planted changes: one thing is changed in one sentence of an invented report; does the dossier of the two reports show it?

    plant.py --cmd build/release/synoptic [--seed 5] [--way copied|retold] [-v]

planted.txt holds the sentences and what may be changed in each; nothing in it is from a published report. The first report of a pair is the
story as it stands. The second, of another outlet and the same day, is made in one of two ways:

    copied   the same text with the one change
    retold   the changed sentence with three other sentences of the story, in another order, below a sentence of its own

A change of meaning is found where a statement that stands on this sentence in both reports shows a difference other than a hedge (for the
kind hedge: any difference) with a span in the sentence on either side; it is well placed if the spans touch the very piece that was
changed (a whole sentence changed: the sentence), and well named if the difference is of the slot that was changed. A change that keeps the meaning must not
be shown; a difference of the kind hedge is none. With --way copied all else is the same text, so every difference elsewhere is invented.
"""
import argparse
import collections
import pathlib
import random
import re
import sys

import feed

CHANGES = ["number", "date", "place", "person", "polarity", "antonym", "swap", "hedge"]
CONTROLS = ["=digits", "=money", "=about", "=weekday", "=passive", "=synonym", "=name", "=round"]
SLOTS = {"number": {"number"}, "date": {"date"}, "place": {"place"}, "person": {"person"}, "polarity": {"polarity"},
         "antonym": {"polarity", "wording"}, "swap": {"person", "thing", "wording"}, "hedge": {"certainty"}}
PIECE = re.compile(r"\{(=?\w+):([^|{}]*)\|([^{}]*)\}")
HERE = pathlib.Path(__file__).parent


class Story:
    def __init__(self, name, day):
        self.name, self.day, self.sentences, self.cases = name, day, [], []

    def add(self, line):
        plain, at, pieces = "", 0, []
        for m in PIECE.finditer(line):
            plain += line[at:m.start()]
            pieces.append((m.group(1), len(plain), m.group(2), m.group(3)))
            plain += m.group(2)
            at = m.end()
        plain += line[at:]
        for kind, begin, old, new in pieces:
            changed = plain[:begin] + new + plain[begin + len(old):]
            self.cases.append((kind, len(self.sentences), changed, (begin, begin + len(old)), (begin, begin + len(new))))
        self.sentences.append(plain)

    def add_whole(self, kind, changed):
        self.cases.append((kind, len(self.sentences) - 1, changed, (0, len(self.sentences[-1])), (0, len(changed))))


def read_stories(path):
    stories = []
    for line in path.read_text(encoding="utf-8").splitlines():
        if not line.strip() or line.startswith("#"):
            continue
        if line.startswith("story "):
            stories.append(Story(*line.split()[1:]))
        elif line.startswith("  "):
            stories[-1].add_whole(*line.strip().split(": ", 1))
        else:
            stories[-1].add(line)
    unknown = {kind for s in stories for kind, *_ in s.cases} - set(CHANGES + CONTROLS)
    if unknown:
        sys.exit(f"plant.py: {path}: unknown kinds {unknown}")
    return stories


def lay_out(sentences):
    """Paragraphs of two sentences, and where each sentence begins, in characters (the texts are ASCII)."""
    text, begins = "", []
    for i, sentence in enumerate(sentences):
        text += "" if not i else " " if i % 2 else "\n\n"
        begins.append(len(text))
        text += sentence
    return text, begins


def second_report(story, at, changed, way, rng):
    if way == "copied":
        sentences = story.sentences[:at] + [changed] + story.sentences[at + 1:]
        return (*lay_out(sentences), at)
    others = rng.sample([s for i, s in enumerate(story.sentences) if i != at], 3)
    sentences = ["This newspaper has followed the matter from the first hour."] + others
    place = rng.randrange(1, 5)
    sentences.insert(place, changed)
    return (*lay_out(sentences), place)


def judge(dossier, sentence_a, sentence_b, piece_a, piece_b, kind):
    """(found, well placed, well named, differences elsewhere, the differences of this sentence). Each place is (begin, end)."""
    a, b = ({r["ref"]: r["id"] for r in dossier["reports"]}[x] for x in "ab")
    found = placed = named = False
    elsewhere, here = 0, []
    for statement in dossier["statements"]:
        for difference in statement["differences"]:
            spans = [s for v in difference["values"] for s in v["spans"]]
            if not (feed.inside(spans, a, [sentence_a]) and feed.inside(spans, b, [sentence_b])):
                elsewhere += difference["kind"] != "hedge"
                continue
            here.append(difference)
            if difference["kind"] == "hedge" and kind != "hedge":
                continue
            found = True
            placed |= bool(feed.inside(spans, a, [piece_a]) and feed.inside(spans, b, [piece_b]))
            named |= difference["slot"] in SLOTS.get(kind, ())
    return found, placed, named, elsewhere, here


def run(story, case, way, command, rng):
    kind, at, changed, old, new = case
    text_a, begins_a = lay_out(story.sentences)
    text_b, begins_b, place = second_report(story, at, changed, way, rng)
    reports = [{"id": "a", "outlet": "The Skarn Courier", "published": story.day, "text": text_a},
               {"id": "b", "outlet": "Lunde Evening Post", "published": story.day, "text": text_b}]
    dossier = feed.compare(command, reports)
    begin_a, begin_b = begins_a[at], begins_b[place]
    return judge(dossier, (begin_a, begin_a + len(story.sentences[at])), (begin_b, begin_b + len(changed)),
                 (begin_a + old[0], begin_a + old[1]), (begin_b + new[0], begin_b + new[1]), kind)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--cmd", default="build/release/synoptic")
    parser.add_argument("--stories", type=pathlib.Path, default=HERE / "planted.txt")
    parser.add_argument("--seed", type=int, default=5)
    parser.add_argument("--way", choices=["copied", "retold"], action="append")
    parser.add_argument("-v", action="store_true", dest="verbose", help="list what was missed and what was shown without reason")
    args = parser.parse_args()

    stories = read_stories(args.stories)
    for way in args.way or ["copied", "retold"]:
        rng = random.Random(args.seed)
        count, elsewhere = collections.Counter(), 0
        for story in stories:
            for case in story.cases:
                kind = case[0]
                found, placed, named, other, here = run(story, case, way, args.cmd, rng)
                count.update({(kind, "n"): 1, (kind, "found"): found, (kind, "placed"): placed, (kind, "named"): named})
                elsewhere += other
                if args.verbose and found == kind.startswith("="):
                    print(f"{'shown' if found else 'missed'} {way} {kind}: {story.sentences[case[1]]} -> {case[2]}"
                          + "".join(f"\n    {d['kind']} {d['slot']}: {d['rule']}" for d in here))
        print(f"\n{way}: {sum(n for (_, what), n in count.items() if what == 'n')} pairs of reports")
        for kind in CHANGES:
            n = count[kind, "n"]
            print(f"  {kind:10} found {count[kind, 'found']:3} of {n:3} ({100 * count[kind, 'found'] / n:5.1f} %)   "
                  f"on the piece {count[kind, 'placed']:3}   as what it is {count[kind, 'named']:3}")
        for kind in CONTROLS:
            n = count[kind, "n"]
            print(f"  {kind:10} false alarms {count[kind, 'found']:3} of {n:3} ({100 * count[kind, 'found'] / n:5.1f} %)")
        changes = [sum(count[k, w] for k in CHANGES) for w in ("found", "n")]
        controls = [sum(count[k, w] for k in CONTROLS) for w in ("found", "n")]
        print(f"  changes found {changes[0]} of {changes[1]}, false alarms on controls {controls[0]} of {controls[1]}, "
              f"differences between other sentences {elsewhere}")


if __name__ == "__main__":
    main()
