"""Adjectives and inhabitants of countries and regions.

In: nothing. Out: a set of words: those that tell a country (`gazetteer.demonyms`), and those of
regions, cities and peoples, written for Broadsheet. Plurals with `s` are made from them.
"""

from broadsheet.enrich.gazetteer.demonyms import ADJECTIVES

_OTHERS = frozenset(
    """
    Andorran Argentinean Aussie Comoran Congolese Dominican Filipina Frenchwoman Grecian
    Grenadian Guinean Icelander Irishman Lao Lesothan Monegasque Pole Salvadorean Samoan Scot
    Slovakian Tibetan Tongan Turk Welshman Yugoslav Catalan Chechen Crimean Kashmiri Punjabi
    Bengali Gujarati Sicilian Bavarian Parisian Londoner Scandinavian Balkan Siberian Nordic
    Soviet Ottoman Arab Asian African European Oceanian Andean Amazonian Eurasian Western
    Westerner Hawaiian Texan Californian Puerto-Rican Queenslander Kiwi Antipodean Gazan Darfuri
    Batswana Basotho Hongkonger Okinawan Arabian Persian Baltic Balinese Javanese Sumatran Tamil
    Sinhalese Cantonese Hispanic Latino Nubian Saharan Sahrawi Korean Lankan Rican Zealander
    Leonean Konger Bissauan Polynesian Melanesian Aucklander Sydneysider Mancunian Liverpudlian
    Londonite Muscovite Beijinger Shanghainese Neapolitan Venetian
    """.split()
)

_PLACES_TOO = frozenset("Americas Antarctic Arctic Caribbean Mediterranean Pacific".split())
"""Places by themselves, whose plurals are peoples."""

_ADJECTIVES = _OTHERS | frozenset(word for word in ADJECTIVES if " " not in word)
_WITHOUT_PLURAL = ("s", "sh", "ch", "ese")

NATIONALITIES = _ADJECTIVES | frozenset(
    f"{one}s" for one in _ADJECTIVES | _PLACES_TOO if not one.endswith(_WITHOUT_PLURAL)
)
"""Adjectives and inhabitants of countries: no names by themselves, but a part of some."""
