#!/usr/bin/env python3
"""bench/agree: the kept labels are whole and hold no text, and the scorers judge invented dossiers as their texts say.

    agree_test.py SOURCE_DIR
"""
import pathlib
import sys

FOLDER = pathlib.Path(sys.argv[1]) / "bench" / "agree"
sys.path.insert(0, str(FOLDER))
sys.dont_write_bytecode = True
import feed, gather, plant, score

failures = 0


def check(name, got, want):
    global failures
    if got != want:
        failures += 1
        print(f"{name}: got {got!r}, want {want!r}")


# The labels: each pair once, known labels, one half for a story, nothing but labels and hashes.
pairs = score.read_lines(FOLDER / "pairs.jsonl")
check("fields", {tuple(p) for p in pairs}, {("group", "slot", "entity", "a", "b", "label", "reader1", "reader2", "half")})
check("labels", {p[k] for p in pairs for k in ("label", "reader1", "reader2")}, set(gather.LABELS))
check("each once", len({(p["slot"], frozenset((p["a"], p["b"]))) for p in pairs}), len(pairs))
check("halves", [p["group"] for p in pairs if p["half"] != gather.half(p["group"])], [])
check("hashes", [p for p in pairs if not all(len(p[k]) == 40 and set(p[k]) <= set("0123456789abcdef") for k in ("entity", "a", "b"))], [])
for half in ("dev", "kept"):
    check(half, all(any(p["half"] == half and p["label"] == label for p in pairs) for label in gather.LABELS), True)

observed, kappa = gather.kappa(["agree"] * 5 + ["conflict"] * 5, ["agree"] * 4 + ["conflict"] * 6)  # chance .5
check("kappa", (observed, round(kappa, 6)), (.9, .8))

for text, want in [("Twenty-three", {23}), ("1,002", {1002}), ("$1.2 billion", {1.2e9}), ("two of the forty", {2, 40}), ("34-year-old", {34}), ("an alarm", set())]:
    check(text, feed.numbers(text), want)
text = "Fire on ferry – 3 dead\n\nThree people  died. “Three people\ndied.”"
check("places", [text.encode()[b:e].decode() for b, e in feed.places(text, "Three people died.")], ["Three people  died.", "Three people\ndied."])
check("headline", [text.encode()[b:e].decode() for b, e in feed.places(text, "Fire on ferry – 3 dead.")], ["Fire on ferry – 3 dead"])

# One pair, and what different dossiers say of it. Report a: the sentence is bytes 0-30; report b: bytes 50-80.
PAIR = {"slot": "killed", "A": {"doc": "x", "sentence": "s", "values": [3]}, "B": {"doc": "y", "sentence": "t", "values": [5]}}
IDS, WHERE = {"x": "a", "y": "b"}, {("x", "s"): [(0, 30)], ("y", "t"): [(50, 80)]}


def place(report, begin, quote):
    return {"report": report, "begin": begin, "end": begin + len(quote), "quote": quote}


def dossier(a, b, kind=None, slot="number"):
    values = [{"value": x["quote"], "spans": [x]} for x in (a, b)]
    return {"reports": [], "statements": [{"spans": [a, b], "differences": [{"slot": slot, "values": values, "kind": kind, "rule": ""}] if kind else []}]}


three, five = place("a", 5, "Three"), place("b", 60, "five")
for name, given, want in [
    ("conflict", dossier(three, five, "conflict"), "conflict"),
    ("the other way round", dossier(five, three, "conflict"), "conflict"),
    ("update", dossier(three, five, "update"), "update"),
    ("a hedge is no contradiction", dossier(three, five, "hedge"), "agree"),
    ("together, no difference", dossier(three, five), "agree"),
    ("together, another number", dossier(place("a", 5, "seven"), five, "conflict"), "agree"),
    ("together, another slot", dossier(three, five, "conflict", "date"), "agree"),
    ("another sentence", dossier(three, place("b", 10, "five"), "conflict"), "apart"),
    ("one report alone", dossier(three, place("a", 8, "five"), "conflict"), "apart"),
]:
    check(name, score.judge(PAIR, given, IDS, WHERE)[0], want)
summed = dossier(place("a", 5, "two women and a man"), five, "conflict")
check("a sum, by its words", score.judge(PAIR, summed, IDS, WHERE)[0], "agree")
summed["statements"][0]["differences"][0]["values"][0]["value"] = "3"
check("a sum, by its value", score.judge(PAIR, summed, IDS, WHERE)[0], "conflict")
check("elsewhere", score.elsewhere(PAIR, dossier(three, place("b", 10, "five"), "conflict"), IDS), True)
check("elsewhere, an update", score.elsewhere(PAIR, dossier(three, five, "update"), IDS), False)
rows = [{"label": a, "answer": b} for a, b in [("conflict", "conflict"), ("conflict", "apart"), ("agree", "conflict"), ("agree", "agree")]]
check("rates", score.rates(rows, lambda p: p["answer"]), "P  50.0 (1/2)  R  50.0 (1/2)  F  50.0")

# The planted changes: every case changes its sentence, in the piece that it names.
stories = plant.read_stories(FOLDER / "planted.txt")
for story in stories:
    check(story.name, all(s.isascii() for s in story.sentences), True)
    for kind, at, changed, old, new in story.cases:
        sentence = story.sentences[at]
        check(f"{story.name} {kind}", sentence != changed and sentence[:old[0]] == changed[:new[0]] and sentence[old[1]:] == changed[new[1]:], True)
for kind in plant.CHANGES + plant.CONTROLS:
    check(f"cases of {kind}", sum(case[0] == kind for s in stories for case in s.cases) >= 5, True)

reply = {**dossier(three, five, "conflict"), "reports": [{"ref": "a", "id": "a"}, {"ref": "b", "id": "b"}]}
check("planted, found", plant.judge(reply, (0, 30), (50, 80), (5, 10), (60, 64), "number")[:4], (True, True, True, 0))
check("planted, beside the piece", plant.judge(reply, (0, 30), (50, 80), (15, 20), (60, 64), "date")[:4], (True, False, False, 0))
check("planted, elsewhere", plant.judge(reply, (40, 70), (50, 80), (40, 45), (60, 64), "number")[:4], (False, False, False, 1))
reply["statements"][0]["differences"][0]["kind"] = "hedge"
check("a hedge is no number", plant.judge(reply, (0, 30), (50, 80), (5, 10), (60, 64), "number")[0], False)
check("a hedge is a hedge", plant.judge(reply, (0, 30), (50, 80), (5, 10), (60, 64), "hedge")[0], True)

sys.exit(1 if failures else 0)
