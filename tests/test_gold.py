"""Quality on labelled articles of many publishers, where they lie beside this checkout.

The articles are their publishers' and not part of the project; without them this test is skipped,
and the floors of `test_clean_texts.py`, on texts of our own, stand alone.
"""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import METADATA, ROOT

from broadsheet.build import build

SHARED = ROOT.parent / "shared"
SQL = "select path, headline, published, body, language, id from articles"
AUTHORS = "select article_id, name from article_authors join authors on authors.id = author_id"

# What was reached on 2026-11-21, rounded down. Of the gold authors not found, most are papers and
# desks, which are no persons. The model of `clean.page` has learnt from the very pages of page.txt
# and select.txt: what it reaches on other publishers is what `training/train_page.py --check` prints.
FLOORS = {
    ("pages", "paste.txt", "en"): {"body": 0.997, "title": 0.99, "date": 0.99, "authors": 0.92},
    ("pages", "paste.txt", ""): {"body": 0.997, "title": 0.96, "date": 0.99, "authors": 0.91},
    ("pages", "select.txt", "en"): {"body": 0.94, "title": 0.97, "date": 0.99, "authors": 0.85},
    ("pages", "select.txt", ""): {"body": 0.93, "title": 0.93, "date": 0.96, "authors": 0.82},
    ("pages", "page.txt", "en"): {"body": 0.94, "title": 0.93, "date": 0.99, "authors": 0.85},
    ("pages", "page.txt", ""): {"body": 0.93, "title": 0.80, "date": 0.90, "authors": 0.82},
    ("pages", "page.html", "en"): {"body": 0.98, "title": 0.94, "date": 0.99, "authors": 0.93},
    ("pages", "page.html", ""): {"body": 0.975, "title": 0.91, "date": 0.99, "authors": 0.90},
    ("bodies", "page.html", ""): {"body": 0.975},
    ("bodies", "page.txt", ""): {"body": 0.93},
}
MEASURES = {"body": "f1", "title": "fuzzy90", "date": "day", "authors": "f1"}


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory):
    """Give the database of one form of the labelled articles; each is built once."""
    known: dict[tuple[str, str], Path] = {}

    def database(labelled: str, form: str) -> Path:
        if not (SHARED / "gold" / labelled).is_dir():
            pytest.skip("the labelled articles are not beside this checkout")
        if (labelled, form) not in known:
            folder = tmp_path_factory.mktemp(labelled)
            for file in (SHARED / "gold" / labelled).glob(f"*/{form}"):
                (folder / file.parent.name).mkdir()
                shutil.copyfile(file, folder / file.parent.name / form)
            known[labelled, form] = folder.with_suffix(".db")
            build(folder, known[labelled, form], METADATA)
        return known[labelled, form]

    return database


@pytest.mark.xdist_group("gold")
@pytest.mark.parametrize(("labelled", "form", "language"), FLOORS)
def test_labelled_articles(built, labelled: str, form: str, language: str) -> None:
    visible, _, suffix = form.partition(".")
    chosen = ["--lang", language] if language else []
    # Text has only what is printed; what markup states is asked for whether it is printed or not.
    chosen += ["--visible", visible] if suffix == "txt" and labelled == "pages" else []
    run = subprocess.run(
        [sys.executable, SHARED / "score" / "score_fields.py", "--json", "--db",
         built(labelled, form), "--gold", SHARED / "gold" / labelled, "--variant", form,
         "--sql", SQL, "--authors-sql", AUTHORS, *chosen],
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    score = json.loads(run.stdout)
    assert score["missing"] == 0
    floors = FLOORS[labelled, form, language]
    assert {n: score[n][MEASURES[n]] for n in floors if score[n][MEASURES[n]] < floors[n]} == {}
    assert "date" not in floors or score["date"]["wrong"] == 0
    assert form != "paste.txt" or score["authors"]["precision"] >= 0.99
