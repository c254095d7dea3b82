"""What is given to the program, and what it answers: shared by score.py and plant.py."""
import json
import re
import shlex
import subprocess

WORDS = {w: i for i, w in enumerate(
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split())}
TENS = {w: 10 * i for i, w in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), 2)}
SCALES = {"hundred": 100, "thousand": 1000, "million": 10**6, "billion": 10**9, "m": 10**6, "bn": 10**9, "k": 1000}


class Failed(Exception):
    pass


def compare(command, reports):
    """The dossier of these reports (input records), taken as one story."""
    given = "".join(json.dumps(r, ensure_ascii=False) + "\n" for r in reports)
    done = subprocess.run(shlex.split(command) + ["compare", "-q", "-"], input=given.encode(), capture_output=True)
    if not done.stdout:
        raise Failed(done.stderr.decode(errors="replace").strip() or f"exit status {done.returncode}")
    return json.loads(done.stdout)


def numbers(text):
    """Every number that a text gives, in figures or words: "twenty-three" 23, "1,002" 1002, "1.2 billion" 1200000000."""
    found = []
    for m in re.finditer(r"(\d[\d,]*(?:\.\d+)?)|([a-z]+)", text.lower().replace("-", " ")):
        figures, word = m.groups()
        if figures:
            found.append((float(figures.replace(",", "")), False))
        elif word in WORDS:
            if found and found[-1][1] and WORDS[word] < 10:
                found[-1] = (found[-1][0] + WORDS[word], False)
            else:
                found.append((WORDS[word], False))
        elif word in TENS:
            found.append((TENS[word], True))
        elif word in SCALES and found:
            found[-1] = (found[-1][0] * SCALES[word], False)
    return {n for n, _ in found}


def places(text, sentence):
    """Where a sentence stands in a text, whatever the white space between its words: [(begin, end)] in UTF-8 bytes."""
    words = sentence.removesuffix(".").split()
    if not words:
        return []
    # A headline has no full stop in its report; the miner gave it one.
    pattern = r"\s+".join(map(re.escape, words)) + r"(?:\s*\.)?"
    return [(len(text[:m.start()].encode()), len(text[:m.end()].encode())) for m in re.finditer(pattern, text)]


def inside(spans, report, where):
    """Do any of these spans of a dossier touch one of these places of a report?"""
    return [s for s in spans if s["report"] == report and any(s["begin"] < e and b < s["end"] for b, e in where)]
