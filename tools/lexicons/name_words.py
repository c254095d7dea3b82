#!/usr/bin/env python3
"""lexicons/name_words.tsv: words that tell what kind of name they stand in, by hand.

value: organization, place, thing (the last or, before "of", the first word of such a name), particle (inside a person's name),
suffix (after it), date (months, weekdays: capitals that are no names), says (verbs that people do, with third person and past), before_place (prepositions), modifier (before an office: "former", "acting"),
function (grammar words: never names by themselves), small (a capital word of everyday life that is no name).
"""
from lexicon import write

WORDS = {
    "organization": """academy administration agency air airlines airways alliance army assembly associates association authority bank board brigade broadcasting brothers bros. bureau cabinet centre center chamber church club coalition college command commission committee company confederation conference congress consortium constabulary convention corp corp. corporation corps council court courts department dept
        directorate faction federation fire force forces forum foundation front fund government group guard hospital inc inc. industries initiative inspectorate institute institution intelligence international judiciary laboratories laboratory league legislature llc llp ltd ltd. plc media mission ministry monitor mosque movement museum navy network news newspaper office organisation organization orchestra
        parliament partners partnership party patrol police politburo press prosecutor's regiment registry research revolutionary school secretariat senate service services society soviet squad state-department studio studios syndicate systems team technologies telecom telegraph theatre theater times trust tribune tribunal union united university watch watchdog workers' airforce ag gmbh s.a. holdings holding
        capital motors motor electric energy petroleum pharmaceuticals pharma insurance securities ventures entertainment pictures records rovers fc f.c. athletic collective network. observatory caucus militia insurgency embassy consulate high-commission ombudsman treasury battalion division infantry journal post gazette herald chronicle tribune daily radio television tv monitoring exchange seminary archdiocese diocese parish kirk synagogue cathedral temple prison jail penitentiary hotel polytechnic gymnasium elementary conservatory library gallery charity aid relief rescue""",
    "place": """avenue ave ave. bay beach boulevard bridge canyon cape cemetery coast county creek crossing desert district falls forest garden gardens glacier gulf harbor harbour heights highway hill hills island islands isle isles lake mountain mountains mount ocean park peninsula plateau plaza port province pass region reservoir ridge river road sea square strait street territory territories tower
        trail tunnel valley village volcano way wharf woods airport station stadium arena township borough canal castle palace field fields peak basin delta governorate oblast prefecture voivodeship republic kingdom states city town archipelago boulevard. lane drive fort fortress gate hall house point quay shore springs zone camp prefecture. emirate sultanate""",
    "thing": """act award awards bill championship championships cup games olympics open prize treaty agreement accord accords protocol pact war wars festival fair series bowl marathon tour trophy medal order day week month year summit initiative plan programme program project operation hurricane typhoon storm tropical cyclone earthquake virus flu covid-19 covid constitution bible koran quran torah law code directive resolution amendment revolution uprising crisis holocaust
        christmas easter ramadan thanksgiving halloween hanukkah eid passover diwali book album song film movie show episode prix grand-prix derby classic masters league-cup democrat republican conservative liberal communist socialist islam christianity catholic muslim muslims christian christians jewish jew jews islamic islamist islamists hindu hindus buddhist buddhists sunni sunnis shia shias shiite shiites kurd kurds kurdish arab arabs arabic english latin latino latinos hispanic african africans european europeans asian asians western southern northern eastern soviet nazi nazis marxist protestant orthodox english-language roma sikh sikhs yazidi yazidis uighur uighurs uyghur uyghurs rohingya tibetan tibetans chechen chechens scottish welsh californian texan bavarian catalan basque sicilian cossack pashtun hazara tatar tatars nobel oscar oscars grammy emmy golden-globe mandarin cantonese hebrew farsi urdu bengali democrats republicans god allah jesus christ buddha internet web""",
    "particle": "de del della di da das dos do du van von der den ten ter bin ibn bint abu al el la le los y zu af av ul ur e ben",
    "suffix": "jr jr. sr sr. ii iii iv phd ph.d. m.d. md esq. obe mbe cbe kc qc mp msp",
    "date": "january february march april may june july august september october november december jan jan. feb feb. mar mar. apr apr. jun jun. jul jul. aug aug. sep sep. sept sept. oct oct. nov nov. dec dec. monday tuesday wednesday thursday friday saturday sunday mondays tuesdays wednesdays thursdays fridays saturdays sundays mon tue wed thu fri sat sun gmt utc est edt cst cdt pst pdt bst cet cest ist et pt am pm a.m. p.m. a.m p.m",
    "says": "say tell add ask write tweet announce state argue insist warn note reply claim explain acknowledge admit allege answer assert believe comment complain concede confess declare demand deny emphasize emphasise hope joke promise quip recall remark reiterate reject respond stress suggest think testify vow urge praise apologize apologise agree refuse resign marry die smile laugh cry shout whisper nod shrug speak thank graduate",
    "before_place": "in at near from to outside inside across around throughout within toward towards into via beyond between",
    "modifier": "former acting interim outgoing incoming deputy vice senior chief assistant then-president then late new ex-president ex incumbent current longtime veteran newly-elected top co top-ranking first second incumbent long-time retired lead junior associate honorary caretaker",
    "function": """a about above according after again against ago all almost alone along already also although always am amid among an and another any anybody anyone anything apart are aren't around as asked at away back be because been before behind being below besides between both but by can cannot could despite did do does doing don't done down due during each earlier either else enough especially even ever every everybody everyone everything
        except far few for from further given had half has have having he her here hers herself him himself his how however i i'm i've i'd i'll if in indeed inside instead into is isn't it it's its itself just last later least less let let's like likewise little lots many may maybe me meanwhile might mine more moreover most much must my myself near nearly neither never nevertheless next no nobody none nor not nothing now of off often oh ok okay old on once one only onto or other others our ours ourselves out outside over own per perhaps please
        quite rather really same saying says separately several shall she should since so some somebody someone something sometimes soon still such than thanks that that's the their theirs them themselves then there there's thereafter therefore these they they're this those though three through throughout thus till to today together tomorrow tonight too toward towards two under unless unlike until up upon us very via was we we're well went were weren't what what's whatever when whenever where whereas wherever
        whether which while who who's whoever whole whom whose why will with within without won't would yes yesterday yet you you're your yours yourself four five six seven eight nine ten eleven twelve hundreds thousands millions dozens hundred thousand million billion first second third fourth fifth n't 's 're 've 'll 'd 'm ca wo mr-and-mrs hello hi dear sorry thank good right wrong long short early late new big great best better worse worst high low recent recently officials authorities police residents witnesses people men women children students scientists researchers experts critics analysts supporters protesters opponents investigators prosecutors lawyers doctors reports sources others""",
    "small": """covid-19 covid internet web tv dvd dna hiv aids usb pdf faq ceo cfo mp mps gdp vip id pc sms atm suv lgbt lgbtq lgbtq+ pr hr it rip ok asap diy fyi aka vs pm am ad bc bce ce phd md jr sr bst photo image video file getty read watch listen advertisement story continues copyright exclusive breaking updated update live related share follow subscribe comments more ngo ngos gps ai iq pow pows wmd ied ieds ppe icu""",
}


IRREGULAR = {"say": "said", "tell": "told", "write": "wrote", "speak": "spoke", "think": "thought", "cry": "cried", "reply": "replied", "deny": "denied", "testify": "testified", "admit": "admitted", "nod": "nodded", "shrug": "shrugged", "quip": "quipped"}


def forms(verb):
    """The verb, its third person and its past."""
    s = verb[:-1] + "ies" if verb.endswith("y") and verb[-2] not in "aeiou" else verb + "es" if verb.endswith(("ss", "sh", "ch")) else verb + "s"
    return [verb, s, IRREGULAR.get(verb) or verb + ("d" if verb.endswith("e") else "ed")]


def main():
    order = ["date", "function", "small", "particle", "suffix", "modifier", "before_place", "says", "place", "organization", "thing"]
    rows, seen = [], {}
    for value in order:
        for w in (f for v in WORDS[value].split() for f in (forms(v) if value == "says" else [v])):
            seen.setdefault(w, []).append(value)
    rows = [(w, "name_word", "", "", ",".join(v)) for w, v in seen.items()]
    write("name_words", rows, "Words that tell what kind of name they stand in, by hand (tools/lexicons/name_words.py, which says what the values mean).")


main()
