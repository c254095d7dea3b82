#!/usr/bin/env python3
"""Time expressions against the English cases of Recognizers-Text (Specs/DateTime/English/DateTimeModel.json, MIT, not part of this project).

    tools/measure_recognizers.py DateTimeModel.json [--cmd build/release/synoptic] [-v]

Runs `CMD analyse` over the inputs, each published on its case's reference day by an American outlet (the cases read "7/6" so), and compares with the expected results.

What counts: cases with results that denote dates, times, durations or sets and their ranges (`datetimeV2.date ... set`). A case is right
if every result of it is met and nothing else is found. Cases without results must yield nothing.

A result is met by one expression or, where it is a range or a day with a clock time, by two or three that follow each other with nothing
between them but a word or mark of ranges or a preposition (this project writes "from A to B" as two dates, and "Tuesday from 2 to 4" as the
day and two clock times of that day). Both span and value must fit:
  span   begin and end are those of the result after taking off, on both sides, leading prepositions and articles ("in", "from", "no later
         than", "the"), trailing "or later", time zones (the suite has them in some cases and not in others) and marks at the ends: the two conventions differ in them and in nothing else;
  value  fits ANY of the values that the result lists (an ambiguous weekday lists the past and the coming one), by its TIMEX or by its days:
         date          the day; where it is an offset in weeks, months or years ("two months ago"), which this project like TimeBank gives as
                       that week, month or year, the day within it ("in two weeks": a length with those days)
         daterange     first and last day (the results' end is the day after, or the last, of the range); one of the two for "before", "since";
                       two expressions: the first day of each, the second's also as end; "now" is the reference day
         time          the clock time; timerange likewise with two, or the part of the day
         datetime      day and clock time
         duration      the TIMEX; or as many seconds
         set           the TIMEX ("P1D", "XXXX-WXX-1")
Two forms may mean the same. Where the value does not fit as it stands, these count too, and how many cases hang on them is told at the end:
         an offset from now in minutes, hours, days or weeks ("3 minutes from now", "within 2 hours", "two weeks later") as its length: a report has
         no clock for now, and TimeBank writes it so. The suite gives the moment, counted from the reference with its clock; the length must lead to it
         a start and a length ("from 10 am for 3 hours") as these two: the suite gives (start,end,length) of which start and length must be ours
         a part of a month, year or day ("mid-November", "since late July", "end of tomorrow") as that month, year or day with TIMEX3's mod: the
         suite's own idea of the part's days must lie in it, at its end for "end of"
         a vague number ("a few minutes") as TIMEX3's X ("PTXM"), where the suite takes it for 3
         months for years ("P3Y6M" for "P3.5Y")
         one expression for a day and its clock time ("Easter Monday at 10:30 am") that the suite gives as two results
         fiscal and school years ("FY2008") as the year without days; "every weekend" as XXXX-WXX-WE for P1WE
Reference: past and coming readings are both in the list, so news' reading (past) and an assistant's (coming) may both be right; what
is written with "last" or "next" has one value.
"""
import argparse, collections, datetime, json, re, shlex, subprocess

OFFSET = re.compile(r"(?i)\b(?:days?|weeks?|months?|years?|fortnight)\b")
KINDS = {"date", "daterange", "time", "timerange", "datetime", "datetimerange", "duration", "set"}
WORD = r"(?:as early as|as late as|in|on|at|from|between|since|before|after|until|till|by|during|the|of|for|within|over|around|about|circa|starting|beginning|ending|through|throughout|prior to|no later than|later than|earlier than|greater than|as of|or|and|to|any ?time|sometime|earlier|exactly|right)"
LEAD = re.compile(rf"(?i)^(?:\s|[,(\"'\[]|{WORD}\b)+")
TAIL = re.compile(r"(?i)(?:\b(?:[ECMP][SD]?T|GMT|UTC)\b|\s|[,.)\"'\]]|\b(?:or|and) (?:later|earlier|after|before|greater)\b)+$")
LINK = re.compile(rf"(?i)^(?:\s|[,~–—-]|{WORD}\b|thru\b|ends?\b)*$")


def reference(case):
    return case.get("Context", {}).get("ReferenceDateTime", "2016-11-07")[:10]


def trimmed(text, begin, end):
    begin += len(LEAD.match(text[begin:end]).group(0)) if LEAD.match(text[begin:end]) else 0
    tail = TAIL.search(text[begin:end])
    return begin, end - (len(tail.group(0)) if tail else 0)


def day(text):
    try:
        return datetime.date.fromisoformat(text[:10])
    except ValueError:
        return None


def same_days(value, times):
    """First and last day."""
    first, last = day(times[0]["from"] or ""), day(times[-1]["to"] or "")
    if first is None or last is None:
        return False
    start, end = day(value.get("start", "")), day(value.get("end", ""))
    ends = {last, last + datetime.timedelta(1)} | ({day(times[-1]["from"])} if len(times) > 1 else set())
    if len(times) > 1 and value.get("end", "")[11:]:
        ends.add(last)
    if "Mod" in value and (start is None or end is None):
        # one end only: "before 2012" ends where the year begins, "after" starts where it ends, "since" where it begins
        edge = start or end
        return edge is not None and edge in {first, last, last + datetime.timedelta(1)}
    return start is not None and end is not None and start == first and end in ends


def clock(text):
    m = re.search(r"T?(\d\d)(?::?(\d\d))?(?::\d\d)?$", text)
    return m and f"{m.group(1)}:{m.group(2) or '00'}"


def clock_of(time):
    m = re.search(r"T(\d\d):(\d\d)$", time["value"])
    return m and f"{int(m.group(1)) % 24:02}:{m.group(2)}"


def seconds_of(timex):
    m = re.fullmatch(r"P(?:(\d+(?:\.\d+)?)Y)?(?:(\d+(?:\.\d+)?)M)?(?:(\d+(?:\.\d+)?)W)?(?:(\d+(?:\.\d+)?)D)?(?:T(?:(\d+(?:\.\d+)?)H)?(?:(\d+(?:\.\d+)?)M)?(?:(\d+(?:\.\d+)?)S)?)?", timex or "")
    if not m or not any(m.groups()):
        return None
    return sum(float(g or 0) * s for g, s in zip(m.groups(), (31536000, 2592000, 604800, 86400, 3600, 60, 1)))


def kind_of(value):
    """Its type; a range that has one moment only ("around 1pm") is that moment."""
    kind = value.get("type") or ""
    return kind[:-len("range")] if kind.endswith("range") and "value" in value and "start" not in value and "end" not in value else kind


def fits(value, times, text):
    kind, timex = kind_of(value), value.get("timex", "")
    if kind == "set":
        timex = re.sub(r"T(\d\d)$", r"T\1:00", timex)
        return len(times) == 1 and times[0]["value"] in (timex, "XXXX-XX-XX" + timex)
    one = times[0]["value"] if len(times) == 1 else None
    if one is not None and one == timex:
        return True
    if kind == "date":
        if one is None or not times[0]["from"] or not (times[0]["type"] == "DATE" or times[0]["type"] == "DURATION" and OFFSET.search(text)):
            return False
        return times[0]["from"] == times[0]["to"] == value.get("value") or OFFSET.search(text) is not None and times[0]["from"] <= value.get("value", "") <= times[0]["to"]
    if kind == "daterange":
        return same_days(value, times)
    if kind == "time":
        return one is not None and clock_of(times[0]) is not None and clock_of(times[0]) == clock(value.get("value", ""))
    if kind == "datetime":
        if timex == "PRESENT_REF" or one is None or clock_of(times[0]) is None:
            return False
        return times[0]["value"][:10] == value.get("value", "")[:10] and clock_of(times[0]) == clock(value.get("value", "")[11:])
    if kind in ("timerange", "datetimerange"):
        edge = value.get("start") or value.get("end") or ""
        if "Mod" in value and len(times) == 1 and not (value.get("start") and value.get("end")):
            # one end only: "before 5pm"
            return clock_of(times[0]) is not None and clock_of(times[0]) == clock(edge[-8:]) and (kind == "timerange" or times[0]["value"][:10] == edge[:10])
        if len(times) == 1:
            return re.search(r"T(?:MO|AF|EV|NI|MI|DT)$", timex) is not None and (times[0]["value"] == timex or kind == "timerange" and times[0]["value"].endswith(timex) or
                times[0]["value"][10:] == timex[-3:] and times[0]["value"][:10] == value.get("start", "")[:10])
        ends = [value.get("start", ""), value.get("end", "")]
        return all(clock_of(t) is not None and clock_of(t) == clock(e[-8:]) and (kind == "timerange" or t["value"][:10] == e[:10]) for t, e in zip(times, ends))
    if kind == "duration":
        return one is not None and times[0]["type"] == "DURATION" and seconds_of(one) is not None and seconds_of(one) == float(value.get("value", -1))
    return False


MOMENT = "%Y-%m-%d %H:%M:%S"


def moment(text):
    for form in (MOMENT, MOMENT[:8], "%Y-%m-%dT%H:%M:%S"):
        try:
            return datetime.datetime.strptime(text, form)
        except ValueError:
            pass
    return None


def months_of(timex):
    m = re.fullmatch(r"P(?:(\d+(?:\.\d+)?)Y)?(?:(\d+(?:\.\d+)?)M)?", timex or "")
    return float(m.group(1) or 0) * 12 + float(m.group(2) or 0) if m and any(m.groups()) else None


def same_meaning(value, kind, times, text, now):
    """True if the value is given in one of the other forms that mean the same."""
    timex = value.get("timex", "")
    lengths = [t for t in times if t["type"] == "DURATION"]
    others = [t for t in times if t["type"] in ("DATE", "TIME")]
    parts = timex.strip("()").split(",")
    if len(times) == 1 and kind in ("duration", "set") and months_of(timex) is not None and months_of(timex) == months_of(times[0]["value"]):
        return True
    if len(times) == 1 and len(lengths) == 1:
        own = lengths[0]["value"]
        if kind == "duration":
            return "X" in own and own.replace("X", "3") == timex
        if kind in ("date", "datetime") and now:
            then = moment(value.get("value", ""))
            return then is not None and seconds_of(own) is not None and abs((then - now).total_seconds()) == seconds_of(own)
        if kind in ("daterange", "datetimerange") and len(parts) == 3 and now:
            first, last = moment(value.get("start", "")), moment(value.get("end", ""))
            edge = {now, datetime.datetime.combine(now.date(), datetime.time())} if kind == "daterange" else {now}
            return first is not None and last is not None and (first in edge or last in edge) and seconds_of(own) is not None and seconds_of(own) == seconds_of(parts[2])
        return False
    if len(times) == 2 and len(lengths) == 1 and len(others) == 1 and len(parts) == 3 and kind.endswith("range"):
        start, begin = value.get("start", ""), others[0]
        if seconds_of(lengths[0]["value"]) is None or seconds_of(lengths[0]["value"]) != seconds_of(parts[2]):
            return False
        if kind == "daterange":
            return begin["from"] == begin["to"] == start
        return clock_of(begin) is not None and clock_of(begin) == clock(start[-8:]) and (kind == "timerange" or begin["value"][:10] == start[:10])
    if kind in ("daterange", "datetime") and times and all(t["type"] == "DATE" and t["from"] for t in times) and any(t.get("mod") in ("START", "MID", "END") for t in times):
        ends = [day(value[k]) for k in ("start", "end", "value") if value.get(k)]
        if None in ends or not ends or (len(times) > 1 and len(times) != len(ends)):
            return False
        for end, t in zip(ends, times if len(times) > 1 else times * len(ends)):
            first, last = day(t["from"]), day(t["to"]) + datetime.timedelta(1)
            if not first <= end <= last or (len(times) > 1 and t.get("mod") == "END" and (last - end).days * 3 > (last - first).days):
                return False
        return True
    if len(times) == 1 and times[0]["type"] == "DATE" and re.fullmatch(r"[FS]Y\d{4}", timex):
        return times[0]["value"] == timex[2:] and not times[0]["from"]
    return len(times) == 1 and times[0]["type"] == "SET" and (timex, times[0]["value"]) == ("P1WE", "XXXX-WXX-WE")


def compare(case, text, times):
    """What is wrong, empty if right; and whether it took a form that means the same."""
    used, wrong, other_form = set(), [], False
    now = moment(case.get("Context", {}).get("ReferenceDateTime", "")[:19])

    def run(i, end):
        """Expressions from `i` on that reach `end` without a gap."""
        for n in range(1, 4):
            if i + n > len(times) or (n > 1 and not LINK.match(text[times[i + n - 2]["end"]:times[i + n - 1]["begin"]])):
                return None
            if trimmed(text, times[i + n - 1]["begin"], times[i + n - 1]["end"])[1] == end:
                return list(range(i, i + n))
        return None

    results = [(r, (r.get("TypeName") or r.get("Typename")).split(".")[-1]) for r in case["Results"]]
    one_of_two = set()
    for k, ((left, left_kind), (right, right_kind)) in enumerate(zip(results, results[1:])):
        if {left_kind, right_kind} != {"date", "time"} or not LINK.match(text[left["End"] + 1:right["Start"]]):
            continue
        date, time = (left, right) if left_kind == "date" else (right, left)
        for i, t in enumerate(times):
            if i in used or clock_of(t) is None or trimmed(text, t["begin"], t["end"]) != trimmed(text, left["Start"], right["End"] + 1):
                continue
            if any(v.get("value") == t["value"][:10] for v in date["Resolution"]["values"]) and any(clock(v.get("value", "")) == clock_of(t) for v in time["Resolution"]["values"]):
                used.add(i)
                one_of_two |= {k, k + 1}
                other_form = True
    for k, result in enumerate(case["Results"]):
        if k in one_of_two:
            continue
        kind = (result.get("TypeName") or result.get("Typename")).split(".")[-1]
        begin, end = trimmed(text, result["Start"], result["End"] + 1)
        values = (result.get("Resolution") or {}).get("values") or []
        met = None
        for i, t in enumerate(times):
            b, e = trimmed(text, t["begin"], t["end"])
            if b != begin or i in used:
                continue
            reached = run(i, end)
            if reached and (len(reached) == 1 or kind.endswith("range") or kind == "datetime"):
                met = reached
        if met is None:
            wrong.append(f"SPAN {kind} {text[result['Start']:result['End'] + 1]!r}")
            continue
        used.update(met)
        # "now" as an end of a range is the reference day
        parts = [dict(times[i], **({"from": reference(case), "to": reference(case)} if times[i]["value"] == "PRESENT_REF" and len(met) > 1 else {})) for i in met]
        if len(parts) > 1 and kind.startswith("datetime"):
            # the day itself is said again in the clock times
            parts = [t for t in parts if clock_of(t)] or parts
        if any(fits(v, parts, text[begin:end]) for v in values):
            continue
        if any(same_meaning(v, kind_of(v), parts, text[begin:end], now) for v in values):
            other_form = True
        else:
            wrong.append(f"VALUE {kind} {text[result['Start']:result['End'] + 1]!r} {[v.get('timex') for v in values]} {[(v.get('start'), v.get('end')) if 'start' in v or 'end' in v else v.get('value') for v in values]} not {[t['value'] for t in parts]}")
    wrong += [f"EXTRA {text[t['begin']:t['end']]!r} {t['value']}" for i, t in enumerate(times) if i not in used]
    return wrong, other_form


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("cases")
    parser.add_argument("--cmd", default="build/release/synoptic")
    parser.add_argument("-v", action="store_true", help="print what is wrong")
    parser.add_argument("more", nargs="*", help="further arguments for the command, after --")
    args = parser.parse_args()
    with open(args.cases, encoding="utf-8-sig") as f:
        cases = json.load(f)
    records = [{"id": str(i), "text": c["Input"], "published": reference(c), "language": "en", "url": f"https://example.us/{i}", "outlet": {"name": "Example", "domain": "example.us"}} for i, c in enumerate(cases)]
    done = subprocess.run(shlex.split(args.cmd) + ["analyse", "-", *args.more], input="".join(json.dumps(r) + "\n" for r in records).encode(), stdout=subprocess.PIPE, check=True)
    found = {}
    for line in done.stdout.decode().splitlines():
        j = json.loads(line)
        if "error" not in j:
            found[j["ref"]] = j
    right, of = collections.Counter(), collections.Counter()
    for i, case in enumerate(cases):
        kinds = {(r.get("TypeName") or r.get("Typename")).split(".")[-1] for r in case["Results"]}
        if not kinds <= KINDS:
            continue
        text, analysed = case["Input"], found.get(str(i))
        name = "nothing" if not kinds else "+".join(sorted(kinds))
        wrong, other_form = ["not analysed"], False
        if analysed is not None:
            offsets, at = {}, 0
            for k, ch in enumerate(analysed["text"]):
                offsets[at] = k
                at += len(ch.encode())
            offsets[at] = len(analysed["text"])
            times = [dict(t, begin=offsets[t["begin"]], end=offsets[t["end"]]) for t in analysed["times"]]
            wrong, other_form = compare(case, text, times) if analysed["text"] == text else (["text altered"], False)
        if not wrong and other_form:
            right["of them by another form of the same value"] += 1
            of["of them by another form of the same value"] = 0
        for key in (name, "all with results" if kinds else "all without"):
            of[key] += 1
            right[key] += not wrong
        if wrong and args.v:
            print(f"{name}: {text!r} [{reference(case)}]\n    " + "\n    ".join(wrong))
    for key, n in sorted(of.items(), key=lambda x: -x[1]):
        print(f"{key:44s} {right[key]:4d}" + (f" of {n:4d}  {100 * right[key] / n:5.1f} %" if n else ""))


if __name__ == "__main__":
    main()
