"""News agencies, by the names and signs that they print: data, in lower case.

Source: the members of the Alliance of European News Agencies, of OANA (Asia and the Pacific), of
FANA (Arab agencies), of ATPANA's list for Africa and of ALAIN for Latin America, with the agencies
that the newspapers of the public Fundus list of publishers credit. What they get wrong: an agency
that is not here, and words that are names elsewhere (`Ana`, `Lusa`, `Petra`, `Antara`).
"""

AGENCIES: frozenset[str] = frozenset(
    name.strip()
    for line in """
ap|the associated press|associated press|reuters|thomson reuters|afp|agence france-presse
agence france presse|upi|united press international|bloomberg|bloomberg news|dow jones
dow jones newswires
tass|itar-tass|тасс|interfax|интерфакс|ria|ria novosti|риа новости|риа|sputnik|dpa|dpa-afx
dpa infocom|afx
apa|apa ots|keystone-sda|sda|ats|epd|kna|sid|ansa|agi|adnkronos|askanews|lapresse|efe
agencia efe|europa press
lusa|agência lusa|agência brasil|belga|anp|ntb|tt|ritzau|stt|pap|pap.pl|čtk|ctk|mti|agerpres
mediafax|bta|tanjug
hina|sta|ana|ana-mpa|апе-мпе|ukrinform|укрінформ|укринформ|unian|унн|уніан|унiан|interfax-ukraine
belta|белта|kazinform|azertag|armenpress|xinhua|新华社|新華社|中新社|cna|kyodo|kyodo news
共同通信|共同|jiji|時事
jiji press|yonhap|연합뉴스|newsis|kcna|antara|bernama|pna|vna|tna|ani|pti|press trust of india|ians
bss|unb|rss|irna|isna|tasnim|fars|mehr|yjc|ایسنا|ایرنا|فارس|تسنیم|مهر|anadolu|anadolu agency
anadolu ajansı|aa|dha|iha
mena|أ ش أ|wafa|وفا|wam|وام|sana|سانا|spa|واس|kuna|كونا|qna|قنا|bna|بنا|petra|بترا|nna|ina|واع
saba|سبأ|map|tap|aps|ani maroc
وات|ساناد|أ ف ب|ا ف ب|اف ب|فرانس برس|رويترز|د ب أ|د ب ا|أ ب|الأناضول|شينخوا|سبوتنيك|وكالات|pa
pa media|press association|cp|the canadian press
canadian press|aap|australian associated press|rnz|nzpa|sapa|nampa|zana|nan
news agency of nigeria|gna|ena
panapress|apanews|notimex|telam|télam|prensa latina|xinhua news agency|prnewswire|pr newswire
business wire
businesswire|globe newswire|globenewswire|ips|inter press service|opera mundi|wire services
news agencies|agencies
agenturen|agentur|agencias|agencia|agences|agence|agenzie|агентства|ajanslar|pajhwok
khaama press|ukrainform
""".split("\n")
    for name in line.split("|")
    if name.strip()
)
"""Names and signs, in lower case."""
