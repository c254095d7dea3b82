#!/usr/bin/env python3
"""Gold floors of the language layer, which only go up: language_test.py PROGRAM PROJECT SCRATCH

Scores sentences (whole documents), tokens, tags, trees and names on the corpora beside the project (../shared), which users do not have: without them the
test says so and is skipped. Where a figure is a point above its floor the test names it, so that the floor can be raised.
The fast tier is measured too: the network may never fall under it.
"""
import json, pathlib, re, subprocess, sys, tarfile

SKIPPED = 77
MEMBERS = {
    "EWT test": ("language", "language/ud_ewt/en_ewt-ud-test.conllu"),
    "GUM news": ("language", ["language/gum/GUM_news_homeopathic.conllu", "language/gum/GUM_news_iodine.conllu",
                              "language/gum/GUM_news_nasa.conllu", "language/gum/GUM_news_sensitive.conllu"]),
    "UNER EWT test": ("names", "language/uner/en_ewt-ud-test.iob2"),
}


def main():
    program, project, scratch = sys.argv[1], pathlib.Path(sys.argv[2]), pathlib.Path(sys.argv[3])
    shared = project.parent / "shared"
    archive, scorer = shared / "data/language.tar.xz", shared / "score/score.py"
    if not archive.exists() or not scorer.exists():
        print(f"skipped: {archive.name} and score.py are not beside the project")
        return SKIPPED
    wanted = [m for _, ms in MEMBERS.values() for m in ([ms] if isinstance(ms, str) else ms)]
    if not all((scratch / m).exists() for m in wanted):
        scratch.mkdir(parents=True, exist_ok=True)
        with tarfile.open(archive) as t: t.extractall(scratch, [x for x in t if x.name in wanted])
    floors = json.load(open(project / "tests/gold/language_floors.json"))
    failed, fast = [], {}
    news = [str(scratch / m) for m in MEMBERS["GUM news"][1]]
    out = subprocess.run([sys.executable, str(project / "tools/measure_sentences.py"), "--cmd", program, *news], capture_output=True, text=True)
    figures = {way: float(f) for way, f in re.findall(r"^all +(paragraphs|one line) .* F +([\d.]+)", out.stdout, re.MULTILINE)}
    for way, floor in floors["sentences"].items():
        got = figures.get(way, 0)
        print(f"sentences of GUM news, {way:10s} F {got:5.1f} (floor {floor}) {'FAILED, below its floor' if got < floor else 'holds'}")
        if got < floor: failed.append(f"sentences {way}")
    for tier in ("fast", "network"):
        for name, (task, members) in MEMBERS.items():
            data = scratch / members if isinstance(members, str) else scratch / (name.replace(" ", "_") + ".conllu")
            if not isinstance(members, str): data.write_text("".join((scratch / m).read_text(encoding="utf-8") for m in members), encoding="utf-8")
            more = ["--fast"] if tier == "fast" else []
            out = subprocess.run([sys.executable, str(scorer), "--cmd", program, "--data", str(data), "--", task, *more], capture_output=True, text=True)
            figures = {k: float(v) for k, v in re.findall(r"(tokens F|UPOS|UAS|LAS|names P|R|F) +([\d.]+)", out.stdout)}
            if not figures:
                print(f"FAILED {tier}, {name}: no figures\n{out.stdout}{out.stderr}")
                failed.append(name)
                continue
            for what, floor in floors[tier][name].items():
                got = figures[what]
                verdict = "FAILED, below its floor" if got < floor else "above its floor, which can go up" if got >= floor + 1 else "holds"
                print(f"{tier:8s} {name:14s} {what:9s} {got:5.1f} (floor {floor}) {verdict}")
                if got < floor: failed.append(f"{tier} {name} {what}")
                if tier == "fast": fast[name, what] = got
                elif (name, what) in fast and got < fast[name, what]:
                    print(f"FAILED: the network is under the fast tier ({fast[name, what]})")
                    failed.append(f"{name} {what}")
    return 1 if failed else 0


if __name__ == "__main__": sys.exit(main())
