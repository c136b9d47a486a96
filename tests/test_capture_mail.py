"""Mail: the article of a message, who it is from, and what is left out."""

import time
from email.message import EmailMessage

import pytest
from conftest import found, kinds, stated
from hypothesis import given, settings
from hypothesis import strategies as st

from broadsheet.capture import mail
from broadsheet.capture.entry import Entry

ARTICLE = "article"
DATE = "Thu, 04 Mar 2021 09:00:00 +0100"
PAGE = "<html><body><p>The bridge “fell” on Monday.</p></body></html>"


def message(text: str = "", page: str = "", **headers: str) -> EmailMessage:
    made = EmailMessage()
    for name, words in headers.items():
        made[name.replace("_", "-")] = words
    if text:
        made.set_content(text)
    if page and text:
        made.add_alternative(page, subtype="html")
    elif page:
        made.set_content(page, subtype="html")
    return made


def body(entry: Entry) -> str:
    return entry.text[entry.begins :].strip()


def test_a_newsletter() -> None:
    made = message(
        "Plain.", PAGE, From="The Brief <news@example.org>", Subject="A bridge falls", Date=DATE,
        To="Reader <reader@example.org>", List_Id="Daily <daily.example.org>",
        List_Unsubscribe="<https://example.org/u>", Archived_At="<https://example.org/a>",
    )  # fmt: skip
    (entry,) = found(mail.read, made.as_bytes())
    assert stated(entry) == {
        "headline": "A bridge falls", "outlet": "The Brief", "published": DATE,
        "url": "https://example.org/a",
    }  # fmt: skip
    assert "The bridge “fell” on Monday." in body(entry)
    assert "reader@example.org" not in entry.text
    assert entry.raw == made.as_bytes()


def test_a_message_of_a_person() -> None:
    made = message("It fell.", From="Zoë Lee <z.lee@example.org>", Subject="Brücke", Date=DATE)
    (entry,) = found(mail.read, made.as_bytes())
    assert stated(entry) == {"headline": "Brücke", "byline": "Zoë Lee", "published": DATE}
    assert body(entry).rstrip() == "It fell."


def test_a_message_of_a_paper_without_a_list() -> None:
    made = message("It fell.", From='"The Daily Star" <post@example.org>', Subject="A", Date=DATE)
    (entry,) = found(mail.read, made.as_bytes())
    assert stated(entry)["outlet"] == "The Daily Star"


def test_a_subject_that_is_folded_behind_an_encoded_word_keeps_its_blank() -> None:
    raw = b"Subject: The =?utf-8?q?=E2=80=98blessed=E2=80=99?=\n boilers\n\nIt fell."
    (entry,) = found(mail.read, raw)
    assert stated(entry)["headline"] == "The ‘blessed’ boilers"


@pytest.mark.parametrize("transfer", ["quoted-printable", "base64", "8bit"])
@pytest.mark.parametrize("charset", ["utf-8", "iso-8859-2", "koi8-r"])
def test_encodings(transfer: str, charset: str) -> None:
    words = "Мост упал" if charset == "koi8-r" else "Żółty most"
    made = EmailMessage()
    made.set_content(words, charset=charset, cte=transfer)
    made["Subject"] = words
    (entry,) = found(mail.read, made.as_bytes())
    assert (body(entry), stated(entry)["headline"]) == (words, words)


def test_attachments_are_counted() -> None:
    made = message("It fell.", PAGE, Subject="A")
    made.add_attachment(b"\x89PNG", maintype="image", subtype="png", filename="a.png")
    made.add_attachment(b"\x89PNG", maintype="image", subtype="png", filename="b.png")
    made.add_attachment("a,b", subtype="csv", filename="a.csv")
    made.add_attachment("<p>other</p>", subtype="html", filename="a.html")
    entries = found(mail.read, made.as_bytes())
    assert kinds(entries) == [(ARTICLE, None), ("not read", None)]
    assert entries[1].detail == "attachments: 2 image/png, 1 text/csv, 1 text/html"
    assert "other" not in entries[0].text


@pytest.mark.parametrize(
    "mark", ["---------- Forwarded message ---------", "-----Original Message-----",
             "Begin forwarded message:"],
)  # fmt: skip
def test_a_message_that_was_passed_on_is_not_by_who_passed_it_on(mark: str) -> None:
    text = (
        f"Look at this!\n\n{mark}\nFrom: The Brief <news@example.org>\nDate: 4 March 2021 09:00\n"
        "Subject: A bridge falls\nTo: Me <me@example.org>\n\nIt fell on Monday.\n"
    )
    made = message(text, From="Bo Xu <b@example.org>", Subject="Fwd: A bridge falls", Date=DATE)
    (entry,) = found(mail.read, made.as_bytes())
    assert stated(entry) == {
        "headline": "A bridge falls", "outlet": "The Brief", "published": "4 March 2021 09:00",
    }  # fmt: skip
    notes = {(c.method, c.value) for c in entry.claims if c.field == "note"}
    assert notes == {("From", "Bo Xu"), ("Date", DATE)}


def test_a_page_that_was_passed_on_has_no_date() -> None:
    made = message("", PAGE, From="Bo Xu <b@example.org>", Subject="FW: A bridge", Date=DATE)
    (entry,) = found(mail.read, made.as_bytes())
    assert stated(entry) == {"headline": "A bridge"}


def test_a_message_that_another_carries_is_the_article() -> None:
    inner = message("It fell.", From="Ann Lee <ann@example.org>", Subject="A bridge", Date=DATE)
    made = message("See below.", From="Bo Xu <b@example.org>", Subject="For you", Date="today")
    made.add_attachment(inner)
    entries = found(mail.read, made.as_bytes())
    assert kinds(entries) == [(ARTICLE, None), ("not read", None)]
    assert stated(entries[0]) == {"headline": "A bridge", "byline": "Ann Lee", "published": DATE}
    assert body(entries[0]) == "It fell."


def test_lines_that_flow_are_joined() -> None:
    raw = b"Subject: A\nContent-Type: text/plain; format=flowed\n\nIt fell \non Monday.\n\nB \n\n-- \nC\n"
    (entry,) = found(mail.read, raw)
    assert body(entry).rstrip() == "It fell on Monday.\n\nB \n\n-- \nC"


NESTED = b"Subject: A\n" + b"".join(
    b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (i, i) for i in range(90)
)  # fmt: skip


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        (b"", "unreadable record"),
        (b"\n\nIt fell.", "unreadable record"),
        (b"Once upon a time\n\nIt fell.", "unreadable record"),
        (b"Subject: A\nContent-Type: image/png\n\n\x89PNG", "no text"),
        (b"Subject: =?x-none?b?!!!?= \xff\xfe\xfd =?utf-8?q?=E9?=\n\nIt fell.", ARTICLE),
        (b"Subject: A\nContent-Type: text/plain; charset=nonsense\n\ncaf\xe9 au lait", ARTICLE),
        (b"Subject: A\nContent-Type: text/plain; charset*=x'y'z%ff\n\nIt fell.", ARTICLE),
        (b"Subject: A\nContent-Type: multipart/mixed\n\nIt fell.", ARTICLE),
        (b'Subject: A\nContent-Type: multipart/mixed; boundary="\n\nIt fell.', ARTICLE),
        (b"Subject: A\nContent-Type: multipart/mixed; boundary=b\n\n--b\n\nIt fell.", ARTICLE),
        (b"Subject: A\nContent-Transfer-Encoding: base64\n\n!!! nonsense", ARTICLE),
        (b"Subject: A\nContent-Transfer-Encoding: uuencode\n\nbegin 666 x\nnonsense", ARTICLE),
        (b"From: " + b"(" * 100_000 + b"\nSubject: A\n\nIt fell.", ARTICLE),
        (b"From: " + b"a@b, " * 100_000 + b"\nSubject: A\n\nIt fell.", ARTICLE),
        (b"Subject: " + b"=?utf-8?q?a?= " * 50_000 + b"\n\nIt fell.", ARTICLE),
        (b"Subject: a\0b\x01\nDate: \0\n\nIt fell.\0", ARTICLE),
        (b"Subject: A\n" * 50_000 + b"\nIt fell.", ARTICLE),
        (NESTED + b"\nIt fell.", ARTICLE),
        (b"Content-Type: multipart/mixed; boundary=b\n\n" + b"--b\n\n" * 9_000, ARTICLE),
        (
            b"Content-Type: multipart/mixed; boundary=b\n\n" + b"--b\n\n" * 90_000,
            "unreadable record",
        ),
        (NESTED.replace(b"Subject: A\n", b"") * 3, "unreadable record"),
    ],
    ids=lambda value: str(value)[:60],
)
def test_odd_messages(raw: bytes, expected: str) -> None:
    began = time.process_time()
    assert kinds(found(mail.read, raw))[0] == (expected, None)
    assert time.process_time() - began < 20


def test_a_mailbox() -> None:
    one = message("From here on.\n\nIt fell.", Subject="A", Date=DATE).as_bytes()
    content = b"From a@example.org Thu Mar  4 09:00:00 2021\n" + one + b"\n"
    entries = found(mail.read_box, content + content.replace(b"fell", b"rose") + content)
    assert kinds(entries) == [(ARTICLE, 1), (ARTICLE, 2), (ARTICLE, 3)]
    assert b"".join(e.raw for e in entries) == content + content.replace(b"fell", b"rose") + content
    assert "It rose." in body(entries[1])


def test_a_file_that_is_no_mailbox() -> None:
    assert kinds(found(mail.read_box, b"Subject: A\n\nB")) == [("unreadable record", None)]
    assert found(mail.read_box, b"") == []


PARTS = [b"Subject: A\n", b"From: ", b"\n", b"\n\n", b"Content-Type: multipart/mixed; boundary=b\n",
         b"--b\n", b"--b--\n", b"Content-Type: message/rfc822\n", b"Content-Type: text/html\n", b"\xff",
         b"Content-Transfer-Encoding: base64\n", b"PHA+\n", b"=?utf-8?b?w6k=?=", b"<a@b>", b"(", b'"',
         b"Content-Disposition: attachment\n", b"\0", b"From x 09:00\n", b"charset=", b";", b"From a\nSubject: b\n\n"]  # fmt: skip


@settings(max_examples=200, deadline=None)
@given(st.lists(st.sampled_from(PARTS)).map(b"".join) | st.binary())
def test_no_bytes_break_the_reader(content: bytes) -> None:
    found(mail.read, content)
    found(mail.read_box, b"From x 09:00\n" + content)
