#!/usr/bin/env python3
"""Makes src/world/zones.inc: how far a country's clocks are from Greenwich.

    zones.py > src/world/zones.inc

From the tz database (IANA, public domain) as the system has it: zone.tab says which zones a country has; their offsets are read
for every week of 1996 to 2036. A row is {country, least, greatest} in minutes east of Greenwich.
"""
import datetime, zoneinfo, collections

TAB = "/usr/share/zoneinfo/zone.tab"
UTC = datetime.timezone.utc
rows = collections.defaultdict(set)
for line in open(TAB, encoding="utf-8"):
    if line.startswith("#"):
        continue
    country, _, name = line.split("\t")[:3]
    zone = zoneinfo.ZoneInfo(name.strip())
    at = datetime.datetime(1996, 1, 1, tzinfo=UTC)
    while at.year < 2037:
        rows[country].add(int(zone.utcoffset(at).total_seconds() // 60))
        at += datetime.timedelta(days=7)
version = open("/usr/share/zoneinfo/tzdata.zi", encoding="utf-8").readline().split()[-1]
print(f"// Made by tools/lexicons/zones.py from the tz database {version} (IANA, public domain).")
line = ""
for country in sorted(rows):
    cell = f'{{"{country}", {min(rows[country])}, {max(rows[country])}}},'
    if len(line) + len(cell) > 150:
        print(line)
        line = ""
    line += (" " if line else "") + cell
print(line)
