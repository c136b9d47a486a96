"""Which key speaks for which field, and how records of every known program are read."""

import json
import time
from io import BytesIO

import pytest
from conftest import found, kinds, stated

from broadsheet.capture import json_file, json_lines, keys, shapes
from broadsheet.capture.shapes import Number, Pairs

BODY = "The old bridge fell on Monday.\n\nNobody was hurt, the county said."

RECORDS = {
    "news-please": (
        {"authors": ["Ann Lee"], "date_download": "2021-03-05 10:00:00", "date_modify": "None",
         "date_publish": "2021-03-04 09:00:00", "description": "In short.", "filename": "a.json",
         "image_url": None, "language": "en", "localpath": None, "source_domain": "example.org",
         "maintext": BODY, "text": None, "title": "A bridge falls", "title_page": None,
         "title_rss": None, "url": "https://example.org/a"},
        {"headline": "A bridge falls", "byline": "Ann Lee", "published": "2021-03-04 09:00:00",
         "standfirst": "In short.", "language": "en", "outlet": "example.org",
         "url": "https://example.org/a", "retrieved": "2021-03-05 10:00:00"},
    ),
    "Fundus": (
        {"title": "A bridge falls", "authors": ["Ann Lee", "Bo Xu"], "topics": ["Bridges"],
         "publishing_date": "2021-03-04 09:00:00+01:00", "lang": "en",
         "body": {"summary": [], "sections": [
             {"headline": [], "paragraphs": BODY.split("\n\n")}]}},
        {"headline": "A bridge falls", "byline": "Ann Lee; Bo Xu", "language": "en",
         "published": "2021-03-04 09:00:00+01:00"},
    ),
    "trafilatura": (
        {"title": "A bridge falls", "author": "Ann Lee; Bo Xu", "hostname": "example.org",
         "date": "2021-03-04", "fingerprint": "ab12", "id": None, "license": "CC BY 4.0",
         "comments": "", "raw_text": BODY, "text": BODY, "language": None, "image": "",
         "pagetype": "article", "filedate": "2021-03-06", "source": "https://example.org/a",
         "source-hostname": "The Example", "excerpt": "In short.", "categories": "News",
         "tags": "bridges;rain"},
        {"headline": "A bridge falls", "byline": "Ann Lee; Bo Xu", "published": "2021-03-04",
         "outlet": "The Example", "url": "https://example.org/a", "standfirst": "In short.",
         "section": "News", "licence": "CC BY 4.0", "retrieved": "2021-03-06"},
    ),
    "newspaper4k": (
        {"url": "https://example.org/a?x", "read_more_link": "", "language": "en",
         "title": "A bridge falls", "top_image": "", "images": [], "movies": [],
         "keywords": ["bridge"], "tags": [], "authors": ["Ann Lee"],
         "publish_date": "2021-03-04T00:00:00", "summary": "A machine's.",
         "meta_description": "In short.", "meta_lang": "en", "meta_site_name": "The Example",
         "canonical_link": "https://example.org/a", "text": BODY},
        {"headline": "A bridge falls", "byline": "Ann Lee", "published": "2021-03-04T00:00:00",
         "standfirst": "In short.", "outlet": "The Example", "language": "en",
         "url": "https://example.org/a"},
    ),
    "goose3": (
        {"meta": {"description": "In short.", "lang": "en", "keywords": "", "favicon": "",
                  "canonical": "https://example.org/a"}, "image": None, "domain": "example.org",
         "title": "A bridge falls", "cleaned_text": BODY, "opengraph": {"type": "article"},
         "tags": [], "tweets": [], "movies": [], "links": ["https://example.org/other"],
         "authors": [], "publish_date": "2021-03-04"},
        {"headline": "A bridge falls", "published": "2021-03-04", "standfirst": "In short.",
         "language": "en", "url": "https://example.org/a", "outlet": "example.org"},
    ),
    "NewsAPI": (
        {"source": {"id": "ex", "name": "The Example"}, "author": "Ann Lee",
         "title": "A bridge falls", "description": "In short.", "url": "https://example.org/a",
         "urlToImage": "https://example.org/a.jpg", "publishedAt": "2021-03-04T09:00:00Z",
         "content": BODY},
        {"headline": "A bridge falls", "byline": "Ann Lee", "published": "2021-03-04T09:00:00Z",
         "outlet": "The Example", "standfirst": "In short.", "url": "https://example.org/a"},
    ),
    "JSON Feed": (
        {"id": "1", "url": "https://example.org/a", "title": "A bridge falls",
         "content_text": BODY, "date_published": "2021-03-04T09:00:00Z",
         "date_modified": "2021-03-05T09:00:00Z", "authors": [{"name": "Ann Lee", "url": "x"}]},
        {"headline": "A bridge falls", "byline": "Ann Lee", "published": "2021-03-04T09:00:00Z",
         "updated": "2021-03-05T09:00:00Z", "url": "https://example.org/a"},
    ),
    "schema.org": (
        {"@type": "NewsArticle", "headline": "A bridge falls", "articleBody": BODY,
         "author": [{"@type": "Person", "name": "Ann Lee"}, {"@type": "Person", "name": "Bo Xu"}],
         "publisher": {"@type": "Organization", "name": "The Example", "logo": {"url": "x"}},
         "datePublished": "2021-03-04", "dateModified": "2021-03-05", "inLanguage": "en-GB",
         "articleSection": ["News", "Roads"], "copyrightHolder": {"name": "Example Ltd"},
         "mainEntityOfPage": {"@type": "WebPage", "@id": "https://example.org/a"}},
        {"headline": "A bridge falls", "byline": "Ann Lee; Bo Xu", "published": "2021-03-04",
         "updated": "2021-03-05", "outlet": "The Example", "language": "en-GB",
         "section": "News; Roads", "licence": "Example Ltd", "url": "https://example.org/a"},
    ),
    "the New York Times archive": (
        {"web_url": "https://example.org/a", "headline": {"main": "A bridge falls", "kicker": ""},
         "byline": {"original": "By Ann Lee", "person": [{"firstname": "Ann"}]},
         "pub_date": "2021-03-04T09:00:00+0000", "news_desk": "Metro", "body": BODY},
        {"headline": "A bridge falls", "byline": "By Ann Lee", "section": "Metro",
         "published": "2021-03-04T09:00:00+0000", "url": "https://example.org/a"},
    ),
    "the Guardian archive": (
        {"id": "a", "webTitle": "A bridge falls", "webUrl": "https://example.org/a",
         "webPublicationDate": "2021-03-04T09:00:00Z", "sectionName": "News",
         "fields": {"byline": "Ann Lee", "trailText": "In <strong>short</strong>.",
                    "bodyText": BODY}},
        {"headline": "A bridge falls", "byline": "Ann Lee", "section": "News",
         "standfirst": "In short.", "published": "2021-03-04T09:00:00Z",
         "url": "https://example.org/a"},
    ),
    "Elasticsearch and MongoDB": (
        {"_id": {"$oid": "60"}, "_source": {"Title": "A bridge falls", "Text": BODY,
         "Published At": {"$date": {"$numberLong": "1614848400000"}}}},
        {"headline": "A bridge falls", "published": "1614848400000"},
    ),
    "Media Cloud": (
        {"stories_id": 1, "title": "A bridge falls", "publish_date": "2021-03-04 09:00:00",
         "url": "https://example.org/a", "media_name": "The Example", "language": "en",
         "story_text": BODY},
        {"headline": "A bridge falls", "published": "2021-03-04 09:00:00", "language": "en",
         "outlet": "The Example", "url": "https://example.org/a"},
    ),
    "a news set of Common Crawl": (
        {"requested_url": "https://example.org/a", "plain_text": BODY, "sitename": "The Example",
         "published_date": "2021-03-04", "title": "A bridge falls", "author": "Ann Lee",
         "crawl_date": "2021-03-06", "warc_path": "crawl-data/a.warc.gz"},
        {"headline": "A bridge falls", "byline": "Ann Lee", "published": "2021-03-04",
         "outlet": "The Example", "url": "https://example.org/a", "retrieved": "2021-03-06"},
    ),
}  # fmt: skip


@pytest.mark.parametrize("program", RECORDS)
def test_records_of_known_programs(program: str) -> None:
    record, expected = RECORDS[program]
    (entry,) = found(json_file.read, json.dumps(record).encode())
    assert stated(entry) == expected
    assert entry.text[entry.begins :] == BODY
    assert entry.doubts == ()


def test_pages_of_wordpress() -> None:
    record = {
        "id": 7, "date": "2021-03-04T09:00:00", "modified": "2021-03-05T09:00:00", "author": 12,
        "link": "https://example.org/a", "categories": [3, 7],
        "title": {"rendered": "A bridge &#8217;falls&#8217;"},
        "excerpt": {"rendered": "<p>In short.</p>\n", "protected": False},
        "content": {"rendered": "<p>It fell on Monday.</p>\n<p>Nobody was hurt.</p>"},
    }  # fmt: skip
    (entry,) = found(json_file.read, json.dumps(record).encode())
    said = stated(entry)
    assert said["headline"] == "A bridge ’falls’"
    assert (said["published"], said["url"]) == ("2021-03-04T09:00:00", "https://example.org/a")
    assert "byline" not in said
    assert "section" not in said
    body = entry.text[entry.begins :]
    assert "It fell on Monday." in body
    assert "<p>" not in body


def test_every_name_leads_to_its_field() -> None:
    for field, _, names in keys.KEYS:
        for name in names.split():
            known = keys.field_of((name,))
            assert known is not None, name
            assert known[0] == field, f"{name} stands in two fields"


def test_every_row_says_where_its_names_are_from() -> None:
    fields = {"headline", "standfirst", "body", "html", "byline", "published", "updated", "outlet"}
    fields |= {"section", "url", "language", "licence", "retrieved"}
    assert {field for field, _, _ in keys.KEYS} == fields
    assert all(whose.strip() and names.strip() for _, whose, names in keys.KEYS)


@pytest.mark.parametrize(
    ("value", "names"),
    [
        ("Ann Lee", ["Ann Lee"]),
        ("Ann Lee, Bo Xu and Cy Po", ["Ann Lee, Bo Xu and Cy Po"]),
        (["Ann Lee", "Bo Xu"], ["Ann Lee", "Bo Xu"]),
        ('["Ann Lee", "Bo Xu"]', ["Ann Lee", "Bo Xu"]),
        ("['Ann Lee', \"Bo O'Xu\"]", ["Ann Lee", "Bo O'Xu"]),
        ('[{"name": "Ann Lee"}]', ["Ann Lee"]),
        ("[not a list", ["[not a list"]),
        ("[" * 6000, ["[" * 6000]),
        ("[" * 3000 + "]" * 3000, ["[" * 3000 + "]" * 3000]),
        (Pairs([("first_name", "Ann"), ("last_name", "Lee")]), ["Ann Lee"]),
        (Pairs([("full_name", "Ann Lee"), ("email", "a@example.org")]), ["Ann Lee"]),
        ([Pairs([("name", "Ann Lee")]), Pairs([("name", "Ann Lee")])], ["Ann Lee"]),
        (None, []),
        ([None, ""], []),
    ],
)
def test_names_of_people(value: object, names: list[str]) -> None:
    assert shapes.names(value) == names


def one(**record: object) -> list:
    return found(json_file.read, json.dumps(record).encode())


def test_a_record_without_text_is_refused_with_its_keys() -> None:
    (refusal,) = one(title="A bridge", essay="It fell.")
    assert (refusal.kind, refusal.detail) == ("no text", "keys: title, essay")


def test_a_summary_stands_in_for_a_text_and_that_is_said() -> None:
    (entry,) = one(title="A bridge", description="It <b>fell</b>.", body="  ")
    assert entry.text[entry.begins :] == "It fell."
    assert entry.doubts == (("summary only", "description"),)
    assert "standfirst" not in stated(entry)


def test_a_text_that_is_cut_off_is_said() -> None:
    (entry,) = one(content="The bridge fell on Mon… [+1520 chars]")
    assert entry.doubts == (("truncated", "content"),)


def test_other_keys_are_kept_as_notes() -> None:
    record = {"text": "T", "tags": ["a", "b"], "image": {"url": "i.jpg"}, "paid": True}
    (entry,) = one(**record, **{f"k{i}": i for i in range(100)}, long="x" * 201)
    notes = [(c.method, c.value) for c in entry.claims if c.field == "note"]
    assert notes[:4] == [("tags", "a; b"), ("image.url", "i.jpg"), ("paid", "true"), ("k0", "0")]
    assert len(notes) == 40


@pytest.mark.parametrize("nothing", ["", None, "None", "nan", "NULL", " ", [], {}])
def test_what_programs_write_for_nothing_is_no_claim(nothing: object) -> None:
    (entry,) = one(text="T", date=nothing, author=nothing, lang=nothing)
    assert entry.claims == ()


@pytest.mark.parametrize("number", ["1614848400", "1614848400000", "1e999", "9" * 5000])
def test_numbers_stay_the_digits_that_were_written(number: str) -> None:
    (entry,) = found(json_file.read, b'{"text":"T","published":%s}' % number.encode())
    assert stated(entry) == {"published": number}
    assert isinstance(shapes.parsed(number), Number)


def test_a_number_is_no_author_and_no_text() -> None:
    assert kinds(one(text=5, title="A")) == [("no text", None)]
    (entry,) = one(text="T", author=12)
    assert [(c.field, c.method) for c in entry.claims] == [("note", "author")]


def test_html_under_a_key_for_texts_is_read_as_a_page() -> None:
    (entry,) = one(title="A bridge", body="<p>It fell.</p><p>On <em>Monday</em>.</p>")
    assert "<p>" not in entry.text
    assert stated(entry) == {"headline": "A bridge"}
    assert (
        entry.raw
        == json.dumps(
            {"title": "A bridge", "body": "<p>It fell.</p><p>On <em>Monday</em>.</p>"}
        ).encode()
    )


def test_a_tag_that_is_named_in_a_text_does_not_make_it_a_page() -> None:
    text = "The tag <p> begins a paragraph, wrote the author of a book on the web."
    (entry,) = one(text=text)
    assert entry.text == text


@pytest.mark.parametrize(
    "text",
    ["<p" * 300_000, "<p " * 300_000, "<b>" * 200_000, "<a " + "x " * 300_000, "&" * 600_000,
     "&#1" * 200_000, "<" * 600_000, " [+1" * 200_000, "[" * 600_000, "\ud800" * 200_000,
     "<p" + " " * 600_000],
    ids=lambda value: value[:6],
)  # fmt: skip
def test_no_value_takes_long(text: str) -> None:
    for key in ("text", "title", "author", "description", "source", "date", "x"):
        began = time.process_time()
        list(json_lines.read(BytesIO(json.dumps({key: text, "body": "T"}).encode())))
        assert time.process_time() - began < 15
