#!/usr/bin/env python3
"""Fits the trees of src/ingest/html_trees.hpp: which paragraphs of a page are its report.

  tools/page_weights.py PAGE_LAB PAGES.jsonl GOLD.json [--folds 5] [--header src/ingest/html_trees.hpp]

PAGE_LAB   the program of bench/page_lab.cpp
PAGES      {"id", "html"} a line
GOLD       {id: {"site", "body": text or null, "with": [texts of the report] or null, "without": [texts that are not]}}

A paragraph is of the report if most of its four-word runs are in the body; if it is shorter, if the body has it as a line and
a part of the report is near. Where only `with` and `without` are known, other paragraphs are left out. A paragraph weighs by
its share of the page's words, so that every page counts the same. The features are structural: no weight belongs to a word. Prints, for each set (the id up to its first
slash), the macro four-gram F and the share of exact pages, by cross-validation over sites; --header writes the trees fitted on
all. Needs numpy and lightgbm.
"""
import argparse, collections, json, re, subprocess, tempfile, pathlib, zlib
import numpy as np, lightgbm

parser = argparse.ArgumentParser()
parser.add_argument("lab"), parser.add_argument("pages"), parser.add_argument("gold")
parser.add_argument("--folds", type=int, default=5)
parser.add_argument("--header")
parser.add_argument("--trees", type=int, default=80)
parser.add_argument("--leaves", type=int, default=14)
parser.add_argument("--rate", type=float, default=0.12)
parser.add_argument("--drop", action="append", default=[])
parser.add_argument("--save", help="out-of-fold scores and labels, for looking at errors")
a = parser.parse_args()

def words(text): return re.findall(r"\w+", text or "")
def shingles(tokens, n=4): return collections.Counter(tuple(tokens[i:i + n]) for i in range(max(1, len(tokens) - n + 1)) if tokens)
def squeezed(text): return re.sub(r"\s+", " ", text).strip()

gold = json.load(open(a.gold))
names = subprocess.run([a.lab, "--names"], capture_output=True, text=True, check=True).stdout.split()
folder = pathlib.Path(tempfile.mkdtemp())

def lab(out, *more):
    subprocess.run([a.lab, folder / out, a.pages, *more], check=True)
    rows = [line.rstrip("\n").split("\t", 3) for line in open(folder / (out + ".tsv"), newline="\n")]
    x = np.fromfile(folder / (out + ".f32"), dtype=np.float32).reshape(len(rows), -1)
    return rows, x

def labels_of(texts, g):
    """Per paragraph 1, 0 or -1 (unknown)."""
    y = np.full(len(texts), -1)
    tokens = [words(t) for t in texts]
    if g["body"]:
        runs, lines = shingles(words(g["body"])), {tuple(words(l)) for l in g["body"].split("\n")}
        for i, t in enumerate(tokens):
            if len(t) >= 4:
                own = shingles(t)
                y[i] = 2 * sum(min(n, runs[k]) for k, n in own.items()) >= sum(own.values())
            else:
                y[i] = -2 if tuple(t) in lines else 0
        near = lambda i: sum(y[j] == 1 for j in range(max(0, i - 3), min(len(y), i + 4)) if j != i)
        for i in np.flatnonzero(y == -2): y[i] = -3 if near(i) else 0
        y[y == -3] = 1
        same = collections.defaultdict(list)  # of a text that stands twice, the one among parts of the report
        for i in np.flatnonzero(y == 1): same[tuple(tokens[i])].append(i)
        for places in same.values():
            if len(places) > 1:
                keep = max(places, key=lambda i: (near(i), i))
                times = max(1, g["body"].count(texts[keep].strip()[:60]) if len(places) > 2 else 1)
                for i in places:
                    if i != keep and times < len(places) and not near(i) >= 3: y[i] = 0
    else:
        inside, outside = [squeezed(s) for s in g["with"] or []], [squeezed(s) for s in g["without"] or []]
        for i, t in enumerate(map(squeezed, texts)):
            if any(s in t or (len(t) > 25 and t in s) for s in inside): y[i] = 1
            elif any(s in t for s in outside): y[i] = 0
    return y, tokens

rows, x = lab("first")
pages, begin = [], 0
for i in range(1, len(rows) + 1):
    if i == len(rows) or rows[i][0] != rows[begin][0]:
        pages.append((rows[begin][0], begin, i)); begin = i
y, w, fold = np.full(len(rows), -1), np.zeros(len(rows)), np.zeros(len(rows), int)
tokens = [None] * len(rows)
for id, b, e in pages:
    g = gold[id]
    y[b:e], tokens[b:e] = labels_of([r[3] for r in rows[b:e]], g)
    n = np.array([len(t) for t in tokens[b:e]])
    if g["body"]: w[b:e] = (np.minimum(n, 150) + 3) / max(150, len(words(g["body"])))
    else: w[b:e] = (y[b:e] >= 0) * 0.12
    fold[b:e] = zlib.crc32(g["site"].encode()) % a.folds
keep = y >= 0
dropped = [names.index(d) for d in a.drop]
print(f"{len(pages)} pages, {keep.sum()} labelled paragraphs, {int((y == 1).sum())} of reports")

parameters = dict(objective="binary", num_leaves=a.leaves, learning_rate=a.rate, min_data_in_leaf=60, min_sum_hessian_in_leaf=0.05, lambda_l2=0.5, feature_fraction=0.5, bagging_fraction=0.8, bagging_freq=1,
                  num_threads=1, verbose=-1, seed=4, deterministic=True, force_row_wise=True, max_bin=127)
def fit(x, rows_):
    x = x.copy() if dropped else x
    x[:, dropped] = 0
    return lightgbm.train(parameters, lightgbm.Dataset(x[rows_], y[rows_], weight=w[rows_]), a.trees)

def out_of_fold(x):
    s = np.zeros(len(rows), np.float32)
    for k in range(a.folds):
        s[fold == k] = fit(x, np.flatnonzero(keep & (fold != k))).predict(x[fold == k])
    return s

def report(s, name):
    for threshold in (0.4, 0.5):
        figures = collections.defaultdict(list)
        for id, b, e in pages:
            g, took = gold[id], [i for i in range(b, e) if s[i] > threshold]
            kind = id.split("/")[0] + ("" if g["body"] else " segments")
            if g["body"]:
                want, have = shingles(words(g["body"])), shingles([t for i in took for t in tokens[i]])
                tp = sum((want & have).values())
                figures[kind].append((tp / max(1, sum(have.values())), tp / sum(want.values()), want == have))
            else:
                text = squeezed(" ".join(rows[i][3] for i in took))
                for t in g["with"] or []: figures[kind].append((squeezed(t) in text, 1))
                for t in g["without"] or []: figures[kind].append((squeezed(t) in text, 0))
        out = []
        for kind, f in figures.items():
            f = np.array(f, float)
            if f.shape[1] == 3:
                p, r, exact = f.mean(0)
                out.append(f"{kind} F {200 * p * r / (p + r):.2f} P {100 * p:.2f} R {100 * r:.2f} exact {100 * exact:.1f}")
            else:
                tp, fp, fn = (f[:, 0] * f[:, 1]).sum(), (f[:, 0] * (1 - f[:, 1])).sum(), ((1 - f[:, 0]) * f[:, 1]).sum()
                out.append(f"{kind} F {200 * tp / (2 * tp + fp + fn):.2f}")
        print(f"{name} > {threshold}: " + " | ".join(out), flush=True)

report(y, "labels themselves")
scores = out_of_fold(x)
report(scores, "by cross-validation")
if a.save: np.savez(a.save, first=scores, y=y)

if a.header:
    leaves, splits, trees, used = [], [], [], collections.Counter()
    for tree in fit(x, np.flatnonzero(keep)).dump_model()["tree_info"]:
        start, base, nodes = len(splits), len(leaves), []
        def walk(n):
            if "leaf_value" in n:
                leaves.append(n["leaf_value"])
                return base - len(leaves)
            at = len(nodes)
            nodes.append(None)
            used[names[n["split_feature"]]] += n["split_gain"]
            left, right = walk(n["left_child"]), walk(n["right_child"])
            nodes[at] = (n["threshold"], base, left, right, n["split_feature"])
            return at
        if walk(tree["tree_structure"]) >= 0:
            splits += nodes
            trees.append((start, len(nodes)))
    def table(items, per_line):
        return "".join("    " + " ".join(items[i:i + per_line]) + "\n" for i in range(0, len(items), per_line))
    text = open(a.header).read().split("inline constexpr float leaves")[0]
    text += "inline constexpr float leaves[] = {\n" + table([f"{v:.4g}F,".replace("0.", ".", 1) if "." in f"{v:.4g}" else f"{v:.4g}.F," for v in leaves], 24) + "};\n"
    number = lambda v: (lambda s: s + "F" if "." in s or "e" in s else s + ".F")(f"{v:.5g}")
    text += "inline constexpr Split splits[] = {\n" + table(["{%s, %d, %d, %d, %d}," % (number(t), b, l, r, f) for t, b, l, r, f in splits], 6) + "};\n"
    text += "inline constexpr TreePlace trees[] = {\n" + table(["{%d, %d}," % t for t in trees], 14) + "};\n"
    open(a.header, "w").write(text + "\n}  // namespace synoptic::ingest::html\n")
    print("gain by feature:", ", ".join(f"{n} {v:.0f}" for n, v in used.most_common(45)))
    print("unused:", ", ".join(n for n in names if n not in used))
