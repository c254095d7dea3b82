#!/usr/bin/env python3
"""Writes models/encoder.bin from a checkpoint of tools/train/encoder.py (docs/format-models.md), in 8 bits.

  tools/train/export.py encoder.pt --data DATA --features PROGRAM [--out models/encoder.bin]

The scale of what goes into each layer is measured on the training trees (the largest value but one in 20,000); weights get a
scale a column and stay within -63..63, so that 16-bit sums of processors without VNNI cannot overflow.
"""
import argparse, json, pathlib, sys
sys.path[:0] = [str(pathlib.Path(__file__).resolve().parent), str(pathlib.Path(__file__).resolve().parents[1])]
import encoder as trainer
import numpy as np, torch, torch.nn.functional as F
import container

ROOT = pathlib.Path(__file__).resolve().parents[2]


class Narrow(trainer.Encoder):
    """The network with its numbers cut as the file has them, to see what the cut costs."""

    def cut(self, scales):
        self.scales = scales
        with torch.no_grad():
            for layer in (*self.convs, self.tags, self.mlp_head, self.mlp_dep, self.name_conv):
                col = layer.weight.abs().amax(1, keepdim=True) / 63; layer.weight.copy_((layer.weight / col).round() * col)
            for e in (self.word, self.p3, self.s2, self.s3, self.s4, self.shape):
                row = e.weight.abs().amax(1, keepdim=True).clamp(min=1e-9) / 127; e.weight.copy_((e.weight / row).round() * row)

    def encode(self, x, mask):
        narrow = lambda h, s: (h / s).round().clamp(-127, 127) * s
        m = mask.unsqueeze(-1).float(); bits = ((x[..., 7:8] >> torch.arange(trainer.BITS)) & 1).float()
        h = torch.cat([self.glove(x[..., 0]), self.word(x[..., 1]), self.p3(x[..., 2]), self.s2(x[..., 3]), self.s3(x[..., 4]), self.s4(x[..., 5]), self.shape(x[..., 6]), bits], -1)
        h = self.norm(F.relu(self.input(h))) * m
        for i, (d, conv, norm) in enumerate(zip(self.dilations, self.convs, self.norms)): h = norm(h + F.glu(conv(self.window(narrow(h, self.scales[i]), d)), -1)) * m
        return narrow(h, self.scales[-1]) * m


def main():
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("checkpoint"); p.add_argument("--data", type=pathlib.Path, required=True); p.add_argument("--features", required=True)
    p.add_argument("--out", default=str(ROOT / "models/encoder.bin")); p.add_argument("--guideline", default="uner"); p.add_argument("--check", action="store_true", help="also score both, on gold tokens of the dev and test sets")
    a = p.parse_args()
    torch.set_num_threads(1)
    c = torch.load(a.checkpoint)
    tables = trainer.Tables(a.data / "vectors", [])
    tables.vocab, tables.upos, tables.xpos, tables.labels, tables.scripts = (c[k] for k in ("vocab", "upos", "xpos", "labels", "scripts"))
    cfg = c["config"]
    net = trainer.Encoder(tables, a.data / "vectors", cfg["width"], tuple(cfg["dilations"]), cfg["arc"], cfg["label"], cfg["names"])
    net.load_state_dict(c["state"], strict=False); net.eval()

    seen = [[] for _ in range(len(cfg["dilations"]) + 1)]
    sample = trainer.examples(trainer.load(a.data / "ud/train.jsonl", 1500), tables, a.features)
    with torch.no_grad():
        for b in trainer.batches(sample, 2000):
            X, M, S, W, T = trainer.batch([sample[i] for i in b]); m = M.unsqueeze(-1).float()
            x = X; bits = ((x[..., 7:8] >> torch.arange(trainer.BITS)) & 1).float()
            h = torch.cat([net.glove(x[..., 0]), net.word(x[..., 1]), net.p3(x[..., 2]), net.s2(x[..., 3]), net.s3(x[..., 4]), net.s4(x[..., 5]), net.shape(x[..., 6]), bits], -1)
            h = net.norm(F.relu(net.input(h))) * m
            for i, (d, conv, norm) in enumerate(zip(net.dilations, net.convs, net.norms)):
                seen[i].append(h[M].abs().flatten().numpy()); h = norm(h + F.glu(conv(net.window(h, d)), -1)) * m
            seen[-1].append(h[M].abs().flatten().numpy())
    scales = [float(np.quantile(np.concatenate(s), 1 - 1 / 20000)) / 127 for s in seen]

    out = {}
    f32 = lambda t: np.ascontiguousarray(t.detach().numpy() if torch.is_tensor(t) else t, np.float32)
    def linear8(name, weight, bias, scale):  # weight: outputs x inputs, as torch keeps it
        w = f32(weight).T; col = np.maximum(np.abs(w).max(0), 1e-9) / 63
        out[name + ".weight"] = np.rint(w / col).astype(np.int8); out[name + ".scale"] = f32(col * scale); out[name + ".bias"] = f32(bias)
    def table(name, emb):
        w = f32(emb.weight); s = np.maximum(np.abs(w).max(1), 1e-9) / 127
        out[name + ".rows"] = np.rint(w / s[:, None]).astype(np.int8); out[name + ".scales"] = f32(s)

    text = lambda xs: "\n".join(xs).encode() + b"\n"
    out["config"] = np.array([cfg["width"], cfg["arc"], cfg["label"], cfg["names"]], np.uint32); out["dilations"] = np.array(cfg["dilations"], np.uint32)
    keys = sorted(tables.vocab); assert [tables.vocab[k] for k in keys] == list(range(1, len(keys) + 1))
    out["vocabulary"] = np.array(keys, np.uint64)
    out["upos"], out["xpos"], out["labels"], out["scripts"], out["names"] = map(text, (tables.upos, tables.xpos, tables.labels, tables.scripts, c["names"]))
    for name, emb in (("word", net.word), ("prefix3", net.p3), ("suffix2", net.s2), ("suffix3", net.s3), ("suffix4", net.s4), ("shape", net.shape)): table(name, emb)
    w = f32(net.input.weight).T; words = w.shape[0] - trainer.BITS
    out["input.weight"], out["input.bits"], out["input.bias"] = f32(w[:words]), f32(w[words:]), f32(net.input.bias)
    out["input.gain"], out["input.shift"] = f32(net.norm.weight), f32(net.norm.bias)
    out["scales"] = f32(np.array(scales))
    for i, (conv, norm) in enumerate(zip(net.convs, net.norms)):
        linear8(f"conv{i}", conv.weight, conv.bias, scales[i]); out[f"conv{i}.gain"], out[f"conv{i}.shift"] = f32(norm.weight), f32(norm.bias)
    linear8("heads", torch.cat([net.tags.weight, net.mlp_head.weight, net.mlp_dep.weight]), torch.cat([net.tags.bias, net.mlp_head.bias, net.mlp_dep.bias]), scales[-1])
    linear8("name_conv", net.name_conv.weight, net.name_conv.bias + net.guideline.weight[c["sets"].index(a.guideline)], scales[-1])
    out["name_tags.weight"], out["name_tags.bias"] = f32(f32(net.name_tags.weight).T), f32(net.name_tags.bias)
    out["arcs"], out["arc_bias"] = f32(net.arcs), f32(net.arc_bias.weight[0])
    out["root"] = f32(F.leaky_relu(net.mlp_head(net.root[0, 0]), 0.1))
    b = cfg["label"]
    out["bilinear"] = f32(net.bilinear.permute(1, 2, 0)); out["label.dependent"], out["label.head"] = f32(f32(net.linear.weight[:, :b]).T), f32(f32(net.linear.weight[:, b:]).T)
    out["label.bias"] = f32(net.linear.bias)
    size = container.write(a.out, "encoder", 1, out)
    print(f"{a.out}: {size/1e6:.2f} MB; input scales", " ".join(f"{s*127:.2f}" for s in scales))

    if not a.check: return
    sets = {k: (trainer.examples(trainer.load(a.data / f"ud/{k}.jsonl"), tables, a.features), None) for k in ("ewtdev", "ewttest", "gumdev", "gumtest", "gumnews")}
    sets["names"] = (trainer.examples([dict(r, set="uner") for r in trainer.load(a.data / "ner/ewttest.jsonl")], tables, a.features), a.guideline)
    print("32 bits\n  " + "\n  ".join(trainer.evaluate(net, sets, tables)))
    narrow = Narrow(tables, a.data / "vectors", cfg["width"], tuple(cfg["dilations"]), cfg["arc"], cfg["label"], cfg["names"])
    narrow.load_state_dict(c["state"], strict=False); narrow.cut(scales)
    print("8 bits\n  " + "\n  ".join(trainer.evaluate(narrow, sets, tables)))


if __name__ == "__main__": main()
