#!/usr/bin/env python3
"""lexicons/name_variants.tsv, nicknames.tsv, genders.tsv: single names that are spellings, nicknames of one another; given names' gender.

  name_variants.py PERSONS NICKNAMES FAKER_PERSON_FOLDER US_LEGISLATORS

PERSONS     rigour/data/names/persons.txt of rigour 1.8.2 (PyPI): forms of person names in all scripts => Wikidata item (CC0)
NICKNAMES   names.csv of carltonnorthern/nicknames (Apache-2.0)
FAKER       faker/providers/person of Faker 40.54.0 (MIT): lists of female and male first names
US_LEGISLATORS  folder with executive.yaml and legislators-current.yaml of unitedstates/congress-legislators (CC0)

Kept are Latin forms of one word. Names of Chinese characters are left out: their Latin forms run together over languages and
dialects until everything is everything. Items that share a Cyrillic spelling and look alike are one name ("Vladimir",
"Volodymyr"): the list has an item for each language. What news spells in ways that no item joins is added by hand.
"""
import ast
import collections
import csv
import difflib
import pathlib
import re
import sys

import yaml

from lexicon import OUT, fold
from offices_held import skeleton

BY_HAND = """gaddafi gadhafi qaddafi qadhafi kadhafi kaddafi khadafy khadafi gadafi gathafi; mohammed muhammad mohamed mohammad muhammed mohamad muhamad mohamud mohamoud mohammod; hussein husayn hussain hossein husain hossain husein huseyin hosein; ahmed ahmad ahmet akhmed ahmadou
abdullah abdallah abdulla abdalla; abdel abdul abd abdal; khaled khalid halid chalid; yasser yasir yassir yaser; yusuf youssef yousef yousuf youssouf yusef joseph josef; omar umar oumar; osama usama ussama; ali aly; hassan hasan hassen; saeed said sayed saied sayeed; assad asad al-assad; sisi al-sisi el-sisi;
khamenei khameneie; haniyeh haniya haniyah hanieh; sinwar al-sinwar; burhan al-burhan; hemedti hemeti; zelensky zelenskyy zelenskiy zelenskyi zelenski selenskyj zelenskij; lukashenko lukashenka loukachenko lukaschenko; tikhanovskaya tsikhanouskaya tsikhanovskaya tichanowskaja cichanouskaja; poroshenko porochenko; yanukovych yanukovich ianoukovitch;
tymoshenko timoshenko; klitschko klychko klichko; navalny navalnyy navalniy nawalny; prigozhin prigogine prigoschin; shoigu shoygu choigou; medvedev medvedyev medwedew; yeltsin eltsin jelzin; gorbachev gorbachov gorbatchev; khrushchev khruschev krushchev; kadyrov qadyrov; saakashvili saakaschwili; pashinyan pashinian; aliyev aliev; erdogan erdoghan; netanyahu netanyahou nethanyahu;
oleksandr aleksandr alexander alexandr alyaksandr aliaksandr alaksandr olexander aleksander alexandre; volodymyr vladimir uladzimir volodimir wladimir vladymyr; serhiy sergei sergey serhii siarhei sergej serhij sergii; andriy andrei andrey andrii andrej andrzej; mykhailo mikhail mykhaylo mikhailo michail mikhael; mykola nikolai nikolay mikalai nikolaj; dmytro dmitry dmitri dmitriy dzmitry dimitri dmitrii;
yuriy yuri yury iurii yurii juri jurij; pavlo pavel paval; petro petr pyotr piotr piatro; yevhen yevgeny evgeny yevgeniy evgeni evgenii yauhen evgueni; oleksiy alexei alexey aleksei aleksey oleksii aliaksei alexej aleksej; ihor igor ihar; oleh oleg aleh; viktor victor viktar; roman raman; kostiantyn konstantin kanstantsin constantin; vyacheslav viacheslav vjaceslav viachaslau; anatoliy anatoly anatoli anatol anatolii;
vitaliy vitaly vitali vital vitalii; hryhoriy grigory grigori ryhor hryhorii; yaroslav iaroslav jaroslav; svitlana svetlana sviatlana svjetlana; olena elena yelena alena jelena; iryna irina irena; natalia natalya nataliya natallia nataliia natalja; kateryna ekaterina yekaterina katsiaryna jekaterina; yulia julia yuliya iulia yuliia yuliia julija; tetiana tatiana tatyana tatsiana tatjana; oleksandra alexandra aleksandra aliaksandra; lyudmila ludmila liudmyla lyudmyla; ksenia xenia kseniya kseniia; maria mariya mariia maryia marija; hanna ganna anna; viktoria victoria viktoriya viktoriia;
jiang chiang; zhou chou; deng teng; zhao chao; xi hsi; tsai cai; lee rhee ri; park pak; choi choe; roh noh; moon mun; shin sin; jung jeong chung; kim gim; cho jo"""
SCRIPTS = re.compile(r"[\u0370-\u06ff\u0900-\u0dff\u10a0-\u10ff\u0530-\u058f]")


def chinese(forms):
    """A name that is written in characters at home: one character, Japanese syllables or Korean beside them, tones on the Latin."""
    han = [f for f in forms if re.fullmatch(r"[\u4e00-\u9fff]+", f)]
    return any(len(f) == 1 for f in han) or any(re.search(r"[\u3041-\u309f]", f) for f in forms) or (han or any("\uac00" <= c <= "\ud7a3" for f in forms for c in f)) and any(
        re.search(r"[0-9āēīōūǎěǐǒǔǐ⁰¹²³⁴⁵⁶⁷⁸⁹ˇˊˋ]", f) for f in forms)


def latin(form):
    f = fold(form)
    return f if re.fullmatch(r"[a-z][a-z'-]*[a-z]", f) and len(f) <= 24 else None


def feminine(forms):
    return 2 * sum(f.endswith("a") for f in forms) > len(forms)


class Groups:
    def __init__(self):
        self.up = {}

    def top(self, x):
        while self.up.setdefault(x, x) != x:
            self.up[x] = self.up[self.up[x]]
            x = self.up[x]
        return x

    def join(self, a, b):
        a, b = sorted((self.top(a), self.top(b)))
        self.up[b] = a


def look_alike(a, b):
    if feminine(a) != feminine(b):
        return False
    for x in a:
        for y in b:
            if x[0] != y[0] and not (x[0] in "aeiouyj" and y[0] in "aeiouyj") or x.endswith("a") != y.endswith("a"):
                continue
            if x == y or skeleton(x) == skeleton(y) or difflib.SequenceMatcher(None, x, y).ratio() >= 0.6:
                return True
    return False


def main():
    persons, nicknames, faker, congress = sys.argv[1:5]
    items, cyrillic = {}, collections.defaultdict(list)
    for line in open(persons, encoding="utf-8"):
        names, item = line.strip().split(" => ")
        forms = names.split(", ")
        kept = {f for f in map(latin, forms) if f}
        if not kept or chinese(forms):
            continue
        # A form like none of the others is a word of the item's description ("English"), or the name in another language.
        kept = {f for f in kept if len(kept) == 1 or any(g != f and (f[0] == g[0] or skeleton(f) == skeleton(g) or difflib.SequenceMatcher(None, f, g).ratio() >= 0.5) for g in kept)}
        item = int(item[1:])
        if not kept:
            continue
        items[item] = items.get(item, set()) | kept
        for f in forms:
            if re.fullmatch(r"[\u0400-\u04ff]{5,}", f):
                cyrillic[f].append(item)
    groups = Groups()
    for form, found in cyrillic.items():
        for other in found[1:]:
            if look_alike(items[found[0]], items[other]):
                groups.join(found[0], other)
    merged = collections.defaultdict(set)
    for item, forms in items.items():
        merged[groups.top(item)] |= forms
    rows = [(item, forms) for item, forms in merged.items() if len(forms) > 1]
    for number, forms in enumerate(BY_HAND.replace("\n", ";").split(";"), 1 << 30):
        forms = {fold(f) for f in forms.split()}
        if len(forms) > 1:
            rows.append((number, forms))
    with open(OUT / "name_variants.tsv", "w", encoding="utf-8") as f:
        f.write("# Spellings of one name, folded; id: the Wikidata item, the lowest where several were joined; from 2^30 on: by hand. Made by\n"
                "# tools/lexicons/name_variants.py from rigour 1.8.2 (Wikidata, CC0).\n")
        for item, forms in sorted(rows):
            f.write(f"{item}\t{' '.join(sorted(forms))}\n")
    print(f"name_variants: {len(rows)} rows, {sum(len(r[1]) for r in rows)} forms; largest {max(len(r[1]) for r in rows)}")

    nick = collections.defaultdict(set)
    for row in csv.DictReader(open(nicknames, encoding="utf-8")):
        a, b = latin(row["name1"]), latin(row["name2"])
        if a and b and a != b:
            nick[a].add(b)
    with open(OUT / "nicknames.tsv", "w", encoding="utf-8") as f:
        f.write("# A given name and its nicknames, folded, made by tools/lexicons/name_variants.py from carltonnorthern/nicknames (Apache-2.0).\n")
        for name in sorted(nick):
            f.write(f"{name}\t{' '.join(sorted(nick[name]))}\n")
    print(f"nicknames: {len(nick)} names")

    sides = collections.defaultdict(set)
    for path in sorted(pathlib.Path(faker).glob("*/__init__.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not (isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name)):
                continue
            m = re.fullmatch(r"(?:first|given)_names?_(male|female|unisex|nonbinary)s?", node.targets[0].id)
            if not m:
                continue
            for n in ast.walk(node.value):
                if isinstance(n, ast.Constant) and isinstance(n.value, str) and re.fullmatch(r"[A-ZÀ-Ž][a-zà-ÿĀ-ſ'’-]+", n.value):
                    sides[fold(n.value)] |= {"male", "female"} if m[1] in ("unisex", "nonbinary") else {m[1]}
    for file in ("executive", "legislators-current"):
        for p in yaml.safe_load(open(f"{congress}/{file}.yaml", encoding="utf-8")):
            first = latin(p["name"]["first"])
            if first:
                sides[first].add({"M": "male", "F": "female"}[p["bio"]["gender"]])
    with open(OUT / "genders.tsv", "w", encoding="utf-8") as f:
        f.write("# Gender of given names, as sources list them: female, male, either. Made by tools/lexicons/name_variants.py from Faker 40.54.0\n"
                "# (MIT) and unitedstates/congress-legislators (CC0).\n")
        for name in sorted(sides):
            f.write(f"{name}\t{'either' if len(sides[name]) > 1 else min(sides[name])}\n")
    print("genders:", collections.Counter("either" if len(s) > 1 else min(s) for s in sides.values()))


if __name__ == "__main__":
    main()
