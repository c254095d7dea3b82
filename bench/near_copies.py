#!/usr/bin/env python3
"""A story of near-identical copies, as JSON lines: what `compare` must do in linear time and memory.

    near_copies.py [COPIES [PERCENT]] > story.jsonl      2000 copies with 2 % of the plain words changed
    time synoptic compare -q --fast story.jsonl > dossier.json
"""
import json, random, sys

copies, percent = int(sys.argv[1]) if len(sys.argv) > 1 else 2000, float(sys.argv[2]) if len(sys.argv) > 2 else 2
random.seed(5)
SYLLABLES = "ba re ti lon ka mu se dor vi nel gra sto".split()
GLUE = "the of and to in with that for said on was".split()
NAMES = ["Maria Estevez", "Tomas Orbach", "Arland", "Tessel", "Ines Corral", "Port Arlen"]


def word():
    return "".join(random.choice(SYLLABLES) for _ in range(random.randint(1, 3)))


def sentence():
    words = [random.choice(GLUE) if i % 2 else word() for i in range(random.randint(12, 24))]
    words[random.randrange(len(words))] = random.choice(NAMES)
    if random.random() < 0.3:
        words[random.randrange(len(words))] = f"{random.randint(2, 900)} people"
    if random.random() < 0.25:
        return f'"{" ".join(words[:10]).capitalize()}," {random.choice(NAMES[:2])} said on {random.choice(["Monday", "Tuesday"])}.'
    return " ".join(words).capitalize() + "."


wire = [" ".join(sentence() for _ in range(3)) for _ in range(9)]
for i in range(copies):
    paragraphs = wire[:random.randint(4, 9)] if random.random() < 0.33 else wire
    words = "\n\n".join(paragraphs).split(" ")
    text = " ".join(word() if w.isalpha() and w.islower() and random.random() < percent / 100 else w for w in words)
    print(json.dumps({"id": f"d{i}", "outlet": f"Paper {i}", "published": f"2031-05-{1 + random.randrange(5):02d}", "title": "Ferry runs aground off Tessel", "text": text}))
