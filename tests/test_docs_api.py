"""Every example of docs/api.md is asked of the site, and its answer is as the page shows it."""

import re
import runpy
from pathlib import Path

from conftest import ROOT

PAGE = (ROOT / "docs" / "api.md").read_text(encoding="utf-8")


async def test_every_answer_is_what_the_site_says(corpus: Path) -> None:
    made = await runpy.run_path(str(ROOT / "docs" / "make_api.py"))["with_answers"](PAGE, corpus)
    assert made == PAGE, "run docs/make_api.py"


def test_every_example_has_an_answer_with_something_in_it() -> None:
    requests = re.findall(r"^curl ", PAGE, re.MULTILINE)
    answers = re.findall(r"```(?:json|csv|xml|text|jsonl)[^\n]*\n(.+?)```", PAGE, re.DOTALL)
    assert len(requests) == len(answers) > 20
    assert not [one for one in answers if one.strip() in ("[]", "{}", "null")]
    for word in ("articles.json", "search.atom", "people.json", "said.json", "timeline.json", "sql=",
                 "/-/all/", "next_url", "_shape=object", "most_quoted", '"ok": false'):  # fmt: skip
        assert word in PAGE, word
