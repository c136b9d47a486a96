"""How one name is spelled: by transliterations from Cyrillic and Arabic, and in several languages.

In: one word of a name, folded (`gazetteer.fold`). Out: the same text for all its spellings. What
spellings share is narrow, as a wrong join is worse than a missed one, and English names keep
theirs: `Brian` and `Bryan` are two persons.
"""

import re
from functools import lru_cache

# Cyrillic and Arabic names as English, French and German newspapers write them: kh/h, ph/f, ou/u,
# y/i (and j/i beside a vowel), and double letters. What it gets wrong: names of other origins that
# differ by just that (`Philips`, `Phillips`).
_SOUNDS = (
    (re.compile("kh"), "h"),
    (re.compile("ph"), "f"),
    (re.compile("ou|oo"), "u"),
    (re.compile("^ye(?=[vklrg])"), "e"),
    (re.compile("(?<=[aeiou])j(?![aeiou])|y|(?<=[dklmnrstvz])j(?=[au])"), "i"),
    (re.compile(r"(.)\1+"), r"\1"),
)

_ABD = re.compile(r"^abd(?:[aeou]|ou)l(?=[a-z]{3})")

_OWN = frozenset(
    """alan allan allen ann anne anna bryan brian brianna glen glenn jon john jonny johnny karyn
    karin katharine kathryn lin lyn lynn linda lynda mathew matthew philip phillip robin robyn
    jayne jane smith smyth stephen steven kristi kristy kim kym sidney sydney cindi cindy toby tobi
    jerry jeri elliot elliott simon simmon ian""".split()
)
"""English names that are spelled apart on purpose. Written for Broadsheet; there are more."""

# Spellings of one given name in a line, the first one standing for all: Russian and Ukrainian forms
# (a Ukrainian is called by both), and the Arabic names that differ in vowels. Own list; it gets
# wrong the namesake whose paper tells him apart by that letter.
_VARIANTS = """
aleksandr alexander alexandr aleksander oleksandr alexandre oleksander
aleksei alexei alexey aleksey alexy oleksiy oleksii
sergei sergey serguei sergiy serhiy serhii sergii
vladimir volodymyr wladimir volodimir vladimer
dmitri dmitry dmitriy dmitrii dmytro dimitri dimitry
evgeni yevgeny evgeny yevgeniy evgeniy yevhen evgenii yevgenii
nikolai nikolay mykola nikolaj
mikhail michail mihail mykhailo mykhaylo
andrei andrey andriy andrii andrej
georgi georgiy georgy georgii heorhiy
yuri yury yuriy iouri yurii
vasili vasily vasiliy vassily vasyl vassili vasilii
vitali vitaly vitaliy vitalii
grigori grigory grigoriy hryhoriy
ekaterina yekaterina kateryna
elena yelena olena
pavel pavlo
ihor igor
oleg oleh
muhammad mohammed mohamed mohammad muhammed mohamad mohamud mehmed
ahmad ahmed ahmet
hussein hussain husayn husain hossein huseyin
hassan hasan hassen
khalid khaled
yusuf youssef yousef yousuf yusef yousif
mahmud mahmoud
ibrahim ebrahim
said saeed saied sayeed
nasser nasir naser nassir
omar umar omer
osama usama
mustafa mostafa moustafa mustapha
abdfattah abdulfattah abdelfattah
salah saleh salih
faisal faysal feisal
jamal gamal
"""


_NICKNAMES = """
william bill billy will; robert bob bobby rob; richard dick rick ricky; james jim jimmy; john jack
johnny; charles chuck charlie; kenneth ken kenny; thomas tom tommy; michael mike mick; joseph joe
joey; edward ed eddie ted; daniel dan danny; david dave; stephen steve; steven steve; anthony tony;
patrick pat; ronald ron ronnie; donald don; timothy tim; gregory greg; matthew matt; andrew andy;
benjamin ben bibi; samuel sam; alexander alex; bernard bernie; peter pete; lawrence larry; gerald
jerry; theodore ted teddy; franklin frank; nicholas nick; christopher chris; douglas doug; jeffrey
jeff; philip phil; raymond ray; walter walt; frederick fred; leonard len lenny; albert al; vincent
vince; elizabeth liz beth betty; katherine kate kathy; margaret maggie peggy; deborah debbie;
jennifer jen jenny; susan sue; victoria vicky; pamela pam; judith judy; patricia pat patty
"""
"""English given names with what their bearers are called. Own list."""


def _sound(word: str) -> str:
    word = _ABD.sub("abd", word)
    for pattern, letter in _SOUNDS:
        word = pattern.sub(letter, word)
    return word


def _table() -> dict[str, str]:
    found = {}
    for line in _VARIANTS.strip().splitlines():
        words = line.split()
        for word in words:
            found[_sound(word)] = _sound(words[0])
    return found


_SAME = _table()


@lru_cache(maxsize=16_384)
def spelling(word: str) -> str:
    """Return what all spellings of a word of a surname share.

    >>> spelling("zelenskyy") == spelling("zelenskiy") == spelling("zelensky")
    True
    >>> spelling("brian") == spelling("bryan")
    False
    """
    return word if word in _OWN or not word.isascii() else _sound(word)


def given(word: str) -> str:
    """Return what all spellings of a given name share.

    >>> given("mohamed") == given("muhammad"), given("volodymyr") == given("vladimir")
    (True, True)
    """
    sound = spelling(word)
    return _SAME.get(sound, sound)


def _pairs() -> frozenset[tuple[str, str]]:
    lines = [line.split() for line in " ".join(_NICKNAMES.split()).split(";")]
    return frozenset((given(short), given(line[0])) for line in lines for short in line[1:])


NICKNAMES = _pairs()
"""Pairs of a nickname and the name that it may stand for."""
