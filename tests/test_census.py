"""What a corpus tells about its articles: repeated lines, and the order of day and month."""

from collections.abc import Iterable
from pathlib import Path

import pytest
from conftest import METADATA, Build, rows

from broadsheet.build import Options, build
from broadsheet.census import LEAST_STORIES

TOWNS = ("Abel", "Brook", "Carse", "Dunmore", "Elm", "Ferry", "Gorse", "Holm", "Ivel", "Jura")
PROMPT = "Readers keep the Valley Herald going, so give what you can and tell a friend about us"
LEGAL = "The Valley Herald is published by Valley Papers of Mill Lane and printed in Ferry Bank."


def story(i: int, *extra: str) -> str:
    town = TOWNS[i]
    return "\n\n".join(
        (
            f"{town} council repairs the old bridge",
            f"The council of {town} met on Monday and agreed to repair bridge number {i} by winter.",
            f"Nobody in {town} spoke against the plan, which costs {i} million over two years.",
            f"“{town} should have done this long ago,” the mayor said, and left for home at {i}.",
            *extra,
        )
    )


def bodies(path: Path) -> dict[str, str]:
    return dict(rows(path, "SELECT path, body FROM articles"))


def set_aside(path: Path) -> set[tuple[str, str]]:
    return set(rows(path, "SELECT words, rule FROM set_aside"))


def test_a_line_of_many_articles_is_furniture(make: Build) -> None:
    path = make({f"{i}.txt": story(i, "Valley Herald extra", PROMPT, LEGAL) for i in range(6)})
    assert set_aside(path) == {
        (line, "repeated across the corpus") for line in ("Valley Herald extra", PROMPT, LEGAL)
    }


def test_a_line_of_few_articles_stays(make: Build) -> None:
    few = LEAST_STORIES - 1
    path = make({f"{i}.txt": story(i, *([LEGAL] if i < few else [])) for i in range(9)})
    assert not set_aside(path)


@pytest.mark.parametrize("line", ["By Ann Lee", "3 May 2024", "“No.”"])
def test_what_articles_may_share_stays(make: Build, line: str) -> None:
    texts = {
        f"{i}.txt": f"{TOWNS[i]} repairs its bridge\n{line if i < 7 else ''}\n\n{story(i)}"
        for i in range(9)
    }
    assert (line, "repeated across the corpus") not in set_aside(make(texts))


def test_copies_of_one_story_are_one_story(make: Build) -> None:
    """Eight papers' copies, each edited somewhere else, make no line of it furniture."""
    parts = [f"{TOWNS[i]} has agreed after {i} hours of talks to pay its share of the new bridge "
             f"that the valley has wanted for {i + 9} years." for i in range(9)]  # fmt: skip
    texts = {
        f"{i}.txt": "\n\n".join([*parts[:i], f"{parts[i]} It was edited in {i}.", *parts[i + 1 :]])
        for i in range(8)
    }
    path = make(texts)
    assert not set_aside(path)
    assert len(set(bodies(path).values())) == 8


def test_a_background_paragraph_in_the_text_stays(make: Build) -> None:
    background = (
        "The valley was cut off for nine days in 2019, when the river took two bridges away."
    )
    texts = {}
    for i in range(10):
        parts = story(i).split("\n\n")
        texts[f"{i}.txt"] = "\n\n".join(
            [*parts[:2], *([background] if i % 5 == 0 else []), *parts[2:]]
        )
    assert not set_aside(make(texts))


def test_what_reports_of_one_kind_share_stays(make: Build) -> None:
    """Court lists and obituaries say the same of many people, between what they say of each."""
    texts = {}
    for i in range(8):
        first, second, third = story(i).split("\n\n")[1:4]
        shared = ["Fined £100", "He is survived by his wife and by two children of the town."]
        texts[f"{i}.txt"] = "\n\n".join([first, shared[0], second, shared[1], third])
    assert not set_aside(make(texts))


def test_a_text_without_any_line_of_its_own_stays(make: Build) -> None:
    weather = "\n".join(("Sunny", "Rain", "Monday", "Tuesday")) + "\n\n"
    path = make({f"{i}.txt": weather + f"{i} degrees" for i in range(9)})
    assert not set_aside(path)


def test_outlets_are_counted_apart(make: Build) -> None:
    """Three papers that share a line once each print nothing around their articles."""
    path = make({f"paper{i}/{i}.txt": story(i, LEGAL) for i in range(6)})
    assert not set_aside(path)


def test_a_headline_that_other_pages_tease_is_still_one(make: Build) -> None:
    teased = "Abel council repairs the old bridge"
    texts = {f"{i}.txt": story(i, *([teased] if 0 < i < 8 else [])) for i in range(10)}
    path = make(texts)
    assert (teased,) in rows(path, "SELECT headline FROM articles WHERE path = '0.txt'")
    assert teased not in bodies(path)["2.txt"]


def build_in(tmp_path: Path, name: str, order: Iterable[int], *extra: str) -> str:
    folder = tmp_path / name
    folder.mkdir()
    for i in order:
        (folder / f"{i}.txt").write_text(story(i, *extra))
    return build(folder, tmp_path / f"{name}.db", METADATA).sha256


def test_the_order_of_the_files_does_not_matter(tmp_path: Path) -> None:
    hashes = {
        build_in(tmp_path, "up", range(8), PROMPT, LEGAL),
        build_in(tmp_path, "down", reversed(range(8)), PROMPT, LEGAL),
    }
    assert len(hashes) == 1


def test_the_other_dates_of_an_outlet_tell_day_from_month(make: Build) -> None:
    def dated(i: int, date: str) -> str:
        return f"{TOWNS[i]} council repairs the bridge\n{date}\n\n{story(i)}"

    texts = {
        "british/a.txt": dated(0, "25/12/2023"), "british/b.txt": dated(1, "13/04/2024"),
        "british/c.txt": dated(2, "03/04/2024"), "british/d.txt": dated(2, "30/04/2024"),
        "american/a.txt": dated(3, "12/25/2023"), "american/b.txt": dated(4, "04/13/2024"),
        "american/c.txt": dated(5, "03/04/2024"), "american/d.txt": dated(5, "04/30/2024"),
        "few/a.txt": dated(6, "03/04/2024"), "few/b.txt": dated(7, "25/12/2023"),
        "top1.txt": dated(8, "03/04/2024"),
        **{f"top{i}.txt": dated(i, f"25/{i:02}/2023") for i in range(2, 7)},
    }  # fmt: skip
    path = make(texts)
    found = dict(rows(path, "SELECT path, published FROM articles"))
    assert found["british/c.txt"] == "2024-04-03"
    assert found["american/c.txt"] == "2024-03-04"
    assert found["few/a.txt"] is None
    assert found["top1.txt"] is None
    sql = "SELECT path, detail FROM problems WHERE kind = 'ambiguous date' ORDER BY path"
    assert rows(path, sql) == [("few/a.txt", "03/04/2024"), ("top1.txt", "03/04/2024")]


def test_nothing_of_the_census_stays_in_the_database(corpus: Path) -> None:
    names = {name for (name,) in rows(corpus, "SELECT name FROM sqlite_master")}
    names |= {name for (name,) in rows(corpus, "SELECT tbl FROM sqlite_stat1")}
    assert not {name for name in names if "census" in name}


def test_a_date_after_the_day_of_the_build_is_a_mistake(tmp_path: Path) -> None:
    folder = tmp_path / "texts"
    folder.mkdir()
    (folder / "a.txt").write_text(f"Abel repairs the bridge\n3 May 2034\n\n{story(0)}")
    found = []
    for today in ("2034-05-01", "2034-05-02", "2034-05-03"):
        build(folder, tmp_path / "a.db", METADATA, options=Options(today=today))
        published = rows(tmp_path / "a.db", "SELECT published FROM articles")[0][0]
        kinds = [kind for (kind,) in rows(tmp_path / "a.db", "SELECT kind FROM problems")]
        found.append((published, kinds))
    # A day ahead may be another time zone's today.
    assert found == [(None, ["future date"]), ("2034-05-03", []), ("2034-05-03", [])]
