"""Quotes: what stands in marks, what of it is speech, who says it, and speech without marks.

In the texts, `[Ann Lee]` is a person, `{Red Cross}` an organization and `<Cairo>` a place; the name
of a person is the first one before it that ends with the same word. Paragraphs are parted by `¶`.
"""

import re
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from broadsheet.enrich.prose import GAP, Prose, Stretch
from broadsheet.enrich.quotes import quotes
from broadsheet.enrich.quotes.attribute import attribute
from broadsheet.enrich.quotes.marks import marks
from broadsheet.enrich.quotes.reading import Reading
from broadsheet.enrich.quotes.speech import is_title, is_whole
from broadsheet.records import Kind, Mention, Quote

KINDS = {"[": Kind.PERSON, "{": Kind.ORGANIZATION, "<": Kind.PLACE}
_NAME = re.compile(r"[\[{<]([^\]}>]+)[\]}>]")


def read(
    text: str, language: str | None = "en", headline: bool = False
) -> tuple[Prose, list[Mention]]:
    """Return the prose of a text and the mentions that are marked in it."""
    mentions: list[Mention] = []
    plain, at = "", 0
    for match in _NAME.finditer(text := text.replace("¶", GAP)):
        plain += text[at : match.start()]
        kind, words = KINDS[match[0][0]], match[1]
        full = [m.name for m in mentions if m.name and m.name.split()[-1] == words.split()[-1]]
        name = full[0] if full else words
        mentions.append(Mention(kind, name, len(plain), len(plain) + len(words), "test"))
        plain += words
        at = match.end()
    plain += text[at:]
    stretches, start = [], 0
    for paragraph in plain.split(GAP):
        end = start + len(paragraph)
        stretches.append(Stretch(start, end, start, end))
        start = end + len(GAP)
    first = stretches[0].end if headline else 0
    return Prose(plain, plain, tuple(stretches), first, language), mentions


def shown(prose: Prose, one: Quote) -> str:
    """Return a quote as `words | cue | who`; who is the name, or the speaker's words in brackets."""
    who = ""
    if one.speaker:
        who = one.speaker.name or f"({prose.text[one.speaker.start : one.speaker.end]})"
    return f"{prose.text[one.start : one.end]} | {one.cue or ''} | {who}".strip()


def found(
    text: str, language: str | None = "en", direct: bool = True, headline: bool = False
) -> list[str]:
    """Return the quotes of a text as lines."""
    prose, mentions = read(text, language, headline)
    return [shown(prose, one) for one in quotes(prose, mentions) if one.direct is direct]


MARKED = [
    ("“We go,” he said. “We stay.”", ["We go,", "We stay."]),
    ('"We go," he said. "We stay."', ["We go,", "We stay."]),
    ("«Мы идём», — сказал он.", ["Мы идём"]),
    ("« Nous partons », a-t-il dit.", ["Nous partons"]),
    ("„Wir gehen“, sagte er.", ["Wir gehen"]),
    ("»Wir gehen«, sagte er. »Wir bleiben.«", ["Wir gehen", "Wir bleiben."]),
    ("„Idziemy”, powiedział.", ["Idziemy"]),
    ("”Vi går”, sa hon.", ["Vi går"]),
    ("»Menemme», hän sanoi.", ["Menemme"]),
    ("‘We go,’ he said. ‘We stay.’", ["We go,", "We stay."]),
    ("'We go,' he said. 'We stay.'", ["We go,", "We stay."]),
    ("``We go,'' he said. ''We stay,'' she said.", ["We go,", "We stay,"]),
    ("「行きます」と彼は言った。", ["行きます"]),
    ("『本』と「店」", ["本", "店"]),
    ("他说“你好”。", ["你好"]),
    ("قال «نحن هنا» ثم غادر.", ["نحن هنا"]),
    ("”نحن هنا“ قال الوزير.", ["نحن هنا"]),
    ("“He told us ‘no’ twice,” she said.", ["He told us ‘no’ twice,", "no"]),
    ('"He told us "no" twice," she said.', ['He told us "no" twice,', "no"]),
    (
        "''It is a 'Mad Max' film,'' she said. ''The 'end.'''",
        ["It is a 'Mad Max' film,", "Mad Max", "The 'end.'", "end."],
    ),
    ("It was on “Radio One“ at night", ["Radio One"]),
    ('"We go,” he said.', ["We go,"]),
    ("It's the dogs' bowl and the workers' hall in the '90s.", []),
    ("‘We want the workers’ rights,’ he said.", ["We want the workers’ rights,"]),
    ("'It's ours and we won't go,' he said.", ["It's ours and we won't go,"]),
    ('He is 6\'2" tall, with a 27" screen.', []),
    ('"He is 6\'2" tall," she said.', ["He is 6'2\" tall,"]),
    ('"The 27" screen works," she said.', ['The 27" screen works,']),
    ("rock 'n' roll, 'tis the season, get 'em", []),
    ("“One.¶“Two.¶“Three,” she said.", ["One.", "Two.", "Three,"]),
    ("He said: “One.¶“Two.”¶Three.", ["One.", "Two."]),
    ("‘One.¶‘Two,’ she said.", ["One.", "Two,"]),
    ("“One.¶Two,” she said. Three.", ["One.", "Two,"]),
    ("«Un.¶»Deux», dit-il.", ["Un.", "Deux"]),
    ("“It is over. We lost.¶He left.", ["It is over. We lost."]),
    ("He called it “a shame and left. Then he slept.", ["a shame and left."]),
    ("“Yes, he said. “No,” she said.", ["Yes, he said.", "No,"]),
    ("(“yes”) [“no”] —“so”— “well”;", ["yes", "no", "so", "well"]),
    ("No marks here. None at all.", []),
    ("” stray “", []),
    ("“”", []),
    ("“ ”", []),
    ("“We go” ”", ["We go"]),
]


@pytest.mark.parametrize(("text", "expected"), MARKED, ids=[row[0] for row in MARKED])
def test_each_stretch_in_marks(text: str, expected: list[str]) -> None:
    prose, _ = read(re.sub(r"[\[\]]", "", text))
    assert [prose.text[one.start : one.end] for one in marks(prose)] == expected


SPOKEN = [
    # the cue after the words
    ("“We will win,” said [Ann Lee].", ["We will win, | said | Ann Lee"]),
    ("“We will win,” [Ann Lee] said.", ["We will win, | said | Ann Lee"]),
    ("“We will win,” said [Ann Lee], the mayor of <Oslo>.", ["We will win, | said | Ann Lee"]),
    (
        "“We will win,” [Ann Lee], the mayor of <Oslo>, told reporters.",
        ["We will win, | told | Ann Lee"],
    ),
    (
        "“We will win,” [Ann Lee], who runs the {Red Cross}, later added.",
        ["We will win, | added | Ann Lee"],
    ),
    ("“We will win!” [Lee] shouted.", ["We will win! | shouted | Lee"]),
    ("“Will we win?” asked [Lee].", ["Will we win? | asked | Lee"]),
    ("“We will win”, said Mayor [Ann Lee].", ["We will win | said | Ann Lee"]),
    ("“We will win,” the mayor said.", ["We will win, | said | (the mayor)"]),
    ("“We will win,” said a police spokesman.", ["We will win, | said | (a police spokesman)"]),
    ("“We will win,” the {Red Cross} said in a statement.", ["We will win, | said | Red Cross"]),
    ("“We will win,” according to [Ann Lee].", ["We will win, | according to | Ann Lee"]),
    ("“We will win,” [Lee] has repeatedly said.", ["We will win, | said | Lee"]),
    (
        "“We will win,” former mayor [Ann Lee] (R-Ohio) wrote on Monday.",
        ["We will win, | wrote | Ann Lee"],
    ),
    ("“We will win,” said {Red Cross} spokeswoman [Ann Lee].", ["We will win, | said | Ann Lee"]),
    ("“We will win,” said [Ann Lee] of the {Red Cross}.", ["We will win, | said | Ann Lee"]),
    ("“We will win,” explained the mayor, [Ann Lee].", ["We will win, | explained | Ann Lee"]),
    # the cue before the words
    ("[Ann Lee] said: “We will win.”", ["We will win. | said | Ann Lee"]),
    ("[Ann Lee] told reporters on Monday, “We will win.”", ["We will win. | told | Ann Lee"]),
    ("[Ann Lee], the mayor, said, “We will win.”", ["We will win. | said | Ann Lee"]),
    ("The mayor, [Ann Lee], said, “We will win.”", ["We will win. | said | Ann Lee"]),
    ("On Monday [Ann Lee] wrote that “we will win.”", ["we will win. | wrote | Ann Lee"]),
    ("In a speech in <Oslo>, [Ann Lee] said “we will win.”", ["we will win. | said | Ann Lee"]),
    ("[Ann Lee] called the plan “a disgrace”.", ["a disgrace | called | Ann Lee"]),
    ("[Ann Lee] described it as “rotten” and left.", ["rotten | described | Ann Lee"]),
    ("[Lee] praised the town, saying it had been “very brave.”", ["very brave. | saying | Lee"]),
    (
        "[Lee] said the plan was “rotten” and that it would “fail at once.”",
        ["rotten | said | Lee", "fail at once. | said | Lee"],
    ),
    (
        "According to [Ann Lee], the plan is “bound to fail.”",
        ["bound to fail. | According to | Ann Lee"],
    ),
    ("[Ann Lee]: “We will win.”", ["We will win. |  | Ann Lee"]),
    ("[Lee] fired back at once: “We will win.”", ["We will win. |  | Lee"]),
    ("[Bo Xu] met [Ann Lee], who called him “a liar.”", ["a liar. | called | Ann Lee"]),
    (
        "CAIRO (AP) — [Ann Lee] said the plan was “rotten to the core.”",
        ["rotten to the core. | said | Ann Lee"],
    ),
    # split, and going on
    (
        "“We will win,” [Lee] said, “and we will stay.”",
        ["We will win, | said | Lee", "and we will stay. | said | Lee"],
    ),
    (
        "“We will win,” [Lee] said. “Nobody will stop us now.”",
        ["We will win, | said | Lee", "Nobody will stop us now. |  | Lee"],
    ),
    (
        "“We will win,” [Lee] said, adding that “nobody” would stop them.",
        ["We will win, | said | Lee", "nobody | adding | Lee"],
    ),
    (
        "“We will win.¶“Nobody will stop us,” [Lee] said.",
        ["We will win. |  | Lee", "Nobody will stop us, | said | Lee"],
    ),
    (
        "[Lee] said: “We will win.¶“Nobody will stop us.”",
        ["We will win. | said | Lee", "Nobody will stop us. | said | Lee"],
    ),
    (
        "“We will win,” [Lee] said.¶“Nobody will ever stop us from that.”",
        ["We will win, | said | Lee", "Nobody will ever stop us from that. |  | Lee"],
    ),
    (
        "[Lee] was blunt. “Nobody will ever stop us from that.”",
        ["Nobody will ever stop us from that. |  | Lee"],
    ),
    ("“Never.” “We will win,” [Lee] said.", ["We will win, | said | Lee"]),
    (
        "“We will win,” [Lee] said. [Xu] shook his head. “You will never win.”",
        ["We will win, | said | Lee", "You will never win. |  | Xu"],
    ),
    # the end of the sentence, or the sentence before, names who says it
    (
        "The vote marks “the end of an age” for the town, said [Ann Lee], the mayor.",
        ["the end of an age | said | Ann Lee"],
    ),
    (
        "“We will win,” [Lee], the mayor, told reporters in {Post}. “We will stay here for ever.”",
        ["We will win, | told | Lee", "We will stay here for ever. |  | Lee"],
    ),
    (
        "[Xu] “felt that it was his duty” to go, [Lee] said. “He did not have to go there.”",
        ["felt that it was his duty | said | Lee", "He did not have to go there. |  | Lee"],
    ),
    (
        "[Lee] praised the town once more.¶“Nobody will ever stop us from going there.”",
        ["Nobody will ever stop us from going there. |  | Lee"],
    ),
    (
        "[Lee] also liked the other plan -- “Nobody will ever stop us.”",
        ["Nobody will ever stop us. |  | Lee"],
    ),
    # no mention has the name, or something unusual stands before it
    ("“We will win,” said Army Capt. Ann Lee.", ["We will win, | said | Ann Lee"]),
    ("“We will win,” The Blaze reported.", ["We will win, | reported | The Blaze"]),
    ("“We will win,” The Agency reported.", ["We will win, | reported | (The Agency)"]),
    ("“We will win,” warm-and-fuzzy [Lee] said.", ["We will win, | said | Lee"]),
    # a headline
    ("[Lee] calls plan ‘a disgrace’", ["a disgrace | calls | Lee"]),
    # unclear: no speaker, or no name
    (
        "“Nobody will ever stop us from going there tonight.”",
        ["Nobody will ever stop us from going there tonight. |  |"],
    ),
    ("“We will win,” they said.", ["We will win, | said | (they)"]),
    ("“We will win,” <Moscow> said.", ["We will win, | said | (Moscow)"]),
    ("“We will win,” a [Lee] aide said.", ["We will win, | said | (a Lee aide)"]),
    ("“We will win,” [Lee]’s lawyer said.", ["We will win, | said | (Lee’s lawyer)"]),
]


@pytest.mark.parametrize(("text", "expected"), SPOKEN, ids=[row[0] for row in SPOKEN])
def test_speech_its_cue_and_its_speaker(text: str, expected: list[str]) -> None:
    assert found(text) == expected


LANGUAGES = [
    ("de", "„Wir bleiben hier“, sagte [Eva Kurz].", "Wir bleiben hier | sagte | Eva Kurz"),
    ("de", "[Eva Kurz] sagte: „Wir bleiben hier.“", "Wir bleiben hier. | sagte | Eva Kurz"),
    ("fr", "« Nous restons ici », a déclaré [Eva Roux].", "Nous restons ici | déclaré | Eva Roux"),
    ("fr", "« Nous restons ici », explique [Eva Roux].", "Nous restons ici | explique | Eva Roux"),
    (
        "fr",
        "[Eva Roux] a déclaré : « Nous restons ici. »",
        "Nous restons ici. | déclaré | Eva Roux",
    ),
    ("es", "“Nos quedamos aquí”, dijo [Eva Ruiz].", "Nos quedamos aquí | dijo | Eva Ruiz"),
    ("es", "[Eva Ruiz] dijo: “Nos quedamos aquí.”", "Nos quedamos aquí. | dijo | Eva Ruiz"),
    ("it", "«Restiamo qui», ha detto [Eva Russo].", "Restiamo qui | detto | Eva Russo"),
    ("pt", "“Ficamos aqui”, disse [Eva Reis].", "Ficamos aqui | disse | Eva Reis"),
    ("nl", "“Wij blijven hier”, zei [Eva Kok].", "Wij blijven hier | zei | Eva Kok"),
    ("ru", "«Мы остаёмся здесь», — сказала [Ева Кац].", "Мы остаёмся здесь | сказала | Ева Кац"),
    ("ru", "[Ева Кац] заявила: «Мы остаёмся здесь».", "Мы остаёмся здесь | заявила | Ева Кац"),
    ("uk", "«Ми залишаємося тут», – сказала [Єва Кац].", "Ми залишаємося тут | сказала | Єва Кац"),
    ("ar", "قال [سامي]: «نحن باقون هنا».", "نحن باقون هنا | قال | سامي"),
    ("pl", "„Zostajemy tutaj”, powiedziała [Ewa Kot].", "Zostajemy tutaj | powiedziała | Ewa Kot"),
    ("tr", "“Burada kalıyoruz” dedi [Eva Kaya].", "Burada kalıyoruz | dedi | Eva Kaya"),
    (None, "“We stay here,” said [Eva Cox].", "We stay here, | said | Eva Cox"),
]


@pytest.mark.parametrize(
    ("language", "text", "expected"), LANGUAGES, ids=[f"{a} {b}" for a, b, _ in LANGUAGES]
)
def test_speech_in_other_languages(language: str | None, text: str, expected: str) -> None:
    assert found(text, language) == [expected]


NO_SPEECH = [
    "She spoke on “Evening with [Bo Xu]” last night.",
    "[Lee] told {BBC}’s “Good Morning Oslo” the bridge is safe.",
    "[Lee] said in the “Evening with [Bo Xu]” program on “Russia 1” that it is safe.",
    "The novel “War and Peace” is long.",
    "The film, titled “The Long Way Home,” opens today.",
    "The gang leader, known as “the Fox,” was held.",
    "The so-called “dark money” groups spent more.",
    "The “rigged” machine was sold.",
    "Her “clawback” plan failed.",
    "He grew up near “the pit” and left.",
    "[Joe “Bear” Xu] scored twice.",
    'A 27" screen and a 30" one were sold.',
    "It's the workers' hall, 'tis said, of the '90s.",
    "Nothing is marked here.",
    "A ship named “Star of the North” sank.",
    "[Lee] told “Fox and Friends” the bridge is safe.",
    "[Lee] told {NBC}’s “Today” the bridge is safe.",
]


@pytest.mark.parametrize("text", NO_SPEECH)
def test_titles_names_and_words_held_at_a_distance_are_no_speech(text: str) -> None:
    assert found(text) == []


RESOLVED = [
    (
        "[Ann Lee] spoke in <Oslo>. “We will win,” she said.",
        "Ann Lee",
        "pronoun: only one named",
    ),
    ("“We stay,” [Ann Lee] said.¶“We will win,” she said.", "Ann Lee", "pronoun: last speaker"),
    (
        "“We stay,” [Ann Lee] said.¶Mr. [Bo Xu] nodded. “We will win,” he said.",
        "Bo Xu",
        "pronoun: only one named",
    ),
    ("“We stay,” said Mr. [Bo Xu].¶“We will win,” she said.", None, "pronoun: not resolved"),
    (
        "Russian Ambassador [Ivo Kats] came.¶“We will win,” the ambassador said.",
        "Ivo Kats",
        "role: ambassador",
    ),
    (
        "<Moscow>’s ambassador to <Egypt>, [Ivo Kats], came.¶“We will win,” the ambassador said.",
        "Ivo Kats",
        "role: ambassador",
    ),
    (
        "[Ivo Kats], the ambassador, came.¶“We will win,” the ambassador said.",
        "Ivo Kats",
        "role: ambassador",
    ),
    (
        "Ambassador [Ivo Kats] met Ambassador [Bo Xu].¶“We will win,” the ambassador said.",
        None,
        "named before the cue",
    ),
    ("Sen. [Ann Lee] came.¶“We will win,” the senator said.", "Ann Lee", "role: senator"),
    ("Sen. [Ann Lee] of <Ohio> came.¶“We will win,” a senator said.", None, "named before the cue"),
    ("Sen. [Ann Lee] came.¶“We will win,” the Texas senator said.", None, "named before the cue"),
    (
        "“We stay,” said the {Red Cross}.¶“We will win,” the statement said.",
        "Red Cross",
        "statement of the last speaker",
    ),
    ("“We will win,” the {Kremlin} statement said.", "Kremlin", "named before the cue"),
    (
        "“We stay,” [Ann Lee] said.¶“We will win,” the diplomat said.",
        "Ann Lee",
        "role: diplomat, last speaker",
    ),
    (
        "“We stay,” [Ann Lee] said. [Bo Xu] left.¶“We will win,” the diplomat said.",
        None,
        "named before the cue",
    ),
    (
        "“We stay,” the {Red Cross} said.¶“We will win,” it said.",
        "Red Cross",
        "pronoun: last speaker",
    ),
    # a man and a woman: only one fits
    ("[Ann Lee] met [John Xu].¶“We will win,” she said.", "Ann Lee", "pronoun: only one named"),
    ("[Ann Lee] met [Bo Xu].¶“We will win,” she said.", None, "pronoun: not resolved"),
    ("[John Lee] met [Mark Xu].¶“We will win,” he said.", None, "pronoun: not resolved"),
    ("He met [Mark Xu].¶“We will win,” he said.", None, "pronoun: not resolved"),
    (
        "“We stay,” said [Ann Lee].¶It rained.¶It poured.¶“We win,” she said.",
        None,
        "pronoun: not resolved",
    ),
    (
        "“We stay,” said [Ann Lee].¶It rained.¶“We win,” she said.",
        "Ann Lee",
        "pronoun: last speaker",
    ),
    (
        "“We stay,” said [Ann Lee].¶“We go,” a teacher said.¶“We win,” she said.",
        None,
        "pronoun: not resolved",
    ),
    (
        "[Ann Lee] met [Cy Xu]. [Xu] said that he believes “we will never win this”.",
        "Cy Xu",
        "pronoun: who tells it",
    ),
    # whoever is named in the words does not say them
    ("[John Lee] came.¶“[Lee] will win,” he said.", None, "pronoun: not resolved"),
    (
        "Mr. [John Xu] replied to [Mark Lee]. He said that [Lee] was too early for that.",
        "John Xu",
        "pronoun: only one named",
    ),
    # `they` and `it`
    ("“We stay,” the {Red Cross} said.¶“We win,” they said.", "Red Cross", "pronoun: last speaker"),
    (
        "“We stay,” the {Red Cross} said of the posts.¶“We win,” they said.",
        None,
        "pronoun: not resolved",
    ),
    (
        "“We stay,” the {Red Cross} told the {Post}.¶“We win,” it said.",
        None,
        "pronoun: not resolved",
    ),
    # a role that is somebody's
    (
        "“We stay,” [Ann Lee] said.¶The mayor’s spokesman said that the bridge is safe.",
        None,
        "named before the cue",
    ),
    # a letter, and one with a possessor
    (
        "“We stay,” [Ann Lee] said.¶“We will win,” the statement said.",
        None,
        "statement: not resolved",
    ),
    (
        "“We stay,” the {Red Cross} said.¶“We will win,” the letter said.",
        None,
        "letter: not resolved",
    ),
    (
        "“We stay,” [Ann Lee] said.¶The Greens’ letter said: “We will win.”",
        None,
        "letter: not resolved",
    ),
    # the only name before the verb
    ("[Ann Lee] left the room, saying “we will never win”.", "Ann Lee", "subject of the sentence"),
    (
        "[Ann Lee] followed [Bo Xu], saying “we will never win”.",
        None,
        "subject of the sentence: not resolved",
    ),
]


@pytest.mark.parametrize(("text", "name", "method"), RESOLVED, ids=[row[0] for row in RESOLVED])
def test_whose_name_a_speaker_phrase_stands_for(text: str, name: str | None, method: str) -> None:
    prose, mentions = read(text)
    speaker = quotes(prose, mentions)[-1].speaker
    assert speaker is not None
    assert (speaker.name, speaker.method) == (name, method)


@pytest.mark.parametrize(
    "text",
    [
        "[Ann Lee] was asked, “Will you ever win this?”",
        "When [Ann Lee] was then asked: “Will you ever win this?”",
        "[Ann Lee] was told that the bridge is safe.",
        "“Will you ever win?” I asked.",
    ],
)
def test_what_nobody_named_says_has_no_speaker(text: str) -> None:
    prose, mentions = read(text)
    assert [one.speaker for one in quotes(prose, mentions)] in ([None], [])


def test_a_surname_of_two_people_is_that_of_the_one_who_spoke() -> None:
    prose, mentions = read(
        "“We stay,” [Ann Lee] said. [Bo Xu] met [Cy Lee].¶“We will win,” [Q] said."
    )
    last = mentions[-1]
    text = prose.text.replace("Q said", "Lee said")
    end = prose.stretches[-1].end + 2
    stretches = (*prose.stretches[:-1], Stretch(prose.stretches[-1].start, end, 0, end))
    prose = Prose(text, text, stretches, 0, "en")
    mentions[-1] = Mention(Kind.PERSON, None, last.start, last.start + 3, "test")
    speaker = quotes(prose, mentions)[-1].speaker
    assert speaker is not None
    assert (speaker.name, speaker.method) == ("Ann Lee", "surname: spoke before")


TOLD = [
    ("[Ann Lee] said that the bridge is safe.", ["the bridge is safe | said | Ann Lee"]),
    ("[Ann Lee] said the bridge is safe.", ["the bridge is safe | said | Ann Lee"]),
    (
        "[Ann Lee] told reporters on Monday that the bridge is safe.",
        ["the bridge is safe | told | Ann Lee"],
    ),
    ("The bridge is safe, [Ann Lee] said.", ["The bridge is safe | said | Ann Lee"]),
    ("The bridge is safe, said [Ann Lee], the mayor.", ["The bridge is safe | said | Ann Lee"]),
    (
        "According to [Ann Lee], the bridge is safe.",
        ["the bridge is safe | According to | Ann Lee"],
    ),
    (
        "The bridge is safe, according to [Ann Lee].",
        ["The bridge is safe | according to | Ann Lee"],
    ),
    ("[Lee] pointed out that the bridge is safe.", ["the bridge is safe | pointed | Lee"]),
    (
        "[Lee] praised the town, adding that the bridge is safe.",
        ["the bridge is safe | adding | Lee"],
    ),
    (
        "The bridge, [Lee] added, is safe by now.",
        ["The bridge, Lee added, is safe by now | added | Lee"],
    ),
    (
        "[Lee] said the bridge is safe and added that it is new.",
        ["the bridge is safe | said | Lee", "it is new | added | Lee"],
    ),
    ("[Lee] asked whether the bridge is safe.", ["whether the bridge is safe | asked | Lee"]),
    (
        "The bridge is safe. This was stated by mayor [Ann Lee] on Monday.",
        ["The bridge is safe | stated | Ann Lee"],
    ),
    ("<Cairo> — [Ann Lee] said the bridge is safe.", ["the bridge is safe | said | Ann Lee"]),
    ("[Lee] did not say that the bridge is safe.", []),
    ("[Lee] would say that the bridge is safe.", []),
    ("The report that the bridge is safe came late.", []),
    ("[Lee] reported the theft of a car.", []),
    ("It is a state so dry that nothing grows there.", []),
    ("[Lee] said that “the bridge is safe.”", []),
    ("[Lee] walked home.", []),
]


@pytest.mark.parametrize(("text", "expected"), TOLD, ids=[row[0] for row in TOLD])
def test_speech_without_marks(text: str, expected: list[str]) -> None:
    assert found(text, direct=False) == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("We will win.", True),
        ("We will win,", True),
        ("Yes!", True),
        ("…And then we won the whole thing", True),
        ("a disgrace", False),
        ("the record is clear.", False),
        ("Disgrace", False),
        ("", False),
        ("你好", True),
    ],
)
def test_full_sentences(words: str, expected: bool) -> None:
    assert is_whole(words) is expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("War and Peace", True),
        ("Russia 1", True),
        ("Good Morning America.", True),
        ("Who Goes There?", False),
        ("We will win", False),
        ("Peace", False),
        ("a Long Way", False),
    ],
)
def test_titles(words: str, expected: bool) -> None:
    assert is_title(words) is expected


NOT_TOLD = [
    # how much was said; the rest of a broken sentence; what is narrated; what somebody was
    "[Ann Lee] said almost nothing about the bridge in all these years.",
    "The council, which began the year predicting that it would rise, has yet to move.",
    "He cited the bridge, where much has changed, a model, he said, that is known.",
    "She adds fresh lemon before the “salad in the pan” is put on the fire.",
    "They have to declare “any interest that somebody has” in the register.",
]


@pytest.mark.parametrize("text", NOT_TOLD)
def test_what_is_no_speech_has_no_speaker(text: str) -> None:
    prose, mentions = read(text)
    assert [one for one in quotes(prose, mentions) if one.cue] == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # the title of the speaker is no part of what is told
        ("The bridge is safe and new, <Moscow>’s Ambassador to <Cairo>, [Ann Lee] said.",
         "The bridge is safe and new | said | Ann Lee"),
        # nor is a quotation that another verb announces
        ("[Ann Lee] said that the new bridge is safe, explaining: “We have looked at it.”",
         "the new bridge is safe | said | Ann Lee"),
    ],
)  # fmt: skip
def test_told_speech_ends_before_what_is_not_told(text: str, expected: str) -> None:
    assert expected in found(text, direct=False)


def test_what_goes_on_is_said_so() -> None:
    prose, mentions = read("“We win,” [Lee] said, “and stay.” “So,” [Xu] said: “One.¶“Two.”")
    assert [one.continues for one in quotes(prose, mentions)] == [False, True, False, True, True]


def test_headlines_may_be_in_capitals() -> None:
    text = "[Lee]: Plan Is ‘A Long Way Off’ For Now¶[Lee] spoke."
    assert found(text, headline=True) == ["A Long Way Off |  | Lee"]
    assert found(text) == []


ABROAD = [
    # language, text, the quotes in it with cue and speaker
    ("de", "„Wir gehen heute“, sagte die Sprecherin [Ina Behr].", ["Wir gehen heute | sagte | Ina Behr"]),
    ("fr", "« Nous partons », a déclaré son directeur, [Luc Morel], hier.", ["Nous partons | déclaré | Luc Morel"]),
    ("fr", "À <Paris>, le ministre délégué aux Ports, [Luc Morel], a assuré que l’État « tiendra parole ».",
     ["tiendra parole | assuré | Luc Morel"]),
    ("es", "“Nadie se va”, dijo en rueda de prensa la secretaria de Aguas, [Ana Ruiz].",
     ["Nadie se va | dijo | Ana Ruiz"]),
    ("es", "La edil [Ana Ruiz] pidió calma. “Ya pasó”, sostuvo.", ["Ya pasó | sostuvo | Ana Ruiz"]),
    ("it", "«Non si passa», ha detto in aula [Ugo Neri].", ["Non si passa | detto | Ugo Neri"]),
    ("pt", "“Agora chove”, disse aos jornalistas o comandante [Rui Leal].", ["Agora chove | disse | Rui Leal"]),
    ("nl", "‘Het net is vol’, zegt directeur [Els Bos].", ["Het net is vol | zegt | Els Bos"]),
    ("ru", "«Мост закрыт, — сказал мэр [Иван Белов]. — Ждите весны».",
     ["Мост закрыт, | сказал | Иван Белов", "Ждите весны | сказал | Иван Белов"]),
    ("pl", "„Woda opada” – dodała [Ewa Lis].", ["Woda opada | dodała | Ewa Lis"]),
    ("tr", "Avukat [Ayşe Kara], “Kış geliyor” dedi.", ["Kış geliyor | dedi | Ayşe Kara"]),
    ("tr", "“Kış geliyor,” dedi [Ayşe Kara].", ["Kış geliyor, | dedi | Ayşe Kara"]),
    ("ar", "وقال وزير المياه، الدكتور [سامي حداد]، في مؤتمر: «الماء للجميع اليوم».",
     ["الماء للجميع اليوم | وقال | سامي حداد"]),
]  # fmt: skip


@pytest.mark.parametrize(
    ("language", "text", "expected"), ABROAD, ids=[f"{row[0]} {row[1][:20]}" for row in ABROAD]
)
def test_who_speaks_in_other_languages(language: str, text: str, expected: list[str]) -> None:
    assert found(text, language) == expected


TOLD_ABROAD = [
    ("de", "[Ina Behr] sagte, dass der Bund zahlen werde.", ["der Bund zahlen werde | sagte | Ina Behr"]),
    ("fr", "[Luc Morel] a dit que le port reste fermé.", ["le port reste fermé | dit | Luc Morel"]),
    ("es", "[Ana Ruiz] dijo que las obras siguen.", ["las obras siguen | dijo | Ana Ruiz"]),
    ("it", "[Ugo Neri] ha detto che la via resta chiusa.", ["la via resta chiusa | detto | Ugo Neri"]),
    ("pt", "[Rui Leal] disse que a ponte está segura.", ["a ponte está segura | disse | Rui Leal"]),
    ("nl", "[Els Bos] zei dat het net vol is.", ["het net vol is | zei | Els Bos"]),
    ("ru", "[Иван Белов] сказал, что мост закроют весной.", ["мост закроют весной | сказал | Иван Белов"]),
    ("pl", "[Ewa Lis] powiedziała, że woda już opada.", ["woda już opada | powiedziała | Ewa Lis"]),
    ("tr", "[Ayşe Kara], yolun yarın açılacağını söyledi.", ["yolun yarın açılacağını | söyledi | Ayşe Kara"]),
    ("ar", "وقال [سامي حداد] إن الماء يكفي الجميع.", ["الماء يكفي الجميع | وقال | سامي حداد"]),
]  # fmt: skip


@pytest.mark.parametrize(
    ("language", "text", "expected"), TOLD_ABROAD, ids=[row[0] for row in TOLD_ABROAD]
)
def test_speech_without_marks_in_other_languages(
    language: str, text: str, expected: list[str]
) -> None:
    assert found(text, language, direct=False) == expected


TITLED = [
    ("“We will win,” screenwriter [Ann Lee] wrote.", ["We will win, | wrote | Ann Lee"]),
    ("Said [Ann Lee], “We will win.”", ["We will win. | Said | Ann Lee"]),
    ("In short, explained host [Ann Lee]: “We will win.”", ["We will win. | explained | Ann Lee"]),
    ("According to her “clawback” plan, it works.", []),
]


@pytest.mark.parametrize(("text", "expected"), TITLED, ids=[row[0] for row in TITLED])
def test_a_speaker_is_never_a_bare_article(text: str, expected: list[str]) -> None:
    assert found(text) == expected


def test_sentences_without_speech_change_nothing() -> None:
    said = "“We will win,” [Ann Lee] said."
    filler = "The garden was green and wide. A table stood there."
    alone, among = found(said), found(f"{filler}¶{filler} {said} {filler}¶{filler}")
    assert among == alone


def test_a_paragraph_that_is_full_of_marks_is_no_prose() -> None:
    prose, _ = read("“a ” " * 400 + "¶“We go,” he said.")
    assert [prose.text[one.start : one.end] for one in marks(prose)] == ["We go,"]


def test_an_engine_can_bring_its_own_attribution() -> None:
    prose, mentions = read("“We shall win it all,” [Ann Lee] said. The bridge is safe, [Lee] said.")
    by_rules = attribute(Reading(prose, mentions))
    without = [replace(one, speaker=None, cue=None) for one in by_rules]
    own = quotes(prose, mentions, lambda *_: without, lambda *_: [])
    assert [(one.cue, one.speaker) for one in own] == [(None, None)]
    assert [one.direct for one in quotes(prose, mentions)] == [True, False]


NASTY = [
    "“" * 20_000,
    '"' * 20_000,
    "'" * 20_000,
    "“a ‘" * 3_000 + "’ b”" * 3_000,
    "«a " * 9_000 + "b» " * 9_000,
    " said" * 20_000,
    "“a” said " * 5_000,
    "“a,” A said, " * 4_000,
    "A, " * 20_000 + "said “x”.",
    "the " * 20_000 + "said that x y z.",
    "according to " * 9_000,
    "A" * 60_000,
    "A." * 30_000,
    "x-" * 30_000,
    "¶“a" * 5_000,
    "“a.” said he: " * 4_000,
    "\0“\ud800x\u2028,” said \u202eA\u0301.",
    "1'2\" " * 9_000,
]


@pytest.mark.parametrize("text", NASTY, ids=range(len(NASTY)))
def test_hostile_texts_are_read(text: str) -> None:
    prose, mentions = read(text)
    check(prose, quotes(prose, mentions))


PIECES = st.sampled_from(
    [
        *"“ ” \" ' ’ ‘ « » „ `` '' 「 」 , . : ; — ( ) said Lee Ann he the mayor that according to".split(),
        *"¶ 6 adding called who it A. Mr. ’s told".split(),
        *"   \nx",
    ]
)


@settings(max_examples=150, deadline=None)
@given(st.lists(PIECES, max_size=60).map("".join), st.sampled_from(["en", "de", "ru", None, "xx"]))
def test_any_text_is_read(text: str, language: str | None) -> None:
    prose, mentions = read(text, language)
    check(prose, quotes(prose, mentions))


def check(prose: Prose, found: list[Quote]) -> None:
    """Check that all offsets are inside of the text and in order, and none is empty."""
    text = prose.text
    assert [one.start for one in found] == sorted(one.start for one in found)
    for one in found:
        assert 0 <= one.start < one.end <= len(text)
        assert text[one.start : one.end].strip() == text[one.start : one.end]
        if one.cue is not None:
            assert one.cue_start is not None
            assert one.cue_end is not None
            assert text[one.cue_start : one.cue_end] == one.cue
        if one.speaker:
            assert 0 <= one.speaker.start < one.speaker.end <= len(text)
            assert one.speaker.method
