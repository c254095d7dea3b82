#!/usr/bin/env python3
"""Fits and measures the weights of what makes rows of statements (docs/statements.md): src/align/statements_support.* (does a report say what a unit
of another one says?), src/align/clarity.* (is a stretch well cut?) and src/align/standing.* (does it stand by itself, and how much does it belong to
the story?).

  bench/agree/support.py STORIES LAB [--fit]

STORIES  the folder of story corpora (SET/docs.jsonl), which are not in the project
LAB      build/release/bench/statements_lab (cmake --preset release -DSYNOPTIC_BENCH=ON)
--fit    writes the files of weights there; without it only the figures of ten folds by story are printed

All labels are by reading (GUIDELINE.md), all places are byte offsets into the texts of the corpora; {"set", "reports": ids, ...}, a story a line:
  support.jsonl  "pairs": [[id, begin, end, id, begin, end, label, unit, unit]...]: chosen to be hard
  stories.jsonl  "sentences": [[report, begin, end, code, worth]...], "groups": [[[sentence, marks]...]...]: all sentences of the reports' beginnings, and
                 those of different reports that state one fact
  rows.jsonl     "rows": [[report, begin, end, clear, worth or null]...], "says": [[report, begin, end, report, begin, end, label]...]: rows as they were shown, and
                 how much of them other reports say (without a place: somewhere)
Needs numpy and scipy.
"""
import argparse, collections, itertools, json, os, pathlib, re, subprocess
import numpy as np
from scipy.optimize import minimize

# What the values are is asked later, of units that are about the same: these features do not speak.
VALUES = {"core": {"numbers_alone", "numbers_same", "numbers_differ", "time_same", "time_other"}, "all": {"numbers_differ", "time_other"}}
MOST_NEGATIVE = 3  # pairs of units of two sentences that state different facts

here = pathlib.Path(__file__).resolve().parent
root = here.parent.parent


def lines(name): return [json.loads(l) for l in open(here / name, encoding="utf-8")]


def read_texts(stories, rows):
    wanted, texts = {(r["set"], i) for r in rows for i in r["reports"]}, {}
    for name in sorted({r["set"] for r in rows}):
        for l in open(stories / name / "docs.jsonl", encoding="utf-8"):
            d = json.loads(l)
            if (name, d["id"]) in wanted:
                texts[name, d["id"]] = {"id": d["id"], "text": d["text"], "title": d.get("title") or "", "outlet": d.get("source"), "published": (d.get("date") or "")[:10]}
    return texts


def ask(lab, texts, rows, **what):
    """The lab's answers for each story: those to `pairs`, `stretches` and `all`, whichever are asked (functions of a row)."""
    feed = "".join(json.dumps({"reports": [texts[r["set"], i] for i in r["reports"]], **{k: f(r) for k, f in what.items()}}) + "\n" for r in rows)
    env = dict(os.environ, SYNOPTIC_MODELS=os.environ.get("SYNOPTIC_MODELS", str(root / "build/release/models")))
    out = subprocess.run([lab], input=feed.encode(), stdout=subprocess.PIPE, check=True, env=env).stdout.decode().splitlines()
    answers = iter(map(json.loads, out[1:]))
    for r in rows:
        got = [next(answers) for k in ("pairs", "stretches") if k in what for _ in what[k](r)]
        if "all" in what: got += itertools.takewhile(bool, answers)
        yield r, got
    assert next(answers, None) is None


def fit(x, y, strength=60.0, weight=None):
    """Logistic regression, L2 on standardised features; weights of the features as they are."""
    mean, spread = x.mean(0), x.std(0) + 1e-9
    z = (x - mean) / spread
    s, weight = np.where(y, 1.0, -1.0), np.ones(len(y)) if weight is None else weight

    def loss(w):
        m = s * (z @ w[1:] + w[0])
        p = weight / (1 + np.exp(np.clip(m, -50, 50)))
        return (weight * np.logaddexp(0, -m)).sum() + .5 * strength * (w[1:] ** 2).sum(), np.concatenate([[-(s * p).sum()], -(z.T @ (s * p)) + strength * w[1:]])

    w = minimize(loss, np.zeros(x.shape[1] + 1), jac=True, method="L-BFGS-B", options={"maxiter": 500}).x
    return w[0] - (w[1:] * mean / spread).sum(), w[1:] / spread


def ridge(x, y, strength=50.0):
    mean, spread = x.mean(0), x.std(0) + 1e-9
    z = (x - mean) / spread
    w = np.linalg.solve(z.T @ z + strength * np.eye(z.shape[1]), z.T @ (y - y.mean()))
    return y.mean() - (mean / spread) @ w, w / spread


def apply(model, x): return 1 / (1 + np.exp(-(x @ model[1] + model[0])))


def show(name, y, p):
    print(f"{name}: {len(y)}, {100 * y.mean():.1f} % true; threshold, precision, recall")
    for t in (.4, .5, .6, .65, .7, .75, .8, .85, .9):
        on = p >= t
        if on.any(): print(f"  {t:.2f} {100 * y[on].mean():5.1f} {100 * on[y].mean():5.1f}")


def folds(x, y, fold, tested, make, strength):
    """Of the examples `tested`, the likelihood by a model of the other stories."""
    p = np.zeros(len(y))
    for i in range(10):
        test = fold % 10 == i
        p[test] = make((fit(x[~test], y[~test], strength)), x[test])
    return p[tested]


def overlap(a, b): return (min(a[1], b[1]) - max(a[0], b[0])) / max(1, max(a[1], b[1]) - min(a[0], b[0]))


def read_support(lab, stories):
    """Directed pairs of units: features, whether the core is the same, whether all is said (None: not asked), story. And units: features, fine, story."""
    x, core, full, story, clear, fine, where = [], [], [], [], [], [], []

    rows = lines("support.jsonl")
    for n, (r, got) in enumerate(ask(lab, read_texts(stories, rows), rows, pairs=lambda r: [p[:6] for p in r["pairs"]])):
        seen = set()
        for p, f in zip(r["pairs"], got):
            for side, (stretch, label) in enumerate(((p[:3], p[7]), (p[3:6], p[8]))):
                if f["clear"][side] and tuple(stretch) not in seen: clear.append(f["clear"][side]); fine.append(label == "."); where.append(n); seen.add(tuple(stretch))
            for way, says in (("there", "<=!"), ("back", ">=!")):
                if way in f: x.append(f[way]); core.append(p[6] != "x"); full.append(p[6] in says if p[6] != "x" else None); story.append(n)

    # As the pairs come: of two sentences that state one fact, the units that are most alike; of two that do not, a few.
    rows, n0 = lines("stories.jsonl"), 1000
    texts = read_texts(stories, rows)
    for n, (r, got) in enumerate(ask(lab, texts, rows, all=lambda r: True)):
        raw = [texts[r["set"], i]["text"].encode() for i in r["reports"]]
        wording, of = {}, []  # equal sentences are one
        for s in r["sentences"]: of.append(wording.setdefault(re.sub(rb"\W+", b"", raw[s[0]][s[1]:s[2]].lower()), len(of)))
        same, some = set(), set()
        for g in r["groups"]:
            for (i, *m), (j, *k) in itertools.combinations(g, 2):
                if r["sentences"][i][0] == r["sentences"][j][0]: continue
                pair = tuple(sorted((of[i], of[j])))
                some.add(pair)
                if "~" not in "".join(m + k): same.add(pair)
        at = lambda place: next((i for i, s in enumerate(r["sentences"]) if r["reports"][s[0]] == place[0] and s[1] <= place[1] < s[2]), None)
        found = collections.defaultdict(list)
        for f in got:
            i, j = at(f["a"]), at(f["b"])
            if i is None or j is None or of[i] == of[j] or any(r["sentences"][of[k]][3] not in "smb" for k in (i, j)): continue
            found[tuple(sorted((of[i], of[j])))].append(f)
        likeness = lab_names["support"].index("story")
        for pair, units in found.items():
            if pair in some and pair not in same: continue
            units.sort(key=lambda f: -f["there"][likeness])
            for f in units[:1 if pair in same else MOST_NEGATIVE]:
                for way in ("there", "back"): x.append(f[way]); core.append(pair in same); full.append(None); story.append(n0 + n)

    # Rows: how much of what was shown other reports say.
    rows, n0 = lines("rows.jsonl"), 2000
    for n, (r, got) in enumerate(ask(lab, read_texts(stories, rows), rows, all=lambda r: True)):
        ways = [(f["a"], f["b"], f["there"]) for f in got] + [(f["b"], f["a"], f["back"]) for f in got]
        for a, b, e, c, b2, e2, label in r["says"]:
            near = [w for w in ways if w[0][0] == r["reports"][a] and w[1][0] == r["reports"][c] and overlap((b, e), w[0][1:]) > .5 and (b2 is None or overlap((b2, e2), w[1][1:]) > .5)]
            if near and label != "N": x.append(max(near, key=lambda w: w[2][likeness])[2]); core.append(None); full.append(label == "F"); story.append(n0 + n)
    return np.array(x), np.array(core, dtype=object), np.array(full, dtype=object), np.array(story), np.array(clear), np.array(fine), np.array(where)


def read_standing(lab, stories):
    x, alone, worth, story = [], [], [], []
    for n0, name, key, good in ((0, "stories.jsonl", "sentences", ("s", "m")), (1000, "rows.jsonl", "rows", ("ok", "mild"))):
        rows = lines(name)
        for n, (r, got) in enumerate(ask(lab, read_texts(stories, rows), rows, stretches=lambda r: [[r["reports"][s[0]], s[1], s[2]] for s in r[key]])):
            for s, f in zip(r[key], got):
                if f["standing"]: x.append(f["standing"]); alone.append(s[3] in good); worth.append(np.nan if s[4] is None else s[4]); story.append(n0 + n)
    return np.array(x), np.array(alone), np.array(worth, float), np.array(story)


def write(name, header, order, biases, arrays, names, count):
    with open(root / f"src/align/{name}.cpp", "w", encoding="utf-8") as out:
        out.write(f'// Made by bench/agree/support.py --fit; in order of {order}.\n#include "align/{header}.hpp"\n\nnamespace synoptic::align {{\n\n')
        out.write("const double " + ", ".join(f"{k} = {v:.4f}" for k, v in biases.items()) + ";\n\n")
        for k, w in arrays.items():
            out.write(f"const std::array<float, {count}> {k}{{\n" + "".join(f"    {v:.4f}f,  // {n}\n" for v, n in zip(w, names)) + "};\n\n")
        out.write("}  // namespace synoptic::align\n")


def main():
    a = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    a.add_argument("stories", type=pathlib.Path); a.add_argument("lab"); a.add_argument("--fit", action="store_true")
    a = a.parse_args()
    global lab_names
    lab_names = json.loads(subprocess.run([a.lab], input=b"", stdout=subprocess.PIPE, check=True, env=dict(os.environ, SYNOPTIC_MODELS=os.environ.get("SYNOPTIC_MODELS", str(root / "build/release/models")))).stdout.splitlines()[0])
    names = lab_names["support"]
    mask = {k: np.array([n not in v for n in names]) for k, v in VALUES.items()}

    x, core, full, story, clear, fine, where = read_support(a.lab, a.stories)
    known, asked = np.array([c is not None for c in core]), np.array([f is not None for f in full])
    xc, yc, sc = x[known] * mask["core"], core[known].astype(bool), story[known]
    xa, ya, sa = x[asked] * mask["all"], full[asked].astype(bool), story[asked]
    p = folds(xc, yc, sc, np.ones(len(yc), bool), apply, 40)
    show("same core fact, pairs as they come", yc[sc >= 1000], p[sc >= 1000]); show("same core fact, hard pairs", yc[sc < 1000], p[sc < 1000])
    q = folds(xa, ya, sa, np.ones(len(ya), bool), apply, 60)
    show("all of it, where the core is the same", ya, q)
    r = folds(clear, fine, where, np.ones(len(fine), bool), apply, 20)
    show("well cut", fine, r)

    xs, alone, worth, ss = read_standing(a.lab, a.stories)
    p = folds(xs, alone, ss, np.ones(len(alone), bool), apply, 20)
    show("stands by itself, sentences", alone[ss < 1000], p[ss < 1000])
    w, told = np.zeros(len(worth)), ~np.isnan(worth)
    for i in range(10):
        test = ss % 10 == i
        b, c = ridge(xs[~test & told], worth[~test & told])
        w[test] = b + xs[test] @ c
    print(f"worth, sentences: correlation {np.corrcoef(w[ss < 1000], worth[ss < 1000])[0, 1]:.2f}")
    value = np.log(np.clip(p, .001, .999) / (1 - np.clip(p, .001, .999))) + 1.5 * w
    first = [s[np.argsort(-value[s])[:10]] for s in (np.flatnonzero((ss == n) & (p >= .6)) for n in sorted(set(ss[ss < 1000]))) if len(s) >= 10]
    print(f"the first ten sentences of {len(first)} stories: {100 * np.mean([alone[s].mean() for s in first]):.1f} % stand by themselves, worth {np.mean([worth[s].mean() for s in first]):.2f} of 3 (all sentences: {100 * alone[ss < 1000].mean():.1f} %, {worth[ss < 1000].mean():.2f})")
    if not a.fit: return

    c, f = fit(xc, yc, 40), fit(xa, ya, 60)
    write("statements_support_weights", "statements_support_weights", "SupportFeature", {"core_bias": c[0], "all_bias": f[0]}, {"core_weights": c[1], "all_weights": f[1]}, names, "support_feature_count")
    b, w = fit(clear, fine, 20)
    write("clarity_weights", "clarity_weights", "ClarityFeature", {"clarity_bias": b}, {"clarity_weights": w}, lab_names["clarity"], "clarity_feature_count")
    s, t = fit(xs, alone, 20), ridge(xs[told], worth[told])
    write("standing_weights", "standing_weights", "StandingFeature", {"alone_bias": s[0], "worth_bias": t[0]}, {"alone_weights": s[1], "worth_weights": t[1]}, lab_names["standing"], "standing_feature_count")


if __name__ == "__main__": main()
