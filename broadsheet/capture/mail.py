"""Mail: a message is an article, a newsletter above all.

In: the bytes of a message, or an open mailbox. Out: an `Entry` with claims from the header and the
text of the page in it, else its plain text; attachments are counted as not read.

Who a newsletter is from: the name in `From` is the byline where the address before the @ has a part
of it, and the message came over no list; else it is the outlet. Recipients are left out: they are
nobody's business.
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from email import message_from_bytes
from email.message import Message
from typing import BinaryIO

from broadsheet.capture import html
from broadsheet.capture.entry import Entry, Read, Refusal, Said, compose
from broadsheet.capture.mail_parts import (
    MAX_HEADER,
    ODD,
    charset_of,
    content_type,
    header,
    payload_of,
    text_of,
)
from broadsheet.capture.shapes import line
from broadsheet.capture.stream import MAX_RECORD, buffered, lines

MAX_DEPTH = 100
MAX_PARTS = 10_000
"""Levels and parts of a message; mail programs make three levels. The standard parser takes time
with the product of depth and length, and a kilobyte for every part."""

LISTED = ("List-Id", "List-Unsubscribe", "List-Post")
"""Headers that only mailing lists and newsletters have (RFC 2369, RFC 2919)."""

FORWARDED = re.compile(
    r"^(?:-{2,20} ?(?:Forwarded message|Original Message|Weitergeleitete Nachricht"
    r"|Message transféré|Mensaje reenviado|Пересылаемое сообщение) ?-{2,20}"
    r"|Begin forwarded message:)[ \t]*\r?\n",
    re.IGNORECASE | re.MULTILINE,
)
"""Gmail, Outlook, Thunderbird and Apple Mail. Below stand headers of the message that was passed
on; those of the message itself say who passed it on, and when."""

_FORWARD = re.compile(r"(?:fwd?|wg|tr|rv|пересл)\s*:\s*", re.IGNORECASE)
_INNER = re.compile(r"[>\s]{0,10}\*?(From|Date|Sent|Subject):\*?[ \t]+(\S.*)")
_BOUNDARY = re.compile(rb"boundary[*\d]{0,4}[ \t]{0,99}=", re.IGNORECASE)
_LONG_TYPE = re.compile(
    rb"^content-(?:type|disposition)[ \t]*+:(?:[^\n]|\n[ \t]){4000}", re.IGNORECASE | re.MULTILINE
)
"""The standard parser takes time with the square of such a header's length; programs write 200."""

_FROM = re.compile(rb"From \S.{0,200}\d\d:\d\d")
"""The line between the messages of a mailbox; in a text, `From` is followed by no time."""

_MADE_OF = {"From": "outlet", "Date": "published", "Sent": "published", "Subject": "headline"}


def read(content: bytes) -> Read:
    """Yield the article of one message."""
    yield from message(content, None)


def read_box(file: BinaryIO) -> Read:
    """Yield the articles of a mailbox, one for each message (RFC 4155)."""
    number, held, size, blank = 0, list[bytes](), 0, True
    for _, raw in lines(buffered(file)):
        if raw is not None and _FROM.match(raw) and blank:
            if number:
                yield from _boxed(held, size, number)
            number, held, size = number + 1, [], 0
        elif number == 0:
            yield Refusal("unreadable record", "no mailbox: it does not begin with a From line")
            return
        size += MAX_RECORD + 1 if raw is None else len(raw)
        if raw is not None and size <= MAX_RECORD:
            held.append(raw)
        blank = raw is not None and not raw.strip()
    if number:
        yield from _boxed(held, size, number)


def _boxed(held: list[bytes], size: int, number: int) -> Read:
    if size > MAX_RECORD:
        yield Refusal("too large", f"over {MAX_RECORD} bytes", number)
    else:
        raw = b"".join(held)
        for found in message(b"".join(held[1:]), number):
            yield replace(found, raw=raw) if isinstance(found, Entry) else found


def message(content: bytes, number: int | None) -> Read:
    """Read one message; of one that carries another, that one is the article."""
    deep = sum(1 for _ in _BOUNDARY.finditer(content)) > MAX_DEPTH
    if deep or content.count(b"\n--") > MAX_PARTS:
        yield Refusal("unreadable record", "too many parts in parts", number)
        return
    if _LONG_TYPE.search(content):
        yield Refusal("unreadable record", "a header of over 4,000 characters", number)
        return
    try:
        outer = message_from_bytes(content)
        every = list(outer.walk())
        found = next((one for one in every[1:] if _carried(one)), outer)
        inner = [*found.walk()]
    except (RecursionError, *ODD) as error:
        yield Refusal("unreadable record", line(str(error), 200), number)
        return
    if not outer.keys():
        yield Refusal("unreadable record", "no mail: it has no header", number)
        return
    page, plain, rest = _sorted([part for part in inner if not part.is_multipart()])
    held = {id(part) for part in inner}
    rest += [part for part in every if not part.is_multipart() and id(part) not in held]
    text = "\n\n".join(text_of(part) for part in plain)
    said = list(_said(found, text))
    if found is not outer:
        said += [("note", f"carried by: {name}", header(outer, name)) for name in ("From", "Date")]
    if page is not None:
        body = payload_of(page)
        yield html.page(body, said=said, charset=charset_of(page), raw=content, number=number)
    elif plain:
        head, begins, claims = compose(said, text)
        yield Entry(content, head, "utf-8", begins, claims, (), number)
    else:
        yield Refusal("no text", "the message has no part that is text", number)
    if rest:
        counted = Counter(content_type(part) for part in rest)
        detail = ", ".join(f"{times} {kind}" for kind, times in sorted(counted.items()))
        yield Refusal("not read", f"attachments: {line(detail, 300)}", number)


def _carried(part: Message) -> bool:
    """Tell a message inside of a message, from the part around it, by its own header."""
    return bool(part.get("From") and part.get("Date"))


def _sorted(parts: "list[Message]") -> "tuple[Message | None, list[Message], list[Message]]":
    """Part the page, the plain texts and the attachments of a message."""
    page, plain, rest = None, list[Message](), list[Message]()
    for part in parts:
        kind = content_type(part)
        attached = header(part, "Content-Disposition").lower().startswith("attachment")
        if kind == "text/html" and page is None and not attached:
            page = part
        elif kind == "text/plain" and not attached:
            plain.append(part)
        else:
            rest.append(part)
    return page, plain, rest


def _is_persons(sender: str, name: str) -> bool:
    """Tell whether an address is that of the person named beside it: it has a part of the name.

    >>> _is_persons('"Ann Lee" <a.lee@example.org>', "Ann Lee")
    True
    >>> _is_persons('"The Daily Star" <newsletter@star.example>', "The Daily Star")
    False
    """
    local = sender.rpartition("<")[2].partition("@")[0].casefold()
    return any(part in local for part in re.findall(r"[^\W\d_]{3,}", name.casefold()))


def _name(words: str) -> str:
    """Return the name beside an address, if there is one; `parseaddr` may never come back.

    >>> _name('"The Brief" <news@example.org>'), _name("news@example.org (Ann Lee)")
    ('The Brief', 'Ann Lee')
    """
    before, bracket, _ = words.partition("<")
    if not bracket:
        before = words.partition("(")[2].rpartition(")")[0]
    return before.strip(" \t\"'").replace('\\"', '"')


def _said(found: Message, text: str) -> Iterator[Said]:
    """State what the header says of the article."""
    subject, date, sender = (header(found, name) for name in ("Subject", "Date", "From"))
    forwarded = FORWARDED.search(text, 0, 20_000)
    passed_on = bool(forwarded or _FORWARD.match(subject))
    yield "headline", "Subject", _FORWARD.sub("", subject, count=1) if passed_on else subject
    if passed_on:
        yield "note", "From", _name(sender)
        yield "note", "Date", date
        if forwarded:
            yield from _inner(text[forwarded.end() : forwarded.end() + 4 * MAX_HEADER])
        return
    name = _name(sender)
    listed = any(header(found, one) for one in LISTED)
    person = not listed and _is_persons(sender, name)
    yield "byline" if person else "outlet", "From", name
    yield "outlet", "List-Id", _name(header(found, "List-Id"))
    yield "outlet", "Organization", header(found, "Organization")
    yield "published", "Date", date
    yield "url", "Archived-At", header(found, "Archived-At").strip("<>")
    yield "language", "Content-Language", header(found, "Content-Language")


def _inner(text: str) -> Iterator[Said]:
    """State what the header of a message that was passed on says."""
    begun = False
    for row in text.splitlines():
        found = _INNER.match(row)
        if found:
            name, words = found[1], found[2].strip(" *")
            yield (
                _MADE_OF[name],
                f"forwarded {name}",
                _name(words) if name == "From" else words,
            )
        elif begun and not row.strip(" >"):
            return
        begun = begun or bool(found)
