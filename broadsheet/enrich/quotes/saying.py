"""Verbs that announce what somebody says, in all their forms, as the rules for grammar need them.

Chosen by reading newswire; what they get wrong: `find`, `show` and `think` announce findings and
thoughts, and are left out although a text may mean speech by them.
"""

from broadsheet.enrich.quotes.verbs import forms

SAYING = forms(
    "add announce argue claim insist explain state declare report warn suggest acknowledge"
    " concede confirm contend maintain assert stress emphasize emphasise reveal reiterate repeat"
    " respond reply tweet remark observe comment predict estimate conclude recall caution complain"
    " allege testify vow promise pledge note ask inform indicate affirm assure stipulate clarify"
    " deny mention underscore underline highlight counter retort boast joke recount proclaim"
    " advise signal hint imply guarantee disclose"
    " charge profess answer post reason relate relay opine theorize speculate"
    " remind notify confess lament exclaim elaborate"
    " say tell write swear quip admit blog"
)
"""Verbs with a clause that is what somebody said."""

PROMISING = forms("vow promise pledge threaten swear")
"""Verbs that announce with an infinitive what somebody says to be going to do."""

ASKING = forms("urge ask order advise warn instruct encourage tell")
"""Verbs that announce with an object and an infinitive what somebody wants another to do."""

GOING_ON = SAYING | forms("echo cite refer point accuse call urge praise describe criticize")
"""Verbs by which a text goes on after a clause of speech: `…, adding`, `…, citing`."""
