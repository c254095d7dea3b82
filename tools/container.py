#!/usr/bin/env python3
"""Our binary files (docs/format-container.md): writer and reader for trainers and table makers. Python's own library only.

    import container
    container.write("models/encoder.bin", "encoder", 1, {"meta": b"...", "conv0.weight": array})   # bytes, or anything with tobytes()
    file = container.read("models/encoder.bin")            # {"kind", "version", "sections": {name: bytes}}; raises ValueError

    container.py FILE...     lists what is in them
"""
import os, struct, sys, zlib

MAGIC, FORMAT, ALIGN = b"SYNOPTIC", 1, 64
HEADER = struct.Struct("<8sII16sIIQ16x")
SECTION = struct.Struct("<24sQQI4x")


def build(kind, version, sections):
    """The bytes of a file. `sections`: a dict or pairs; the order is kept, so the same content makes the same bytes."""
    pairs = list(sections.items() if isinstance(sections, dict) else sections)
    table, data = b"", bytearray()
    start = HEADER.size + len(pairs) * SECTION.size
    names = set()
    for name, content in pairs:
        raw, content = name.encode("ascii"), bytes(content) if isinstance(content, (bytes, bytearray, memoryview)) else content.tobytes()
        if not 0 < len(raw) <= 23 or b"\0" in raw or name in names:
            raise ValueError(f"section name {name!r}: empty, too long or taken")
        names.add(name)
        data += bytes(-(start + len(data)) % ALIGN)
        table += SECTION.pack(raw, start + len(data), len(content), zlib.crc32(content))
        data += content
    raw_kind = kind.encode("ascii")
    if len(raw_kind) > 16:
        raise ValueError(f"kind {kind!r} is too long")
    head = [MAGIC, FORMAT, 0, raw_kind, version, len(pairs), start + len(data)]
    head[2] = zlib.crc32(table, zlib.crc32(HEADER.pack(*head)))
    return HEADER.pack(*head) + table + bytes(data)


def write(path, kind, version, sections):
    """Writes beside `path` first, so that no reader ever maps half a file. Returns its size."""
    content = build(kind, version, sections)
    part = f"{path}.part"
    with open(part, "wb") as f:
        f.write(content)
    os.replace(part, path)
    return len(content)


def parse(content, name="file"):
    def check(good, what):
        if not good:
            raise ValueError(f"{name}: {what}")

    check(len(content) >= HEADER.size, "too short for a header")
    magic, form, crc, kind, version, count, size = HEADER.unpack_from(content)
    check(magic == MAGIC, "is no file of synoptic's")
    check(form == FORMAT, f"made for format {form}, this program reads {FORMAT}")
    table_end = HEADER.size + count * SECTION.size
    check(len(content) >= table_end, "too short for its sections")
    zeroed = content[:12] + bytes(4) + content[16:table_end]
    check(zlib.crc32(zeroed) == crc, "its header is damaged")
    check(size == len(content), f"is {len(content)} bytes long, expected {size}")
    sections, at = {}, table_end
    for i in range(count):
        raw, offset, length, crc = SECTION.unpack_from(content, HEADER.size + i * SECTION.size)
        section = raw.rstrip(b"\0").decode("ascii", "replace")
        begin = at + -at % ALIGN
        check(offset == begin and offset + length <= size, f"section '{section}' lies outside its place")
        check(not any(content[at:begin]), f"bytes before section '{section}' are not zero")
        body = content[offset:offset + length]
        check(zlib.crc32(body) == crc, f"section '{section}' is damaged")
        sections[section] = body
        at = offset + length
    check(at == size, "has bytes after its last section")
    return {"kind": kind.rstrip(b"\0").decode("ascii", "replace"), "version": version, "sections": sections}


def read(path):
    with open(path, "rb") as f:
        return parse(f.read(), str(path))


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    for path in sys.argv[1:]:
        try:
            file = read(path)
        except (OSError, ValueError) as error:
            sys.exit(f"container.py: {error}")
        print(f"{path}: {file['kind']}, version {file['version']}, {os.path.getsize(path)} bytes")
        for section, body in file["sections"].items():
            print(f"  {len(body):10}  {section}")
