"""The forms of English verbs that announce speech.

In: verbs, parted by blanks. Out: their forms: as it stands, third person, past, participles. Made
by rule but for the verbs in the lists here; the rules are wrong for a verb that lacks there.
"""

_IRREGULAR = {
    row.split()[0]: tuple(row.split())
    for row in """say says said saying; tell tells told telling; write writes wrote written writing;
    think thinks thought thinking; swear swears swore sworn swearing; put puts putting;
    read reads reading; begin begins began beginning; see sees saw seeing;
    believe believes believed believing""".split(";")
}
"""Forms of verbs that follow no rule; those that are mostly other words are left out."""

_DOUBLED = frozenset("admit blog brag dub pan quip rap rip slam snap submit".split())
"""Verbs whose last letter is written twice: `admitted`."""


def forms(verbs: str) -> frozenset[str]:
    """Return the forms of verbs.

    >>> sorted(forms("deny agree"))
    ['agree', 'agreed', 'agreeing', 'agrees', 'denied', 'denies', 'deny', 'denying']
    """
    return frozenset(form for verb in verbs.split() for form in _forms(verb))


def _forms(verb: str) -> tuple[str, ...]:
    if verb in _IRREGULAR:
        return _IRREGULAR[verb]
    if verb.endswith("e"):
        stem = verb if verb.endswith("ee") else verb[:-1]
        return verb, f"{verb}s", f"{verb}d", f"{stem}ing"
    if verb.endswith("y") and verb[-2] not in "aeiou":
        return verb, f"{verb[:-1]}ies", f"{verb[:-1]}ied", f"{verb}ing"
    stem = verb + verb[-1] if verb in _DOUBLED else verb
    third = f"{verb}es" if verb.endswith(("s", "sh", "ch", "x")) else f"{verb}s"
    return verb, third, f"{stem}ed", f"{stem}ing"
