#!/usr/bin/env python3
"""Fits the weights of src/story/model.hpp: logistic regression on features of pairs of reports.

  story_lab --pairs pairs.tsv DIR...          (bench/story_lab.cpp; every DIR has a docs.jsonl with story labels)
  tools/story_weights.py pairs.tsv [--without SET]... [--drop FEATURE]... [--l2 0.001] [--cpp]

Every set weighs the same, and within a set every story at most as much as `--cap` pairs, so that one big story does not
set the weights. The features are structural (cosines, overlaps, days): no weight belongs to a word. `--without` leaves a
set out, for scoring on it. Prints the `--set` argument of story_lab, or with --cpp the table for the code. Needs numpy.
"""
import argparse, collections, csv
import numpy as np

parser = argparse.ArgumentParser()
parser.add_argument("pairs")
parser.add_argument("--without", action="append", default=[])
parser.add_argument("--drop", action="append", default=[])
parser.add_argument("--l2", type=float, default=1e-3)
parser.add_argument("--cap", type=float, default=30)
parser.add_argument("--emphasis", type=float, default=4, help="weight of a set that has no dates, in the undated table")
parser.add_argument("--undated", default="all", help="fit the table for undated pairs on this set only")
parser.add_argument("--cpp", action="store_true")
a = parser.parse_args()

rows = list(csv.reader(open(a.pairs), delimiter="\t"))
names = rows[0][3:]
rows = [r for r in rows[1:] if r[0] not in a.without]
TIME = [names.index(n) for n in ("near", "far")]
UNDATED = names.index("undated")

def fit(rows, hide_dates):
    x = np.array([[float(v) for v in r[3:]] for r in rows])
    y = np.array([float(r[2]) for r in rows])
    x[:, UNDATED] = 0
    if hide_dates:
        x[:, TIME] = 0
    for k, n in enumerate(names):
        if n in a.drop:
            x[:, k] = 0
    size = collections.Counter((r[0], r[1], r[2]) for r in rows)
    w = np.array([min(1.0, a.cap / size[(r[0], r[1], r[2])]) for r in rows])
    # The sets differ in how many far-fetched candidates they have; their true pairs count alike.
    for s in {r[0] for r in rows}:
        share = 1000 * (a.emphasis if hide_dates and all(float(r[3 + UNDATED]) for r in rows if r[0] == s) else 1)
        of = np.array([r[0] == s for r in rows])
        w[of] *= share / (w * y)[of].sum()
    x1 = np.hstack([x, np.ones((len(x), 1))])
    beta = np.zeros(x1.shape[1])
    ridge = np.full(x1.shape[1], a.l2 * w.sum()); ridge[-1] = 0
    for _ in range(40):  # Newton's method
        p = 1 / (1 + np.exp(-np.clip(x1 @ beta, -30, 30)))
        gradient = x1.T @ (w * (p - y)) + ridge * beta
        hessian = (x1 * (w * p * (1 - p))[:, None]).T @ x1 + np.diag(ridge + 1e-9)
        step = np.linalg.solve(hessian, gradient)
        beta -= step
        if np.abs(step).max() < 1e-6:
            break
    return beta

dated = fit([r for r in rows if float(r[3 + UNDATED]) == 0], False)
undated = fit(rows if a.undated == "all" else [r for r in rows if r[0] == a.undated], True)
if a.cpp:
    for n, d, u in zip(names, dated, undated):
        print(f"      {{{d:6.2f}f, {u:6.2f}f}},  // {n}")
    print(f"  bias {{{dated[-1]:.2f}f, {undated[-1]:.2f}f}}")
else:
    print(",".join(f"{n}={b:.3f}" for n, b in zip(names + ["bias"], dated)) + "," +
          ",".join(f"u.{n}={b:.3f}" for n, b in zip(names + ["bias"], undated)))
