#!/usr/bin/env python3
"""Measures the scorer of two short texts (src/align/similarity.hpp, stance.hpp) on published sets, and fits its weights.

    proxies.py CLAIMS [--lab build/release/bench/agree_lab] [--plain]       measure
    proxies.py CLAIMS --fit                                                 write src/align/similarity_weights.cpp and stance_weights.cpp

CLAIMS is a folder with nanco_all.json (salesforce/discord_questions), emergent/url-versions-2015-06-14-clean.csv (Ferreira and Vlachos 2016)
and sts/ (brmson/dataset-sts: para/msr, sts/semeval-sts). None of it is in the project. Needs numpy and scipy. `--plain`: without word vectors.

NAnCo: do two outlets' answers to a question say the same? The score is the C++ one; the threshold is set on questions 2, 3, 5, 6 and balanced
accuracy taken over the pairs of questions 4, 7, 8, 9. Answers are read inside their paragraph; of a pair nothing but the two answers is compared.
Emergent: is a headline for a claim, against it, or does it only pass it on? Ten folds by claim: in each, the layer of stance is fitted on the
other nine and read on the tenth. Five ways of dealing the claims to folds, mean and range.
"""
import argparse, collections, csv, json, math, os, pathlib, re, subprocess

os.environ.setdefault("OMP_NUM_THREADS", "1")
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
import numpy as np
from scipy.optimize import minimize

ROOT = pathlib.Path(__file__).resolve().parents[2]
VALIDATION, TEST = ("Q2", "Q3", "Q5", "Q6"), ("Q4", "Q7", "Q8", "Q9")
STS = ("2013/headlines", "2014/headlines", "2015/headlines", "2014/deft-news", "2012/MSRpar", "2012/SMTnews")
STANCES = ("against", "for", "observing")  # as Stance in stance.hpp: contradicts, agrees, hedges

# Which way a feature may speak; without that a feature takes back what another one said too much of, and a new kind of pair gets nonsense.
SIGN = dict(names_foreign=-1, names_one=-1, numbers_other=-1, swapped=-1, polarity=-1, opposite=-1, rare_alone=-1, short=0)


class Texts:
    """Pairs of texts, each text once."""
    def __init__(self, name, title=False):
        self.number, self.pairs, self.gold = {}, [], []
        self.name, self.title = name, title

    def add(self, a, b, gold):
        self.pairs.append([self.number.setdefault(t, len(self.number)) for t in (a, b)])
        self.gold.append(gold)

    def record(self):
        return {"set": self.name, "title": self.title, "texts": [{"text": t} for t in self.number], "pairs": self.pairs}


def nanco(folder):
    for q in json.load(open(folder / "nanco_all.json", encoding="utf-8")):
        texts, answers = [], q["answers"]
        for a in answers:
            paragraph, answer = a["Paragraph"], a["Answer"]
            at = paragraph.find(answer)
            if at < 0:
                paragraph, at = answer, 0
            begin = len(paragraph[:at].encode())
            texts.append({"text": paragraph, "begin": begin, "end": begin + len(answer.encode())})
        pairs = [[i, j] for i in range(len(texts)) for j in range(i + 1, len(texts))]
        gold = [float(answers[i]["cluster_global"] == answers[j]["cluster_global"]) for i, j in pairs]
        yield {"set": answers[0]["qid"], "texts": texts, "pairs": pairs}, gold, [a["Answer"] for a in answers]


def emergent(folder):
    out, claims = Texts("emergent", title=True), []
    for row in csv.DictReader(open(folder / "emergent/url-versions-2015-06-14-clean.csv", encoding="utf-8")):
        out.add(row["claimHeadline"], row["articleHeadline"], STANCES.index(row["articleHeadlineStance"]))
        claims.append(row["claimId"])
    return out, claims


def msrp(folder, part):
    out = Texts("msrp " + part)
    for line in list(open(folder / f"sts/para/msr/msr-para-{part}.tsv", encoding="utf-8-sig"))[1:]:
        f = line.rstrip("\n").split("\t")
        out.add(f[3], f[4], float(f[0]))
    return out


def sts(folder, name):
    out = Texts(name)
    for line in open(folder / f"sts/sts/semeval-sts/{name}.test.tsv", encoding="utf-8"):
        f = line.rstrip("\n").split("\t")
        if len(f) >= 3 and f[0]:
            out.add(f[1], f[2], float(f[0]))
    return out


class Sets:
    """Everything the lab says of all sets: features, scores, gold."""
    def __init__(self, folder, lab, plain):
        records, self.gold, self.answers = [], {}, {}
        for record, gold, answers in nanco(folder):
            records.append(record)
            self.gold[record["set"]] = np.array(gold)
            self.answers[record["set"]] = answers
        headlines, self.claims = emergent(folder)
        for texts in [headlines] + [msrp(folder, p) for p in ("train", "val", "test")] + [sts(folder, n) for n in STS]:
            records.append(texts.record())
            self.gold[texts.name] = np.array(texts.gold)
        done = subprocess.run([lab] + (["--plain"] if plain else []), input="\n".join(map(json.dumps, records)) + "\n", capture_output=True, text=True)
        if done.returncode:
            raise SystemExit(done.stderr)
        self.speed = done.stderr.strip()
        lines = done.stdout.splitlines()
        self.names = json.loads(lines[0])
        rows = collections.defaultdict(list)
        for line in lines[1:]:
            r = json.loads(line)
            rows[r["set"]].append(r)
        self.similarity = {k: np.array([r["s"] for r in v]) for k, v in rows.items()}
        self.stance = np.array([r["t"] for r in rows["emergent"]])
        self.shipped = np.array([r["stance"] for r in rows["emergent"]])
        self.score = {k: np.array([r["score"] for r in v]) for k, v in rows.items()}


# ---- figures ----

def balanced(gold, said):
    return (said[gold == 1].mean() + 1 - said[gold == 0].mean()) / 2


def best_threshold(gold, score, measure):
    return max(np.unique(score), key=lambda t: measure(gold, score >= t))


def over(values, sets):
    return np.concatenate([values[s] for s in sets])


def nanco_figures(gold, score):
    """Validation, test over all pairs, mean of the test questions, each of them."""
    threshold = best_threshold(over(gold, VALIDATION), over(score, VALIDATION), balanced)
    each = [balanced(gold[q], score[q] >= threshold) for q in TEST]
    return (balanced(over(gold, VALIDATION), over(score, VALIDATION) >= threshold), balanced(over(gold, TEST), over(score, TEST) >= threshold), float(np.mean(each)), each)


def idf_dice(answers):
    """The cheap baseline: Dice over the words of two answers, each by its idf among the answers to the question."""
    words = [set(re.findall(r"\w+", a.lower())) for a in answers]
    df = collections.Counter(w for s in words for w in s)
    idf = {w: math.log(1 + len(words) / n) for w, n in df.items()}
    mass = [sum(idf[w] for w in s) for s in words]
    return np.array([2 * sum(idf[w] for w in words[i] & words[j]) / ((mass[i] + mass[j]) or 1) for i in range(len(words)) for j in range(i + 1, len(words))])


def folds(claims, seed, count=10):
    names = sorted(set(claims))
    np.random.RandomState(seed).shuffle(names)
    fold = {c: i % count for i, c in enumerate(names)}
    return np.array([fold[c] for c in claims])


def f1_macro(gold, said):
    return float(np.mean([2 * ((said == c) & (gold == c)).sum() / max(1, (said == c).sum() + (gold == c).sum()) for c in range(3)]))


def emergent_figures(x, gold, claims):
    accuracies, f1, each = [], [], None
    for seed in range(5):
        fold, said = folds(claims, seed), np.empty(len(gold), int)
        for k in range(10):
            w = fit_stance(x[fold != k], gold[fold != k])
            said[fold == k] = (x[fold == k] @ w[:, :-1].T + w[:, -1]).argmax(1)
        accuracies.append(float((said == gold).mean()))
        f1.append(f1_macro(gold, said))
        each = [float((said[gold == c] == c).mean()) for c in range(3)] if each is None else each
    return accuracies, f1, each


def measure(s):
    score = s.score
    validation, test, mean, each = nanco_figures(s.gold, score)
    dice = nanco_figures(s.gold, {q: idf_dice(a) for q, a in s.answers.items()})
    print(f"NAnCo     balanced accuracy over the test questions {test:.3f}; mean of the four {mean:.3f} ({', '.join(f'{q} {v:.3f}' for q, v in zip(TEST, each))}); validation {validation:.3f}")
    print(f"          idf-Dice {dice[1]:.3f}; mean of the four {dice[2]:.3f}")
    accuracies, f1, recall = emergent_figures(s.stance, s.gold["emergent"], s.claims)
    print(f"Emergent  accuracy {np.mean(accuracies):.3f} ({min(accuracies):.3f} .. {max(accuracies):.3f}), macro F1 {np.mean(f1):.3f}; recall " + ", ".join(f"{n} {v:.2f}" for n, v in zip(STANCES, recall)))
    print(f"          with the shipped weights, which have seen it all: {(s.shipped.argmax(1) == s.gold['emergent']).mean():.3f}")
    accuracy = lambda g, said: (g == said).mean()
    threshold = best_threshold(s.gold["msrp train"], score["msrp train"], accuracy)
    said, gold = score["msrp test"] >= threshold, s.gold["msrp test"]
    print(f"MSRP      accuracy {accuracy(gold, said):.3f}, F1 {2 * (said & (gold == 1)).sum() / (said.sum() + gold.sum()):.3f}")
    print("STS       " + ", ".join(f"{n} {np.corrcoef(score[n], s.gold[n])[0, 1]:.3f}" for n in STS))
    print("          (the weights have seen the STS sets and the training part of MSRP)")
    print(s.speed)


# ---- fitting ----

def scaled(x):
    mean, deviation = x.mean(0), x.std(0)
    deviation[deviation < 1e-6] = 1
    return mean, deviation


def raw(w, mean, deviation):
    """Weights of scaled features -> of the features as they are; the last is the bias."""
    out = np.array(w, float)
    out[..., :-1] = out[..., :-1] / deviation
    out[..., -1] -= (out[..., :-1] * mean).sum(-1)
    return out


def fit_similarity(s):
    """Logistic regression on degrees of sameness: NAnCo's validation questions, MSRP's training part, STS (grade / 5)."""
    parts = []
    for q in VALIDATION:
        g = s.gold[q]
        parts.append((s.similarity[q], g, 300 * np.where(g == 1, .5 / g.sum(), .5 / (1 - g).sum())))
    for name in ("msrp train", "msrp val"):
        g = s.gold[name]
        parts.append((s.similarity[name], g, np.full(len(g), 1000 / len(g))))
    for name in STS:
        g = s.gold[name] / 5
        parts.append((s.similarity[name], g, np.full(len(g), 4000 / len(STS) / len(g))))
    x, y, weight = (np.concatenate([p[i] for p in parts]) for i in range(3))
    mean, deviation = scaled(x)
    z = np.hstack([(x - mean) / deviation, np.ones((len(x), 1))])
    def loss(w):
        p = 1 / (1 + np.exp(-z @ w))
        gradient = z.T @ (weight * (p - y))
        gradient[:-1] += 100 * w[:-1]
        return -(weight * (y * np.log(p + 1e-9) + (1 - y) * np.log(1 - p + 1e-9))).sum() + 50 * (w[:-1] ** 2).sum(), gradient
    # Roles that change places are too rare in these sets to be learnt; their weight is set: -2.
    swapped = s.names["similarity"].index("swapped")
    z[:, swapped] = 0
    bounds = [{1: (0, None), -1: (None, 0), 0: (None, None)}[SIGN.get(n, 1)] for n in s.names["similarity"]] + [(None, None)]
    w = raw(minimize(loss, np.zeros(z.shape[1]), jac=True, method="L-BFGS-B", bounds=bounds, options={"maxiter": 500}).x, mean, deviation)
    w[swapped] = -2
    return w


def fit_stance(x, gold):
    """Softmax regression; rows are STANCES."""
    mean, deviation = scaled(x)
    z, hot = np.hstack([(x - mean) / deviation, np.ones((len(x), 1))]), np.eye(3)[gold]
    def loss(flat):
        w = flat.reshape(3, -1)
        logits = z @ w.T
        logits -= logits.max(1, keepdims=True)
        p = np.exp(logits)
        p /= p.sum(1, keepdims=True)
        gradient = (p - hot).T @ z
        gradient[:, :-1] += 200 * w[:, :-1]
        return -np.log((p * hot).sum(1) + 1e-12).sum() + 100 * (w[:, :-1] ** 2).sum(), gradient.ravel()
    w = minimize(loss, np.zeros(3 * z.shape[1]), jac=True, method="L-BFGS-B", options={"maxiter": 200}).x.reshape(3, -1)
    return raw(w, mean, deviation)


def table(name, values, names):
    rows = "".join(f"    {v:.4f}f,  // {n}\n" for v, n in zip(values, names + ["bias"]))
    return f"constexpr float {name}[] = {{\n{rows}}};\n"


def similarity_source(with_vectors, without, names):
    return f"""// Written by bench/agree/proxies.py --fit (docs/similarity.md): weights of SimilarityFeature, with and without word vectors. Structural: none
// belongs to a word. A zero: other features say the same better.
#include <cmath>

#include "align/similarity.hpp"

namespace synoptic::align {{
namespace {{

{table("with_vectors", with_vectors, names)}
{table("without_vectors", without, names)}
static_assert(std::size(with_vectors) == similarity_feature_count + 1 && std::size(without_vectors) == similarity_feature_count + 1);

}}  // namespace

float Similarity::score(const SimilarityFeatures& f) const {{
  const float* weights = vectors_ != nullptr ? with_vectors : without_vectors;
  float z = weights[similarity_feature_count];
  for (std::size_t i = 0; i < similarity_feature_count; ++i) z += weights[i] * f[i];
  return 1 / (1 + std::exp(-z));
}}

}}  // namespace synoptic::align
"""


def stance_source(w, names):
    tables = "\n".join(table(n, row, names) for n, row in zip(("contradicts", "agrees", "hedges"), w))
    return f"""// Written by bench/agree/proxies.py --fit (docs/similarity.md): weights of StanceFeature for each stance. Structural: none belongs to a word.
#include <algorithm>
#include <cmath>

#include "align/stance.hpp"

namespace synoptic::align {{
namespace {{

{tables}
static_assert(std::size(contradicts) == stance_feature_count + 1);

float logit(const float* weights, const StanceFeatures& f) {{
  float z = weights[stance_feature_count];
  for (std::size_t i = 0; i < stance_feature_count; ++i) z += weights[i] * f[i];
  return z;
}}

}}  // namespace

Stance stance(const StanceFeatures& f) {{
  Stance s{{logit(contradicts, f), logit(agrees, f), logit(hedges, f)}};
  const float top = std::max({{s.contradicts, s.agrees, s.hedges}});
  float sum = 0;
  for (float* p : {{&s.contradicts, &s.agrees, &s.hedges}}) sum += *p = std::exp(*p - top);
  for (float* p : {{&s.contradicts, &s.agrees, &s.hedges}}) *p /= sum;
  return s;
}}

}}  // namespace synoptic::align
"""


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("claims", type=pathlib.Path)
    arguments.add_argument("--lab", default=ROOT / "build/release/bench/agree_lab")
    arguments.add_argument("--plain", action="store_true")
    arguments.add_argument("--fit", action="store_true")
    given = arguments.parse_args()
    sets = Sets(given.claims, given.lab, given.plain)
    if not given.fit:
        return measure(sets)
    plain = Sets(given.claims, given.lab, True)
    (ROOT / "src/align/similarity_weights.cpp").write_text(similarity_source(fit_similarity(sets), fit_similarity(plain), sets.names["similarity"]))
    (ROOT / "src/align/stance_weights.cpp").write_text(stance_source(fit_stance(sets.stance, sets.gold["emergent"]), sets.names["stance"]))


main()
