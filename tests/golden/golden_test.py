#!/usr/bin/env python3
"""The terminal face of the examples, line by line, so that a change in what the program says reads as a review.

    golden_test.py PROGRAM SOURCE_DIR        SYNOPTIC_UPDATE_GOLDEN=1 writes the new text instead of comparing
"""
import difflib, os, pathlib, subprocess, sys

PROGRAM, SOURCE = sys.argv[1], pathlib.Path(sys.argv[2])
failed = False
for example in ("harbour-accord", "ferry-fire"):
    p = subprocess.run([PROGRAM, "read", f"examples/{example}", "--width", "110", "--quiet"], cwd=SOURCE, capture_output=True)
    assert p.returncode == 0, p.stderr.decode()
    got, path = p.stdout.decode(), SOURCE / "tests/golden" / f"{example}.txt"
    if os.environ.get("SYNOPTIC_UPDATE_GOLDEN"):
        path.write_text(got)
        continue
    want = path.read_text() if path.exists() else ""
    if got != want:
        failed = True
        sys.stdout.writelines(difflib.unified_diff(want.splitlines(True), got.splitlines(True), f"golden/{example}.txt", "now"))
sys.exit(failed)
