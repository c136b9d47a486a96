"""Words that begin or end the names of organizations, places and other things.

In: nothing. Out: sets of words. Own lists, from reading news of many countries. What they get
wrong: a word may end names of two kinds (`House`, `Park`, `Union`); other cues then decide.
"""

BODIES = frozenset(
    """
    Academy Administration Agency Alliance Army Arm Assembly Association Associations Authority
    Authorities Bank Base Battalion Board Branch Brigade Brigades Bureau Cabinet Caucus Center
    Centre Chamber Church Club Coalition Collective College Command Commission Committee Community
    Company Confederation Confederacy Conference Congress Consortium Consulate Cooperative
    Co-operative Corporation Corps Council System Court Courts Delegation Department Directorate
    Division Duma Embassy Executive Faculty Federation Fleet Force Forces Forum Foundation Front
    Fund Government Group Guard Guards Hospital House Initiative Institute Institution Institutions
    Inspectorate Judiciary Junta Knesset Laboratory Lab League Legislature Majlis Militia Ministry
    Mission Movement Municipality Navy Network Office Observatory Operations Orchestra Organisation
    Organization Organizations Panel Parliament Partnership Party Police Politburo Presidency Press
    Prosecution Registry Resistance School Schools Secretariat Senate Service Services Society
    Squad Subcommittee Sub-Committee Syndicate Task Taskforce Team Tribunal Trust Union Unions Unit
    University Wing Workers Yuan Ombudsman Treasury Exchange Polytechnic Seminary Diocese
    Archdiocese Rada Sejm Bundestag Facility Centers Centres Institutes Regiment Coastguard
    Chancellery Prosecutors Registrar
    """.split()
)
"""Nouns for a body of people: the head (`Bank of …`) or the tail (`… Bank`) of its name."""

FIRMS = frozenset(
    """
    Inc Inc. Ltd Ltd. Limited LLC LLP PLC Plc plc Corp Corp. Co Co. Company Companies GmbH AG SA
    S.A. SpA NV BV AB Oyj AS Pte Pty Sdn Bhd Holdings Holding Group Airlines Airways Air Aviation
    Airline Motors Motor Automotive Industries Industry Industrial Technologies Technology Tech
    Systems Solutions Software Electronics Electric Energy Power Oil Gas Petroleum Resources Mining
    Minerals Steel Metals Chemicals Pharmaceuticals Pharmaceutical Pharma Biotech Labs Laboratories
    Healthcare Insurance Assurance Securities Capital Partners Ventures Investments Investment
    Investors Finance Financial Bancorp Trust Properties Property Realty Estates Construction
    Engineering Enterprises Enterprise Brothers & Associates Consulting Logistics Shipping Lines
    Line Express Railways Railway Transit Telecom Telecommunications Communications Wireless Mobile
    Networks Media Entertainment Studios Pictures Films Records Music Publishing Books Publications
    Stores Supermarkets Foods Beverages Brewery Breweries Textiles Apparels Garments Fashion
    Cosmetics Semiconductor Aerospace Dynamics Robotics Cement Sugar Coal Aluminium Autos Hotels
    Resorts Telecoms Futures Exchange Payments
    """.split()
)
"""What ends the name of a firm."""

PAPERS = frozenset(
    """
    News Times Post Herald Tribune Gazette Journal Guardian Observer Chronicle Mail Telegraph Star
    Sun Mirror Express Independent Standard Examiner Review Weekly Daily Magazine Today Monitor
    Inquirer Bulletin Courier Echo Globe Nation Citizen Record Register Reporter Radio TV
    Television Broadcasting Channel FM Newspaper Newspapers Agency Wire Online Digest Post-Dispatch
    Zeitung Presse
    """.split()
)
"""What ends the name of a newspaper, station or agency."""

CLUBS = frozenset(
    """
    FC CF AFC SC United Rovers Wanderers Athletic Rangers Albion Hotspur Galaxy Lakers Warriors
    Bulls Giants Eagles Tigers Lions Sharks Kings Titans Royals Knights Raiders Panthers Bears
    Dolphins Cowboys Patriots Packers Yankees Dodgers Mets Braves Rugby Cricket Football Basketball
    XI Dynamo Spartak Atletico Atlético Sporting Grampus Gunners
    """.split()
)
"""What ends the name of a sports club."""

FACILITIES = frozenset(
    """
    Airport Bridge Dam Stadium Arena Hotel Resort Museum Gallery Theatre Theater Cinema Palace
    Tower Towers Building Hall Library Station Terminal Mall Plaza Prison Jail Camp Temple Mosque
    Cathedral Basilica Shrine Monastery Castle Fort Citadel Gate Wall Market Bazaar Garden Gardens
    Zoo Cemetery Memorial Monument Port Harbour Harbor Pier Canal Tunnel Plant Refinery Mine
    Factory Reactor Pipeline Café Cafe Restaurant Bar Villa Mansion Residence Reserve Sanctuary
    Clinic Infirmary Crossing Stadion Racecourse Track Campus Complex
    """.split()
)
"""What ends the name of a building or work: the name of a thing, not of a place or a body."""

ROADS = frozenset(
    "Street St Road Rd Avenue Ave Boulevard Lane Square Highway Drive Freeway".split()
)
"""What ends the name of a street."""

EVENTS = frozenset(
    """
    Games Cup Championship Championships War Wars Day Prize Award Awards Medal Festival Summit
    Agreement Agreements Accord Accords Treaty Act Law Bill Convention Plan Protocol Declaration
    Project Programme Program Revolution Olympics Open Prix Tournament Goals Goal Week Month Year
    Report Index Code Constitution Amendment Resolution Covid COVID Deal Strategy Policy Framework
    Charter Vision Scheme Operation Expo Fair Marathon Tour Derby Classic Final Finals Series
    Season Trophy Election Elections Referendum Spring Uprising Intifada Massacre Genocide
    Holocaust Crisis Pandemic Virus Disease Syndrome Flu Fever Storm Hurricane Cyclone Typhoon
    Earthquake Tsunami Bible Quran Koran Torah Ramadan Eid Easter Christmas Diwali Hajj Umrah
    Internet Web App Bowl Grammy Oscar Oscars Nobel Rule Rules Order Orders Survey Census Test
    Theory Effect Dialogue Talks Process Roadmap Pact Statement Premiership Movie Album Song
    Symphony Anthem Model Guide Manual Handbook Chapter Article Section Part Class Grade Category
    Group Phase Level Division Bonds Bond Visa Card Pass Fest Carnival Biennale Session Age Era
    Century Dynasty Empire Relations Rights Standard Standards License Mission Initiative
    """.split()
)
"""What ends (or begins) the name of an event, law, prize, programme or work."""

LANDFORMS = frozenset(
    """
    River Rivers Lake Lakes Island Islands Isle Isles Province State States City County District
    Region Valley Mountain Mountains Mount Mt Mt. Sea Ocean Gulf Bay Desert Peninsula Strip
    Territory Territories Village Town Township Governorate Oblast Prefecture Coast Beach Hills
    Hill Heights Kingdom Republic Emirates Archipelago Basin Delta Plateau Strait Straits Cape
    Canyon Glacier Forest Falls Creek Point Rock Reef Atoll Border Borough Parish Municipality
    Regency Division Tehsil Taluka Upazila Parganas Nagar Pradesh Colony Suburb Ward Quarter Zone
    Sector Area Corridor Horn Highlands Lowlands Plains Shore Springs Harbour Crossroads Department
    Canton Commune Voivodeship Canal Ridge Spit Estuary Caucasus Sahara Oasis Wadi Wilderness Bight
    Channel Sound Subcontinent Hemisphere World
    """.split()
)
"""What begins or ends the name of a place."""

QUARTERS = frozenset(
    """
    North South East West Northern Southern Eastern Western Central Upper Lower Greater Inner Outer
    Mid New Old San Santa Santo São Saint St St. Sainte Los Las El La Le Puerto Port Fort Rio Río
    Cape Mount Lake Tel Kuala Bandar Nova Villa Monte Costa Northeast Northwest Southeast Southwest
    North-East South-East North-West South-West Northeastern Northwestern Southeastern Southwestern
    Far Middle Near
    """.split()
)
"""What begins the name of a place."""

DATES = frozenset(
    """
    January February March April May June July August September October November December Jan Jan.
    Feb Feb. Mar Mar. Apr Apr. Jun Jun. Jul Jul. Aug Aug. Sep Sep. Sept Sept. Oct Oct. Nov Nov. Dec
    Dec. Monday Tuesday Wednesday Thursday Friday Saturday Sunday Mon Tue Tues Wed Thu Thur Thurs
    Fri Sat Today Tomorrow Yesterday Christmas Easter Ramadan GMT UTC EST EDT PST CET BST AM PM
    a.m. p.m.
    """.split()
)
"""Months, weekdays, feasts, time zones: never names by themselves."""

NO_NAMES = frozenset(
    """
    TV DNA RNA HIV AIDS GDP GNP COVID Covid Covid-19 COVID-19 Internet CEO CFO CTO COO MP MPs MLA
    MLAs PhD MBA BA MA ID IDs SUV SMS PIN QR VAT PCR AI IT PR HR IPO ETF R&D SME SMEs NGO NGOs CCTV
    GPS USB CD DVD PC PDF URL API VIP WiFi Wi-Fi RMB USD EUR GBP INR CNY Rs Rs. FIR OK O.K. TB UV
    LGBT LGBTQ LGBTI LGBTQ+ CO2 kW MW GW kWh Q1 Q2 Q3 Q4 No No. Nos Vol Vol. Fig Fig. Sq Ft BC AD
    BCE Ms PPE ICU IQ DIY FAQ GMO ATM ESG SOS IED POW UFO DJ MC CV B2B DUI PTSD ADHD SARS MERS
    Ebola Omicron Delta Zika Dengue Malaria H1N1 H5N1 JPEG HTML ICT RT-PCR K-pop Sci-Fi
    Facebook-like VAR GMT Muslim Muslims Islam Islamist Islamists Islamic Christian Christians
    Christianity Catholic Catholics Protestant Protestants Orthodox Jew Jews Jewish Judaism Hindu
    Hindus Hinduism Buddhist Buddhists Buddhism Sikh Sikhs Sunni Sunnis Shia Shiite Shiites Shi'ite
    Sufi Evangelical Evangelicals Mormon Anglican Methodist Baptist Pentecostal Zionist Zionism
    Communist Communists Communism Marxist Marxism Nazi Nazis Fascist Socialist Socialists Democrat
    Democrats Republican Republicans Democratic Liberal Liberals Conservative Conservatives Tory
    Tories Maoist Peronist Bolshevik God Allah Jesus Christ Prophet Bible Quran Koran Torah Arab
    Arabs Arabic Kurd Kurds Kurdish Persian Slavic Latin Latino Latinos Latina Hispanic Hispanics
    Aboriginal Aborigines Indigenous Inuit Maori Māori Zulu Xhosa Yoruba Igbo Hausa Kikuyu Tutsi
    Hutu Berber Bedouin Roma Gypsy Tamil Tamils Pashtun Uyghur Uyghurs Tibetan Tibetans Rohingya
    Dalit Dalits Brahmin Creole Western Eastern Westerners African Africans Asian Asians European
    Europeans American Americans Afro-American African-American Caribbean-born Middle-Eastern
    Ottoman Soviet Tsarist Roman Romans Byzantine Victorian Anglo Mandarin Cantonese Hindi Urdu
    Bengali Punjabi Gujarati Marathi Telugu Malayalam Kannada Farsi Pashto Hebrew Yiddish Swahili
    Afrikaans Amharic Tagalog Malay Nahuatl Quechua Guarani Catalan Basque Welsh Gaelic Flemish
    Scottish English Black Blacks White Whites Millennials Boomers Excellency Highness Majesty
    Honour Excellencies Mom Dad Mum Mama Papa Grandma Grandpa Sir Madam I'm I'll I've I’m I’ll I’ve
    It’s It's That's That’s He's He’s She's She’s We're We’re Don’t Don't Let's Let’s There’s
    There's What's What’s They’re You’re You're Can’t Won’t Didn’t Isn’t Doesn’t Photo Photos File
    Image Images Video Videos Source Sources Read More Advertisement Share Related Follow Click
    Subscribe Updated Published Copyright Getty Reuters/File Courtesy Credit
    """.split()
)
"""Words with a capital that name nobody and no place: abbreviations, faiths, peoples, tongues."""

FAMOUS = frozenset(
    "|".join(
        """
        Reuters|Associated Press|Agence France-Presse|Bloomberg|CNN|BBC|CNBC|NBC|CBS|ABC|NPR|PBS
        Fox News|Xinhua|TASS|Tass|Interfax|Ria Novosti|RIA Novosti|Sputnik|Al Jazeera|Al-Jazeera
        Al Arabiya|Al-Arabiya|Deutsche Welle|Kyodo|Yonhap|Anadolu|Press Trust of India|Der Spiegel
        Le Monde|Le Figaro|El País|El Pais|Die Zeit|La Repubblica|Haaretz|Politico|Axios|Google
        Facebook|Meta|Twitter|Instagram|YouTube|WhatsApp|TikTok|Telegram|Netflix|Spotify|Airbnb|Uber
        PayPal|Amazon|Apple|Microsoft|IBM|Intel|Nvidia|Oracle|Cisco|Dell|Sony|Samsung|Huawei|Xiaomi
        Lenovo|Alibaba|Tencent|Baidu|ByteDance|Foxconn|TSMC|Tesla|SpaceX|Toyota|Honda|Nissan|Hyundai
        Kia|Volkswagen|BMW|Mercedes-Benz|Daimler|Renault|Peugeot|Stellantis|Volvo|General Motors
        Boeing|Airbus|Lockheed Martin|Raytheon|Rolls-Royce|Siemens|Bosch|Philips|Nokia|Ericsson
        Vodafone|Orange SA|AT&T|Verizon|Gazprom|Rosneft|Lukoil|Aramco|Saudi Aramco|ExxonMobil|Exxon
        Chevron|Shell|Royal Dutch Shell|BP|TotalEnergies|Eni|Petrobras|Pemex|Equinor|Glencore|BHP
        Rio Tinto|Anglo American|Vale|Pfizer|Moderna|AstraZeneca|BioNTech|Novartis|Roche|Bayer
        Sanofi|Merck|Johnson & Johnson|GlaxoSmithKline|Nestlé|Nestle|Unilever|Coca-Cola|PepsiCo
        Pepsi|McDonald's|McDonald’s|Starbucks|Walmart|Ikea|IKEA|Nike|Adidas|Goldman Sachs|JPMorgan
        JPMorgan Chase|JP Morgan|Morgan Stanley|Citigroup|Citibank|HSBC|Barclays|UBS|Credit Suisse
        BNP Paribas|Santander|Standard Chartered|BlackRock|Moody's|Moody’s|Fitch|McKinsey|Deloitte
        KPMG|PwC|Lufthansa|Ryanair|EasyJet|Emirates Airline|Maersk|DHL|FedEx|UPS|Hamas|Hezbollah
        Hizbullah|Hizbollah|Taliban|Al-Qaeda|al-Qaeda|Al Qaeda|ISIS|ISIL|Daesh|Islamic State
        Boko Haram|Al-Shabaab|al-Shabaab|Al Shabaab|Houthi|Houthis|Fatah|Likud|Kremlin|Pentagon
        Knesset|Bundestag|Bundesrat|Duma|State Duma|Rada|Verkhovna Rada|Sejm|Riksdag|Folketing
        Storting|Lok Sabha|Majlis|Rajya Sabha|Mossad|Shin Bet|CIA|FBI|NSA|KGB|FSB|GRU|SBU|MI5|MI6
        Interpol|Europol|NASA|ESA|Roscosmos|FIFA|UEFA|CAF|NBA|NFL|IOC|FIA|Greenpeace|Oxfam
        Amnesty International|Human Rights Watch|Médecins Sans Frontières|Red Cross|Red Crescent
        Transparency International|Doctors Without Borders|Save the Children|Real Madrid|Juventus
        Ajax|Benfica|Arsenal|Tottenham Hotspur|Borussia Dortmund|Bayern Munich|Bayern München
        Paris Saint-Germain|Inter Milan|AC Milan|Scotland Yard|Downing Street|Labour Party
        Conservative Party
        """.strip().splitlines()
    )
    .replace("|        ", "|")
    .split("|")
)
"""Bodies that news names without saying what they are; own list."""

STOPS = frozenset(
    """
    The A An This That These Those There Here He She It We They You I His Her Its Our Their Your My
    Him Them Us Who What Which When Where Why How Whose Whom If But And Or Nor So Yet For In On At
    By To Of From With Without Within Into Onto Upon Under Over Above Below Behind Beside Besides
    Between Beyond Among Amongst Amid Against Across Along Around Before After During Since Until
    Till While Whilst Although Though Because Unless Whether As Than Then Thus Hence Therefore
    However Moreover Furthermore Meanwhile Nevertheless Nonetheless Otherwise Instead Indeed Also
    Too Even Only Just Still Already Again Once Twice Now Today Tonight Yesterday Tomorrow Earlier
    Later Recently Currently Finally Eventually Initially Previously Formerly Not No Yes None
    Nothing Never Ever Always Often Sometimes Usually Perhaps Maybe Probably Likely Certainly
    Clearly Obviously Apparently Reportedly Allegedly Both Either Neither Each Every Everyone
    Everybody Everything Anyone Anybody Anything Someone Somebody Something All Any Some Many Much
    Most More Few Fewer Less Least Several Various Other Others Another Such Same One Two Three
    Four Five Six Seven Eight Nine Ten Eleven Twelve Dozens Hundreds Thousands Millions Billions
    First Second Third Last Next Is Are Was Were Be Been Being Am Has Have Had Having Do Does Did
    Done Doing Can Could Will Would Shall Should May Might Must Let Get Got Go Going Gone Come Make
    Made Take Give Given Say Said Says Asked Added Speaking According Following Including Regarding
    Concerning Despite Except Like Unlike Near Off Out Up Down Through Throughout Per Via Toward
    Towards About Due Ahead Owing Thanks Please Hello Well Oh Ah Hey Ok Okay Really Quite Rather
    Very Almost Nearly Approximately Roughly Exactly Especially Particularly Specifically Generally
    Overall Basically Essentially Simply Similarly Likewise Accordingly Consequently Additionally
    Alternatively Conversely Importantly Interestingly Unfortunately Fortunately Sadly Hopefully
    Ironically Surprisingly Historically Traditionally Technically Officially Elsewhere Nowadays
    Sometime Somewhere Anyway Based Born Known Called Located Founded Established Built Inside
    Outside Amidst Aged People Police Officials Residents Experts Critics Analysts Researchers
    Scientists Authorities Investigators Prosecutors Protesters Witnesses Supporters Activists
    Workers Students Children Women Men Families Parents Government Local Foreign Former Breaking
    Exclusive Opinion Watch Listen Plus Further Sources Data Figures Shares Prices Sales
    """.split()
)
"""Words that open sentences and begin no name there."""

LEADERS = frozenset(
    """
    The This That These Those He She It We They You I His Her Its Our Their Your My In On At By To
    Of From With As If But And Or So For When Where While After Before Since During Under Over Then
    Now Also Even Both All Some Many Most Not No Yes What Who Why How Which There Here However
    Meanwhile Although Though Because Until Unless Today Yesterday Earlier Later Recently According
    Former
    """.split()
)
"""Words that begin no name even in a line where every word has a capital."""
