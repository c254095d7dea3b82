"""Writes lexicons/reporting_verbs.tsv: verbs that bring somebody's words, thoughts or wishes into a text, in every form.

The lemmas are by hand, one line a class; irregular verbs give base/past/participle/ing/third (as many as differ), a "+"
doubles the last consonant, "_" stands for a space; everything else is regular. The class says how the verb builds its
clause (src/annotate/quotes_frame.hpp). Run from the project's root: python3 tools/lexicons/reporting_verbs.py
"""
import pathlib
import re

CLASSES = """
say: say/said/said state add note remark comment mention observe explain clarify elaborate continue conclude reply
    respond answer retort reiterate repeat stress emphasize emphasise underline underscore highlight specify summarize
    summarise interject opine volunteer recount relate recall confide counter rejoin
    point_out/pointed_out/pointed_out/pointing_out/points_out
    spell_out/spelled_out/spelled_out/spelling_out/spells_out
    make_clear/made_clear/made_clear/making_clear/makes_clear
    make_it_clear/made_it_clear/made_it_clear/making_it_clear/makes_it_clear
    chime_in/chimed_in/chimed_in/chiming_in/chimes_in hit_back/hit_back/hit_back/hitting_back/hits_back
    fire_back/fired_back/fired_back/firing_back/fires_back shoot_back/shot_back/shot_back/shooting_back/shoots_back
    muse reason ponder reflect interpose quote testify disclose reveal divulge report signal+ signal/signaled/signaled/signaling indicate hint imply
    intimate suggest caution forecast/forecast/forecast predict prophesy foretell/foretold/foretold estimate calculate
    reckon
announce: announce declare proclaim pronounce unveil decree rule
tell: tell/told/told inform assure remind notify brief convince persuade reassure advise
warn: warn alert
ask: ask inquire enquire question query wonder quiz+
urge: urge implore beg+ beseech/besought/besought exhort press instruct order encourage request
    call_on/called_on/called_on/calling_on/calls_on call_upon/called_upon/called_upon/calling_upon/calls_upon
    appeal_to/appealed_to/appealed_to/appealing_to/appeals_to admonish plead/pleaded/pleaded
call_for: demand propose recommend advocate seek/sought/sought call_for/called_for/called_for/calling_for/calls_for
    appeal_for/appealed_for/appealed_for/appealing_for/appeals_for
    push_for/pushed_for/pushed_for/pushing_for/pushes_for plead_for/pleaded_for/pleaded_for/pleading_for/pleads_for
deny: deny refute reject dismiss rebut+ rebuff repudiate dispute disavow decline refuse
    rule_out/ruled_out/ruled_out/ruling_out/rules_out contradict
    brush_off/brushed_off/brushed_off/brushing_off/brushes_off
promise: promise vow pledge swear/swore/sworn threaten commit+ guarantee offer undertake/undertook/undertaken vouch
claim: claim allege argue insist maintain contend assert aver+ affirm reaffirm profess posit theorize theorise
    hypothesize speculate boast brag+ declaim purport pretend complain object grumble lament bemoan decry charge
accuse: accuse blame criticize criticise condemn denounce slam+ blast deplore rebuke chide scold berate lambast
    lambaste castigate deride ridicule decry disparage slate pillory censure reprimand vilify excoriate
    rail_against/railed_against/railed_against/railing_against/rails_against
    lash_out_at/lashed_out_at/lashed_out_at/lashing_out_at/lashes_out_at
    hit_out_at/hit_out_at/hit_out_at/hitting_out_at/hits_out_at
praise: praise hail laud welcome applaud commend celebrate extol+ tout eulogize eulogise trumpet
support: salute congratulate thank endorse credit defend back support honor honour attack assail challenge mock savage
    skewer pan+ bash fault rap+ protest invite
call: call describe dub+ label+ label/labeled/labeled/labeling brand term characterize characterise portray depict liken compare deem style name
    refer_to/referred_to/referred_to/referring_to/refers_to
    describe_as/described_as/described_as/describing_as/describes_as
write: write/wrote/written tweet retweet post blog+ email e-mail text publish scribble pen+ cable message
read: read/read/read
express: express voice convey articulate echo/echoed/echoed/echoing/echoes restate relay raise outline detail
    underscore air communicate
admit: admit+ acknowledge concede confess recognize recognise accept confirm agree concur+ regret+ apologize apologise
talk: speak/spoke/spoken talk discuss chat+ argue_for/argued_for/argued_for/arguing_for/argues_for
    speak_out/spoke_out/spoken_out/speaking_out/speaks_out
manner: shout yell scream whisper mutter mumble murmur sigh laugh joke quip+ cry exclaim chant gush snap+ bark growl
    roar groan moan sob+ gasp stammer snarl sneer scoff smile grin+ bellow shriek intone croon deadpan+ rant thunder
    fume vent crow wail gripe grouse tease jest drawl beam shrug+ nod+ sing/sang/sung
put: put_it/put_it/put_it/putting_it/puts_it
think: think/thought/thought believe feel/felt/felt suspect assume consider reckon doubt fear worry guess suppose
    imagine judge conclude expect hope anticipate trust bet+/bet/bet
want: want wish plan intend desire prefer+
know: know/knew/known realize realise understand/understood/understood learn discover find/found/found see/saw/seen
    hear/heard/heard determine decide remember forget/forgot/forgotten/forgetting
show: show/showed/shown demonstrate prove
"""
PHRASES = ["according to", "in the words of", "as per", "as told to", "in the view of", "in the opinion of", "in the eyes of", "quoting", "citing"]


def forms(entry):
    parts = entry.replace("_", " ").split("/")
    doubled, lemma = parts[0].endswith("+"), parts[0].rstrip("+")
    y = lemma.endswith("y") and lemma[-2] not in "aeiou"
    if lemma.endswith("e"):
        past, ing = lemma + "d", (lemma if lemma.endswith(("ee", "oe", "ye")) else lemma[:-1]) + "ing"
    elif y:
        past, ing = lemma[:-1] + "ied", lemma + "ing"
    else:
        stem = lemma + (lemma[-1] if doubled else "")
        past, ing = stem + "ed", stem + "ing"
    if y:
        third = lemma[:-1] + "ies"
    elif lemma.endswith(("s", "x", "z", "ch", "sh")):
        third = lemma + ("zes" if doubled else "es")
    else:
        third = lemma + "s"
    regular = [lemma, past, past, ing, third]
    return [lemma] + parts[1:] + regular[len(parts):]


def main():
    rows = {}
    text = re.sub(r"\n    ", " ", CLASSES.strip())
    for line in text.splitlines():
        cls, entries = line.split(":", 1)
        for entry in entries.split():
            found = forms(entry)
            for form in found:
                rows.setdefault((form, found[0]), cls)  # the first class that lists a verb is its class
    out = ["# Verbs that bring somebody's words, thoughts or wishes into a text, in all their forms, and phrases that do the same.",
           "# Hand-written from general knowledge; the class (last column) says how the verb builds its clause.",
           "# phrase\tsense\tcanonical\tcountry\tvalue"]
    out += [f"{form}\treporting_verb\t{lemma}\t\t{cls}" for (form, lemma), cls in sorted(rows.items())]
    out += [f"{phrase}\treporting_phrase\t{phrase}\t\taccording" for phrase in PHRASES]
    pathlib.Path("lexicons/reporting_verbs.tsv").write_text("\n".join(out) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
