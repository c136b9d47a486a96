"""Names in texts: what the engine of the base install finds, and how any engine's spans are tidied."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from broadsheet.enrich.names import names
from broadsheet.enrich.names.english.headings import is_heading
from broadsheet.enrich.names.find import spans
from broadsheet.enrich.names.spans import Span
from broadsheet.enrich.names.tidy import tidy
from broadsheet.enrich.names.trim import trimmed
from broadsheet.enrich.prose import Prose, Stretch
from broadsheet.records import Kind

PER, ORG, LOC = Kind.PERSON, Kind.ORGANIZATION, Kind.PLACE
LETTERS = {"P": PER, "O": ORG, "L": LOC}


def text_of(text: str, language: str | None = "en") -> Prose:
    stretches, at = [], 0
    for line in text.split("\n\n"):
        stretches.append(Stretch(at, at + len(line), at, at + len(line)))
        at += len(line) + 2
    return Prose(text, text, tuple(stretches), 0, language)


def found(text: str, language: str | None = "en") -> list[str]:
    """Return the names as `P Ann Lee`, in order."""
    prose = text_of(text, language)
    letters = {kind: letter for letter, kind in LETTERS.items()}
    return [f"{letters[m.kind]} {text[m.start : m.end]}" for m in names(prose)]


ENGLISH = [
    # persons
    ("Ludwig van Beethoven was born in Bonn.", "P Ludwig van Beethoven|L Bonn"),
    ("Crown Prince Mohammed bin Salman arrived in Riyadh.", "P Mohammed bin Salman|L Riyadh"),
    ("President Abdel Fattah el-Sisi met Mahmoud Abbas in Ramallah.", "P Abdel Fattah el-Sisi|P Mahmoud Abbas|L Ramallah"),
    ("Mr O'Brien, 43, a farmer from Kilkenny, said the river had risen.", "P O'Brien|L Kilkenny"),
    ("Kim Jong-un inspected troops near Pyongyang.", "P Kim Jong-un|L Pyongyang"),
    ("J. K. Rowling lives in Edinburgh.", "P J. K. Rowling|L Edinburgh"),
    ("Judge Maria Lopez sentenced the men in Buenos Aires.", "P Maria Lopez|L Buenos Aires"),
    ("“We are tired,” said Amina Diallo, a teacher in Bamako.", "P Amina Diallo|L Bamako"),
    ("In Lagos, Chinedu Okafor runs a bakery.", "L Lagos|P Chinedu Okafor"),
    ("Gen. Abdel Fattah al-Burhan spoke to reporters.", "P Abdel Fattah al-Burhan"),
    ("Local police in Sao Paulo arrested Carlos Alberto dos Santos.", "L Sao Paulo|P Carlos Alberto dos Santos"),
    ("Xi Jinping and Narendra Modi met in Beijing.", "P Xi Jinping|P Narendra Modi|L Beijing"),
    ("Ana de la Torre, who leads the union, resigned.", "P Ana de la Torre"),
    # titles and nationalities are no part of a name
    ("Egyptian Foreign Minister Sameh Shoukry called his Russian counterpart, Sergei Lavrov.", "P Sameh Shoukry|P Sergei Lavrov"),
    ("US Secretary of State Antony Blinken flew to Tel Aviv.", "L US|P Antony Blinken|L Tel Aviv"),
    ("South African President Cyril Ramaphosa spoke in Pretoria.", "P Cyril Ramaphosa|L Pretoria"),
    ("Bank of England Governor Andrew Bailey warned of inflation.", "O Bank of England|P Andrew Bailey"),
    ("Chancellor Olaf Scholz of Germany met French President Emmanuel Macron in Paris.", "P Olaf Scholz|L Germany|P Emmanuel Macron|L Paris"),
    ("Senator Bernie Sanders of Vermont spoke at Harvard University.", "P Bernie Sanders|L Vermont|O Harvard University"),
    ("Prime Minister Justin Trudeau’s office in Ottawa declined to comment.", "P Justin Trudeau|L Ottawa"),
    ("Sgt. John Smith Jr. of the New York Police Department was shot.", "P John Smith Jr.|O New York Police Department"),
    # what stands beside a name
    ("It was blocked by House Minority Leader Nancy Pelosi.", "O House|P Nancy Pelosi"),
    ("President Barack Obama spoke in Boston. A former Obama White House aide called it a mistake.", "P Barack Obama|L Boston|P Obama|O White House"),
    ("Two members, Mick Wallace and Clare Daly, were dubbed Moscow Mick and Kremlin Clare by their rivals.", "P Mick Wallace|P Clare Daly"),
    # organizations
    ("The Ministry of Health and Population said 12 people had died.", "O Ministry of Health and Population"),
    ("The Committee for the Protection of Human Rights in Geneva criticised the law.", "O Committee for the Protection of Human Rights|L Geneva"),
    ("The International Monetary Fund (IMF) lent Ghana $3bn. The IMF will return in May.", "O International Monetary Fund|O IMF|L Ghana|O IMF"),
    ("The University of Nairobi opened a campus in Kisumu.", "O University of Nairobi|L Kisumu"),
    ("Meanwhile, Kenya Airways cancelled its flights to Mombasa.", "O Kenya Airways|L Mombasa"),
    ("Johnson & Johnson and Procter & Gamble raised their prices.", "O Johnson & Johnson|O Procter & Gamble"),
    ("The Tigray People's Liberation Front took Mekelle.", "O Tigray People's Liberation Front|L Mekelle"),
    ("Manchester United beat Real Madrid in London.", "O Manchester United|O Real Madrid|L London"),
    ("Amnesty International accused the army of torture.", "O Amnesty International"),
    ("The Financial Times and The Jerusalem Post carried the story.", "O Financial Times|O Jerusalem Post"),
    ("The African Union suspended Niger.", "O African Union|L Niger"),
    ("The World Bank and the European Union promised aid to Sudan.", "O World Bank|O European Union|L Sudan"),
    ("Dr Ngozi Okonjo-Iweala heads the World Trade Organization.", "P Ngozi Okonjo-Iweala|O World Trade Organization"),
    ("Hezbollah fired rockets at Haifa.", "O Hezbollah|L Haifa"),
    ("The Group of 77 met in Havana, Cuba.", "O Group of 77|L Havana|L Cuba"),
    ("The Zimbabwe Republic Police arrested Tendai Moyo in Harare.", "O Zimbabwe Republic Police|P Tendai Moyo|L Harare"),
    ("Microsoft Corp. bought Activision Blizzard Inc. for $69bn.", "O Microsoft Corp.|O Activision Blizzard Inc."),
    # places
    ("The talks in Cairo ended on Sunday.", "L Cairo"),
    ("Saudi Arabia and Sri Lanka signed the accord.", "L Saudi Arabia|L Sri Lanka"),
    ("Bosnia and Herzegovina joined the Council of Europe.", "L Bosnia and Herzegovina|O Council of Europe"),
    ("Tourists visited the Middle East and Latin America.", "L Middle East|L Latin America"),
    ("The ships left Port-au-Prince and Sharm El-Sheikh.", "L Port-au-Prince|L Sharm El-Sheikh"),
    ("Police said the bus fell into the Nile near Luxor.", "L Nile|L Luxor"),
    ("The US-led coalition left Mosul.", "L US|L Mosul"),
    ("The Israel-Hamas war entered its second year.", "L Israel|O Hamas"),
    ("Palestinians in the Gaza Strip and the West Bank protested on Friday.", "L Gaza Strip|L West Bank"),
    # no names
    ("The Egyptian ambassador and two Palestinians spoke Arabic on Monday in January.", ""),
    ("Muslims celebrated Eid in Jakarta.", "L Jakarta"),
    ("Novak Djokovic won the Australian Open in Melbourne.", "P Novak Djokovic|L Melbourne"),
    ("The Nobel Peace Prize went to Narges Mohammadi of Iran.", "P Narges Mohammadi|L Iran"),
    ("However, he was not there. Later, they left.", ""),
    # what one place leaves open another decides
    ("Sisi told reporters that Egypt would wait. Abdel Fattah Sisi spoke in Cairo.", "P Sisi|L Egypt|P Abdel Fattah Sisi|L Cairo"),
    ("Bashar al-Assad left Damascus. Few mourned Assad.", "P Bashar al-Assad|L Damascus|P Assad"),
    # headings
    ("Putin Held Talks With the Presidents of Syria and Iran\n\nVladimir Putin held talks, Syria said.", "P Putin|L Syria|L Iran|P Vladimir Putin|L Syria"),
    ("PUTIN HOLDS TALKS IN CAIRO TODAY\n\nRussian President Vladimir Putin held talks.", "P PUTIN|L CAIRO|P Vladimir Putin"),
    ("“The plan is dear,” said J. J. Price, 31, a farmer.", "P J. J. Price"),
    ("The board went against Mitt Romney with money.", "P Mitt Romney"),
]  # fmt: skip

OTHERS = [
    ("de", "Bundeskanzler Olaf Scholz traf am Montag in Berlin Emmanuel Macron.", "P Olaf Scholz|L Berlin|P Emmanuel Macron"),
    ("de", "Die Universität Wien und die NATO äußerten sich zu Ägypten.", "O Universität Wien|O NATO|L Ägypten"),
    ("fr", "Le ministre Jean Dupont est à Paris. L’Égypte soutient l’ONU.", "P Jean Dupont|L Paris|L Égypte|O ONU"),
    ("es", "El presidente Gustavo Petro viajó a Madrid.", "P Gustavo Petro|L Madrid"),
    ("es", "El Ministerio de Defensa de Colombia lo confirmó.", "O Ministerio de Defensa de Colombia"),
    ("it", "Il presidente Sergio Mattarella è a Roma.", "P Sergio Mattarella|L Roma"),
    ("pt", "O presidente Lula da Silva visitou Lisboa.", "P Lula da Silva|L Lisboa"),
    ("nl", "Premier Mark Rutte sprak in Den Haag over Rusland.", "P Mark Rutte|L Den Haag|L Rusland"),
    ("ru", "Президент России Владимир Путин приехал в Каир.", "L России|P Владимир Путин|L Каир"),
    ("uk", "Президент Володимир Зеленський про це сказав. Україна і Польща.", "P Володимир Зеленський|L Україна|L Польща"),
    ("ar", "قال الرئيس فلاديمير بوتين في القاهرة إن روسيا تدعم مصر.", "P فلاديمير بوتين|L القاهرة|L روسيا|L مصر"),
    ("pl", "Prezydent Andrzej Duda przyjechał.", "P Andrzej Duda"),
    ("tr", "Cumhurbaşkanı Recep Tayyip Erdoğan konuştu.", "P Recep Tayyip Erdoğan"),
    (None, "The president of Egypt spoke to reporters in Cairo about the end of the war.", "L Egypt|L Cairo"),
    (None, "Der Präsident sprach in Berlin.", "L Berlin"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), ENGLISH)
def test_names_in_english(text, expected):
    assert found(text) == [one for one in expected.split("|") if one]


@pytest.mark.parametrize(("language", "text", "expected"), OTHERS)
def test_names_in_other_languages(language, text, expected):
    assert found(text, language) == [one for one in expected.split("|") if one]


TIDIED = [
    # what an engine gives, as `kind words`, and what is left
    ("The Gaza Strip’s people fled.", "L The Gaza Strip’s", "L Gaza Strip"),
    ("He came on Sunday.", "L Sunday", ""),
    ("Two Palestinians came.", "O Palestinians", ""),
    ("Then 77 came.", "O 77", ""),
    ("Russian President Vladimir Putin came.", "P Russian President Vladimir Putin", "P Vladimir Putin"),
    ("Mr Kenya came to Nairobi.", "L Kenya|L Nairobi", "L Kenya|L Nairobi"),
    ("Mr Kariuki came.", "O Kariuki", "P Kariuki"),
    ("Ann Kariuki came. Kariuki left. Kariuki won.", "P Ann Kariuki", "P Ann Kariuki|P Kariuki|P Kariuki"),
    ("Omar Sisi came. He met Sisi Egypt’s friend.", "P Omar Sisi|O Sisi Egypt", "P Omar Sisi|P Sisi|L Egypt"),
    ("The Rail Workers Front (RWF) met. The RWF voted.", "O Rail Workers Front|L RWF", "O Rail Workers Front|O RWF|O RWF"),
    ("Mario Rossi (Italy) won.", "P Mario Rossi|L Italy", "P Mario Rossi|L Italy"),
    ("In Egypt it rained.", "O Egypt", "L Egypt"),
    ("The ReArm Europe plans cost.", "P ReArm Europe", ""),
    ("Clare Europe spoke.", "P Clare Europe", "P Clare Europe"),
    ("Mick Ek came as Moscow Mick.", "P Mick Ek|P Moscow Mick", "P Mick Ek"),
    ("Ann Ek met London Mick.", "P Ann Ek|P London Mick", "P Ann Ek|P London Mick"),
    ("The Moral Majority left.", "O Moral Majority", "O Moral Majority"),
    ("The Senate Majority Whip left.", "O Senate Majority", "O Senate"),
    ("The Democratic White House fell.", "O Democratic White House", "O White House"),
    ("He saw Acme, and Acme saw him at Acme.", "O Acme|P Acme|O Acme", "O Acme|O Acme|O Acme"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "given", "expected"), TIDIED)
def test_spans_are_tidied(text, given, expected):
    at, made = 0, []
    for one in given.split("|"):
        start = text.index(one[2:], at)
        at = start + len(one) - 2
        made.append(Span(LETTERS[one[0]], start, at, "model"))
    letters = {kind: letter for letter, kind in LETTERS.items()}
    tidied = [f"{letters[s.kind]} {text[s.start : s.end]}" for s in tidy(text_of(text), made)]
    assert tidied == [one for one in expected.split("|") if one]


def test_a_span_never_crosses_a_line_and_none_overlap():
    text = "Ann Lee\n\nBob Stone came."
    crossing = [Span(PER, 0, 18, "model"), Span(PER, 9, 18, "model"), Span(ORG, 0, 3, "model")]
    assert [text[s.start : s.end] for s in tidy(text_of(text), crossing)] == ["Ann", "Bob Stone"]


TRIMMED = [
    ("the United Nations", ORG, "United Nations"),
    ("“Ann Lee”", PER, "Ann Lee"),
    ("John Smith Jr.", PER, "John Smith Jr."),
    ("Acme Inc.", ORG, "Acme Inc."),
    ("Cairo.", LOC, "Cairo"),
    ("January", LOC, ""),
    ("Egyptian", ORG, ""),
    ("rebels", ORG, ""),
    ("Foreign Minister Ann Lee", PER, "Ann Lee"),
    ("Tesla’s", ORG, "Tesla"),
]


@pytest.mark.parametrize(("words", "kind", "expected"), TRIMMED)
def test_words_are_trimmed(words, kind, expected):
    place = trimmed(words, kind)
    assert (words[slice(*place)] if place else "") == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Leaders Meet in Cairo to Discuss the Truce", True),
        ("LEADERS MEET IN CAIRO TO DISCUSS THE TRUCE", True),
        ("Leaders meet in Cairo to discuss the truce", False),
        ("Vladimir Putin", False),
        ("", False),
    ],
)
def test_headings_are_known_by_their_capitals(line, expected):
    assert is_heading(line) is expected


def test_the_same_text_gives_the_same_names_with_their_rules():
    text = " ".join(sentence for sentence, _ in ENGLISH if "\n" not in sentence)
    first = names(text_of(text))
    assert first == names(text_of(text))
    assert all(one.rule for one in first)


NASTY = [
    "A" * 50_000,
    "A " * 20_000,
    "Ann Lee " * 8_000,
    "Bank of " * 8_000,
    "“" * 50_000,
    "(ABC) " * 8_000,
    "1" * 50_000,
    "A." * 20_000,
    "A-" * 20_000,
    "A'" * 20_000,
    "the The " * 8_000,
    "\ud800 Ann \udfff Lee",
    "\u202eAnn Lee\u202c",
    "İstanbul’da ǅ ﬁ Ann",
    "",
    "\n\n\n\n",
    " . . . ",
]


@pytest.mark.parametrize("text", NASTY)
@pytest.mark.parametrize("language", ["en", "de", None])
def test_nothing_in_a_text_is_too_much(text, language):
    prose = text_of(text, language)
    check(prose, names(prose))


WORDS = st.sampled_from(
    "Ann Lee Mr President of and the The & Bank Cairo Egypt’s US-led al-Sisi (UN) said , . - 's ’ J. "
    "Egyptian May de bin “ ” \n\n Ministry Sunday (IDF) Group 77 x".split(" ")
)


@given(st.lists(WORDS, max_size=40).map(" ".join), st.sampled_from(["en", "fr", "ru", None]))
@settings(max_examples=60, deadline=None)
def test_names_stand_in_order_inside_a_line(text, language):
    prose = text_of(text, language)
    check(prose, names(prose))


@given(
    st.text(max_size=60),
    st.lists(st.tuples(st.sampled_from(list(Kind)), st.integers(0, 60), st.integers(0, 60))),
)
@settings(max_examples=60, deadline=None)
def test_any_spans_can_be_tidied(text, given):
    made = [
        Span(k, min(a, b), max(a, b), "") for k, a, b in given if a != b and max(a, b) <= len(text)
    ]
    prose = text_of(text)
    check(prose, tidy(prose, made))


def check(prose, found):
    """Each stands within one line of the text, after the one before."""
    end = 0
    for one in found:
        assert end <= one.start < one.end <= len(prose.text)
        assert "\n" not in prose.text[one.start : one.end]
        end = one.end


def test_spans_of_the_engine_need_little_tidying():
    prose = text_of("Egyptian President Abdel Fattah el-Sisi met the Arab League’s head in Cairo.")
    assert [prose.text[s.start : s.end] for s in spans(prose)] == [
        "Abdel Fattah el-Sisi",
        "Arab League",
        "Cairo",
    ]
