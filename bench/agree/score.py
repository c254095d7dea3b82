#!/usr/bin/env python3
"""Agreement and conflict between reports: what a dossier says of pairs of sentences that two readers have labelled.

    score.py --cmd build/release/synoptic --data slot_pairs.jsonl [--stories DIR] [--pairs pairs.jsonl] [-v]

The pairs of one story are judged in one dossier, as a user has it: `compare` reads all reports of the story that a pair names. A report is
its full text with its headline on top where DIR (folders with a docs.jsonl) has it and the sentence stands in it, else a report of only the
sentences that the pairs quote of it, with its outlet and date. For each pair: are the two sentences put together in one statement, and does
this statement show a difference of numbers on this slot, with a span in each of the two sentences? Answers: the kind of the difference
(conflict, update, basis; a hedge is no contradiction and counts as agree), agree where they are together without one, apart where they are not.

The program may show the same two numbers of the same two reports in other sentences of theirs; that is no find here, but is counted in a
line of its own, as is the number of all conflicts of numbers in all dossiers, which says what the reader of them has to go through.

Prints precision, recall and F of conflict, the same of a baseline that calls two sentences a conflict when their sets of numbers have
nothing in common, and the table of labels (rows) against answers, for each half. -v lists the errors of the half dev and all conflicts of
numbers shown in its stories; those of the other half are never listed, so that nobody mends by them.
"""
import argparse
import collections
import hashlib
import json
import pathlib
import sys

import feed

LABELS = ["agree", "conflict", "update", "basis", "not comparable"]
ANSWERS = ["agree", "conflict", "update", "basis", "apart"]
SEVERITY = ["conflict", "update", "basis", "hedge"]
HERE = pathlib.Path(__file__).parent


def sha1(text):
    return hashlib.sha1(text.encode()).hexdigest()


def read_lines(path):
    with open(path, encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def join(labels, candidates):
    """The labelled pairs with their sentences. A pair is found by slot, entity and sentences, whichever of the two is called A."""
    by_key = {}
    for row in candidates:
        by_key.setdefault((row["slot"], sha1(row["entity"]), frozenset((sha1(row["A"]["sentence"]), sha1(row["B"]["sentence"])))), row)
    found = []
    for label in labels:
        row = by_key.get((label["slot"], label["entity"], frozenset((label["a"], label["b"]))))
        if row is None:
            sys.exit(f"score.py: no candidate with the sentences {label['a']} and {label['b']}: another slot_pairs.jsonl?")
        found.append({**row, **label, "entity": row["entity"]})
    return found


def load_documents(folder, wanted):
    documents = {}
    if folder:
        for path in sorted(pathlib.Path(folder).glob("*/docs.jsonl")):
            for document in read_lines(path):
                if document["id"] in wanted:
                    documents[document["id"]] = document
    return documents


def make_reports(pairs, documents):
    """{doc: (input record, True if it is the full report)} and {(doc, sentence): places in its text}."""
    sentences = collections.OrderedDict()
    for pair in pairs:
        for side in (pair["A"], pair["B"]):
            sentences.setdefault(side["doc"], {"side": side, "list": []})
            if side["sentence"] not in sentences[side["doc"]]["list"]:
                sentences[side["doc"]]["list"].append(side["sentence"])
    reports, where = {}, {}
    for doc, entry in sentences.items():
        side, full = entry["side"], doc in documents
        record = {"id": doc, "outlet": side["outlet"], "published": side["date"][:10]}
        if full:
            document = documents[doc]
            record["title"], record["text"] = document["title"], document["text"]
            if not document["text"].startswith(document["title"]):
                record["text"] = document["title"] + "\n\n" + document["text"]
            full = all(feed.places(record["text"], s) for s in entry["list"])
        if not full:
            record.pop("title", None)
            record["text"] = "\n\n".join(entry["list"])
        reports[doc] = (record, full)
        for s in entry["list"]:
            where[doc, s] = feed.places(record["text"], s)
    return reports, where


def fits(value, sentence_places, report, numbers):
    """Does this value of a difference stand in the sentence, and is it the number of the slot?"""
    return gives(value, feed.inside(value["spans"], report, sentence_places), numbers)


def gives(value, spans, numbers):
    """Do these spans of a value give one of the numbers? As they are written, or as the value is ("17" for "ten women and seven men")."""
    return any((feed.numbers(s["quote"]) | feed.numbers(value["value"])) & numbers for s in spans)


def judge(pair, dossier, ids, where):
    """The program's answer on a pair, and the rule it gives."""
    sides = []
    for side in (pair["A"], pair["B"]):
        sides.append((ids.get(side["doc"]), where[side["doc"], side["sentence"]], {float(v) for v in side["values"]}))
    (ra, pa, na), (rb, pb, nb) = sides
    best, together = None, False
    for statement in dossier["statements"]:
        if not (feed.inside(statement["spans"], ra, pa) and feed.inside(statement["spans"], rb, pb)):
            continue
        together = True
        for difference in statement["differences"]:
            if difference["slot"] != "number":
                continue
            values = difference["values"]
            shown = any(fits(x, pa, ra, na) and fits(y, pb, rb, nb) for i, x in enumerate(values) for j, y in enumerate(values) if i != j)
            if shown and (best is None or SEVERITY.index(difference["kind"]) < SEVERITY.index(best[0])):
                best = (difference["kind"], difference["rule"])
    if best:
        return ("agree" if best[0] == "hedge" else best[0]), best[1]
    return ("agree" if together else "apart"), ""


def elsewhere(pair, dossier, ids):
    """Is a conflict of these two numbers shown between these two reports, in whatever sentence?"""
    ra, rb = (ids.get(pair[side]["doc"]) for side in "AB")
    na, nb = ({float(v) for v in pair[side]["values"]} for side in "AB")
    for _, difference in number_conflicts(dossier):
        values = difference["values"]
        sides = [[gives(v, [s for s in v["spans"] if s["report"] == r], n) for v in values] for r, n in ((ra, na), (rb, nb))]
        if any(x and y for i, x in enumerate(sides[0]) for j, y in enumerate(sides[1]) if i != j):
            return True
    return False


def number_conflicts(dossier):
    return [(s, d) for s in dossier["statements"] for d in s["differences"] if d["slot"] == "number" and d["kind"] == "conflict"]


def rates(pairs, answer):
    said = sum(answer(p) == "conflict" for p in pairs)
    true = sum(p["label"] == "conflict" for p in pairs)
    hit = sum(p["label"] == answer(p) == "conflict" for p in pairs)
    precision, recall = hit / said if said else 0, hit / true if true else 0
    f = 2 * precision * recall / (precision + recall) if hit else 0
    return f"P {100 * precision:5.1f} ({hit}/{said})  R {100 * recall:5.1f} ({hit}/{true})  F {100 * f:5.1f}"


def naive(pair):
    return "agree" if set(pair["A"]["values"]) & set(pair["B"]["values"]) else "conflict"


def print_half(name, pairs):
    print(f"\n{name}: {len(pairs)} pairs of {len({p['group'] for p in pairs})} stories")
    print(f"  conflict, program        {rates(pairs, lambda p: p['answer'])}")
    print(f"  conflict, number sets    {rates(pairs, naive)}")
    for slot in ("age", "killed", "injured"):
        print(f"    program on {slot:13} {rates([p for p in pairs if p['slot'] == slot], lambda p: p['answer'])}")
    stories = {p["group"] for p in pairs if p["label"] == "conflict"}
    found = {p["group"] for p in pairs if p["label"] == p["answer"] == "conflict"}
    false = {p["group"] for p in pairs if p["label"] != "conflict" == p["answer"]}
    print(f"  stories with a conflict: {len(stories)}, with one that is found: {len(found)}; stories with a false one: {len(false)}")
    missed = [p for p in pairs if p["label"] == "conflict" != p["answer"]]
    print(f"  conflicts missed: {len(missed)}, of these shown between other sentences of the two reports: {sum(p['elsewhere'] for p in missed)}")
    print(f"  conflicts of numbers in the dossiers of these stories, in all: {sum({p['group']: p['conflicts'] for p in pairs}.values())}")
    table = collections.Counter((p["label"], p["answer"]) for p in pairs)
    print("  " + " " * 16 + "".join(f"{a:>10}" for a in ANSWERS))
    for label in LABELS:
        print(f"  {label:16}" + "".join(f"{table[label, a]:10}" for a in ANSWERS))


def print_errors(pairs):
    kinds = collections.defaultdict(list)
    for p in pairs:
        answer = "not comparable" if p["answer"] == "apart" else p["answer"]
        if p["half"] == "dev" and answer != p["label"]:
            kinds[p["label"], p["answer"]].append(p)
    order = sorted(kinds, key=lambda k: ("conflict" not in k, -len(kinds[k])))
    for label, answer in order:
        print(f"\n== {label}, answered {answer}: {len(kinds[label, answer])}")
        for p in kinds[label, answer]:
            print(f"{p['group']} {p['slot']} {p['entity']}  {p['rule']}")
            for side in (p["A"], p["B"]):
                print(f"    {side['date'][:10]} {side['outlet']} {side['values']}{'' if p['full'][side['doc']] else ' (sentence only)'}\n        {side['sentence']}")


def print_all(shown):
    """Every conflict of numbers in the dossiers of the half dev: most are between sentences that no labelled pair has."""
    print(f"\n== all conflicts of numbers: {sum(map(len, shown.values()))}")
    for group, conflicts in shown.items():
        for statement, difference in conflicts:
            print(f"{group} {difference['rule']}: " + " / ".join(f"{v['value']} ({len(v['spans'])})" for v in difference["values"]))
            seen = [s for v in difference["values"] for s in v["spans"]]
            for span in statement["spans"]:
                if any(s["report"] == span["report"] and s["begin"] < span["end"] and span["begin"] < s["end"] for s in seen):
                    print("        " + " ".join(span["quote"].split()))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--cmd", default="build/release/synoptic", help="the program, with options if need be")
    parser.add_argument("--data", required=True, help="slot_pairs.jsonl")
    parser.add_argument("--stories", help="the folder of full reports, <set>/docs.jsonl; without it only the sentences are read")
    parser.add_argument("--pairs", default=HERE / "pairs.jsonl")
    parser.add_argument("-v", action="store_true", dest="verbose", help="list the errors of the half dev, and all conflicts of numbers shown in it")
    args = parser.parse_args()

    pairs = join(read_lines(args.pairs), read_lines(args.data))
    documents = load_documents(args.stories, {side["doc"] for p in pairs for side in (p["A"], p["B"])})
    stories = collections.OrderedDict()
    for pair in pairs:
        stories.setdefault(pair["group"], []).append(pair)
    kinds, failed, shown = collections.Counter(), 0, {}
    for group, list_ in stories.items():
        reports, where = make_reports(list_, documents)
        kinds.update("full" if full else "sentence" for _, full in reports.values())
        try:
            dossier = feed.compare(args.cmd, [record for record, _ in reports.values()])
        except feed.Failed as reason:
            failed += 1
            print(f"score.py: {group}: {reason}", file=sys.stderr)
            dossier = {"reports": [], "statements": []}
        if list_[0]["half"] == "dev":
            shown[group] = number_conflicts(dossier)
        ids = {r["ref"]: r["id"] for r in dossier["reports"]}
        for pair in list_:
            pair["answer"], pair["rule"] = judge(pair, dossier, ids, where)
            pair["elsewhere"], pair["conflicts"] = elsewhere(pair, dossier, ids), len(number_conflicts(dossier))
            pair["full"] = {doc: full for doc, (_, full) in reports.items()}
    print(f"{sum(kinds.values())} reports: {kinds['full']} in full, {kinds['sentence']} of their sentences alone")
    for half in ("dev", "kept"):
        print_half(half, [p for p in pairs if p["half"] == half])
    if args.verbose:
        print_errors(pairs)
        print_all(shown)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
