#!/usr/bin/env python3
"""Trains the encoder: one dilated convolutional network over word vectors, with heads for tags, lemmas, trees and names.

  tools/train/encoder.py --data DATA --features build/release/tools/train/train_features --out encoder.pt [--epochs 10]

--data      what tools/train/data.py and vectors.py wrote (ud/ ner/ vectors/) and, if there, silver/ (tools/train/teacher.py)
--features  the program that prints a word's features (cmake --build build/release --target train_features)
--out       the checkpoint: averaged weights with all tables; tools/train/export.py makes models/encoder.bin of it

Debian's python3-torch 1.13 and numpy. The schedule knows no clock: same seed, same weights on the same kind of processor.
Losses, gradient norms and scores on the dev sets go to standard output; no test set is looked at. The architecture: Conneau-like stacked convolutions with gates (Dauphin et al. 2017), dilated as in Strubell
et al. 2017; biaffine arcs and labels (Dozat and Manning 2017); lemmas as edit scripts (Chrupala 2006); names as BILOU with the
annotation guideline of each corpus as an input (dataset embedding); weights averaged over the last steps.
"""
import argparse, collections, json, math, os, pathlib, random, subprocess, sys, time, unicodedata
os.environ.setdefault("OPENBLAS_CORETYPE", "SkylakeX" if "avx512f" in open("/proc/cpuinfo").read() else "Haswell")
import numpy as np, torch, torch.nn as nn, torch.nn.functional as F

RECORD = np.dtype([("key", "<u8"), ("p3", "<u2"), ("s2", "<u2"), ("s3", "<u2"), ("s4", "<u2"), ("shape", "<u2"), ("bits", "<u2"), ("zero", "<u4")])
BITS, AFFIX, SHAPES = 16, 4096, 1024
KINDS = ["PER", "ORG", "LOC", "MISC"]
NAME_TAGS = ["O"] + [p + "-" + k for k in KINDS for p in "BILU"]
SETS = ["uner", "gum", "wikigold", "gmb", "social"]  # annotation guidelines


def load(path, limit=None, seed=1):
    rows = [json.loads(l) for l in open(path, encoding="utf-8")]
    if limit and len(rows) > limit: rows = random.Random(seed).sample(rows, limit)
    return rows


def styled(rows, share, seed):
    """Copies written as headlines (every word with a capital, no final stop) or all in capitals: news has both."""
    rng, out = random.Random(seed), []
    for r in rows:
        if rng.random() >= share or not r["text"].isascii() or len(r["tokens"]) < 4: continue
        c = dict(r)
        if rng.random() < 0.75:
            c["text"] = "".join(ch.upper() if i == 0 or not (r["text"][i - 1].isalnum() or r["text"][i - 1] == "'") else ch for i, ch in enumerate(r["text"]))
        else: c["text"] = r["text"].upper()
        if c["text"][c["tokens"][-1][0]:] == "." and ("head" not in c or (len(c["tokens"]) - 1) not in c["head"]):
            for k in ("tokens", "upos", "xpos", "lemma", "head", "deprel", "ner"):
                if k in c: c[k] = c[k][:-1]
        out.append(c)
    return out


def script(form, lemma):
    """Lemma as a cut and an addition at the end, and at the front, of the folded form: "ied>y"."""
    f, l = form.lower().replace("’", "'"), lemma.lower().replace("’", "'")
    if f == l: return ""
    i = 0
    while i < min(len(f), len(l)) and f[i] == l[i]: i += 1
    return f"{f[i:]}>{l[i:]}" if i or len(f) <= 6 else None


def bilou(tags):
    out = []
    for i, t in enumerate(tags):
        if t == "O": out.append("O"); continue
        begins = t[0] == "B" or i == 0 or tags[i - 1][2:] != t[2:]
        ends = i + 1 == len(tags) or tags[i + 1][0] != "I" or tags[i + 1][2:] != t[2:]
        out.append(("U" if begins and ends else "B" if begins else "L" if ends else "I") + t[1:])
    return out


class Tables:
    """Everything that turns rows into numbers; goes into the checkpoint."""

    def __init__(self, vectors, rows):
        self.words = {w: i for i, w in enumerate(open(vectors / "words.txt", encoding="utf-8").read().split("\n")[:-1])}
        tags, xtags, labels, scripts = (collections.Counter() for _ in range(4))
        for r in rows:
            if "head" not in r: continue
            t = r["text"].encode()
            tags.update(r["upos"]); xtags.update(r["xpos"]); labels.update(r["deprel"])
            if "lemma" in r: scripts.update(script(t[b:e].decode(), l) for (b, e), l in zip(r["tokens"], r["lemma"]))
        self.upos, self.xpos = sorted(tags), [x for x, n in sorted(xtags.items()) if n > 3]
        self.labels = [x for x, n in sorted(labels.items()) if n > 3]
        self.scripts = [""] + [s for s, n in scripts.most_common() if s and n > 2]
        self.vocab = {}

    def row_of(self, word):
        w = word.lower()
        if w in self.words: return self.words[w]
        w = "".join(c for c in unicodedata.normalize("NFKD", w) if not unicodedata.combining(c)).translate(str.maketrans("‘’“”–—", "''\"\"--"))
        return self.words.get(w, -1)


class Example:
    __slots__ = ("x", "n", "upos", "xpos", "lemma", "head", "label", "ner", "set", "weight")


def examples(rows, tables, program, train=False):
    data = "".join(json.dumps({"text": r["text"], "tokens": r["tokens"]}, ensure_ascii=False) + "\n" for r in rows if r["tokens"])
    raw = subprocess.run([program], input=data.encode(), stdout=subprocess.PIPE, check=True).stdout
    rec = np.frombuffer(raw, RECORD)
    if train:
        n = collections.Counter(rec["key"].tolist())
        tables.vocab = {k: i + 1 for i, k in enumerate(sorted(k for k, c in n.items() if c > 2))}
    index = lambda names: {t: i for i, t in enumerate(names)}
    iu, ix, il, isc, it = map(index, (tables.upos, tables.xpos, tables.labels, tables.scripts, NAME_TAGS))
    out, at = [], 0
    for r in rows:
        n = len(r["tokens"])
        if not n: continue
        e = Example(); f = rec[at:at + n]; at += n
        t = r["text"].encode(); forms = [t[b:c].decode() for b, c in r["tokens"]]
        e.n = n
        e.x = np.stack([np.array([tables.row_of(w) + 1 for w in forms]), np.array([tables.vocab.get(k, 0) for k in f["key"].tolist()]), f["p3"], f["s2"], f["s3"], f["s4"], f["shape"], f["bits"]], 1).astype(np.int32)
        e.upos = e.xpos = e.lemma = e.head = e.label = e.ner = None; e.set = 0; e.weight = r.get("weight", 1.0)
        if "head" in r:
            e.upos = np.array([iu.get(u, 0) for u in r["upos"]]); e.xpos = np.array([ix.get(u, -1) for u in r["xpos"]])
            e.lemma = np.array([isc.get(script(w, l), -1) for w, l in zip(forms, r["lemma"])]) if "lemma" in r else np.full(n, -1)
            e.head = np.array(r["head"]) + 1; e.label = np.array([il.get(d, -1) for d in r["deprel"]])
        if "ner" in r: e.ner = np.array([it[t] for t in bilou(r["ner"])]); e.set = SETS.index(r["set"])
        out.append(e)
    assert at == len(rec), "train_features printed another number of words than it was given"
    return out


def batch(es):
    n = max(e.n for e in es); B = len(es)
    X = np.zeros((B, n, 8), np.int64); M = np.zeros((B, n), bool); S = np.array([e.set for e in es]); W = np.array([e.weight for e in es], np.float32)
    T = {k: np.full((B, n), -1, np.int64) for k in ("upos", "xpos", "lemma", "head", "label", "ner")}
    for i, e in enumerate(es):
        X[i, :e.n] = e.x; M[i, :e.n] = True
        for k in T:
            if getattr(e, k) is not None: T[k][i, :e.n] = getattr(e, k)
    return torch.from_numpy(X), torch.from_numpy(M), torch.from_numpy(S), torch.from_numpy(W), {k: torch.from_numpy(v) for k, v in T.items()}


def batches(es, words, rng=None):
    order = sorted(range(len(es)), key=lambda i: es[i].n + (rng.random() * 3 if rng else 0)); out, cur = [], []
    for i in order:
        if cur and (len(cur) + 1) * es[i].n > words: out.append(cur); cur = []
        cur.append(i)
    out.append(cur)
    if rng: rng.shuffle(out)
    return out


class Drop(nn.Module):
    """Dropout with one mask for all words of a sentence (Gal and Ghahramani 2016): as good, and hardly any random numbers."""

    def __init__(self, p): super().__init__(); self.p = p

    def forward(self, h):
        if not self.training: return h
        return h * ((torch.rand(h.shape[0], 1, h.shape[2]) > self.p).float() / (1 - self.p))


class Encoder(nn.Module):
    def __init__(self, tables, vectors, width=256, dilations=(1, 2, 4, 2, 1), arc=128, label=48, names=96, drop=0.33):
        super().__init__()
        g = np.load(vectors / "rows.npy").astype(np.float32) * np.load(vectors / "scales.npy")[:, None]
        self.config = dict(width=width, dilations=list(dilations), arc=arc, label=label, names=names, drop=drop)
        self.glove = nn.Embedding.from_pretrained(torch.from_numpy(np.vstack([np.zeros((1, 100), np.float32), g])), freeze=True)
        self.word = nn.Embedding(len(tables.vocab) + 1, 64)
        self.p3, self.s2, self.s3, self.s4 = (nn.Embedding(AFFIX, 32) for _ in range(4)); self.shape = nn.Embedding(SHAPES, 24)
        for e in (self.word, self.p3, self.s2, self.s3, self.s4, self.shape): nn.init.normal_(e.weight, 0, 0.1)
        self.input = nn.Linear(100 + 64 + 4 * 32 + 24 + BITS, width); self.norm = nn.LayerNorm(width)
        self.dilations = dilations
        self.convs = nn.ModuleList(nn.Linear(3 * width, 2 * width) for _ in dilations); self.norms = nn.ModuleList(nn.LayerNorm(width) for _ in dilations)
        self.tags = nn.Linear(width, len(tables.upos) + len(tables.xpos) + len(tables.scripts)); self.splits = [len(tables.upos), len(tables.xpos), len(tables.scripts)]
        self.root = nn.Parameter(torch.zeros(1, 1, width))
        self.mlp_head = nn.Linear(width, arc + label); self.mlp_dep = nn.Linear(width, arc + label); self.arc = arc
        self.arcs = nn.Parameter(torch.randn(arc, arc) * 0.02); self.arc_bias = nn.Linear(arc, 1)
        self.bilinear = nn.Parameter(torch.randn(len(tables.labels), label, label) * 0.05); self.linear = nn.Linear(2 * label, len(tables.labels))
        self.guideline = nn.Embedding(len(SETS), 2 * names); nn.init.zeros_(self.guideline.weight)
        self.name_conv = nn.Linear(3 * width, 2 * names); self.name_tags = nn.Linear(names, len(NAME_TAGS))
        self.drop = Drop(drop)

    @staticmethod
    def window(h, d):  # (B, n, H) -> (B, n, 3H): the words d before, at, and d after each
        z = h.new_zeros(h.shape[0], d, h.shape[2])
        p = torch.cat([z, h, z], 1); n = h.shape[1]
        return torch.cat([p[:, :n], h, p[:, 2 * d:2 * d + n]], 2)

    def encode(self, x, mask):
        word, g, bits = x[..., 1], self.glove(x[..., 0]), (x[..., 7:8] >> torch.arange(BITS)) & 1
        bits = bits.float()
        if self.training:
            word = word * (torch.rand(word.shape) > 0.15)
            g = g * (torch.rand(g.shape[:2] + (1,)) > 0.1)
            bits = bits * (torch.rand(bits.shape[:2] + (1,)) > 0.05) * (torch.rand(bits.shape[0], 1, 1) > 0.05)
        m = mask.unsqueeze(-1).float()
        h = torch.cat([g, self.word(word), self.p3(x[..., 2]), self.s2(x[..., 3]), self.s3(x[..., 4]), self.s4(x[..., 5]), self.shape(x[..., 6])], -1)
        h = self.norm(F.relu(self.input(torch.cat([self.drop(h), bits], -1)))) * m
        for d, conv, norm in zip(self.dilations, self.convs, self.norms): h = norm(h + F.glu(conv(self.window(self.drop(h), d)), -1)) * m
        return h

    def parse(self, h, mask):
        B, n, _ = h.shape; h = self.drop(h)
        hr = torch.cat([self.root.expand(B, 1, -1), h], 1)
        a, b = self.drop(F.leaky_relu(self.mlp_head(hr), 0.1)), self.drop(F.leaky_relu(self.mlp_dep(h), 0.1))
        ah, lh, ad, ld = a[..., :self.arc], a[..., self.arc:], b[..., :self.arc], b[..., self.arc:]
        s = (ad @ self.arcs) @ ah.transpose(1, 2) + self.arc_bias(ah).transpose(1, 2)
        keep = torch.cat([torch.ones(B, 1, dtype=torch.bool), mask], 1).unsqueeze(1)
        return s.masked_fill(~keep, -1e4) - 1e4 * torch.cat([torch.zeros(n, 1), torch.eye(n)], 1), lh, ld

    def label(self, lh, ld, heads):
        hh = lh.gather(1, heads.unsqueeze(-1).expand(-1, -1, lh.shape[-1]))
        return torch.einsum("bnkj,bnj->bnk", torch.einsum("bni,kij->bnkj", ld, self.bilinear), hh) + self.linear(torch.cat([ld, hh], -1))

    def names(self, h, sets):
        return self.name_tags(self.drop(F.glu(self.name_conv(self.window(self.drop(h), 1)) + self.guideline(sets)[:, None], -1)))


def cross(logits, gold, weight):
    """Mean over the words with a gold value, weighted by sentence."""
    keep = gold >= 0
    if not keep.any(): return logits.sum() * 0
    w = weight[:, None].expand(gold.shape)[keep]
    return (F.cross_entropy(logits[keep], gold[keep], reduction="none") * w).sum() / w.sum()


def spans(tags):
    out, start = set(), -1
    for i, t in enumerate(tags):
        t = NAME_TAGS[t]
        if t[0] == "U": out.add((i, i, t[2:]))
        elif t[0] == "B": start = i
        elif t[0] == "L" and start >= 0: out.add((start, i, t[2:])); start = -1
        elif t == "O": start = -1
    return out


def legal():
    ok = np.zeros((len(NAME_TAGS),) * 2, bool)
    for i, a in enumerate(NAME_TAGS):
        for j, b in enumerate(NAME_TAGS): ok[i, j] = b[0] in "IL" and a[2:] == b[2:] if a[0] in "BI" else b[0] not in "IL"
    return np.where(ok, 0, -1e9), np.array([0 if t[0] not in "IL" else -1e9 for t in NAME_TAGS]), np.array([0 if t[0] not in "BI" else -1e9 for t in NAME_TAGS])


def viterbi(e, rules=legal()):
    step, first, last = rules
    d, back = e[0] + first, []
    for i in range(1, len(e)):
        m = d[:, None] + step; back.append(m.argmax(0)); d = m.max(0) + e[i]
    y = [int((d + last).argmax())]
    for b in reversed(back): y.append(int(b[y[-1]]))
    return y[::-1]


def evaluate(net, sets, tables):
    net.eval(); base = [l.split(":")[0] for l in tables.labels]; report = []
    with torch.no_grad():
        for name, (es, guideline) in sets.items():
            n = u = x = le = a = l = tp = sys_ = gold = 0
            for b in batches(es, 3000):
                X, M, S, W, T = batch([es[i] for i in b]); h = net.encode(X, M)
                if guideline is None:
                    tu, tx, tl = net.tags(h).split(net.splits, -1); s, lh, ld = net.parse(h, M); heads = s.argmax(-1); lab = net.label(lh, ld, heads).argmax(-1)
                    n += int(M.sum()); u += int(((tu.argmax(-1) == T["upos"]) & M).sum()); x += int(((tx.argmax(-1) == T["xpos"]) & M).sum()); le += int(((tl.argmax(-1) == T["lemma"]) & M).sum())
                    ok = (heads == T["head"]) & M; a += int(ok.sum()); l += sum(base[p] == (base[q] if q >= 0 else "") for p, q in zip(lab[ok].tolist(), T["label"][ok].tolist()))
                else:
                    p = F.log_softmax(net.names(h, torch.full_like(S, SETS.index(guideline))), -1).numpy()
                    for i, j in enumerate(b):
                        g = {k for k in spans(es[j].ner.tolist()) if k[2] != "MISC"}; q = {k for k in spans(viterbi(p[i, :es[j].n])) if k[2] != "MISC"}
                        tp += len(g & q); sys_ += len(q); gold += len(g)
            report.append(f"{name} UPOS {100*u/n:.2f} XPOS {100*x/n:.2f} lemma {100*le/n:.2f} UAS {100*a/n:.2f} LAS {100*l/n:.2f}" if guideline is None else f"{name} P {100*tp/max(1,sys_):.1f} R {100*tp/gold:.1f} F {200*tp/(sys_+gold):.2f}")
    return report


def ewtdev_names(data, held):
    """UNER's dev set: every seventh run of 20 sentences is held out to watch training by, as teacher.py does it."""
    return [r for i, r in enumerate(load(data / "ner/ewtdev.jsonl")) if (i // 20 % 7 == 3) == held]


def training_rows(data, a):
    """(gold, silver): rows with trees, with names, or with both; `set` is the guideline of the names. Silver rows are labelled by
    tools/train/teacher.py; each epoch takes all gold and a part of the silver ones."""
    tag = lambda rows, s, w=1.0: [dict(r, set=s, weight=w) for r in rows]
    silver_of = lambda name: load(data / f"silver/{name}.jsonl") if a.silver and (data / f"silver/{name}.jsonl").exists() else []
    def names_of(r, w):  # the teacher writes names by several guidelines
        return dict(r, ner=r.get("ner_uner", r.get("ner")), set="uner", weight=w)

    gold = load(data / "ud/train.jsonl")
    at = {r["text"]: i for i, r in enumerate(gold)}
    for r in [names_of(r, 1.0) for r in silver_of("train_names")] + tag(load(data / "ner/gum.jsonl"), "gum"):
        i = at.get(r["text"])
        if i is not None and gold[i]["tokens"] == r["tokens"]: gold[i].update(ner=r["ner"], set=r["set"])
        else: gold.append(r)
    gold += tag(ewtdev_names(data, False), "uner") * 2 + tag(load(data / "ner/wikigold.jsonl"), "wikigold") * (1 if a.silver else 2)
    gold += tag(load(data / "ner/btc.jsonl", 3000) + load(data / "ner/wnut.jsonl", 1500), "social") + tag(load(data / "ner/gmb.jsonl", 3000 if a.silver else 10000), "gmb")
    silver = [names_of(r, a.silver) for name in ("gmb", "wikigold") for r in silver_of(name)]
    return gold + styled(gold, 0.05, a.seed), silver + styled(silver, 0.03, a.seed)


def main():
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("--data", type=pathlib.Path, required=True); p.add_argument("--features", required=True); p.add_argument("--out", required=True)
    p.add_argument("--epochs", type=int, default=10); p.add_argument("--seed", type=int, default=1); p.add_argument("--threads", type=int, default=1)
    p.add_argument("--width", type=int, default=192); p.add_argument("--dilations", default="1,2,4,2,1"); p.add_argument("--drop", type=float, default=0.33)
    p.add_argument("--rate", type=float, default=2e-3); p.add_argument("--words", type=int, default=1500, help="words a batch")
    p.add_argument("--silver", type=float, default=0.7, help="weight of silver sentences; 0 = without"); p.add_argument("--part", type=float, default=0.5, help="share of the silver sentences that each epoch takes")
    a = p.parse_args()
    torch.set_num_threads(a.threads); random.seed(a.seed); np.random.seed(a.seed); torch.manual_seed(a.seed); rng = random.Random(a.seed)
    gold, silver = ([r for r in rows if len(r["tokens"]) <= 120] for rows in training_rows(a.data, a))
    tables = Tables(a.data / "vectors", gold)
    train = examples(gold + silver, tables, a.features, train=True)
    train, silver = train[:len(gold)], train[len(gold):]
    part = lambda: train + rng.sample(silver, round(len(silver) * a.part))
    dev = {k: (examples(load(a.data / f"ud/{k}.jsonl"), tables, a.features), None) for k in ("ewtdev", "gumdev")}
    dev["names"] = (examples([dict(r, set="uner") for r in ewtdev_names(a.data, True)], tables, a.features), "uner")
    net = Encoder(tables, a.data / "vectors", a.width, tuple(map(int, a.dilations.split(","))), drop=a.drop)
    weights = [q for q in net.parameters() if q.requires_grad]
    print(f"{len(train)} sentences, {sum(e.n for e in train)} words; silver {len(silver)}, {sum(e.n for e in silver)} words; {sum(q.numel() for q in weights)/1e6:.2f} M weights; {len(tables.vocab)} words, {len(tables.labels)} labels, {len(tables.scripts)} lemma scripts", flush=True)
    opt = torch.optim.Adam(weights, lr=a.rate, betas=(0.9, 0.98), weight_decay=0)
    shadow = {k: v.detach().clone() for k, v in net.named_parameters() if v.requires_grad}
    total, step, t0 = len(batches(part(), a.words)) * a.epochs, 0, time.time()
    for epoch in range(a.epochs):
        net.train(); sums = collections.Counter(); rows = part()
        for b in batches(rows, a.words, rng):
            X, M, S, W, T = batch([rows[i] for i in b]); h = net.encode(X, M); loss = 0
            if (T["head"] >= 0).any():
                q = net.drop(h); tu, tx, tl = net.tags(q).split(net.splits, -1); s, lh, ld = net.parse(h, M)
                parts = {"upos": 0.4 * cross(tu, T["upos"], W), "xpos": 0.4 * cross(tx, T["xpos"], W), "lemma": 0.3 * cross(tl, T["lemma"], W), "arc": cross(s, T["head"], W), "label": cross(net.label(lh, ld, T["head"].clamp(min=0)), T["label"], W)}
                for k, v in parts.items(): loss = loss + v; sums[k] += v.item()
            if (T["ner"] >= 0).any(): v = cross(net.names(h, S), T["ner"], W); loss = loss + v; sums["names"] += v.item()
            step += 1
            for g in opt.param_groups: g["lr"] = a.rate * min(1, step / 300) * max(0.01, 1 - step / total)
            opt.zero_grad(set_to_none=True); loss.backward(); sums["gradient"] += float(nn.utils.clip_grad_norm_(weights, 5)); opt.step()
            decay = min(0.9985, (1 + step) / (20 + step))
            with torch.no_grad():
                for k, v in net.named_parameters():
                    if v.requires_grad: shadow[k].lerp_(v, 1 - decay)
        n = total / a.epochs
        print(f"epoch {epoch+1} {time.time()-t0:.0f} s " + " ".join(f"{k} {v/n:.3f}" for k, v in sums.items()), flush=True)
        if epoch % 4 == 3 or epoch + 1 == a.epochs:
            kept = {k: v.detach().clone() for k, v in net.named_parameters() if v.requires_grad}
            net.load_state_dict({**net.state_dict(), **shadow}); print("  " + "\n  ".join(evaluate(net, dev, tables)), flush=True)
            state = {k: v for k, v in net.state_dict().items() if k != "glove.weight"}
            torch.save({"state": state, "config": net.config, "vocab": tables.vocab, "upos": tables.upos, "xpos": tables.xpos, "labels": tables.labels, "scripts": tables.scripts, "names": NAME_TAGS, "sets": SETS, "arguments": vars(a)}, a.out)
            net.load_state_dict({**net.state_dict(), **kept})


if __name__ == "__main__": main()
