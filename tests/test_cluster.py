"""Work shared with a Dask cluster: a real scheduler, and workers that die.

Needs the extra cluster, which CI has.
"""

import logging
import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from clustered import WAIT, Flagged, begun, deadly, doubled, scheduler, troubled, until, workers
from conftest import ARTICLES, METADATA, rows

import broadsheet.build_anew as building
from broadsheet import cli, cluster, cluster_reach, cluster_work, made_with
from broadsheet.build import Options, build
from broadsheet.cluster_work import Job, KeeperDiedError, end, versions, worked
from broadsheet.errors import OutputError, UsageError
from broadsheet.progress import Progress
from broadsheet.reuse import findings
from broadsheet.workers import Lost, ordered

if not os.environ.get("CI"):
    pytest.importorskip("distributed", reason="needs pip install 'broadsheet[cluster]'")

from distributed import Client

pytestmark = pytest.mark.xdist_group("cluster")

TEXT = "The council of {0} meets\n\n3 May 2024\n\nThe council met on Monday, said Ann Lee of {0}.\n"


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("cluster")
    with scheduler(folder) as (found, _), workers(found, 2, folder):
        yield found


def run(*arguments: object) -> Result:
    return CliRunner().invoke(cli.main, [str(argument) for argument in arguments])


@pytest.fixture
def texts(tmp_path: Path) -> Path:
    folder = tmp_path / "texts"
    folder.mkdir()
    for i in range(60):
        (folder / f"{i:02}.txt").write_text(TEXT.format(f"Town {i}"), encoding="utf-8")
    return folder


def test_results_come_in_order_and_few_items_are_under_way(address: str) -> None:
    taken = 0

    def items() -> Iterator[int]:
        nonlocal taken
        while taken < 3000:
            taken += 1
            yield taken

    most = (cluster.AHEAD * (2 + 1) + 1) * cluster.CHUNK
    for done, pair in enumerate(cluster.ordered(doubled, items(), address), start=1):
        assert pair == (done, 2 * done)
        assert taken <= done + most
    assert done == 3000 > 4 * most
    assert list(cluster.ordered(doubled, [], address)) == []


def test_an_item_is_lost_as_on_one_machine(address: str) -> None:
    items = ["a", "killed", "b", "wrong", "c", "odd", "slow", "d"]
    found = list(cluster.ordered(troubled, items, address, 1.0))
    assert found == list(ordered(troubled, items, 2, 1.0))
    assert dict(found)["killed"] == Lost("crashed", "ended by SIGKILL")


def test_what_ends_the_workers_costs_itself_alone(address: str) -> None:
    items = [f"item {i}" for i in range(24)]
    items[12], items[20] = "keeper 12", "worker 20"
    lost = Lost("crashed", "it ended each worker of the cluster that had it")
    found = list(cluster.ordered(troubled, items, address))
    assert found == [(one, one.upper() if one.startswith("item") else lost) for one in items]


def test_a_worker_that_dies_at_the_beginning_costs_nothing(
    address: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cluster, "_kept", partial(begun, tmp_path / "died"))
    assert list(cluster.ordered(doubled, [1, 2, 3], address)) == [(1, 2), (2, 4), (3, 6)]
    assert (tmp_path / "died").exists()


def test_the_bytes_are_those_of_one_machine(address: str, tmp_path: Path, corpus: Path) -> None:
    result = run("build", ARTICLES, "-o", tmp_path / "x.db", "--cluster", address)
    assert result.exit_code == 0, result.output
    assert (tmp_path / "x.db").read_bytes() == corpus.read_bytes()


def test_so_they_are_where_an_article_and_a_worker_are_lost(
    address: str, tmp_path: Path, texts: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    flag, rules = tmp_path / "killed", building.engine
    monkeypatch.setattr(findings, "_worked", deadly)
    chosen = {}
    monkeypatch.setattr(building, "engine", lambda ner="": chosen.get(ner) or rules())
    for name, cluster_of, seen in (("here.db", None, None), ("there.db", address, flag)):
        chosen["base"] = Flagged(seen)
        build(texts, tmp_path / name, METADATA, options=Options(cluster=cluster_of))
    assert flag.exists()
    assert (tmp_path / "there.db").read_bytes() == (tmp_path / "here.db").read_bytes()
    problem = "SELECT path, kind, detail FROM problems WHERE kind = 'crashed'"
    assert rows(tmp_path / "there.db", problem) == [("07.txt", "crashed", "ended by SIGKILL")]


def test_versions_that_differ_are_refused(
    address: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Before anything is read; and where such a worker comes later, as soon as it is asked."""
    other = versions() | {"Python": "2.7"}
    monkeypatch.setattr(made_with, "everything", lambda: other)
    result = run("build", ARTICLES, "-o", tmp_path / "x.db", "--cluster", address)
    assert result.exit_code == 2
    here = "{}.{}".format(*sys.version_info)
    said = rf"Error: --cluster {address}: worker tcp://\S+ has Python {here}, this machine 2.7; install"
    assert re.match(said, result.output)
    with pytest.raises(OutputError, match=f"that came later has Python {here}, this machine 2.7"):
        list(cluster.ordered(doubled, [1], address))


def test_ctrl_c_ends_it_at_once_here_and_there(address: str, tmp_path: Path, texts: Path) -> None:
    (tmp_path / "begun").mkdir()
    driver = (
        "import sys, clustered, broadsheet.build_anew as building; from broadsheet import cli;"
        "from broadsheet.reuse import findings; findings._worked = clustered.noted;"
        "building.engine = lambda _: clustered.Flagged(sys.argv[1]);"
        "cli.main(['build', *sys.argv[2:]])"
    )
    command = [sys.executable, "-c", driver, tmp_path / "begun", texts, "-o", tmp_path / "x.db"]
    env = os.environ | {"PYTHONPATH": os.pathsep.join([str(Path(__file__).parent), *sys.path])}
    with subprocess.Popen(
        [*map(str, command), "--cluster", address],
        env=env,
        stderr=subprocess.PIPE,
        text=True,
        # What a shell begins with & ignores Ctrl-C, and so does what that begins.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler),  # noqa: PLW1509
    ) as process:
        try:
            until(lambda: len(list((tmp_path / "begun").iterdir())) == 2)
            process.send_signal(signal.SIGINT)
            asked = time.monotonic()
            said = process.communicate(timeout=WAIT)[1]
        finally:
            process.kill()
    assert (process.returncode, said) == (
        130,
        f"{tmp_path}/x.db: interrupted, what was there stays\n",
    )
    assert sorted(path.name for path in tmp_path.iterdir()) == ["begun", "texts"]
    # What was under way is cancelled: it would take a minute.
    assert list(cluster.ordered(doubled, [1, 2, 3], address)) == [(1, 2), (2, 4), (3, 6)]
    assert time.monotonic() - asked < 30
    with Client(address, set_as_default=False) as client:
        left = client.run_on_scheduler(lambda dask_scheduler: len(dask_scheduler.tasks))
    assert left == 0


def test_nothing_more_is_begun_of_a_job_that_has_ended() -> None:
    """A task may be on its way to a worker that has just heard of the end."""
    end("a job of a test")
    with pytest.raises(KeeperDiedError):
        worked(Job("a job of a test", b"", 60.0, versions()), b"")
    assert not [one for one in cluster_work._keepers if one.job.name == "a job of a test"]


def test_a_scheduler_that_dies(
    tmp_path: Path, texts: Path, corpus: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without workers nothing is begun; when the scheduler dies, the old database stays."""
    target, old = tmp_path / "x.db", corpus.read_bytes()
    target.write_bytes(old)
    monkeypatch.setattr(cluster_reach, "ANSWER", 1.0)
    half = len(list(texts.iterdir())) * 3 // 2  # all have been read by then
    with scheduler(tmp_path) as (address, process):
        with pytest.raises(UsageError, match="has no workers; start some"):
            cluster.check(address)
        with workers(address, 1, tmp_path):
            until(lambda: not refused(address))

            class Killer(Progress):
                done = 0

                def tick(self, problems: int) -> None:  # noqa: ARG002
                    self.done += 1
                    if self.done == half:
                        process.kill()

            with pytest.raises(OutputError, match="connection to the scheduler was lost"):
                build(texts, target, METADATA, Killer(), Options(cluster=address))
    assert not logging.getLogger("distributed.client").isEnabledFor(logging.ERROR)
    assert target.read_bytes() == old


def refused(address: str) -> bool:
    try:
        cluster.check(address)
    except UsageError:
        return True
    return False


@pytest.mark.parametrize(
    ("address", "cause"),
    [
        ("tcp://127.0.0.1:{port}", "nobody answers in 0.5 seconds; name a scheduler"),
        ("nonsense://here", "name a scheduler that runs, such as tcp://10.0.0.1:8786"),
        ("", "name a scheduler that runs"),
    ],
)
def test_nobody_answers(
    address: str, cause: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(cluster_reach, "ANSWER", 0.5)
    with socket.socket() as bound:  # and nobody listens there
        bound.bind(("127.0.0.1", 0))
        address = address.format(port=bound.getsockname()[1])
        result = run("build", ARTICLES, "-o", tmp_path / "x.db", "--cluster", address)
        with pytest.raises(OutputError, match="name a scheduler"):  # as it did when it was checked
            list(cluster.ordered(doubled, [1], address))
    assert result.exit_code == 2
    assert result.output.startswith(f"Error: --cluster {address}: ")
    assert cause in result.output
    assert result.output.count("\n") == 1
    assert not list(tmp_path.iterdir())
