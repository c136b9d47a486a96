"""Words that begin or end the names of organizations, and organizations of one name.

In: nothing. Out: sets of words. Own lists, from reading news of many countries. What they get
wrong: a word may end names of two kinds (`House`, `Union`); other cues then decide.
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

_FAMOUS = """
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
    Rio Tinto|Anglo American|Vale|Pfizer|Moderna|AstraZeneca|BioNTech|Novartis|Roche|Bayer|Sanofi
    Merck|Johnson & Johnson|GlaxoSmithKline|Nestlé|Nestle|Unilever|Coca-Cola|PepsiCo|Pepsi
    McDonald's|McDonald’s|Starbucks|Walmart|Ikea|IKEA|Nike|Adidas|Goldman Sachs|JPMorgan
    JPMorgan Chase|JP Morgan|Morgan Stanley|Citigroup|Citibank|HSBC|Barclays|UBS|Credit Suisse
    BNP Paribas|Santander|Standard Chartered|BlackRock|Moody's|Moody’s|Fitch|McKinsey|Deloitte
    KPMG|PwC|Lufthansa|Ryanair|EasyJet|Emirates Airline|Maersk|DHL|FedEx|UPS|Hamas|Hezbollah
    Hizbullah|Hizbollah|Taliban|Al-Qaeda|al-Qaeda|Al Qaeda|ISIS|ISIL|Daesh|Islamic State
    Boko Haram|Al-Shabaab|al-Shabaab|Al Shabaab|Houthi|Houthis|Fatah|Likud|Kremlin|Pentagon
    Knesset|Bundestag|Bundesrat|Duma|State Duma|Rada|Verkhovna Rada|Sejm|Riksdag|Folketing
    Storting|Lok Sabha|Majlis|Rajya Sabha|Mossad|Shin Bet|CIA|FBI|NSA|KGB|FSB|GRU|SBU|MI5|MI6
    Interpol|Europol|NASA|ESA|Roscosmos|FIFA|UEFA|CAF|NBA|NFL|IOC|FIA|Greenpeace|Oxfam
    Amnesty International|Human Rights Watch|Médecins Sans Frontières|Red Cross|Red Crescent
    Transparency International|Doctors Without Borders|Save the Children|Real Madrid|Juventus|Ajax
    Benfica|Arsenal|Tottenham Hotspur|Borussia Dortmund|Bayern Munich|Bayern München
    Paris Saint-Germain|Inter Milan|AC Milan|Scotland Yard|Downing Street|Labour Party
    Conservative Party
"""

FAMOUS = frozenset(name for line in _FAMOUS.split("\n") for name in line.strip().split("|") if name)
"""Bodies that news names without saying what they are; own list."""
