"""Words with a capital that name nobody, no body and no place.

In: nothing. Out: sets of words. Own lists, from reading news of many countries. What they get
wrong: some are names as well (`May`, `Will`, `Delta`); other cues then decide.
"""

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

STOPS = LEADERS | frozenset(
    """
    A An Him Them Us Whose Whom Nor Yet Without Within Into Onto Upon Above Below Behind Beside
    Besides Between Beyond Among Amongst Amid Against Across Along Around Till Whilst Whether
    Than Thus Hence Therefore Moreover Furthermore Nevertheless Nonetheless Otherwise Instead
    Indeed Too Only Just Still Already Again Once Twice Tonight Tomorrow Currently Finally
    Eventually Initially Previously Formerly None Nothing Never Ever Always Often Sometimes
    Usually Perhaps Maybe Probably Likely Certainly Clearly Obviously Apparently Reportedly
    Allegedly Either Neither Each Every Everyone Everybody Everything Anyone Anybody Anything
    Someone Somebody Something Any Much More Few Fewer Less Least Several Various Other Others
    Another Such Same One Two Three Four Five Six Seven Eight Nine Ten Eleven Twelve Dozens
    Hundreds Thousands Millions Billions First Second Third Last Next Is Are Was Were Be Been
    Being Am Has Have Had Having Do Does Did Done Doing Can Could Will Would Shall Should May
    Might Must Let Get Got Go Going Gone Come Make Made Take Give Given Say Said Says Asked
    Added Speaking Following Including Regarding Concerning Despite Except Like Unlike Near Off
    Out Up Down Through Throughout Per Via Toward Towards About Due Ahead Owing Thanks Please
    Hello Well Oh Ah Hey Ok Okay Really Quite Rather Very Almost Nearly Approximately Roughly
    Exactly Especially Particularly Specifically Generally Overall Basically Essentially Simply
    Similarly Likewise Accordingly Consequently Additionally Alternatively Conversely
    Importantly Interestingly Unfortunately Fortunately Sadly Hopefully Ironically Surprisingly
    Historically Traditionally Technically Officially Elsewhere Nowadays Sometime Somewhere
    Anyway Based Born Known Called Located Founded Established Built Inside Outside Amidst Aged
    People Police Officials Residents Experts Critics Analysts Researchers Scientists
    Authorities Investigators Prosecutors Protesters Witnesses Supporters Activists Workers
    Students Children Women Men Families Parents Government Local Foreign Breaking Exclusive
    Opinion Watch Listen Plus Further Sources Data Figures Shares Prices Sales Top
    """.split()
)
"""Words that open sentences and begin no name there."""
