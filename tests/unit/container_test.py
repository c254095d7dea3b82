#!/usr/bin/env python3
"""tools/container.py and base/container.hpp read and write the same bytes.

    container_test.py MAKE_CONTAINER SOURCE_DIR
"""
import array, pathlib, subprocess, sys, tempfile

PROGRAM, SOURCE = sys.argv[1], pathlib.Path(sys.argv[2])
sys.path.insert(0, str(SOURCE / "tools"))
sys.dont_write_bytecode = True
import container

SECTIONS = {"words": b"harbour\nferry\n", "weights": array.array("f", [1.5, -2.0, 0.25]), "empty": b""}
with tempfile.TemporaryDirectory() as d:
    theirs, ours = pathlib.Path(d, "theirs.bin"), pathlib.Path(d, "ours.bin")
    subprocess.run([PROGRAM, "write", theirs], check=True)
    container.write(ours, "trial", 7, SECTIONS)
    assert ours.read_bytes() == theirs.read_bytes(), "the two writers differ"
    p = subprocess.run([PROGRAM, "read", ours], capture_output=True, text=True)
    assert p.returncode == 0 and p.stdout.split() == ["words", "14", "weights", "12", "empty", "0"], p.stdout
    file = container.read(theirs)
    assert file["kind"] == "trial" and file["version"] == 7 and file["sections"]["words"] == SECTIONS["words"]

    whole = ours.read_bytes()
    for i in range(len(whole)):
        for bad in (whole[:i], whole[:i] + bytes([whole[i] ^ 1]) + whole[i + 1:]):
            try:
                container.parse(bad)
            except ValueError:
                continue
            sys.exit(f"damage at byte {i} is not seen")
print("ok")
