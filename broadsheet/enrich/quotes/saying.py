"""Verbs that announce what somebody says, in all their forms.

Chosen by reading newswire; what they get wrong: `find`, `show` and `think` announce findings and
thoughts, and are left out although a text may mean speech by them.
"""

_IRREGULAR = (
    "say says said saying; tell tells told telling; write writes wrote written writing;"
    " swear swears swore sworn swearing; quip quips quipped quipping;"
    " admit admits admitted admitting; blog blogs blogged blogging"
)


def forms(regular: str, *others: str) -> frozenset[str]:
    """Return the forms of verbs: third person, past and participles, both made by rule.

    >>> sorted(forms("deny note"))
    ['denied', 'denies', 'deny', 'denying', 'note', 'noted', 'notes', 'noting']
    """
    made = {word for verb in regular.split() for word in _forms(verb)}
    irregular = {row.split()[0]: row.split() for row in _IRREGULAR.split(";")}
    return frozenset(made.union(*(irregular[verb] for verb in others)))


def _forms(verb: str) -> tuple[str, ...]:
    if verb.endswith("e"):
        return verb, verb + "s", verb + "d", verb[:-1] + "ing"
    if verb.endswith("y") and verb[-2] not in "aeou":
        return verb, verb[:-1] + "ies", verb[:-1] + "ied", verb + "ing"
    third = verb + ("es" if verb.endswith(("s", "sh", "ch", "x")) else "s")
    return verb, third, verb + "ed", verb + "ing"


SAYING = forms(
    "add announce argue claim insist explain state declare report warn suggest acknowledge"
    " concede confirm contend maintain assert stress emphasize emphasise reveal reiterate repeat"
    " respond reply tweet remark observe comment predict estimate conclude recall caution complain"
    " allege testify vow promise pledge note ask inform indicate affirm assure stipulate clarify"
    " deny mention underscore underline highlight counter retort boast joke recount proclaim"
    " advise signal hint imply guarantee disclose"
    " charge profess answer post reason relate relay opine theorize speculate"
    " remind notify confess lament exclaim elaborate",
    *"say tell write swear quip admit blog".split(),
)
"""Verbs with a clause that is what somebody said."""

PROMISING = forms("vow promise pledge threaten", "swear")
"""Verbs that announce with an infinitive what somebody says to be going to do."""

ASKING = forms("urge ask order advise warn instruct encourage", "tell")
"""Verbs that announce with an object and an infinitive what somebody wants another to do."""

GOING_ON = SAYING | forms("echo cite refer point accuse call urge praise describe criticize")
"""Verbs by which a text goes on after a clause of speech: `…, adding`, `…, citing`."""
