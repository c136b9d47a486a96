"""Adjectives and inhabitants of countries and regions, and cues of the words around a name.

In: nothing. Out: sets of words. Nationalities are those of the member states of the United Nations
and of regions that news names often, written for Broadsheet; plurals with `s` are made from them.
"""

_ADJECTIVES = """
    Afghan Albanian Algerian Andorran Angolan Argentine Argentinian Argentinean Armenian Australian
    Aussie Austrian Azerbaijani Azeri Bahamian Bahraini Bangladeshi Barbadian Belarusian Belgian
    Belizean Beninese Bhutanese Bolivian Bosnian Botswanan Brazilian British Briton Bruneian
    Bulgarian Burkinabe Burmese Burundian Cambodian Cameroonian Canadian Chadian Chilean Chinese
    Colombian Comoran Congolese Croatian Croat Cuban Cypriot Czech Dane Danish Djiboutian Dominican
    Dutch Ecuadorian Ecuadorean Egyptian Emirati English Eritrean Estonian Ethiopian Fijian
    Filipino Filipina Finn Finnish French Frenchman Frenchwoman Gabonese Gambian Georgian German
    Ghanaian Grecian Greek Grenadian Guatemalan Guinean Guyanese Haitian Honduran Hungarian
    Icelandic Icelander Indian Indonesian Iranian Iraqi Irish Irishman Israeli Italian Ivorian
    Jamaican Japanese Jordanian Kazakh Kazakhstani Kenyan Kosovar Kuwaiti Kyrgyz Lao Laotian
    Latvian Lebanese Lesothan Liberian Libyan Lithuanian Luxembourgish Macedonian Malagasy Malawian
    Malaysian Maldivian Malian Maltese Mauritanian Mauritian Mexican Moldovan Monegasque Mongolian
    Montenegrin Moroccan Mozambican Namibian Nepali Nepalese Dutchman Nicaraguan Nigerian Nigerien
    Norwegian Omani Pakistani Palestinian Panamanian Paraguayan Peruvian Philippine Pole Polish
    Portuguese Qatari Romanian Russian Rwandan Salvadoran Salvadorean Samoan Saudi Scottish Scot
    Senegalese Serb Serbian Singaporean Slovak Slovakian Slovene Slovenian Somali Somalian Spaniard
    Spanish Sudanese Surinamese Swazi Swede Swedish Swiss Syrian Taiwanese Tajik Tanzanian Thai
    Tibetan Togolese Tongan Trinidadian Tunisian Turk Turkish Turkmen Ugandan Ukrainian Uruguayan
    Uzbek Venezuelan Vietnamese Welsh Welshman Yemeni Yugoslav Zambian Zimbabwean Catalan Chechen
    Crimean Kashmiri Punjabi Bengali Gujarati Sicilian Bavarian Parisian Londoner Scandinavian
    Balkan Siberian Nordic Soviet Ottoman Arab Asian African European American Americas Oceanian
    Antarctic Arctic Andean Amazonian Eurasian Western Westerner Hawaiian Texan Californian
    Puerto-Rican Queenslander Kiwi Antipodean Gazan Darfuri Batswana Basotho Hongkonger Okinawan
    Arabian Persian Caribbean Pacific Mediterranean Baltic Balinese Javanese Sumatran Tamil
    Sinhalese Cantonese Hispanic Latino Nubian Saharan Sahrawi Korean Lankan Rican Zealander
    Leonean Timorese Konger Bissauan Polynesian Melanesian Aucklander Sydneysider Mancunian
    Liverpudlian Londonite Muscovite Beijinger Shanghainese Neapolitan Venetian
    """.split()

_PLACES_TOO = {"Caribbean", "Pacific", "Mediterranean", "Americas", "Arctic", "Antarctic"}

NATIONALITIES = frozenset(_ADJECTIVES) - _PLACES_TOO | frozenset(
    f"{one}s" for one in _ADJECTIVES if not one.endswith(("s", "sh", "ch", "ese"))
)
"""Adjectives and inhabitants of countries: no names by themselves, but a part of some."""

PLACE_PREPOSITIONS = frozenset(
    "in from near at across outside inside around throughout into toward towards".split()
)
"""Prepositions that places follow."""

PLACE_NOUNS = frozenset(
    """
    city cities town province state district region village county capital island islands river
    coast border area neighbourhood neighborhood suburb municipality peninsula port governorate
    prefecture valley desert lake mountain mountains airport street road territory department
    parish township
    """.split()
)
"""Nouns that stand before (`the city of X`) or after (`Hama province`) the name of a place."""

BODY_NOUNS = frozenset(
    """
    company firm group agency party club team union bank newspaper daily magazine website
    broadcaster channel station network organisation organization movement militia militants rebels
    fighters members member officials official spokesman spokeswoman spokesperson headquarters
    shares executives employees staff founder CEO chief boss president leader leaders chairman
    director lawmakers troops forces soldiers police army gunmen supporters activists report
    statement federation association institute university college school council commission
    committee ministry department government governments parliament court charity foundation
    platform app airline manufacturer maker brand subsidiary unit coalition alliance faction wing
    """.split()
)
"""Nouns that stand beside the name of an organization; weak by themselves."""
