#!/usr/bin/env python3
"""Fits and measures the weights of src/align/statements_support.* (does a report say what a unit of another one says?) and of src/align/clarity.*
(can a unit be shown by itself?).

  bench/agree/support.py STORIES LAB [--fit]

STORIES  the folder of story corpora (SET/docs.jsonl), which are not in the project
LAB      build/release/bench/statements_lab (cmake --preset release -DSYNOPTIC_BENCH=ON)
--fit    writes the files of weights there; without it only the figures of ten folds by story are printed

support.jsonl: a story a line, {"set", "reports": ids, "pairs": [[id, begin, end, id, begin, end, label, unit, unit]...]}, offsets into the texts of the
corpus. Labels, by reading (GUIDELINE.md, "Pairs of units"): = each says all that the other says, > the first says more, < the second does,
~ both the same core fact and each something more, ! the same with other values, x other facts. Units: . fine, p with a bare pronoun for its
subject, c cut, f fragment, t trivial. Needs numpy and scipy.
"""
import argparse, json, os, pathlib, subprocess
import numpy as np
from scipy.optimize import minimize

# What the values are is asked later, of units that are about the same: these features do not speak.
VALUES = {"core": {"numbers_alone", "numbers_same", "numbers_differ", "time_same", "time_other"}, "all": {"numbers_differ", "time_other"}}

here = pathlib.Path(__file__).resolve().parent
root = here.parent.parent


def read(stories):
    rows = [json.loads(l) for l in open(here / "support.jsonl", encoding="utf-8")]
    wanted = {(r["set"], i) for r in rows for i in r["reports"]}
    texts = {}
    for name in sorted({r["set"] for r in rows}):
        for l in open(stories / name / "docs.jsonl", encoding="utf-8"):
            d = json.loads(l)
            if (name, d["id"]) in wanted:
                texts[name, d["id"]] = {"id": d["id"], "text": d["text"], "title": d.get("title") or "", "outlet": d.get("source"), "published": (d.get("date") or "")[:10]}
    return rows, texts


def features(rows, texts, lab):
    feed = "".join(json.dumps({"reports": [texts[r["set"], i] for i in r["reports"]], "pairs": [p[:6] for p in r["pairs"]]}) + "\n" for r in rows)
    env = dict(os.environ, SYNOPTIC_MODELS=os.environ.get("SYNOPTIC_MODELS", str(root / "build/release/models")))
    out = subprocess.run([lab], input=feed.encode(), stdout=subprocess.PIPE, check=True, env=env).stdout.decode().splitlines()
    names = json.loads(out[0])
    x, core, full, fold, lost, at, clear, fine, where, seen = [], [], [], [], 0, 1, [], [], [], set()
    for n, r in enumerate(rows):
        for p in r["pairs"]:
            f = json.loads(out[at]); at += 1
            for side, (stretch, label) in enumerate(((p[:3], p[7]), (p[3:6], p[8]))):
                if f["clear"][side] and (n, *stretch) not in seen: clear.append(f["clear"][side]); fine.append(label == "."); where.append(n); seen.add((n, *stretch))
            if "there" not in f: lost += 1; continue
            for way, says in (("there", "<=!"), ("back", ">=!")):
                x.append(f[way]); core.append(p[6] != "x"); full.append(p[6] in says); fold.append(n)
    print(f"{len(x)} directed pairs of {len(rows)} stories, {lost} pairs whose units are cut otherwise now; same core {np.mean(core):.3f}, all of it {np.mean(full):.3f}")
    return names, *map(np.array, (x, core, full, fold, clear, fine, where))


def fit(x, y, strength=60.0):
    """Logistic regression, L2 on standardised features; weights of the features as they are."""
    mean, spread = x.mean(0), x.std(0) + 1e-9
    z = (x - mean) / spread
    s = np.where(y, 1.0, -1.0)

    def loss(w):
        m = s * (z @ w[1:] + w[0])
        p = 1 / (1 + np.exp(np.clip(m, -50, 50)))
        return np.logaddexp(0, -m).sum() + .5 * strength * (w[1:] ** 2).sum(), np.concatenate([[-(s * p).sum()], -(z.T @ (s * p)) + strength * w[1:]])

    w = minimize(loss, np.zeros(x.shape[1] + 1), jac=True, method="L-BFGS-B", options={"maxiter": 500}).x
    return w[0] - (w[1:] * mean / spread).sum(), w[1:] / spread


def apply(model, x): return 1 / (1 + np.exp(-(x @ model[1] + model[0])))


def without(names, x, model): return x * np.array([n not in VALUES[model] for n in names])


def folds(names, x, core, full, fold, k=10):
    xc, xa = without(names, x, "core"), without(names, x, "all")
    a, b = np.zeros(len(x)), np.zeros(len(x))
    for i in range(k):
        test = fold % k == i
        c = fit(xc[~test], core[~test]); f = fit(xa[~test & core], full[~test & core])
        a[test] = apply(c, xc[test]); b[test] = a[test] * apply(f, xa[test])
    return a, b


def show(name, y, p):
    print(f"{name}: threshold, precision, recall")
    for t in (.4, .5, .55, .6, .65, .7, .75, .8, .85, .9):
        on = p >= t
        if on.any(): print(f"  {t:.2f} {100 * y[on].mean():5.1f} {100 * on[y].mean():5.1f}")


def main():
    a = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    a.add_argument("stories", type=pathlib.Path); a.add_argument("lab"); a.add_argument("--fit", action="store_true")
    a = a.parse_args()
    rows, texts = read(a.stories)
    names, x, core, full, fold, clear, fine, where = features(rows, texts, a.lab)
    p, q = folds(names["support"], x, core, full, fold)
    show("same core fact", core, p); show("all of it", full, q)
    r = np.zeros(len(clear))
    for i in range(10): r[where % 10 == i] = apply(fit(clear[where % 10 != i], fine[where % 10 != i], 20), clear[where % 10 == i])
    print(f"{len(clear)} units, fine by themselves {fine.mean():.3f}"); show("fine by itself", fine, r)
    if not a.fit: return
    models = {"core": fit(without(names["support"], x, "core"), core), "all": fit(without(names["support"], x[core], "all"), full[core])}
    with open(root / "src/align/statements_support_weights.cpp", "w", encoding="utf-8") as out:
        out.write('// Made by bench/agree/support.py --fit; in order of SupportFeature.\n#include "align/statements_support_weights.hpp"\n\nnamespace synoptic::align {\n\n')
        out.write(f"const double core_bias = {models['core'][0]:.4f}, all_bias = {models['all'][0]:.4f};\n\n")
        for n, (_, w) in models.items():
            out.write(f"const std::array<float, support_feature_count> {n}_weights{{\n")
            out.write("".join(f"    {v:.4f}f,  // {k}\n" for k, v in zip(names["support"], w)) + "};\n\n")
        out.write("}  // namespace synoptic::align\n")
    bias, w = fit(clear, fine, 20)
    with open(root / "src/align/clarity_weights.cpp", "w", encoding="utf-8") as out:
        out.write('// Made by bench/agree/support.py --fit; in order of ClarityFeature.\n#include "align/clarity_weights.hpp"\n\nnamespace synoptic::align {\n\n')
        out.write(f"const double clarity_bias = {bias:.4f};\n\nconst std::array<float, clarity_feature_count> clarity_weights{{\n")
        out.write("".join(f"    {v:.4f}f,  // {k}\n" for k, v in zip(names["clarity"], w)) + "};\n\n}  // namespace synoptic::align\n")


if __name__ == "__main__": main()
