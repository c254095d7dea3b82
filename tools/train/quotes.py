"""Turns one part of PolNeAR into what tools/train/quotes.cpp and tools/measure_quotes.py read.

    python3 tools/train/quotes.py polnear/train WORK

writes WORK/docs.jsonl (records for `synoptic analyse`) and WORK/gold.jsonl: {"id", "attributions": [{"source": [[begin, end]...],
"cue": ..., "content": ...}]}, offsets in bytes. Of documents that several people have annotated the first annotation counts, as in
other uses of the corpus. PolNeAR's licence does not allow its text or anything made of its words to be passed on.
"""

import collections
import itertools
import json
import pathlib
import re
import sys


def main() -> None:
    corpus, work = map(pathlib.Path, sys.argv[1:3])
    work.mkdir(parents=True, exist_ok=True)
    annotations = collections.defaultdict(list)
    for path in sorted((corpus / "attributions").glob("*.ann")):
        annotations[re.sub(r"_[0-9a-f]{4}$", "", path.stem)].append(path)
    with open(work / "docs.jsonl", "w", encoding="utf-8") as docs, open(work / "gold.jsonl", "w", encoding="utf-8") as gold:
        for stem in sorted(annotations):
            path = corpus / "text" / f"{stem}.txt"
            if not path.exists():
                continue
            text = path.read_text(encoding="utf-8")
            bytes_at = list(itertools.accumulate((len(c.encode()) for c in text), initial=0))
            spans, attributions = {}, []
            for line in annotations[stem][0].read_text(encoding="utf-8").splitlines():
                if m := re.match(r"(T\d+)\t(Source|Cue|Content) ([\d ;]+)\t", line):
                    pieces = [[bytes_at[int(x)] for x in piece.split()] for piece in m[3].split(";")]
                    spans[m[1]] = (m[2].lower(), pieces)
                elif m := re.match(r"E\d+\tAttribution:T\d+ (.*)", line):
                    attribution = {"source": [], "cue": [], "content": []}
                    for argument in m[1].split():
                        role, pieces = spans.get(argument.split(":")[1], ("cue", []))
                        attribution[role] += pieces
                    attributions.append(attribution)
            docs.write(json.dumps({"id": stem, "text": text, "language": "en"}) + "\n")
            gold.write(json.dumps({"id": stem, "attributions": attributions}) + "\n")


if __name__ == "__main__":
    main()
