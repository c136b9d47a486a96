"""Words that speaker phrases are made of.

The lists were written from general knowledge of news prose; English is fullest. `ROLES` holds no
more than frequent heads of phrases for who speaks: a role that is missing is still read where it
stands between an article and the verb.
"""

import re

WORD = re.compile(r"[^\W\d_]+")
"""A word of letters."""

PRONOUNS: dict[str, str] = {
    **dict.fromkeys("he él ele egli lui il hij он він".split(), "m"),
    **dict.fromkeys("she sie ella ela lei elle zij ze она вона".split(), "f"),
    **dict.fromkeys("they ils elles ellos ellas eles elas они вони oni loro".split(), "p"),
    **dict.fromkeys("it".split(), "n"),
    **dict.fromkeys("er".split(), "m"),
    **dict.fromkeys("i we you je nous ich wir ik wij я мы ми".split(), "1"),
}
"""Pronouns as subjects, with whom they fit: m, f, p(lural), n(euter), 1 (I, we, you).

German `sie`, Polish `on` and Turkish `o` mean more than one thing; `on` and `o` are left out.
"""

DETERMINERS = frozenset(
    """the a an his her their its our my your this that these those one two three four five several
    some many most other another both all no each every few der die das ein eine einer le la les
    un une l' el los las una uno lo gli i o os as um uma de het een""".split()
) - frozenset("i o a de as".split()) | frozenset({"a"})
"""Words that begin a phrase for a thing or person without a name."""

OF = frozenset("of for de del della di du des da do van von al at".split())
"""Words that join two nouns into one phrase."""

ROLES = frozenset(
    """activist adviser advisor advocate agent aide ambassador analyst attorney author backer banker
    bishop boss broker candidate captain chair chairman chairwoman chairperson chancellor chief
    citizen coach colleague colonel columnist commander commentator commissioner congressman
    congresswoman consultant coordinator correspondent counsel counselor critic defendant
    delegate democrat deputy detective diplomat director doctor economist editor engineer envoy
    executive expert farmer father fellow founder friend general governor head historian host
    imam inspector investigator investor journalist judge justice lawmaker lawyer lead leader
    legislator lieutenant man manager marshal mayor member minister monitor mother neighbor
    neighbour nominee observer officer official operative opponent organizer organiser owner
    participant pastor physician player police politician pollster pope premier presenter
    president priest prince princess principal producer professor prosecutor protester protestor
    publisher rabbi radioman reporter representative republican researcher resident rival
    scholar scientist secretary senator sergeant sheriff source speaker specialist spokesman
    spokesperson spokeswoman strategist student superintendent supporter surgeon survivor
    teacher trader treasurer victim volunteer voter wife husband woman worker writer guest nurse
    driver chef king queen prime brother sister son daughter respondent insider veteran pilot
    donor banker author actor actress singer artist soldier refugee parent lady boy girl person
    people officials""".split()
)
"""Heads of phrases for persons; a plural with -s is read as its singular."""

SOURCES = frozenset(
    """statement letter report memo email e-mail editorial article document lawsuit complaint filing
    message tweet post column note study survey poll indictment ruling order website site page
    release newspaper magazine book bill resolution petition declaration sign banner ad
    affidavit transcript headline caption story account ministry department agency office
    campaign committee commission company group organization organisation government
    administration court party union council embassy bank firm association network channel
    institute team foundation coalition police army military kremlin house press service
    authorities opinion text brief motion manifesto communique communiqué dispatch speech
    address profile paper journal review video clip""".split()
)
"""Heads of phrases for writings and bodies that can say something."""

STATEMENTS = frozenset(
    """statement release announcement message communique communiqué post tweet email letter
    press service report declaration note memo""".split()
)
"""What is said by whoever made it."""

DEFINITE = frozenset("the this that his her their".split())
"""Words that begin a phrase for somebody or something that the text has told of."""

NO_START = frozenset(
    """in on at by with from after before during while when as if since because although though
        until
    unless despite without under over about against between through to into amid following
    according speaking asked last next earlier later yesterday today tonight meanwhile still but
    and or so yet however then now also just even instead moreover additionally nevertheless
    there here not never monday tuesday wednesday thursday friday saturday sunday january
    february march april june july august september october november december what which where
    why how who whose whom once only perhaps maybe indeed finally afterward afterwards likewise
    separately recently for of than that be is was are were has have had will would could should
    may might can must do does did get got being been having it's he's she's they're i'm we're
    don't didn't doesn't isn't wasn't up out off too very more much such like except regarding
    nor""".split()
)
"""Words that no speaker phrase begins with; only `of` and `for` can stand in one."""

JOINTS = frozenset(
    """and but or as that while because when if although though whether since after before where
    whereas so than until unless yet i.e who which und dass aber et que mais y e ma che
    но что и а що та""".split()
)
"""Words after which a new clause, and so a new speaker phrase, can begin."""

TIMES = frozenset(
    """hour hours day days week weeks month months year years minute minutes moment moments time
    night morning afternoon evening""".split()
)
"""Heads of phrases that tell when, which can stand where a speaker could."""

POSSESSIVE = frozenset({"'s", "’s", "'", "’"})


def is_role(word: str) -> bool:
    """Tell whether a word in small letters is a head of phrases for persons, or its plural."""
    return word in ROLES or (word.endswith("s") and word[:-1] in ROLES) or word.endswith("men")
