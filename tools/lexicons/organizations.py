#!/usr/bin/env python3
"""lexicons/organizations.tsv: bodies that news names often, by hand, with their short forms.

One line: full name = short forms; a country in brackets. value "acronym" marks a short form.
"""
import re

from lexicon import write

BODIES = """
United Nations = UN; U.N.; the UN
UN Security Council = United Nations Security Council; U.N. Security Council; Security Council; UNSC
UN General Assembly = United Nations General Assembly; U.N. General Assembly; General Assembly; UNGA
UN Human Rights Council = United Nations Human Rights Council; U.N. Human Rights Council; Human Rights Council
UN High Commissioner for Refugees = UNHCR; UN refugee agency; U.N. refugee agency
UN Children's Fund = UNICEF; Unicef; United Nations Children's Fund
UN Relief and Works Agency = UNRWA; United Nations Relief and Works Agency
UN Development Programme = UNDP; United Nations Development Programme
UN Environment Programme = UNEP
UNESCO = Unesco
UNAIDS
UN Office on Drugs and Crime = UNODC
World Food Programme = WFP; World Food Program
Food and Agriculture Organization = FAO
World Health Organization = WHO; World Health Organisation; W.H.O.
International Atomic Energy Agency = IAEA; I.A.E.A.
International Monetary Fund = IMF; I.M.F.
World Bank
World Trade Organization = WTO; World Trade Organisation
International Criminal Court = ICC
International Court of Justice = ICJ; World Court
International Labour Organization = ILO
International Organization for Migration = IOM
International Committee of the Red Cross = ICRC; Red Cross
Red Crescent = Red Crescent Society
International Energy Agency = IEA
International Civil Aviation Organization = ICAO
International Maritime Organization = IMO
Intergovernmental Panel on Climate Change = IPCC
International Olympic Committee = IOC
World Anti-Doping Agency = WADA
Interpol
Europol
Organisation for the Prohibition of Chemical Weapons = OPCW
Organisation for Economic Co-operation and Development = OECD
Organization for Security and Co-operation in Europe = OSCE
Organization of the Petroleum Exporting Countries = OPEC; Opec; OPEC+
European Union = EU; E.U.
European Commission
European Parliament
European Council
Council of Europe
European Central Bank = ECB
European Court of Human Rights = ECHR
European Court of Justice = ECJ
European Medicines Agency = EMA
European Space Agency = ESA
European Investment Bank
Eurogroup
Frontex
NATO = Nato; N.A.T.O.; North Atlantic Treaty Organization
African Union = AU
Arab League
Gulf Cooperation Council = GCC
Organization of Islamic Cooperation = OIC
Organization of American States = OAS
Association of Southeast Asian Nations = ASEAN; Asean
Shanghai Cooperation Organization = SCO; Shanghai Cooperation Organisation
Collective Security Treaty Organization = CSTO
Commonwealth of Independent States = CIS
Eurasian Economic Union = EAEU
Economic Community of West African States = ECOWAS; Ecowas
Southern African Development Community = SADC
African Development Bank
Asian Development Bank = ADB
Asian Infrastructure Investment Bank = AIIB
Asia-Pacific Economic Cooperation = APEC; Apec
BRICS = Brics
Group of Seven = G7; G-7
Group of Eight = G8; G-8
Group of Twenty = G20; G-20
Mercosur
World Economic Forum = WEF
World Wildlife Fund = WWF
Greenpeace
Amnesty International = Amnesty
Human Rights Watch = HRW
Doctors Without Borders = MSF; Medecins Sans Frontieres
Save the Children
Oxfam
Reporters Without Borders = RSF
Committee to Protect Journalists = CPJ
Transparency International
Freedom House
International Crisis Group
Syrian Observatory for Human Rights = Syrian Observatory; SOHR
White Helmets
FIFA = Fifa
UEFA = Uefa
Formula One = Formula 1; F1
Federal Bureau of Investigation = FBI; F.B.I. [US]
Central Intelligence Agency = CIA; C.I.A. [US]
National Security Agency = NSA; N.S.A. [US]
National Security Council = NSC [US]
Department of Homeland Security = DHS; Homeland Security [US]
Department of Justice = DOJ; Justice Department [US]
Department of Defense = DOD; Defense Department [US]
Department of State [US]
Department of Energy = Energy Department [US]
Department of Health and Human Services = HHS [US]
Department of Education = Education Department [US]
Department of Agriculture = USDA [US]
Department of Transportation = Transportation Department [US]
Department of Veterans Affairs = VA [US]
Department of the Treasury = Treasury Department; US Treasury; U.S. Treasury [US]
Federal Reserve = Fed; the Fed; US Federal Reserve; U.S. Federal Reserve [US]
Securities and Exchange Commission = SEC [US]
Federal Trade Commission = FTC [US]
Federal Communications Commission = FCC [US]
Federal Aviation Administration = FAA [US]
Federal Emergency Management Agency = FEMA [US]
Food and Drug Administration = FDA [US]
Centers for Disease Control and Prevention = CDC; Centers for Disease Control [US]
Environmental Protection Agency = EPA [US]
Internal Revenue Service = IRS [US]
National Transportation Safety Board = NTSB [US]
National Oceanic and Atmospheric Administration = NOAA [US]
National Weather Service [US]
National Hurricane Center [US]
US Geological Survey = USGS; U.S. Geological Survey [US]
National Institutes of Health = NIH [US]
Bureau of Alcohol, Tobacco, Firearms and Explosives = ATF [US]
Drug Enforcement Administration = DEA [US]
Immigration and Customs Enforcement = ICE [US]
Customs and Border Protection = CBP; Border Patrol [US]
Transportation Security Administration = TSA [US]
Secret Service = US Secret Service; U.S. Secret Service [US]
Coast Guard = US Coast Guard; U.S. Coast Guard [US]
National Guard [US]
US Army = U.S. Army [US]
US Navy = U.S. Navy [US]
US Air Force = U.S. Air Force [US]
Marine Corps = U.S. Marine Corps; US Marine Corps [US]
US Congress = Congress; U.S. Congress [US]
US Senate = Senate; U.S. Senate [US]
House of Representatives = US House of Representatives; U.S. House of Representatives; US House; U.S. House [US]
US Supreme Court = Supreme Court; U.S. Supreme Court [US]
Republican Party = GOP; Republicans [US]
Democratic Party = Democrats [US]
Democratic National Committee = DNC [US]
Republican National Committee = RNC [US]
Tea Party [US]
American Civil Liberties Union = ACLU [US]
National Rifle Association = NRA [US]
NAACP [US]
Planned Parenthood [US]
NASA = Nasa [US]
Jet Propulsion Laboratory [US]
National Basketball Association = NBA [US]
National Football League = NFL [US]
National Hockey League = NHL [US]
Major League Baseball = MLB [US]
NCAA [US]
Harvard University = Harvard [US]
Yale University = Yale [US]
Princeton University [US]
Stanford University = Stanford [US]
Massachusetts Institute of Technology = MIT [US]
Johns Hopkins University = Johns Hopkins [US]
New York Police Department = NYPD [US]
Los Angeles Police Department = LAPD [US]
New York Stock Exchange = NYSE [US]
Nasdaq [US]
Metropolitan Police = Met Police; Scotland Yard [GB]
National Crime Agency = NCA [GB]
National Health Service = NHS [GB]
Foreign Office = Foreign, Commonwealth and Development Office; FCDO [GB]
Home Office [GB]
Ministry of Defence = MoD; MOD [GB]
Bank of England = BoE [GB]
House of Commons = Commons [GB]
House of Lords [GB]
Labour Party = Labour [GB]
Conservative Party = Conservatives; Tories; Tory [GB]
Liberal Democrats = Lib Dems; Liberal Democrat [GB]
Scottish National Party = SNP [GB]
UK Independence Party = UKIP; Ukip [GB]
Democratic Unionist Party = DUP [GB]
Sinn Fein
MI5 [GB]
MI6 [GB]
GCHQ [GB]
Royal Navy [GB]
Royal Air Force = RAF [GB]
Crown Prosecution Service = CPS [GB]
Greater Manchester Police [GB]
Office for National Statistics = ONS [GB]
Manchester United [GB]
Manchester City [GB]
Chelsea FC [GB]
Liverpool FC [GB]
Arsenal [GB]
Tottenham Hotspur = Tottenham [GB]
Real Madrid [ES]
Atletico Madrid [ES]
FC Barcelona [ES]
Bayern Munich [DE]
Juventus [IT]
AC Milan [IT]
Paris Saint-Germain = PSG [FR]
Royal Canadian Mounted Police = RCMP [CA]
Federal Security Service = FSB [RU]
GRU [RU]
KGB [RU]
Gazprom [RU]
Rosneft [RU]
Rosatom [RU]
Lukoil [RU]
Roscosmos [RU]
Sberbank [RU]
Wagner Group = Wagner [RU]
United Russia [RU]
Red Army [RU]
Security Service of Ukraine = SBU [UA]
Naftogaz [UA]
Azov Regiment = Azov Battalion [UA]
Communist Party of China = Chinese Communist Party; CCP [CN]
Kuomintang = KMT [TW]
People's Liberation Army = PLA [CN]
National People's Congress = NPC [CN]
Politburo [CN]
Huawei [CN]
Alibaba [CN]
Tencent [CN]
ByteDance [CN]
TikTok [CN]
ZTE [CN]
Belaruskali [BY]
Belavia [BY]
Workers' Party of Korea = Workers' Party [KP]
Samsung = Samsung Electronics [KR]
Hyundai = Hyundai Motor [KR]
Toyota = Toyota Motor [JP]
Honda [JP]
Nissan [JP]
Sony [JP]
Nintendo [JP]
Mitsubishi [JP]
SoftBank [JP]
Liberal Democratic Party = LDP [JP]
Tokyo Electric Power = TEPCO; Tepco [JP]
Bank of Japan [JP]
Tata [IN]
Bharatiya Janata Party = BJP [IN]
Aam Aadmi Party = AAP [IN]
Congress Party = Indian National Congress [IN]
Jaish-e-Mohammed = Jaish-e-Mohammad [PK]
Lashkar-e-Taiba [PK]
Inter-Services Intelligence = ISI [PK]
Pakistan Tehreek-e-Insaf = PTI [PK]
Tehreek-e-Taliban Pakistan = TTP; Pakistani Taliban [PK]
Taliban = Taleban; the Taliban [AF]
Haqqani network
al-Qaeda = al-Qaida; Al-Qaeda; al Qaeda; al Qaida; Al Qaida
Islamic State = IS; ISIS; Isis; ISIL; Daesh; Islamic State of Iraq and Syria; IS group
Boko Haram [NG]
al-Shabab = al-Shabaab; al Shabaab [SO]
Hamas [PS]
Palestinian Authority [PS]
Palestine Liberation Organization = PLO [PS]
Fatah [PS]
Islamic Jihad = Palestinian Islamic Jihad
Hezbollah = Hizbollah; Hizbullah [LB]
Houthis = Houthi; Huthi; Houthi movement [YE]
Muslim Brotherhood
Revolutionary Guards = Islamic Revolutionary Guard Corps; IRGC; Revolutionary Guard; Quds Force [IR]
Mossad [IL]
Shin Bet [IL]
Israel Defense Forces = IDF; Israeli Defense Forces [IL]
Likud [IL]
Kurdistan Workers' Party = PKK; Kurdistan Workers Party [TR]
YPG = People's Protection Units [SY]
Syrian Democratic Forces = SDF [SY]
Free Syrian Army = FSA [SY]
Nusra Front = al-Nusra Front; al-Nusra; Jabhat al-Nusra [SY]
Hayat Tahrir al-Sham = HTS [SY]
AK Party = AKP; Justice and Development Party [TR]
African National Congress = ANC [ZA]
Economic Freedom Fighters = EFF [ZA]
Democratic Alliance [ZA]
ZANU-PF = Zanu-PF [ZW]
Movement for Democratic Change = MDC [ZW]
Lord's Resistance Army = LRA [UG]
M23 [CD]
Tigray People's Liberation Front = TPLF [ET]
Farc = FARC; Revolutionary Armed Forces of Colombia [CO]
Petrobras [BR]
Pemex [MX]
PDVSA [VE]
Workers' Party of Brazil [BR]
Christian Democratic Union = CDU [DE]
Christian Social Union = CSU [DE]
Social Democratic Party = SPD; Social Democrats [DE]
Alternative for Germany = AfD; AFD [DE]
Free Democratic Party = FDP [DE]
Bundesbank [DE]
Bundeswehr [DE]
Volkswagen = VW [DE]
BMW [DE]
Siemens [DE]
Deutsche Bank [DE]
Lufthansa [DE]
Daimler = Mercedes-Benz [DE]
Germanwings [DE]
National Front = Front National; National Rally [FR]
En Marche [FR]
Airbus
Air France [FR]
Renault [FR]
Total [FR]
Charlie Hebdo [FR]
Five Star Movement [IT]
Lega Nord [IT]
Fiat [IT]
Syriza [GR]
Golden Dawn [GR]
Fidesz [HU]
Law and Justice = PiS [PL]
Solidarity [PL]
Podemos [ES]
ETA = Eta [ES]
Irish Republican Army = IRA
Fianna Fail [IE]
Fine Gael [IE]
Garda [IE]
Shell = Royal Dutch Shell [GB]
BP [GB]
HSBC [GB]
Barclays [GB]
Vodafone [GB]
British Airways = BA [GB]
Tesco [GB]
GlaxoSmithKline = GSK [GB]
AstraZeneca [GB]
Rolls-Royce [GB]
Ryanair [IE]
Nestle [CH]
Novartis [CH]
Roche [CH]
Credit Suisse [CH]
UBS [CH]
Nokia [FI]
Ericsson [SE]
Volvo [SE]
Saab [SE]
Ikea = IKEA [SE]
Spotify [SE]
Philips [NL]
Saudi Aramco = Aramco [SA]
Emirates Airline [AE]
Etihad [AE]
Qatar Airways [QA]
Malaysia Airlines [MY]
AirAsia [MY]
Qantas [AU]
Apple = Apple Inc; Apple Inc. [US]
Google [US]
Alphabet [US]
Microsoft [US]
Amazon = Amazon.com [US]
Facebook = Meta Platforms [US]
Twitter [US]
Instagram [US]
WhatsApp [US]
YouTube [US]
Netflix [US]
Tesla [US]
SpaceX [US]
OpenAI [US]
Uber [US]
Airbnb [US]
Intel [US]
IBM [US]
Oracle [US]
Cisco [US]
Hewlett-Packard [US]
Dell [US]
Qualcomm [US]
Nvidia [US]
Boeing [US]
Lockheed Martin [US]
Raytheon [US]
General Motors = GM [US]
General Electric = GE [US]
Ford Motor = Ford Motor Company [US]
Chrysler = Fiat Chrysler [US]
ExxonMobil = Exxon Mobil; Exxon [US]
Chevron [US]
Goldman Sachs [US]
JPMorgan Chase = JP Morgan; JPMorgan; J.P. Morgan [US]
Morgan Stanley [US]
Bank of America [US]
Citigroup = Citi [US]
Wells Fargo [US]
Lehman Brothers [US]
BlackRock [US]
Berkshire Hathaway [US]
Walmart = Wal-Mart [US]
Starbucks [US]
McDonald's = McDonalds [US]
Coca-Cola [US]
PepsiCo = Pepsi [US]
Nike [US]
Pfizer [US]
Moderna [US]
Merck [US]
Johnson & Johnson [US]
BioNTech [DE]
Walt Disney Company = Disney; Walt Disney [US]
Warner Bros = Warner Bros.; Warner Brothers; Time Warner [US]
Comcast [US]
AT&T [US]
Verizon [US]
T-Mobile
Delta Air Lines [US]
American Airlines [US]
United Airlines [US]
Southwest Airlines [US]
FedEx [US]
Visa Inc [US]
Mastercard [US]
PayPal [US]
Moody's [US]
Standard & Poor's [US]
Ku Klux Klan = KKK [US]
Black Lives Matter [US]
Proud Boys [US]
Oath Keepers [US]
Boy Scouts [US]
Wikileaks = WikiLeaks
Wikipedia
Wikimedia Foundation
Catholic Church = Roman Catholic Church
Church of England [GB]
Russian Orthodox Church [RU]
Wimbledon Championships [GB]
Yukos [RU]
Pussy Riot [RU]
"""


def main():
    rows = []
    for line in BODIES.strip().split("\n"):
        m = re.match(r"(.*?)(?:\s*=\s*(.*?))?(?:\s*\[(..)\])?$", line.strip())
        full, short, iso = m.group(1).strip(), m.group(2) or "", m.group(3) or ""
        rows.append((full, "organization", full, iso, "" if not re.fullmatch(r"[A-Z0-9&-]+", full) else "acronym"))
        for s in (x.strip().removeprefix("the ") for x in short.split(";")):
            if s:
                rows.append((s, "organization", full, iso, "acronym" if re.fullmatch(r"[A-Z0-9.&+-]+", s) else ""))
    write("organizations", rows, "Organisations by hand (tools/lexicons/organizations.py). canonical: the full usual name; value: acronym, for a form in capitals.")


main()
