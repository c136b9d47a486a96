"""SQL of strangers holds up nobody but themselves, where it is allowed."""

import threading
from collections.abc import Iterator
from pathlib import Path

import httpx
import psutil
import pytest
from served import Served, publicly, until

DOUBLED = "with " + ", ".join(
    f"c{i} as (select * from c{i - 1} union all select * from c{i - 1})"
    if i
    else "c0 as (select 1)"
    for i in range(23)
)

ATTACKS = {
    "a function that ends no more": "select instr(printf('%.*c',10000000,'a'),printf('%.*c',5000000,'a')||'b')",
    "a pattern": "select printf('%.*c',2000000,'a') like '%' || printf('%.*c',20000,'a') || 'b'",
    "a trim": "select trim(printf('%.*c',3000000,'a'), printf('%.*c',3000000,'b') || 'a')",
    "a statement that is prepared for long": DOUBLED + " select count(*) from c22",
    "no end": "with recursive c(x) as (select 1 union all select x+1 from c) select max(x) from c",
    "a cross join": "select count(*) from passages a, passages b, passages c, passages d, passages e",
    "much memory": "select length(hex(zeroblob(400000000)))",
    "more memory": "select replace(hex(zeroblob(20000000)), '0', '0123456789abcdef')",
    "a joined text": "select length(group_concat(a.text || zeroblob(100000))) from mentions a, mentions b",
}


@pytest.fixture(scope="module")
def asked(corpus: Path) -> Iterator[Served]:
    with publicly(corpus, "--sql", "on") as served:
        yield served


def ask(served: Served, sql: str, form: str = ".json") -> httpx.Response:
    address = f"http://127.0.0.1:{served.port}/corpus{form}"
    return httpx.get(address, params={"sql": sql, "_shape": "array"}, timeout=60)


def asker(served: Served) -> psutil.Process:
    """Return the process that runs the SQL."""
    found: list[psutil.Process] = []

    def there() -> list[psutil.Process]:
        found[:] = served.workers()[0].children()
        return found

    until("a process for SQL", there)
    return found[0]


def test_sql_is_answered_in_every_form(asked: Served) -> None:
    sql = "select count(*) as n, 'a+b&c%' as \"x y\" from articles"
    assert ask(asked, sql).json() == [{"n": 5, "x y": "a+b&c%"}]
    assert ask(asked, sql, ".csv").text == "n,x y\r\n5,a+b&c%\r\n"
    page = ask(asked, sql, "")
    assert page.headers["content-type"] == "text/html; charset=utf-8"
    assert "a+b&amp;c%" in page.text
    front = httpx.get(f"http://127.0.0.1:{asked.port}/corpus").text
    assert 'name="sql"' in front


def test_what_cannot_be_run_is_said(asked: Served) -> None:
    for sql, words in (
        ("delete from articles", "has to be one SELECT"),
        ("select nothing from articles", "nothing"),
        ("attach 'x' as y", "has to be one SELECT"),
    ):
        answer = ask(asked, sql)
        assert answer.status_code == 400
        assert words in answer.json()["error"]


@pytest.mark.parametrize("attack", ATTACKS)
def test_an_attack_is_cut_and_holds_up_nobody_else(asked: Served, attack: str) -> None:
    (server,) = asked.workers()
    answers: list[httpx.Response] = []
    attacker = threading.Thread(target=lambda: answers.append(ask(asked, ATTACKS[attack])))
    attacker.start()
    while attacker.is_alive():
        # A reader has no more than the limit of the guard, on however slow a machine.
        assert b"Articles" in asked.get("/corpus/articles", timeout=30)
    attacker.join()
    assert 400 <= answers[0].status_code < 500, answers[0].text[:300]
    until("SQL again", lambda: ask(asked, "select 1 as one").status_code == 200)
    assert asked.workers() == [server]


def test_the_process_is_another_one_after_it_was_lost(asked: Served) -> None:
    before = asker(asked)
    assert before.rlimit(psutil.RLIMIT_AS)[0] < 4 * 1024**3
    before.kill()
    until("SQL again", lambda: ask(asked, "select 1 as one").status_code == 200)
    assert asker(asked) != before


def test_filters_in_sql_go_the_same_way(asked: Served) -> None:
    address = f"http://127.0.0.1:{asked.port}/corpus/articles.json"
    answer = httpx.get(address, params={"_where": "word_count > 0", "_shape": "array"}, timeout=60)
    assert answer.status_code in {200, 400, 403}  # other limits may refuse it
    slow = "instr(printf('%.*c',10000000,'a'),printf('%.*c',5000000,'a')||'b')"
    httpx.get(address, params={"_where": slow}, timeout=60)
    assert b"Articles" in asked.get("/corpus/articles")
