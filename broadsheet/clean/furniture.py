"""What stands on a page around an article: buttons, forms, menus, advertisements, credits.

In: the text of one paragraph. Out: a `Kind` (role and rule), or None for anything else. Each
pattern (`furniture_words`) has to match the whole paragraph, so that a sentence that speaks of
sharing or comments stays.
"""

import re
from dataclasses import dataclass

from broadsheet.clean.bylines import is_section
from broadsheet.clean.furniture_words import LINKS, NETWORKS, PATTERNS
from broadsheet.clean.shape import is_prose, words
from broadsheet.records import Role

MAX_LENGTH = 160
"""Characters: furniture is short, and only addresses are looked for in what is longer."""

MAX_ADDRESS = 2000
"""Characters: addresses have no blank that would show them to be text, however long they are."""

_MAY_BE_WEAK = frozenset({"share buttons", "comment form", "navigation", LINKS, "number alone"})
_WEAK = re.compile(rf"#?\d{{1,4}}[.)]?|{NETWORKS}|[^\W\d_]+(?:[ :]+[\d.,]+k?)?", re.IGNORECASE)

LEAST_MENU = 3
"""Items of a row of links."""

LOOSE_WORDS = 4
_LOOSE = re.compile(
    r"more (?:from|in|on|about|by)|follow us|find us|sign up|subscribe|ads? by|copyright"
    r"|(?:image|photo|picture|bild|foto)s?\b",
    re.IGNORECASE,
)
_FIRM = re.compile(
    rf"©|\(c\)|newsletter|e-?mail|inbox|alerts|account|all rights|\b{NETWORKS}\b|/ ?\w+$",
    re.IGNORECASE,
)
"""`More in Common wins the poll` begins like a label and is none; these words make it one."""

_SENTENCES = frozenset({"comment form", "sign-up prompt", "copyright notice", "cookie notice"})
"""Rules whose furniture may be a whole sentence; a sentence is nothing else's."""

_COMPILED = tuple(
    (role, rule, re.compile("|".join(f"(?:{pattern})" for pattern in patterns), re.IGNORECASE))
    for role, rule, patterns in PATTERNS
)

_EDGES = " \t\u00a0*•·▪–—-|>»→›▼▲+#:"
"""Bullets, arrows and colons around a label."""


@dataclass(frozen=True, slots=True)
class Kind:
    """What a paragraph is, and the rule that says so.

    A weak kind may as well be a subheading, a score, a headline: it counts only beside other
    furniture, or below the text.
    """

    role: Role
    rule: str
    weak: bool = False

    @property
    def number(self) -> bool:
        """Tell whether it is nothing but a number."""
        return self.rule == "number alone"


def kind(text: str) -> Kind | None:
    """Tell what furniture a paragraph is, or None when it may be part of the article.

    >>> kind("Share This Article").rule
    'share buttons'
    >>> kind("Share prices rose on Monday.")
    """
    if len(text) > MAX_LENGTH:
        return _ADDRESS if _LONG_ADDRESS.fullmatch(text) else None
    bare = " ".join(text.split()).strip(_EDGES)
    if not any(character.isalnum() for character in bare):
        return _MARKS
    if _is_menu(bare):
        return Kind(Role.BOILERPLATE, "navigation")
    sentence = is_prose(bare)
    for role, rule, pattern in _COMPILED:
        if (not sentence or rule in _SENTENCES) and pattern.fullmatch(bare):
            weak = rule in _MAY_BE_WEAK and _WEAK.fullmatch(bare) is not None
            return Kind(role, rule, weak or _is_loose(bare))
    return None


def _is_menu(bare: str) -> bool:
    """Tell whether a line is a row of section names: `Home | News | Sport | Weather`."""
    parts = [part.strip() for part in re.split(r"[|>›»•·]", bare)]
    short = len(parts) >= LEAST_MENU and all(0 < words(part) <= 3 for part in parts)
    return short and 2 * sum(map(is_section, parts)) >= len(parts)


def _is_loose(bare: str) -> bool:
    """Tell whether a label goes on in words that could as well be a headline's."""
    return words(bare) >= LOOSE_WORDS and bool(_LOOSE.match(bare)) and not _FIRM.search(bare)


_LONG_ADDRESS = re.compile(rf"(?:https?://|www\.)\S{{1,{MAX_ADDRESS}}}", re.IGNORECASE)
_ADDRESS = Kind(Role.BOILERPLATE, "web address alone")
_MARKS = Kind(Role.BOILERPLATE, "marks without words")
RULES = frozenset({rule for _, rule, _ in PATTERNS} | {_MARKS.rule})
