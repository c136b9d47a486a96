"""What the people and things of a country are called in English: data.

In: a word. Out: the code of its country (ISO 3166-1 alpha-2). Written for Broadsheet, from the
adjectives that English dictionaries give for the members of the United Nations, with Kosovo,
Palestine, Taiwan and the nations of the United Kingdom. What it gets wrong: a word for people of
several countries (`Korean`, `Congolese`, `Guinean`) has none, and so have `Arab`, `Kurdish`,
`Jewish`, which are no countries. `Turkey`'s is `Turkish`, also of the language of others.
"""

_WORDS = """
AE Emirati AF Afghan Afghani AG Antiguan AL Albanian AM Armenian AO Angolan AR Argentine Argentinian
AT Austrian AU Australian AZ Azerbaijani Azeri BA Bosnian BB Barbadian BD Bangladeshi BE Belgian
BF Burkinabe BG Bulgarian BH Bahraini BI Burundian BJ Beninese BN Bruneian BO Bolivian BR Brazilian
BS Bahamian BT Bhutanese BW Botswanan BY Belarusian BZ Belizean CA Canadian CH Swiss
CI Ivorian CL Chilean CM Cameroonian CN Chinese CO Colombian CR Costa-Rican CU Cuban CY Cypriot
CZ Czech DE German DJ Djiboutian DK Danish Dane DZ Algerian EC Ecuadorian Ecuadorean EE Estonian
EG Egyptian ER Eritrean ES Spanish Spaniard ET Ethiopian FI Finnish Finn FJ Fijian FR French
Frenchman GA Gabonese GB British Briton English Scottish Welsh GE Georgian GH Ghanaian GM Gambian
GR Greek GT Guatemalan GY Guyanese HN Honduran HR Croatian Croat HT Haitian HU Hungarian
ID Indonesian IE Irish IL Israeli IN Indian IQ Iraqi IR Iranian IS Icelandic IT Italian JM Jamaican
JO Jordanian JP Japanese KE Kenyan KG Kyrgyz KH Cambodian KW Kuwaiti KZ Kazakh Kazakhstani
LA Laotian LB Lebanese LK Sri-Lankan LR Liberian LT Lithuanian LU Luxembourgish LV Latvian LY Libyan
MA Moroccan MD Moldovan ME Montenegrin MG Malagasy MK Macedonian ML Malian MM Burmese MN Mongolian
MR Mauritanian MT Maltese MU Mauritian MV Maldivian MW Malawian MX Mexican MY Malaysian
MZ Mozambican NA Namibian NE Nigerien NG Nigerian NI Nicaraguan NL Dutch Dutchman NO Norwegian
NP Nepali Nepalese NZ New-Zealander OM Omani PA Panamanian PE Peruvian PH Filipino Philippine
PK Pakistani PL Polish PS Palestinian PT Portuguese PY Paraguayan QA Qatari RO Romanian RS Serbian
Serb RU Russian RW Rwandan SA Saudi SD Sudanese SE Swedish Swede SG Singaporean SI Slovenian Slovene
SK Slovak SL Sierra-Leonean SN Senegalese SO Somali Somalian SR Surinamese SS South-Sudanese
SV Salvadoran SY Syrian SZ Swazi TD Chadian TG Togolese TH Thai TJ Tajik TL Timorese TM Turkmen
TN Tunisian TR Turkish TT Trinidadian TW Taiwanese TZ Tanzanian UA Ukrainian UG Ugandan
US American UY Uruguayan UZ Uzbek Uzbekistani VE Venezuelan VN Vietnamese XK Kosovar YE Yemeni
ZA South-African ZM Zambian ZW Zimbabwean KP North-Korean KR South-Korean
"""


def _table() -> dict[str, str]:
    found, code = {}, ""
    for word in _WORDS.split():
        if len(word) == 2 and word.isupper():
            code = word
        else:
            found[word.replace("-", " ")] = code
    return found


ADJECTIVES: dict[str, str] = _table()
"""For each adjective the code of the country; `South African` has its blank."""

COUNTRIES: dict[str, str] = ADJECTIVES | {f"{word}s": code for word, code in ADJECTIVES.items()}
"""For each adjective, and its plural, the code of the country."""
