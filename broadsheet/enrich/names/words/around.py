"""Words that stand before or behind a name and say of what kind it is.

In: nothing. Out: sets of words in small letters. Own lists, from reading news of many countries.
"""

from broadsheet.enrich.names.words.people import OFFICES

LOWER_ROLES = OFFICES | frozenset(
    """
    senator cofounder judge justice general colonel major lieutenant sergeant inspector
    professor doctor politician legislator counterpart journalist blogger columnist writer poet
    novelist playwright filmmaker musician composer rapper comedian dancer athlete swimmer
    sprinter cyclist player forward winger batsman bowler skipper teammate rival opponent king
    queen prince princess emir sultan pope bishop archbishop cardinal priest pastor rabbi imam
    cleric sheikh ayatollah billionaire businessman businesswoman tycoon entrepreneur investor
    engineer architect scholar academic psychologist sociologist anthropologist biologist
    physicist chemist epidemiologist virologist physician surgeon wife husband son daughter
    brother sister father mother uncle aunt cousin nephew niece grandson granddaughter
    grandfather grandmother widow girlfriend boyfriend fiancee friend colleague boss suspect
    defendant victim killer gunman veteran soldier superstar star icon legend actor-director
    resident villager worker shopkeeper trader vendor
    """.split()
)
"""Roles, ranks and kin: what follows with a capital is a person."""

SAYING = frozenset(
    """
    said says say told tells adds added announced announces argued argues asked asks believes
    claimed claims commented concluded confirmed denied described explained explains expressed
    insisted insists noted notes pointed recalled recounted remarked replied responded revealed
    stated states stressed suggested testified thinks thought tweeted urged warned warns wrote
    writes emphasized emphasised underlined underscored hailed praised thanked admitted
    acknowledged complained lamented quipped joked vowed pledged promised declared reiterated
    highlighted observed continued opined maintained contended alleged recommended mentioned
    cautioned assured affirmed
    """.split()
)
"""Verbs of saying; whoever stands directly before one is mostly a person."""

PERSON_VERBS = frozenset(
    """
    was is has had who he she will would did does became won lost went came left took made gave met
    visited arrived joined scored died lived grew born served worked played began resigned retired
    married wants wanted hopes hoped plans planned decided refused tried smiled laughed shook led
    knew felt saw looked stood sat walked ran signed received appeared expects attended beat
    defeated faced graduated studied moved returned pleaded accused fled posted shared succeeded
    replaced appointed
    """.split()
)
"""Verbs of which the subject is often a person; weak by itself."""

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

FUNCTION = frozenset(
    """
    in at from to of by with the a an and or for on near as between against under over into about
    via like including across around outside inside throughout than after before since until during
    called named known visit visited visiting left leave leaving reached entered is was are were
    has had have will would can could who which that where when he she it they his her its their
    said told not but while if because to's be been being also both all our my your this these no
    one two three other some many more most new then through toward towards per among amid off up
    out down do does did
    """.split()
)
"""Prepositions, conjunctions, pronouns, auxiliaries: each is a cue of its own."""
