"""What each paragraph of an article is: its role, the rule that says so, and what it states.

In: paragraphs. Out: a `Reading`: labelled stretches in order, fields, and faults as (kind of
problem, detail). The order of the steps is the method:

1. Furniture is told by its words, weak words only beside other furniture.
2. The head ends where the text begins: at the first prose, unless that is a standfirst.
3. In the head, dates, bylines, headline, standfirst and captions are told by form and place.
4. Below it, repeats and the labels among the furniture at the end go; the rest is body.

Where the form leaves it open, a paragraph stays in the body: text that is taken out is lost to
whoever searches, a label that stays in is only in the way.
"""

import re
from dataclasses import dataclass, field

from broadsheet.clean import bylines, dates, furniture
from broadsheet.clean.dates import DateLine, Stated, date_line
from broadsheet.clean.furniture import Kind
from broadsheet.clean.lines import Paragraph
from broadsheet.clean.shape import ends_sentence, is_prose, is_title, words
from broadsheet.records import Field, Role

HEAD_LINES = 12
"""Paragraphs at most in the head of an article; the longest labelled one has nine."""

STANDFIRST_LENGTH = 350
"""Characters: a longer paragraph over the byline is the beginning of the text."""

LONG_REPEAT = 15
"""Words: a paragraph of this length that stands twice was doubled by a machine; a shorter one may
be a refrain, a question asked again, a signature."""

LABEL_WORDS = 3
"""Words: a line this short between headline and byline is a label."""

STANDFIRST_WORDS = 6
"""Words: a line without a full stop under the headline is a standfirst from this length on."""

TAIL_WORDS = 8
"""Words: a longer line is not taken for a label among the furniture at the end."""

TITLE_WORDS = 4
"""Words: a shorter line above another title is a label over the headline."""

DATED_WORDS = 12
"""Words: a line of the head this short that holds a date is about that date."""

_MARKED_TITLE = re.compile(
    r"(?:title|headline|subject|titel|titre|título|betreff)\s*:\s*", re.IGNORECASE
)
_MARKS_AROUND = " \t*•#>·_=–—|-"


@dataclass(frozen=True, slots=True)
class Labelled:
    """A stretch of the text with its role and rule."""

    start: int
    end: int
    role: Role
    rule: str


@dataclass(frozen=True, slots=True)
class Reading:
    """What the paragraphs of one text turned out to be."""

    labelled: list[Labelled]
    fields: list[Field]
    faults: list[tuple[str, str]]


@dataclass(slots=True)
class _Sheet:
    """The work in progress: the paragraphs and what is known of each."""

    paragraphs: list[Paragraph]
    kinds: list[Kind | None]
    dates: dict[int, DateLine] = field(default_factory=dict)
    headline: int | None = None
    faults: list[tuple[str, str]] = field(default_factory=list)

    def text(self, i: int) -> str:
        return self.paragraphs[i].text

    def set(self, i: int, role: Role, rule: str) -> None:
        self.kinds[i] = Kind(role, rule)

    def open(self, start: int = 0, stop: int | None = None) -> list[int]:
        """Return the paragraphs of a range that have no role yet."""
        stop = len(self.kinds) if stop is None else stop
        return [i for i in range(start, stop) if self.kinds[i] is None]

    def role(self, i: int) -> Role | None:
        kind = self.kinds[i] if 0 <= i < len(self.kinds) else None
        return kind.role if kind else None


def label(paragraphs: list[Paragraph]) -> Reading:
    """Give each paragraph a role and read off headline, byline and date of publication."""
    sheet = _Sheet(paragraphs, _furniture(paragraphs))
    head = _head(sheet)
    _repeats(sheet, head)
    _headline(sheet, head)
    _names(sheet, head)
    _rest_of_head(sheet, head)
    _tail(sheet, head)
    for i in sheet.open():
        sheet.set(i, Role.BODY, "running text")
    published = _published(sheet)
    fields = [f for f in (_headline_field(sheet), _byline_field(sheet), published) if f]
    return Reading(_stretches(sheet), fields, sheet.faults)


# 1. Furniture


def _furniture(paragraphs: list[Paragraph]) -> list[Kind | None]:
    """Tell the furniture: what is unmistakable, and weak words beside it or at the edges."""
    found = [furniture.kind(p.text) for p in paragraphs]
    found = [
        None if kind and bylines.is_marked(p.text) else kind
        for kind, p in zip(found, paragraphs, strict=True)
    ]
    prose = [i for i, p in enumerate(paragraphs) if found[i] is None and is_prose(p.text)]
    last = prose[-1] if prose else len(found)
    for i, kind in enumerate(found):
        if kind is None or not kind.weak:
            continue
        beside = [found[j] for j in (i - 1, i + 1) if 0 <= j < len(found)]
        other = any(k and not (kind.number and k.number) for k in beside)
        if not other and (kind.number or i < last):
            found[i] = None
    return found


# 2. The head


def _head(sheet: _Sheet) -> int:
    """Label dates and marked bylines of the head; return the index of the text's beginning.

    The text begins at the first prose. If a date or a marked byline follows that prose at once,
    and more prose follows there, it was a standfirst, and the text begins below.
    """
    prose = [i for i in sheet.open() if is_prose(sheet.text(i)) and not _is_anchor(sheet, i)]
    first = prose[0] if prose else len(sheet.kinds)
    anchors = [i for i in sheet.open(0, min(first, HEAD_LINES)) if _is_anchor(sheet, i)]
    begins = anchors[-1] + 1 if anchors and not prose else first
    short = len(prose) > 1 and len(sheet.text(first)) <= STANDFIRST_LENGTH
    if short and not anchors and _has_title(sheet, first):
        below = sheet.open(first + 1, min(prose[1], HEAD_LINES))
        found = [i for i in below if _is_anchor(sheet, i)]
        if found and all(i in found or bylines.is_name_line(sheet.text(i)) for i in below):
            anchors += found
            begins = below[-1] + 1
    plain = [i for i in anchors if (line := _dated(sheet.text(i))) and not line.published]
    if plain and prose and any(_is_plain_date(sheet, i) for i in sheet.open(begins, prose[-1])):
        # A diary or a chronicle: its dates are subheadings, the first of them as well.
        anchors = [i for i in anchors if i not in plain]
        begins = plain[0]
    for i in anchors:
        _label_anchor(sheet, i)
    return begins


def _is_plain_date(sheet: _Sheet, i: int) -> bool:
    found = date_line(sheet.text(i))
    return found is not None and not found.start and not found.published and bool(found.dates)


def _has_title(sheet: _Sheet, stop: int) -> bool:
    return any(is_title(sheet.text(i)) and not _is_anchor(sheet, i) for i in sheet.open(0, stop))


def _is_anchor(sheet: _Sheet, i: int) -> bool:
    """Tell whether a line is a date, a marked byline, or both."""
    text = sheet.text(i)
    return bylines.is_marked(text) or _dated(text) is not None


def _dated(text: str) -> DateLine | None:
    """Return the dates of a line that holds nothing else, but perhaps a name or a source."""
    found = date_line(text)
    if found is None:
        return None
    before = text[: found.start].strip(_MARKS_AROUND + ",:")
    good = not before or bylines.is_marked(before) or bylines.is_name_line(before)
    return found if good or dates.is_source(before) else None


def _label_anchor(sheet: _Sheet, i: int) -> None:
    text = sheet.text(i)
    found = _dated(text)
    if found:
        sheet.dates[i] = found
    before = text[: found.start].strip(_MARKS_AROUND) if found else text
    if bylines.is_marked(before):
        sheet.set(i, Role.BYLINE, "marked byline")
    elif bylines.is_name_line(before):
        sheet.set(i, Role.BYLINE, "name before a date")
    else:
        sheet.set(i, Role.DATE, "date line")


# 3. In the head


def _headline(sheet: _Sheet, head: int) -> None:
    """Label the headline: a title above the first date or byline, else the first below it.

    A short title above a longer one is a label over it.
    """
    titles = [i for i in sheet.open(0, head) if _can_be_headline(sheet, i)]
    if not titles or (head == len(sheet.kinds) and not sheet.dates and not _has_byline(sheet)):
        return  # a text of nothing but titles is a list or a poem
    anchors = [i for i in range(head) if sheet.role(i) in (Role.DATE, Role.BYLINE)]
    above = [i for i in titles if not anchors or i < anchors[0]] or titles
    marked = [i for i in above if _MARKED_TITLE.match(sheet.text(i))]
    long = [i for i in above if words(sheet.text(i)) >= TITLE_WORDS]
    chosen = (marked or long or above)[0]
    sheet.headline = chosen
    sheet.set(chosen, Role.HEADLINE, "title above the text")
    for i in sheet.open(0, chosen):
        sheet.set(i, Role.BOILERPLATE, "label above the headline")


def _can_be_headline(sheet: _Sheet, i: int) -> bool:
    text = sheet.text(i)
    if bylines.is_name_line(text) or bylines.is_section(text) or dates.find_full(text):
        return False
    return is_title(text, alone=i == 0)


def _has_byline(sheet: _Sheet) -> bool:
    return any(kind and kind.role is Role.BYLINE for kind in sheet.kinds)


def _names(sheet: _Sheet, head: int) -> None:
    """Label a bare name where a byline would stand.

    It stands there when it touches a date, a reading time or a byline, or follows the headline
    with no blank line between.
    """
    if sheet.headline is None:
        return
    for i in sheet.open(sheet.headline + 1, head):
        glued = i == sheet.headline + 1 and sheet.paragraphs[i].gap == 0
        trims = (Role.DATE, Role.READING_TIME, Role.BYLINE)
        beside = sheet.role(i - 1) in trims or sheet.role(i + 1) in trims
        beside = beside or (i + 1 < head and bylines.is_role(sheet.text(i + 1)))
        if (glued or beside) and bylines.is_name_line(sheet.text(i)):
            sheet.set(i, Role.BYLINE, "name under the headline")
            if i + 1 < head and bylines.is_role(sheet.text(i + 1)):
                sheet.set(i + 1, Role.BYLINE, "role under a name")


def _rest_of_head(sheet: _Sheet, head: int) -> None:
    """Label what is left between the headline and the text, where its form says what it is."""
    if sheet.headline is None:
        return
    anchors = [i for i in range(head) if sheet.role(i) in (Role.DATE, Role.BYLINE)]
    last = anchors[-1] if anchors else sheet.headline
    for i in sheet.open(sheet.headline + 1, head):
        text = sheet.text(i)
        if dates.find_full(text) and words(text) <= DATED_WORDS and not ends_sentence(text):
            sheet.set(i, Role.DATE, "line with a date")
            sheet.faults.append(("unread date", text))
        elif _is_said_twice(sheet, i) or _is_credit(sheet, i + 1):
            sheet.set(i, Role.CAPTION, "short line above a credit or a repeat of itself")
        elif i < last and words(text) <= LABEL_WORDS and not _speaks(text):
            sheet.set(i, Role.BOILERPLATE, "label in the head")
    left = sheet.open(sheet.headline + 1, head)
    if len(left) == 1 and (left[0] < last or _is_standfirst(sheet.text(left[0]))):
        sheet.set(left[0], Role.STANDFIRST, "between headline and text")


def _is_said_twice(sheet: _Sheet, i: int) -> bool:
    repeated = sheet.role(i + 1) is Role.REPEAT
    return repeated and sheet.text(i + 1).casefold() == sheet.text(i).casefold()


def _is_credit(sheet: _Sheet, i: int) -> bool:
    kind = sheet.kinds[i] if i < len(sheet.kinds) else None
    return kind is not None and kind.rule == "picture credit"


def _is_standfirst(text: str) -> bool:
    """Tell whether a line directly above the text can be no part of it."""
    return words(text) >= STANDFIRST_WORDS and not _speaks(text) and "\t" not in text


def _speaks(text: str) -> bool:
    """Tell whether a line ends as something said does, or announces what follows."""
    return text.endswith((".", "!", "?", "…", ":", ",", ";", "”", '"', "»", "؟", "。"))


# 4. Below the head


def _repeats(sheet: _Sheet, head: int) -> None:
    """Label what repeats an earlier paragraph; the first of its kind keeps its own role.

    A label repeats in the head, or at once, as the text and the caption of one picture do. What is
    a sentence, or a part of one, may be said again, unless it is long.
    """
    seen: dict[str, int] = {}
    for i, paragraph in enumerate(sheet.paragraphs):
        same = paragraph.text.casefold()
        before = seen.get(same)
        seen[same] = i
        if before is None or sheet.role(i) not in (None, Role.DATE, Role.BYLINE):
            continue
        at_once = before == i - 1
        label = i < head or at_once
        if words(same) >= LONG_REPEAT or (at_once and i < head) or (label and not _speaks(same)):
            sheet.set(i, Role.REPEAT, "repeats an earlier paragraph")
            sheet.dates.pop(i, None)


def _tail(sheet: _Sheet, head: int) -> None:
    """Label what stands among the furniture below the text, and a date as the last word.

    A short line there is furniture when furniture stands on both sides of it, or when a line has
    announced links to other articles.
    """
    text = [i for i in sheet.open(head) if _runs(sheet.text(i))]
    last = text[-1] if text else head - 1
    _last_date(sheet, head, last)
    below = [i for i in range(last + 1, len(sheet.kinds)) if sheet.role(i) is Role.BOILERPLATE]
    links = [i for i in below if (k := sheet.kinds[i]) and k.rule == furniture.LINKS]
    for i in sheet.open(last + 1):
        between = bool(below) and below[0] < i < below[-1]
        if between or (links and links[0] < i):
            sheet.set(i, Role.BOILERPLATE, "short line among furniture at the end")


def _last_date(sheet: _Sheet, head: int, last: int) -> None:
    """Label a date below the text: one that says it is of publication, or the very last line."""
    if any(one.edtf or one.fault for found in sheet.dates.values() for one in found.dates):
        return
    open_below = sheet.open(max(head, last + 1))
    for i in open_below:
        found = _dated(sheet.text(i))
        if found and found.dates and (found.published or [i] == open_below[-1:]):
            _label_anchor(sheet, i)
            return


def _runs(text: str) -> bool:
    return _dated(text) is None and (ends_sentence(text) or words(text) > TAIL_WORDS)


# Values


def _published(sheet: _Sheet) -> Field | None:
    """Return the stated date of publication, or note why there is none to choose."""
    stated: list[tuple[int, Stated]] = [
        (i, one)
        for i, found in sorted(sheet.dates.items())
        for one in found.dates
        if not one.updated
    ]
    for i, one in stated:
        if one.fault:
            sheet.faults.append((one.fault, sheet.text(i)[one.start : one.end]))
    settled = [(i, one) for i, one in stated if one.edtf]
    days = {(one.edtf or "")[:10] for _, one in settled}
    if len(days) > 1:
        sheet.faults.append(("two dates", ", ".join(sorted(days))))
        return None
    if not settled:
        return None
    # Of two lines with the same day, the one that states the time says more.
    i, best = max(settled, key=lambda one: len(one[1].edtf or ""))
    start = sheet.paragraphs[i].start
    return Field("published", best.edtf or "", "date line", start + best.start, start + best.end)


def _headline_field(sheet: _Sheet) -> Field | None:
    if sheet.headline is None:
        return None
    text = sheet.text(sheet.headline)
    start = len(text) - len(text.lstrip(_MARKS_AROUND))
    marked = _MARKED_TITLE.match(text, start)
    start = marked.end() if marked else start
    stop = len(text.rstrip(" \t*_=#|"))
    return _field(sheet, sheet.headline, ("headline", "title above the text"), start, stop)


def _byline_field(sheet: _Sheet) -> Field | None:
    for i, kind in enumerate(sheet.kinds):
        if kind and kind.role is Role.BYLINE:
            text = sheet.text(i)
            stop = sheet.dates[i].start if i in sheet.dates else len(text)
            stop = len(text[:stop].rstrip(_MARKS_AROUND + ","))
            start = stop - len(text[:stop].lstrip(_MARKS_AROUND))
            return _field(sheet, i, ("byline", kind.rule), start, stop)
    return None


def _field(sheet: _Sheet, i: int, named: tuple[str, str], start: int, stop: int) -> Field:
    name, method = named
    begin = sheet.paragraphs[i].start
    return Field(name, sheet.text(i)[start:stop], method, begin + start, begin + stop)


def _stretches(sheet: _Sheet) -> list[Labelled]:
    """Return the labelled paragraphs; a byline that shares its line with a date is parted."""
    stretches: list[Labelled] = []
    for i, (paragraph, kind) in enumerate(zip(sheet.paragraphs, sheet.kinds, strict=True)):
        assert kind is not None  # noqa: S101 - `label` ends with every paragraph labelled
        start = paragraph.start
        if kind.role is Role.BYLINE and i in sheet.dates and sheet.dates[i].start:
            cut = start + sheet.dates[i].start
            stretches.append(Labelled(start, cut, kind.role, kind.rule))
            stretches.append(Labelled(cut, paragraph.end, Role.DATE, "date line"))
        else:
            stretches.append(Labelled(start, paragraph.end, kind.role, kind.rule))
    return stretches
