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
African Development Bank = AfDB
African Court on Human and Peoples' Rights
Andean Community
Arab Maghreb Union
Bank for International Settlements = BIS
Caribbean Community = CARICOM; Caricom
Central American Bank for Economic Integration = CABEI
Central Asia Regional Economic Cooperation = CAREC
Codex Alimentarius Commission
Common Market for Eastern and Southern Africa = COMESA
Community of Latin American and Caribbean States = CELAC
Comprehensive Nuclear-Test-Ban Treaty Organization = CTBTO
Council of the European Union
Court of Arbitration for Sport
Conference on Disarmament
Council for Mutual Economic Assistance = Comecon
East African Community = EAC
Economic Community of Central African States = ECCAS
Eurasian Economic Commission
Eurasian Development Bank
European Free Trade Association = EFTA
European Food Safety Authority = EFSA
European Centre for Disease Prevention and Control = ECDC
European Bank for Reconstruction and Development = EBRD
European Court of Auditors
European External Action Service = EEAS
European People's Party = EPP
European Broadcasting Union = EBU
European Southern Observatory
Eurojust
Eurostat
European Public Prosecutor's Office = EPPO
Financial Action Task Force = FATF
Financial Stability Board = FSB
Gavi = Gavi, the Vaccine Alliance
Global Fund to Fight AIDS, Tuberculosis and Malaria
Green Climate Fund
Gulf Cooperation Council = GCC; G.C.C.
Inter-American Commission on Human Rights = IACHR
Inter-American Court of Human Rights
Inter-American Development Bank = IDB
Inter-Parliamentary Union = IPU
Intergovernmental Authority on Development = IGAD
International Air Transport Association = IATA
International Association of Athletics Federations = IAAF
World Athletics
International Chamber of Commerce
International Commission of Jurists
International Criminal Tribunal for the former Yugoslavia = ICTY
International Criminal Tribunal for Rwanda = ICTR
International Federation of Red Cross and Red Crescent Societies = IFRC
International Federation of Journalists = IFJ
International Finance Corporation = IFC
International Fund for Agricultural Development = IFAD
International Paralympic Committee = IPC
International Renewable Energy Agency = IRENA
International Rescue Committee = IRC
International Seabed Authority
International Telecommunication Union = ITU
International Trade Union Confederation = ITUC
International Tribunal for the Law of the Sea = ITLOS
International Union for Conservation of Nature = IUCN
International Whaling Commission = IWC
Islamic Development Bank
Lake Chad Basin Commission
League of Nations
Mekong River Commission
Missile Technology Control Regime
Multinational Joint Task Force = MNJTF
Muslim World League
New Development Bank
Nordic Council
Norwegian Refugee Council = NRC [NO]
Danish Refugee Council [DK]
Office of the High Commissioner for Human Rights = OHCHR; UN human rights office; U.N. human rights office
Office for the Coordination of Humanitarian Affairs = OCHA; UN humanitarian office
Organisation of Islamic Cooperation = OIC; Organization of Islamic Cooperation
Organization of American States = OAS
Organization of Turkic States
Pacific Islands Forum = PIF
Pan American Health Organization = PAHO
Paris Club
Permanent Court of Arbitration
South Asian Association for Regional Cooperation = SAARC
Southern African Development Community = SADC
Southern Common Market
Special Tribunal for Lebanon
UN Assistance Mission in Afghanistan = UNAMA
UN Conference on Trade and Development = UNCTAD
UN Framework Convention on Climate Change = UNFCCC
UN Human Settlements Programme
UN Industrial Development Organization = UNIDO
UN Interim Force in Lebanon = UNIFIL
UN Mission in South Sudan = UNMISS
UN Population Fund = UNFPA
UN Women
Unitaid
Universal Postal Union
World Bank Group
World Customs Organization = WCO
World Intellectual Property Organization = WIPO
World Meteorological Organization = WMO
World Organisation for Animal Health
World Tourism Organization = UNWTO
World Boxing Council = WBC
Visegrad Group = Visegrad Four
Weimar Triangle
Bucharest Nine
Quadrilateral Security Dialogue
AUKUS = Aukus
Five Eyes
Collective Security Treaty Organization = CSTO
Shanghai Cooperation Organisation = SCO; Shanghai Cooperation Organization
Commonwealth of Independent States = CIS
Eurasian Economic Union = EAEU; EEU
Airwars
Bellingcat
Carnegie Endowment for International Peace = Carnegie Endowment [US]
Center for Strategic and International Studies = CSIS [US]
Chatham House [GB]
Council on Foreign Relations [US]
Brookings Institution = Brookings [US]
Heritage Foundation [US]
Atlantic Council [US]
RAND Corporation [US]
Institute for the Study of War = ISW [US]
International Institute for Strategic Studies = IISS [GB]
Royal United Services Institute = RUSI [GB]
Stockholm International Peace Research Institute = SIPRI [SE]
Kiel Institute [DE]
Pew Research Center = Pew Research [US]
Gallup [US]
YouGov [GB]
Ipsos [FR]
Southern Poverty Law Center = SPLC [US]
Anti-Defamation League = ADL [US]
American Medical Association = AMA [US]
AFL-CIO [US]
United Auto Workers = UAW [US]
Teamsters [US]
SAG-AFTRA [US]
Chamber of Commerce = US Chamber of Commerce; U.S. Chamber of Commerce [US]
Congressional Budget Office = CBO [US]
Government Accountability Office = GAO [US]
Office of Management and Budget = OMB [US]
Bureau of Labor Statistics = BLS [US]
Census Bureau = US Census Bureau; U.S. Census Bureau [US]
Bureau of Land Management [US]
Forest Service = US Forest Service; U.S. Forest Service [US]
National Park Service [US]
Fish and Wildlife Service = US Fish and Wildlife Service; U.S. Fish and Wildlife Service [US]
Federal Election Commission = FEC [US]
Federal Bureau of Prisons = Bureau of Prisons [US]
Consumer Financial Protection Bureau = CFPB [US]
Consumer Product Safety Commission = CPSC [US]
Equal Employment Opportunity Commission = EEOC [US]
Federal Deposit Insurance Corporation = FDIC [US]
Federal Energy Regulatory Commission = FERC [US]
National Highway Traffic Safety Administration = NHTSA [US]
National Labor Relations Board = NLRB [US]
National Science Foundation = NSF [US]
Nuclear Regulatory Commission = NRC [US]
Occupational Safety and Health Administration = OSHA [US]
Office of the Director of National Intelligence = ODNI [US]
Defense Intelligence Agency = DIA [US]
Defense Advanced Research Projects Agency = DARPA [US]
Army Corps of Engineers = US Army Corps of Engineers; U.S. Army Corps of Engineers [US]
US Agency for International Development = USAID; U.S. Agency for International Development [US]
US Central Command = CENTCOM; U.S. Central Command; Central Command [US]
US Africa Command = AFRICOM; U.S. Africa Command [US]
US Indo-Pacific Command = INDOPACOM; U.S. Indo-Pacific Command [US]
US Southern Command = U.S. Southern Command [US]
US Space Force = U.S. Space Force; Space Force [US]
US Marshals Service = U.S. Marshals Service; US Marshals; U.S. Marshals [US]
Joint Chiefs of Staff = Joint Chiefs [US]
Export-Import Bank [US]
Commerce Department = Department of Commerce; US Commerce Department; U.S. Commerce Department [US]
Interior Department = Department of the Interior [US]
Labor Department = Department of Labor; US Labor Department [US]
Department of Housing and Urban Development = HUD [US]
Small Business Administration = SBA [US]
Social Security Administration = SSA [US]
Postal Service = US Postal Service; U.S. Postal Service; USPS [US]
Amtrak [US]
Voice of America = VOA [US]
Peace Corps [US]
Fannie Mae [US]
Freddie Mac [US]
Chicago Board of Trade [US]
Chicago Mercantile Exchange = CME [US]
S&P Global [US]
Fitch Ratings = Fitch [US]
BlackRock [US]
Vanguard Group [US]
Berkshire Hathaway [US]
Morgan Stanley [US]
Bank of America [US]
Citigroup = Citibank [US]
Wells Fargo [US]
Lehman Brothers [US]
Merrill Lynch [US]
Bear Stearns [US]
American Express [US]
AIG [US]
Blackstone [US]
Silicon Valley Bank = SVB [US]
Coinbase [US]
Walmart = Wal-Mart [US]
Costco [US]
Starbucks [US]
McDonald's [US]
Burger King [US]
Coca-Cola [US]
PepsiCo = Pepsi [US]
Procter & Gamble [US]
Johnson & Johnson = J&J [US]
Pfizer [US]
Moderna [US]
Merck [US]
Gilead Sciences = Gilead [US]
Eli Lilly [US]
AbbVie [US]
Monsanto [US]
DuPont [US]
Dow Chemical [US]
Caterpillar Inc [US]
Northrop Grumman [US]
General Dynamics [US]
L3Harris [US]
Palantir [US]
Anduril [US]
Halliburton [US]
ConocoPhillips [US]
Schlumberger [US]
Enron [US]
Verizon [US]
AT&T [US]
T-Mobile [DE]
Comcast [US]
Walt Disney = Disney; Walt Disney Company [US]
Warner Bros = Warner Bros.; Warner Bros Discovery [US]
Paramount Pictures [US]
Sony Pictures [US]
Universal Pictures [US]
Reddit [US]
Snapchat = Snap Inc [US]
LinkedIn [US]
Pinterest [US]
eBay = Ebay [US]
Yahoo [US]
AMD [US]
Micron Technology = Micron [US]
Anthropic [US]
xAI [US]
Lyft [US]
Rivian [US]
Nike [US]
Association of Chief Police Officers [GB]
Confederation of British Industry = CBI [GB]
Trades Union Congress = TUC [GB]
British Medical Association = BMA [GB]
Competition and Markets Authority = CMA [GB]
Electoral Commission [GB]
Environment Agency [GB]
Financial Conduct Authority = FCA [GB]
HM Revenue and Customs = HMRC [GB]
Health and Safety Executive [GB]
Independent Office for Police Conduct = IOPC [GB]
Institute for Fiscal Studies = IFS [GB]
Met Office [GB]
Ofcom [GB]
Ofgem [GB]
Ofsted [GB]
Network Rail [GB]
National Grid [GB]
National Trust [GB]
Office for Budget Responsibility = OBR [GB]
Police Service of Northern Ireland = PSNI [GB]
Police Scotland [GB]
Public Health England [GB]
Reform UK [GB]
Brexit Party [GB]
Plaid Cymru [GB]
Ulster Unionist Party = UUP [GB]
RNLI [GB]
RSPCA [GB]
Serious Fraud Office = SFO [GB]
UK Health Security Agency [GB]
Welsh Government [GB]
Scottish Government [GB]
Scottish Parliament [GB]
Northern Ireland Assembly [GB]
Lloyds Banking Group = Lloyds [GB]
NatWest [GB]
Royal Bank of Scotland = RBS [GB]
Standard Chartered [GB]
Sainsbury's [GB]
Marks & Spencer = Marks and Spencer; M&S [GB]
BAE Systems [GB]
Jaguar Land Rover = JLR [GB]
Unilever [GB]
Diageo [GB]
Rio Tinto [GB]
Anglo American [GB]
British Petroleum [GB]
British Steel [GB]
easyJet = EasyJet [GB]
Virgin Atlantic [GB]
Thames Water [GB]
Royal Mail [GB]
Premier League = English Premier League [GB]
Newcastle United [GB]
Aston Villa [GB]
West Ham United = West Ham [GB]
Leeds United [GB]
Everton FC [GB]
Leicester City [GB]
Rangers FC [GB]
Inter Milan = Internazionale [IT]
AS Roma [IT]
Borussia Dortmund [DE]
RB Leipzig [DE]
Olympique Lyonnais [FR]
Ajax Amsterdam [NL]
New York Yankees = Yankees [US]
Los Angeles Lakers = LA Lakers; Lakers [US]
Boston Red Sox = Red Sox [US]
Dallas Cowboys [US]
New England Patriots [US]
Golden State Warriors [US]
Investigative Committee = Russian Investigative Committee [RU]
Federal Protective Service [RU]
Foreign Intelligence Service = SVR [RU]
Roskomnadzor [RU]
Rosgvardia = Russian National Guard [RU]
Transneft [RU]
Novatek [RU]
Rostec [RU]
Rosoboronexport [RU]
Aeroflot [RU]
VTB = VTB Bank [RU]
Russian Central Bank = Bank of Russia [RU]
Kaspersky Lab [RU]
Liberal Democratic Party of Russia = LDPR [RU]
A Just Russia [RU]
Federation Council [RU]
Constitutional Court of Russia [RU]
Anti-Corruption Foundation [RU]
Severstal [RU]
Norilsk Nickel = Nornickel [RU]
Yandex [RU]
VKontakte [RU]
Internet Research Agency [RU]
Servant of the People [UA]
European Solidarity [UA]
Party of Regions [UA]
Batkivshchyna [UA]
Energoatom [UA]
Ukrenergo [UA]
Ukroboronprom [UA]
National Anti-Corruption Bureau of Ukraine = NABU [UA]
Main Directorate of Intelligence = HUR [UA]
Right Sector [UA]
State Emergency Service of Ukraine [UA]
Viasna [BY]
Belarusian Association of Journalists [BY]
Coordination Council [BY]
KGB of Belarus [BY]
Belneftekhim [BY]
State Council = State Council of China [CN]
Central Military Commission [CN]
Central Committee [CN]
Cyberspace Administration of China [CN]
People's Bank of China = PBOC [CN]
Chinese People's Political Consultative Conference = CPPCC [CN]
Ministry of Public Security [CN]
Ministry of State Security = MSS [CN]
National Development and Reform Commission = NDRC [CN]
China Coast Guard = Chinese Coast Guard [CN]
Sinopec [CN]
PetroChina [CN]
China National Petroleum Corporation = CNPC [CN]
CNOOC [CN]
China Evergrande = Evergrande [CN]
Country Garden [CN]
Industrial and Commercial Bank of China = ICBC [CN]
Bank of China [CN]
Baidu [CN]
BYD [CN]
Xiaomi [CN]
Lenovo [CN]
JD.com [CN]
Meituan [CN]
WeChat [CN]
Weibo = Sina Weibo [CN]
DeepSeek [CN]
DJI [CN]
CATL [CN]
COMAC = Comac [CN]
Cathay Pacific [HK]
Hong Kong Monetary Authority [HK]
Democratic Progressive Party = DPP [TW]
Taiwan Semiconductor Manufacturing Company = TSMC; Taiwan Semiconductor Manufacturing Co [TW]
Foxconn [TW]
Mainland Affairs Council [TW]
People Power Party = PPP [KR]
Democratic Party of Korea [KR]
National Intelligence Service = NIS [KR]
LG Electronics = LG [KR]
SK Hynix [KR]
Hanwha [KR]
Kia [KR]
Korean Air [KR]
National Assembly of South Korea [KR]
Komeito [JP]
Japan Airlines = JAL [JP]
All Nippon Airways = ANA [JP]
Panasonic [JP]
Toshiba [JP]
Hitachi Ltd [JP]
Nippon Steel [JP]
Mazda [JP]
Subaru [JP]
Suzuki Motor [JP]
Unification Church
Aum Shinrikyo [JP]
Japan Self-Defense Forces = Self-Defense Forces; SDF [JP]
Trinamool Congress = TMC [IN]
Shiv Sena [IN]
Samajwadi Party [IN]
Bahujan Samaj Party = BSP [IN]
Rashtriya Swayamsevak Sangh = RSS [IN]
Vishwa Hindu Parishad = VHP [IN]
Central Bureau of Investigation [IN]
Enforcement Directorate [IN]
Reserve Bank of India = RBI [IN]
Indian Space Research Organisation = ISRO; Isro [IN]
Tata Motors [IN]
Tata Steel [IN]
Reliance Industries [IN]
Adani Group [IN]
Infosys [IN]
Air India [IN]
IndiGo [IN]
Election Commission of India [IN]
Indian Army [IN]
Border Security Force = BSF [IN]
Board of Control for Cricket in India = BCCI [IN]
International Cricket Council
Pakistan Muslim League-Nawaz = PML-N [PK]
Pakistan Peoples Party = PPP; Pakistan People's Party [PK]
Inter-Services Public Relations = ISPR [PK]
Pakistan Army [PK]
Balochistan Liberation Army = BLA [PK]
Awami League [BD]
Bangladesh Nationalist Party = BNP [BD]
Jamaat-e-Islami
Liberation Tigers of Tamil Eelam = LTTE; Tamil Tigers [LK]
National League for Democracy = NLD [MM]
Tatmadaw [MM]
Arakan Army [MM]
Kachin Independence Army [MM]
Karen National Union = KNU [MM]
Pheu Thai = Pheu Thai Party [TH]
Move Forward Party [TH]
People's Action Party [SG]
Temasek [SG]
Singapore Airlines [SG]
United Malays National Organisation = UMNO; Umno [MY]
Barisan Nasional [MY]
Pakatan Harapan [MY]
Petronas [MY]
1MDB = 1Malaysia Development Berhad [MY]
Jemaah Islamiyah [ID]
Garuda Indonesia [ID]
Lion Air [ID]
Abu Sayyaf [PH]
Moro Islamic Liberation Front = MILF [PH]
New People's Army = NPA [PH]
Northern Alliance [AF]
National Resistance Front [AF]
Islamic State in Khorasan Province = ISKP; ISIS-K; IS-K; Islamic State-Khorasan
Guardian Council [IR]
Assembly of Experts [IR]
Supreme National Security Council [IR]
Atomic Energy Organization of Iran [IR]
Basij [IR]
Mujahedin-e Khalq = MEK; MKO
Kataib Hezbollah [IQ]
Popular Mobilization Forces = PMF; Popular Mobilisation Forces; Hashd al-Shaabi [IQ]
Kurdistan Democratic Party = KDP [IQ]
Patriotic Union of Kurdistan = PUK [IQ]
Kurdistan Regional Government = KRG [IQ]
Peshmerga [IQ]
Asaib Ahl al-Haq [IQ]
Islamic State of Iraq
Baath Party = Ba'ath Party
Syrian Arab Army [SY]
Syrian National Coalition [SY]
Syrian National Army = SNA [SY]
Ahrar al-Sham [SY]
Amal Movement [LB]
Free Patriotic Movement [LB]
Lebanese Armed Forces [LB]
Qassam Brigades = al-Qassam Brigades; Izz al-Din al-Qassam Brigades [PS]
Popular Front for the Liberation of Palestine = PFLP [PS]
Al-Aqsa Martyrs' Brigades [PS]
Gaza Humanitarian Foundation
Gaza health ministry [PS]
Palestinian Red Crescent = Palestine Red Crescent Society [PS]
Yesh Atid [IL]
Shas [IL]
Religious Zionism [IL]
Otzma Yehudit = Jewish Power [IL]
Kahol Lavan = Blue and White [IL]
B'Tselem [IL]
Magen David Adom [IL]
Israel Police [IL]
NSO Group [IL]
El Al [IL]
Southern Transitional Council = STC [YE]
Presidential Leadership Council [YE]
Public Investment Fund = PIF [SA]
Sabic = SABIC [SA]
Mubadala [AE]
DP World [AE]
Adnoc = ADNOC [AE]
QatarEnergy [QA]
Republican People's Party = CHP [TR]
Nationalist Movement Party = MHP [TR]
Peoples' Democratic Party = HDP; Peoples Democratic Party [TR]
Turkish Airlines [TR]
National Intelligence Organization [TR]
Baykar [TR]
Armed Forces of Ukraine = Ukrainian Armed Forces; Ukraine's armed forces [UA]
Armed Forces of the Democratic Republic of Congo = FARDC [CD]
Allied Democratic Forces = ADF
Al-Qaeda in the Islamic Maghreb = AQIM; al-Qaida in the Islamic Maghreb
Al-Qaeda in the Arabian Peninsula = AQAP; al-Qaida in the Arabian Peninsula
Jama'at Nasr al-Islam wal Muslimin = JNIM
Islamic State West Africa Province = ISWAP
Ansar Dine
Ansar al-Sharia
Rapid Support Forces = RSF [SD]
Sudanese Armed Forces = SAF [SD]
Sovereign Council [SD]
Sudan People's Liberation Movement = SPLM
Janjaweed [SD]
Oromo Liberation Army = OLA [ET]
Ethiopian Airlines [ET]
Ethiopian Human Rights Commission [ET]
Kenya Airways [KE]
Orange Democratic Movement = ODM [KE]
Chama Cha Mapinduzi = CCM [TZ]
Rwandan Patriotic Front = RPF [RW]
Democratic Forces for the Liberation of Rwanda = FDLR
National Resistance Movement = NRM [UG]
All Progressives Congress = APC [NG]
Peoples Democratic Party = PDP; People's Democratic Party [NG]
Independent National Electoral Commission = INEC [NG]
Nigerian National Petroleum Corporation = NNPC [NG]
Movement for the Emancipation of the Niger Delta = MEND [NG]
National Democratic Congress = NDC [GH]
New Patriotic Party = NPP [GH]
Frelimo = FRELIMO [MZ]
Renamo = RENAMO [MZ]
MPLA [AO]
UNITA = Unita [AO]
SWAPO = Swapo [NA]
Zanu PF [ZW]
Citizens Coalition for Change = CCC [ZW]
Inkatha Freedom Party = IFP [ZA]
uMkhonto weSizwe = MK Party [ZA]
Congress of South African Trade Unions = Cosatu; COSATU [ZA]
Eskom [ZA]
Transnet [ZA]
Ennahda = Ennahdha [TN]
Polisario Front = Polisario
Libyan National Army = LNA [LY]
Government of National Accord = GNA [LY]
National Oil Corporation = NOC [LY]
Supreme Council of the Armed Forces = SCAF [EG]
Al-Azhar [EG]
EgyptAir [EG]
Suez Canal Authority [EG]
Workers' Party = PT [BR]
Brazilian Social Democracy Party = PSDB [BR]
Eletrobras [BR]
Embraer [BR]
Odebrecht [BR]
Vale SA
Sinaloa Cartel [MX]
Jalisco New Generation Cartel = CJNG [MX]
Zetas = Los Zetas [MX]
National Regeneration Movement = Morena [MX]
Institutional Revolutionary Party = PRI [MX]
National Action Party = PAN [MX]
Zapatistas = Zapatista Army of National Liberation; EZLN [MX]
National Liberation Army = ELN [CO]
Clan del Golfo = Gulf Clan [CO]
Ecopetrol [CO]
Shining Path [PE]
Sandinista National Liberation Front = FSLN; Sandinistas [NI]
Farabundo Marti National Liberation Front = FMLN [SV]
MS-13 = Mara Salvatrucha
Tren de Aragua
United Socialist Party of Venezuela = PSUV [VE]
National Electoral Council = CNE [VE]
Codelco [CL]
YPF [AR]
Greens = the Greens; Green Party; Alliance 90/The Greens
Left Party = Die Linke [DE]
Bundesrat [DE]
Federal Constitutional Court [DE]
Bundeskriminalamt [DE]
Robert Koch Institute [DE]
Commerzbank [DE]
Bayer [DE]
BASF [DE]
Allianz [DE]
ThyssenKrupp = Thyssenkrupp [DE]
Rheinmetall [DE]
Deutsche Bahn [DE]
Deutsche Telekom [DE]
Audi [DE]
Porsche [DE]
Opel [DE]
SAP [DE]
Wirecard [DE]
BioNTech [DE]
Adidas [DE]
Puma SE [DE]
La France Insoumise = LFI; France Unbowed [FR]
Rassemblement National [FR]
Les Republicains = the Republicains; LR [FR]
Socialist Party [FR]
BNP Paribas [FR]
Societe Generale [FR]
Credit Agricole [FR]
TotalEnergies [FR]
EDF = Electricite de France [FR]
Engie [FR]
SNCF [FR]
Alstom [FR]
Dassault = Dassault Aviation [FR]
Thales [FR]
LVMH [FR]
L'Oreal [FR]
Sanofi [FR]
Danone [FR]
Peugeot = PSA Peugeot Citroen [FR]
Stellantis
Carrefour [FR]
Orange SA [FR]
Michelin [FR]
Forza Italia [IT]
Brothers of Italy = Fratelli d'Italia [IT]
Eni [IT]
Enel [IT]
UniCredit [IT]
Leonardo SpA [IT]
Ferrari [IT]
Alitalia [IT]
Cosa Nostra = Sicilian Mafia [IT]
'Ndrangheta [IT]
Camorra [IT]
People's Party [ES]
Spanish Socialist Workers' Party = PSOE [ES]
Vox [ES]
Ciudadanos [ES]
Banco Santander [ES]
BBVA [ES]
Telefonica [ES]
Iberdrola [ES]
Repsol [ES]
Inditex [ES]
Guardia Civil = Civil Guard [ES]
New Democracy [GR]
Pasok = PASOK [GR]
Freedom Party of Austria = FPO [AT]
Austrian People's Party = OVP [AT]
Party for Freedom = PVV [NL]
VVD [NL]
ASML [NL]
KLM [NL]
ING [NL]
Heineken [NL]
New Flemish Alliance = N-VA [BE]
Vlaams Belang [BE]
AB InBev = Anheuser-Busch InBev [BE]
Solvay [BE]
Swiss People's Party = SVP [CH]
Glencore [CH]
Swiss National Bank = SNB [CH]
Zurich Insurance [CH]
Sweden Democrats [SE]
Scania [SE]
Scandinavian Airlines [SE]
Riksbank [SE]
Swedish Academy [SE]
Nobel Committee = Norwegian Nobel Committee
Equinor = Statoil [NO]
Telenor [NO]
Maersk = A.P. Moller-Maersk [DK]
Novo Nordisk [DK]
Lego [DK]
Danske Bank [DK]
Finns Party [FI]
Finnair [FI]
Civic Platform [PL]
Civic Coalition [PL]
Orlen = PKN Orlen [PL]
Jobbik [HU]
Tisza Party [HU]
Smer [SK]
ANO movement [CZ]
Skoda [CZ]
Serbian Progressive Party = SNS [RS]
Kosovo Liberation Army = KLA; UCK
Kosovo Force = KFOR
Eulex = EULEX
Alliance for the Union of Romanians = AUR [RO]
Georgian Dream [GE]
United National Movement [GE]
Civil Contract [AM]
Party of Action and Solidarity [MD]
Social Democratic and Labour Party = SDLP [GB]
Ulster Volunteer Force = UVF [GB]
Real IRA
New IRA
Australian Labor Party = ALP [AU]
Liberal Party of Australia [AU]
One Nation [AU]
Reserve Bank of Australia = RBA [AU]
Australian Federal Police [AU]
Australian Security Intelligence Organisation = ASIO [AU]
Commonwealth Bank [AU]
Westpac [AU]
BHP = BHP Billiton [AU]
Woolworths Group [AU]
Telstra [AU]
Air New Zealand [NZ]
New Zealand First [NZ]
Liberal Party of Canada [CA]
Conservative Party of Canada [CA]
New Democratic Party = NDP [CA]
Bloc Quebecois [CA]
Parti Quebecois [CA]
Canadian Security Intelligence Service = CSIS [CA]
Bank of Canada [CA]
Air Canada [CA]
Bombardier [CA]
Royal Bank of Canada = RBC [CA]
BlackBerry Limited [CA]
Parliamentary Assembly of the Council of Europe = PACE
Venice Commission
Wassenaar Arrangement
North Atlantic Council
International Criminal Police Organization
Church of Jesus Christ of Latter-day Saints = Mormon Church [US]
Southern Baptist Convention [US]
Anglican Communion
Orthodox Church of Ukraine [UA]
Ecumenical Patriarchate
World Council of Churches
Salvation Army
Caritas
Islamic Relief
World Vision
Plan International
CARE International
Mercy Corps
World Central Kitchen
Friends of the Earth
Extinction Rebellion
Just Stop Oil [GB]
Sea Shepherd
PETA = People for the Ethical Treatment of Animals
Global Witness
Article 19
PEN International
Index on Censorship
Access Now
Electronic Frontier Foundation = EFF [US]
Physicians for Human Rights
Open Society Foundations [US]
Bill & Melinda Gates Foundation = Gates Foundation; Bill and Melinda Gates Foundation [US]
Rockefeller Foundation [US]
Ford Foundation [US]
Wellcome Trust [GB]
Max Planck Society [DE]
CERN = Cern
Imperial College London = Imperial College [GB]
University of Oxford = Oxford University [GB]
University of Cambridge = Cambridge University [GB]
London School of Economics = LSE [GB]
University College London = UCL [GB]
King's College London [GB]
Columbia University [US]
Cornell University [US]
Georgetown University [US]
New York University = NYU [US]
University of California = UCLA [US]
University of Chicago [US]
Duke University [US]
Brown University [US]
University of Pennsylvania [US]
University of Michigan [US]
Peking University [CN]
Tsinghua University [CN]
University of Tokyo [JP]
Sciences Po [FR]
Sorbonne [FR]
Women's Tennis Association = WTA
Association of Tennis Professionals = ATP
International Tennis Federation = ITF
FIA
NASCAR [US]
PGA Tour
LIV Golf
World Rugby
Ultimate Fighting Championship = UFC
Confederation of African Football = CAF
CONMEBOL = Conmebol
CONCACAF = Concacaf
Asian Football Confederation = AFC
Football Association [GB]
US Soccer Federation = U.S. Soccer
Major League Soccer = MLS [US]
WNBA [US]
US Olympic Committee [US]
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


if __name__ == "__main__":
    main()
