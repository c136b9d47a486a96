"""What each paragraph of an article is: its role, the rule that says so, and what it states.

In: paragraphs. Out: a `Reading`: labelled stretches in order, fields, and faults as (kind of
problem, detail). The order of the steps is the method: what repeats and what is furniture is told
by its words alone; the first running text divides the head from the rest; what is left in the
head is told by its place between headline, byline and date; what is left below is body.
"""

from dataclasses import dataclass, field

from broadsheet.clean import bylines, furniture
from broadsheet.clean.dates import DateLine, Stated, date_line
from broadsheet.clean.lines import Paragraph
from broadsheet.clean.shape import ends_sentence, has_letters, is_prose, is_title, words
from broadsheet.records import Field, Role

HEAD_LINES = 12
"""Paragraphs among which a date or a byline still belongs to the head of the article."""

STANDFIRST_LENGTH = 600
"""Characters of prose that may stand between a headline and its byline or date."""

SHORT_REPEAT = 40
"""Characters: a shorter sentence may well be said twice ("No.", "Why?"), unless at once."""

TAIL_WORDS = 8
"""Words: a longer line is not taken for a label among the furniture at the end."""

TITLE_WORDS = 4
"""Words: a shorter line above another title is a label over the headline."""

CAPTION_WORDS = 6
"""Words: a shorter line between the headline and the text is a caption, not a standfirst."""


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
    kinds: list[furniture.Kind | None]
    dates: dict[int, DateLine] = field(default_factory=dict)
    headline: int | None = None

    def open(self, end: int | None = None, start: int = 0) -> list[int]:
        """Return the paragraphs of a range that have no role yet."""
        stop = len(self.paragraphs) if end is None else end
        return [i for i in range(start, stop) if self.kinds[i] is None]

    def text(self, i: int) -> str:
        return self.paragraphs[i].text

    def set(self, i: int, role: Role, rule: str) -> None:
        self.kinds[i] = furniture.Kind(role, rule)


def label(paragraphs: list[Paragraph]) -> Reading:
    """Give each paragraph a role and read off headline, byline and date of publication."""
    sheet = _Sheet(paragraphs, [furniture.kind(p.text) for p in paragraphs])
    _repeats(sheet)
    _dates(sheet)
    head = _head(sheet)
    _headline(sheet, head)
    _bylines(sheet, head)
    _rest_of_head(sheet, head)
    _tail(sheet)
    for i in sheet.open():
        sheet.set(i, Role.BODY, "running text")
    published, faults = _published(sheet)
    fields = [f for f in (_headline_field(sheet), _byline_field(sheet), published) if f]
    return Reading(_stretches(sheet), fields, faults)


def _repeats(sheet: _Sheet) -> None:
    """Label what repeats an earlier paragraph; the first of its kind keeps its own role."""
    seen: dict[str, int] = {}
    for i, paragraph in enumerate(sheet.paragraphs):
        same = paragraph.text.casefold()
        at_once = seen.get(same) == i - 1
        said = ends_sentence(same) and len(same) < SHORT_REPEAT
        if same in seen and (at_once or not said) and sheet.kinds[i] is None:
            sheet.set(i, Role.REPEAT, "repeats an earlier paragraph")
        seen[same] = i


def _dates(sheet: _Sheet) -> None:
    """Label the lines near the head that are nothing but dates, and note the mixed ones."""
    for i in sheet.open()[:HEAD_LINES]:
        found = date_line(sheet.text(i))
        if found is None:
            continue
        before = sheet.text(i)[: found.start].strip(" *•|·–—-")
        if not before:
            sheet.set(i, Role.DATE, "date line")
            sheet.dates[i] = found
        elif bylines.is_marked(before) or bylines.is_name_line(before):
            sheet.set(i, Role.BYLINE, "byline with a date")
            sheet.dates[i] = found


def _head(sheet: _Sheet) -> int:
    """Return the index of the first paragraph of the text itself.

    That is the first prose, unless a date or marked byline stands soon after it with little prose
    between: then that prose is a standfirst. Without any prose, what anchors the head ends it.
    """
    size = len(sheet.paragraphs)
    prose = next((i for i in sheet.open() if is_prose(sheet.text(i))), size)
    anchors = [i for i in range(min(size, HEAD_LINES)) if _is_anchor(sheet, i)]
    last = anchors[-1] + 1 if anchors else 0
    if prose == size:
        return last
    between = [i for i in sheet.open(last, prose) if is_prose(sheet.text(i))]
    standfirst = sum(len(sheet.text(i)) for i in between) <= STANDFIRST_LENGTH
    titled = any(is_title(sheet.text(i)) for i in sheet.open(prose))
    return last if last > prose and standfirst and titled and len(between) <= 2 else prose


def _is_anchor(sheet: _Sheet, i: int) -> bool:
    kind = sheet.kinds[i]
    marked = kind is None and bylines.is_marked(sheet.text(i))
    return marked or (kind is not None and kind.role in (Role.DATE, Role.BYLINE))


def _headline(sheet: _Sheet, head: int) -> None:
    """Label the headline: the first title of the head that is more than a word or two.

    A title needs a text below it, or a byline or date beside it, to be a headline.
    """
    titles = [
        i
        for i in sheet.open(head)
        if is_title(sheet.text(i)) and not bylines.is_marked(sheet.text(i))
    ]
    if not titles:
        return
    chosen = next((i for i in titles if words(sheet.text(i)) >= TITLE_WORDS), titles[0])
    sheet.headline = chosen
    sheet.set(chosen, Role.HEADLINE, "title above the text")
    for i in sheet.open(chosen):
        if not bylines.is_marked(sheet.text(i)):
            sheet.set(i, Role.BOILERPLATE, "label above the headline")


def _bylines(sheet: _Sheet, head: int) -> None:
    """Label what says that it is a byline, and a bare name where a byline would stand.

    A bare name stands there when it touches a date, a reading time or a byline, or follows the
    headline with no blank line between.
    """
    for i in sheet.open(head):
        if bylines.is_marked(sheet.text(i)):
            sheet.set(i, Role.BYLINE, "marked byline")
    if sheet.headline is None:
        return
    for i in sheet.open(head, sheet.headline + 1):
        glued = i == sheet.headline + 1 and sheet.paragraphs[i].gap == 0
        beside = any(_is_trim(sheet, j) for j in (i - 1, i + 1))
        if (glued or beside) and bylines.is_name_line(sheet.text(i)):
            sheet.set(i, Role.BYLINE, "name under the headline")


def _is_trim(sheet: _Sheet, i: int) -> bool:
    kind = sheet.kinds[i] if 0 <= i < len(sheet.kinds) else None
    return kind is not None and kind.role in (Role.DATE, Role.READING_TIME, Role.BYLINE)


def _rest_of_head(sheet: _Sheet, head: int) -> None:
    """Label what is left between the headline and the text: standfirst or caption."""
    if sheet.headline is None:
        return
    anchors = [i for i in range(head) if _is_anchor(sheet, i)]
    for i in sheet.open(head, sheet.headline + 1):
        long = words(sheet.text(i)) >= CAPTION_WORDS
        if long or is_prose(sheet.text(i)):
            sheet.set(i, Role.STANDFIRST, "between headline and text")
        elif any(i < anchor for anchor in anchors) and has_letters(sheet.text(i)):
            sheet.set(i, Role.BOILERPLATE, "label in the head")
        else:
            sheet.set(i, Role.CAPTION, "short line above the text")


def _tail(sheet: _Sheet) -> None:
    """Label the short lines that stand among the furniture below the last running text."""
    last = max((i for i in sheet.open() if _runs(sheet.text(i))), default=len(sheet.kinds))
    below = range(last + 1, len(sheet.kinds))
    first = next((i for i in below if _is_boilerplate(sheet, i)), None)
    if first is None:
        return
    for i in sheet.open(start=first):
        sheet.set(i, Role.BOILERPLATE, "short line among furniture at the end")


def _runs(text: str) -> bool:
    return ends_sentence(text) or words(text) > TAIL_WORDS


def _is_boilerplate(sheet: _Sheet, i: int) -> bool:
    kind = sheet.kinds[i]
    return kind is not None and kind.role is Role.BOILERPLATE


def _published(sheet: _Sheet) -> tuple[Field | None, list[tuple[str, str]]]:
    """Return the stated date of publication, or the reason why there is none to choose."""
    stated: list[tuple[int, Stated]] = [
        (sheet.paragraphs[i].start, one)
        for i, found in sorted(sheet.dates.items())
        for one in found.dates
        if not one.updated
    ]
    faults = [(one.fault, _words(sheet, start, one)) for start, one in stated if one.fault]
    settled = [(start, one) for start, one in stated if one.edtf]
    days = {(one.edtf or "")[:10] for _, one in settled}
    if len(days) > 1:
        return None, [*faults, ("two dates", ", ".join(sorted(days)))]
    if not settled:
        return None, faults
    # Of two lines with the same day, the one that states the time says more.
    start, best = max(settled, key=lambda one: len(one[1].edtf or ""))
    value = best.edtf or ""
    return Field("published", value, "date line", start + best.start, start + best.end), faults


def _words(sheet: _Sheet, start: int, one: Stated) -> str:
    paragraph = next(p for p in sheet.paragraphs if p.start == start)
    return paragraph.text[one.start : one.end]


def _headline_field(sheet: _Sheet) -> Field | None:
    if sheet.headline is None:
        return None
    paragraph = sheet.paragraphs[sheet.headline]
    bare = paragraph.text.lstrip("*•#>· \t")
    start = paragraph.end - len(bare)
    return Field("headline", bare, "title above the text", start, paragraph.end)


def _byline_field(sheet: _Sheet) -> Field | None:
    for i, kind in enumerate(sheet.kinds):
        if kind and kind.role is Role.BYLINE:
            start, end = _byline_stretch(sheet, i)
            return Field(
                "byline", sheet.text(i)[start:end], kind.rule, *_place(sheet, i, start, end)
            )
    return None


def _byline_stretch(sheet: _Sheet, i: int) -> tuple[int, int]:
    """Return where the byline stands in its paragraph: before the date, without marks around."""
    text = sheet.text(i)
    stop = sheet.dates[i].start if i in sheet.dates else len(text)
    stop = len(text[:stop].rstrip(" *•|·–—,-"))
    return stop - len(text[:stop].lstrip(" *•|·–—-")), stop


def _place(sheet: _Sheet, i: int, start: int, end: int) -> tuple[int, int]:
    begin = sheet.paragraphs[i].start
    return begin + start, begin + end


def _stretches(sheet: _Sheet) -> list[Labelled]:
    """Return the labelled paragraphs; a byline that shares its line with a date is parted."""
    stretches: list[Labelled] = []
    for i, (paragraph, kind) in enumerate(zip(sheet.paragraphs, sheet.kinds, strict=True)):
        assert kind is not None  # noqa: S101 - `label` ends with every paragraph labelled
        start = paragraph.start
        if kind.role is Role.BYLINE and i in sheet.dates:
            cut = start + sheet.dates[i].start
            stretches.append(Labelled(start, cut, kind.role, kind.rule))
            stretches.append(Labelled(cut, paragraph.end, Role.DATE, "date line"))
        else:
            stretches.append(Labelled(start, paragraph.end, kind.role, kind.rule))
    return stretches
