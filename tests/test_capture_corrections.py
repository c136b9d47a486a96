"""The list of corrections: what it states wins, what it leaves out does not change."""

import json
from pathlib import Path

import pytest
from conftest import Build, rows

SAID = "The council met on Monday and said that it would meet again before the winter. " * 4
TEXT = f"Council repairs the old bridge\nBy Ann Lee\n3 May 2024\n\n{SAID}"


def stated(path: Path, name: str = "a.txt") -> tuple:
    sql = "SELECT headline, byline, published, outlet, url, licence FROM articles WHERE path = ?"
    return rows(path, sql, name)[0]


AS_FOUND = ("Council repairs the old bridge", "By Ann Lee", "2024-05-03", None, None, None)
LISTS = {
    "all fields": (
        "articles.csv",
        "path,headline,authors,published,outlet,url,licence\n"
        "a.txt,The bridge,Bo Xu; Cy Day,2024-05-04,The Herald,https://e.org/a?utm_source=x,CC BY 4.0\n",
        ("The bridge", "Bo Xu; Cy Day", "2024-05-04", "The Herald", "https://e.org/a", "CC BY 4.0"),
    ),
    "one field": ("articles.csv", "path,outlet\na.txt,The Herald\n",
                  (*AS_FOUND[:3], "The Herald", None, None)),
    "an empty cell says nothing": ("articles.csv", "path,headline\na.txt,\n", AS_FOUND),
    "a dash empties": ("articles.csv", "path,byline,published\na.txt,-,-\n",
                       (AS_FOUND[0], None, None, None, None, None)),
    "semicolons": ("articles.csv", "path;outlet\na.txt;The Herald\n",
                   (*AS_FOUND[:3], "The Herald", None, None)),
    "YAML by path": ("articles.yml", "a.txt:\n  outlet: The Herald\n  authors: [Bo Xu, Cy Day]\n",
                     (AS_FOUND[0], "Bo Xu; Cy Day", AS_FOUND[2], "The Herald", None, None)),
    "YAML list": ("articles.yaml", "- path: a.txt\n  outlet: The Herald\n",
                  (*AS_FOUND[:3], "The Herald", None, None)),
}  # fmt: skip


@pytest.mark.parametrize("name", LISTS)
def test_what_a_list_states(make: Build, name: str) -> None:
    file, content, expected = LISTS[name]
    path = make({"a.txt": TEXT, "b.txt": TEXT + "More.", file: content})
    assert stated(path) == expected
    assert stated(path, "b.txt") == AS_FOUND
    assert rows(path, "SELECT article_id, raw FROM files WHERE path = ?", file) == [
        (None, content.encode())
    ]


def test_a_correction_says_so(make: Build) -> None:
    path = make({"a.txt": TEXT, "articles.csv": "path,outlet,author\na.txt,The Herald,Bo Xu\n"})
    sql = "SELECT field, value, method, start FROM fields WHERE field IN ('outlet', 'author')"
    assert set(rows(path, sql)) == {
        ("outlet", "The Herald", "correction in articles.csv", None),
        ("author", "Bo Xu", "name in the byline", None),
    }
    assert rows(path, "SELECT name FROM authors") == [("Bo Xu",)]
    assert rows(path, "SELECT words FROM field_sources WHERE field = 'outlet'") == [(None,)]


FAULTS = {
    "no such file": ("path,outlet\nb.txt,The Herald\n", ("unused correction", "b.txt")),
    "twice": ("path,outlet\na.txt,One\na.txt,Two\n", ("unused correction", "a.txt, again")),
    "unknown column": ("path,colour\na.txt,red\n", ("unused correction", "unknown column: colour")),
    "no date": ("path,published\na.txt,soon\n", ("unread correction", "published: soon")),
    "no address": ("path,url\na.txt,javascript:x\n", ("unread correction", "url: javascript:x")),
    "no language": (
        "path,language\na.txt,!!\n",
        ("unread correction", "language: !! is no code such as de"),
    ),
    "no name": ("path,byline\na.txt,???\n", ("unread correction", "byline: ???")),
    "no path": ("path,outlet\n,The Herald\n", ("unused correction", "")),
    "blank file": ("path,section\nblank.txt,Town\n", ("empty", "")),
    "copy": ("path,section\ncopy.txt,Town\n", ("unused correction", "state it for a.txt")),
}


@pytest.mark.parametrize("name", FAULTS)
def test_a_correction_of_no_use_is_a_problem(make: Build, name: str) -> None:
    content, expected = FAULTS[name]
    path = make({"a.txt": TEXT, "blank.txt": " \n", "copy.txt": TEXT, "articles.csv": content})
    assert expected in rows(path, "SELECT kind, detail FROM problems")


def test_a_broken_list_is_a_problem_and_no_crash(make: Build) -> None:
    path = make({"a.txt": TEXT, "articles.yml": "a.txt: [unclosed"})
    assert ("articles.yml", "unread correction") in rows(path, "SELECT path, kind FROM problems")
    assert stated(path) == AS_FOUND


def test_corrections_of_a_record(make: Build) -> None:
    record = f'{{"title": "Old bridge", "text": "{SAID}"}}\n'
    path = make({"all.jsonl": record, "articles.csv": "path,outlet\nall.jsonl#1,The Herald\n"})
    assert stated(path, "all.jsonl#1")[3] == "The Herald"


def test_articles_csv_without_paths_are_articles(make: Build) -> None:
    path = make({"a.txt": TEXT, "articles.csv": f'title,text\nOld bridge,"{SAID}"\n'})
    assert rows(path, "SELECT path FROM articles ORDER BY path") == [
        ("a.txt",), ("articles.csv#1",)
    ]  # fmt: skip


@pytest.mark.parametrize("field", ["headline", "byline", "published", "outlet", "url", "language"])
def test_a_dash_empties_what_the_file_states(make: Build, field: str) -> None:
    record = {
        "title": "Old bridge", "author": "Ann Lee", "date": "2024-05-03", "outlet": "The Herald",
        "url": "https://e.org/a", "language": "en", "text": SAID,
    }  # fmt: skip
    path = make({"all.jsonl": json.dumps(record), "articles.csv": f"path,{field}\nall.jsonl#1,-\n"})
    columns = "headline, byline, published, outlet, url, language"
    (found,) = rows(path, f"SELECT {columns} FROM articles")
    empty = [name for name, value in zip(columns.split(", "), found, strict=True) if value is None]
    assert empty == [field]
    assert not rows(path, "SELECT 1 FROM problems WHERE kind LIKE '%correction'")


def test_a_corrected_headline_leaves_the_printed_one_out_of_the_body(make: Build) -> None:
    path = make({"a.txt": TEXT, "articles.csv": "path,headline\na.txt,The bridge\n"})
    assert rows(path, "SELECT headline, substr(body, 1, 11) FROM articles") == [
        ("The bridge", "The council")
    ]
