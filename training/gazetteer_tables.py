"""Names of countries and regions that GeoNames and CLDR lack or that newspapers use otherwise.

In: nothing. Out: tables, for `make_gazetteer`. Written for Broadsheet, from what English newspapers
call the members of the United Nations and the regions of the world.
"""

COUNTRIES = {
    "US": "U.S.|US|USA|U.S.A.|United States of America|America",
    "GB": "UK|U.K.|Britain|Great Britain|United Kingdom of Great Britain and Northern Ireland",
    "RU": "Russian Federation|Rossiya",
    "PS": "Palestine|State of Palestine|Palestinian Territory|Palestinian Territories"
    "|occupied Palestinian territory|Occupied Palestinian Territories|Occupied Palestine",
    "CI": "Ivory Coast|Côte d'Ivoire|Cote d'Ivoire",
    "MM": "Burma|Myanmar",
    "CD": "DRC|DR Congo|D.R. Congo|D.R.C.|Democratic Republic of the Congo"
    "|Democratic Republic of Congo|Congo-Kinshasa|Zaire",
    "CG": "Congo|Republic of the Congo|Republic of Congo|Congo-Brazzaville",
    "KP": "North Korea|DPRK|D.P.R.K.|Democratic People's Republic of Korea",
    "KR": "South Korea|Republic of Korea|ROK",
    "CN": "China|PRC|People's Republic of China|mainland China",
    "TW": "Taiwan|Republic of China|Chinese Taipei",
    "HK": "Hong Kong|Hong Kong SAR",
    "MO": "Macau|Macao",
    "AE": "UAE|U.A.E.|the Emirates|Emirates",
    "CZ": "Czech Republic|Czechia",
    "MK": "Macedonia|North Macedonia|FYROM",
    "SZ": "Swaziland|Eswatini",
    "TR": "Turkey|Türkiye|Turkiye",
    "TL": "East Timor|Timor-Leste",
    "CV": "Cape Verde|Cabo Verde",
    "VA": "Vatican|Holy See|the Vatican|Vatican City",
    "BA": "Bosnia|Bosnia-Herzegovina|Bosnia & Herzegovina",
    "SY": "Syria|Syrian Arab Republic",
    "LA": "Laos|Lao PDR",
    "VN": "Vietnam|Viet Nam",
    "IR": "Iran|Islamic Republic of Iran",
    "NL": "Netherlands|Holland|the Netherlands",
    "IE": "Ireland|Republic of Ireland",
    "TZ": "Tanzania|United Republic of Tanzania",
    "VE": "Venezuela|Bolivarian Republic of Venezuela",
    "BO": "Bolivia",
    "MD": "Moldova|Republic of Moldova",
    "FM": "Micronesia|Federated States of Micronesia",
    "GM": "Gambia|The Gambia",
    "BS": "Bahamas|The Bahamas",
    "LK": "Sri Lanka|Ceylon",
    "SA": "Saudi Arabia|Kingdom of Saudi Arabia|KSA",
    "BY": "Belarus|Byelorussia",
    "KG": "Kyrgyzstan|Kirghizia",
    "XK": "Kosovo",
    "EH": "Western Sahara",
    "VI": "U.S. Virgin Islands|US Virgin Islands",
    "PR": "Puerto Rico",
    "CF": "Central African Republic",
    "DO": "Dominican Republic",
    "ST": "Sao Tome and Principe|São Tomé and Príncipe",
    "PG": "Papua New Guinea",
    "TT": "Trinidad and Tobago|Trinidad & Tobago|Trinidad",
    "AG": "Antigua and Barbuda|Antigua & Barbuda|Antigua",
    "VC": "Saint Vincent and the Grenadines|St. Vincent and the Grenadines",
    "KN": "Saint Kitts and Nevis|St. Kitts and Nevis|St Kitts & Nevis",
    "LC": "Saint Lucia|St. Lucia",
    "FK": "Falkland Islands|Falklands",
    "MV": "Maldives|the Maldives",
    "SC": "Seychelles|the Seychelles",
    "PH": "Philippines|the Philippines",
}
"""For the code of a country (ISO 3166-1) other names of it, in English."""

SHOWN = {"US": "United States", "PS": "Palestine", "CZ": "Czech Republic", "MM": "Myanmar"}
SHOWN |= {"CD": "Democratic Republic of the Congo", "CG": "Republic of the Congo", "VA": "Vatican"}
SHOWN |= {"CI": "Ivory Coast", "NL": "Netherlands", "TL": "Timor-Leste", "TR": "Turkey"}
"""The name to show, where it is not the one of GeoNames."""

REGIONS = {
    "ES.56": "Catalonia",
    "ES.51": "Andalusia",
    "ES.59": "Basque Country",
    "DE.02": "Bavaria",
    "DE.13": "Saxony",
    "DE.07": "North Rhine-Westphalia",
    "IT.15": "Sicily",
    "IT.14": "Sardinia",
    "IT.16": "Tuscany",
    "IT.09": "Lombardy",
    "FR.A5": "Corsica",
    "FR.94": "Corsica",
    "PS.GZ": "Gaza Strip|the Strip of Gaza",
    "PS.WE": "West Bank|occupied West Bank|Judea and Samaria",
    "UA.11": "Crimea|Crimean Peninsula",
    "RU.12": "Chechnya",
    "RU.17": "Dagestan",
    "CN.13": "Xinjiang|Xinjiang Uygur|Xinjiang Uyghur Autonomous Region",
    "CN.14": "Tibet|Xizang",
    "CN.20": "Inner Mongolia",
    "US.DC": "District of Columbia",
    "GB.NIR": "Northern Ireland|Ulster",
    "ET.53": "Tigray",
    "ET.46": "Amhara",
    "IN.12": "Jammu and Kashmir",
    "PK.03": "Khyber Pakhtunkhwa|North-West Frontier Province",
    "PK.02": "Balochistan|Baluchistan",
}
"""For the code of a first-level region (GeoNames) other names of it, in English."""

STATES = (
    "AL:Ala. AZ:Ariz. AR:Ark. CA:Calif. CO:Colo. CT:Conn. FL:Fla. IL:Ill. KS:Kan. KY:Ky."
    " MD:Md. MA:Mass. MI:Mich. MN:Minn. MT:Mont. NE:Neb. NV:Nev. OK:Okla."
    " TN:Tenn. TX:Tex. VT:Vt. VA:Va. WA:Wash. WI:Wis. WY:Wyo. NH:N.H. NJ:N.J. NM:N.M. NY:N.Y."
    " NC:N.C. ND:N.D. SC:S.C. SD:S.D. RI:R.I. WV:W.Va. DC:D.C."
)
"""How the AP Stylebook shortens the states of the USA, without `Ga.`, `Ind.`, `La.`, `Miss.`, `Mo.`
`Del.`, `Me.`, `Ore.` and `Pa.`, which are words or other names too."""

AREAS = """
:Middle East|Mideast|Near East|Middle East and North Africa|MENA :Far East :Central Asia
:South Asia :Southeast Asia|South-East Asia|South East Asia :East Asia|Northeast Asia
:West Asia|Western Asia :Asia-Pacific|Asia Pacific :Indo-Pacific :Latin America
:Latin America and the Caribbean :Central America :Caribbean|the Caribbean|West Indies
:Sub-Saharan Africa|Subsaharan Africa :North Africa|Northern Africa :West Africa|Western Africa
:East Africa|Eastern Africa :Central Africa :Southern Africa :Horn of Africa :Sahel|the Sahel
:Maghreb :Sahara|Sahara Desert :Levant|the Levant :Persian Gulf|Arabian Gulf|the Gulf
:Arabian Peninsula|Arab Peninsula :Balkans|the Balkans|Western Balkans|Balkan Peninsula
:Baltics|Baltic States|Baltic states :Caucasus|the Caucasus|South Caucasus|North Caucasus
:Scandinavia :Nordic countries :Eastern Europe :Western Europe :Central Europe :Southern Europe
:Northern Europe :Iberia|Iberian Peninsula :Benelux :Eurasia :Siberia|RU :Kashmir :Kurdistan
:Donbas|Donbass|UA :Transnistria|Transdniestria|MD :Nagorno-Karabakh|Karabakh|AZ
:Abkhazia|GE :South Ossetia|GE :Golan Heights|Golan|the Golan :Sinai|Sinai Peninsula|EG
:Darfur|SD :Kordofan|SD :Somaliland|SO :Puntland|SO :Biafra|NG :Cabinda|AO
:Iraqi Kurdistan|Kurdistan Region|Kurdistan Region of Iraq|IQ :Rojava|SY
:Philadelphi Corridor|PS :Suez Canal|EG :Panama Canal|PA
:Korean Peninsula|Korea :Indochina :Polynesia :Melanesia :Pacific Islands
:Arctic|the Arctic :Amazon rainforest|Amazonia|Amazon basin
:Patagonia :Andes :Himalayas|Himalaya :Alps|the Alps :Pyrenees :Urals|Ural Mountains|RU
:Rocky Mountains|Rockies :Appalachia|US :New England|US :Midwest|American Midwest|US
:West Coast|US :East Coast|US :Silicon Valley|US :Gulf Coast|US :Rust Belt|US :Bay Area|US
:Helmand|AF :Bengal :Kivu|CD
:Atlantic|Atlantic Ocean|the Atlantic :Pacific|Pacific Ocean|the Pacific :Indian Ocean
:Arctic Ocean :Southern Ocean :North Atlantic :South Pacific :Mediterranean|Mediterranean Sea
:Eastern Mediterranean :Black Sea :Red Sea :Dead Sea :Caspian Sea|Caspian :Baltic Sea|Baltic
:North Sea :Irish Sea :Adriatic Sea|Adriatic :Aegean Sea|Aegean :Ionian Sea :Tyrrhenian Sea
:Sea of Azov|Azov Sea :Barents Sea :Bering Sea :Sea of Japan :East China Sea :South China Sea
:Yellow Sea :Arabian Sea :Bay of Bengal :Caribbean Sea :Gulf of Mexico :Gulf of Aden
:Gulf of Oman :Gulf of Guinea :Gulf of Finland :Gulf of Aqaba :Coral Sea :Tasman Sea
:Sea of Galilee :English Channel :Strait of Hormuz|Straits of Hormuz :Bab el-Mandeb
:Strait of Gibraltar :Taiwan Strait :Bosphorus|Bosporus|Bosphorus Strait :Dardanelles
:Kerch Strait :Strait of Malacca|Malacca Strait :Bering Strait :Straits of Tiran
:Nile|Nile River|River Nile :Blue Nile :White Nile :Nile Delta|EG :Jordan River|River Jordan
:Jordan Valley :Litani River|Litani|LB :Euphrates|Euphrates River :Tigris|Tigris River
:Danube|Danube River :Rhine|Rhine River|River Rhine :Dnipro River|Dnieper|Dnieper River
:Dniester :Volga|Volga River|RU :Amazon River :Mississippi River|US :Missouri River|US
:Potomac|Potomac River|US :Hudson River|US :Rio Grande :Congo River :Niger River :Zambezi
:Mekong|Mekong River :Yangtze|Yangtze River|CN :Yellow River|CN :Yalu River
:Indus|Indus River :Ganges|Ganges River :Brahmaputra :Thames|River Thames|GB :River Seine|FR
:Lake Victoria :Lake Chad :Lake Tanganyika :Lake Baikal|RU :Great Lakes :Lake Michigan|US
:Lake Erie :Lake Ontario :Mount Everest :Mount Sinai|EG :Temple Mount|Haram al-Sharif
"""
"""Regions, seas, straits, rivers and mountains, each after a colon with its other names and, where
it lies in one country, the code of that. Without coordinates: a sea has no point. It gets wrong
that `Midwest` and both coasts are taken for those of the USA, as American papers mean them."""
