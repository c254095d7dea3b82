#!/usr/bin/env python3
"""Models that are missing or damaged are a clear error that names the file, never a crash or a wrong reading.
models_test.py PROGRAM MODELS"""
import os, pathlib, random, shutil, subprocess, sys, tempfile

program, models = sys.argv[1], pathlib.Path(sys.argv[2])
REPORT = b'{"id": "a", "text": "Ada Lind said on Monday that the Velm bridge would stay shut.", "published": "2027-05-03"}\n'
failed = 0


def run(*more, env=None):
    return subprocess.run([program, "analyse", "-", "--tokens", "-q", *more], input=REPORT, capture_output=True, env={**os.environ, **(env or {})}, timeout=60)


def check(good, what, p):
    global failed
    if not good:
        failed += 1
        print(f"FAILED {what}: exit {p.returncode}\n{p.stderr.decode(errors='replace')[:500]}")


with tempfile.TemporaryDirectory() as scratch:
    folder = pathlib.Path(scratch) / "models"
    shutil.copytree(models, folder)  # what the links point to, not the links
    plain = run()
    check(plain.returncode == 0 and b'"upos":"PROPN"' in plain.stdout.replace(b" ", b""), "found in the build tree", plain)
    for what, p in (("--models", run("--models", str(folder))), ("$SYNOPTIC_MODELS", run(env={"SYNOPTIC_MODELS": str(folder)}))):
        check(p.returncode == 0 and p.stdout == plain.stdout, what, p)
    p = run("--models", str(folder), env={"SYNOPTIC_MODELS": "/no/such/folder"})
    check(p.returncode == 0 and p.stdout == plain.stdout, "--models before $SYNOPTIC_MODELS", p)
    for more, env in (((("--models", "/no/such/folder")), {}), ((), {"SYNOPTIC_MODELS": "/no/such/folder"})):
        p = run(*more, env=env)
        check(p.returncode == 1 and b"/no/such/folder" in p.stderr and not p.stdout, "a folder that is not there", p)

    rng = random.Random(4)
    for file in sorted(folder.glob("*.bin")):
        needs = ("--fast",) if file.name == "fast.bin" else ()
        whole = file.read_bytes()
        cases = {"missing": None, "empty": b"", "short": whole[:100], "cut": whole[:-1], "longer": whole + b"x", "not ours": b"PK\3\4" + whole[4:]}
        for n in range(6):
            at = rng.randrange(len(whole))
            cases[f"a byte changed at {at}"] = whole[:at] + bytes([whole[at] ^ 0x41]) + whole[at + 1:]
        other = next(f for f in sorted(models.glob("*.bin")) if f.name != file.name)
        cases["another model's"] = other.read_bytes()
        for what, content in cases.items():
            file.unlink(missing_ok=True)
            if content is not None: file.write_bytes(content)
            p = run("--models", str(folder), *needs)
            check(p.returncode == 1 and file.name.encode() in p.stderr and not p.stdout, f"{file.name} {what}", p)
        file.write_bytes(whole)
print("models: all as they should be" if not failed else f"{failed} failed")
sys.exit(failed > 0)
