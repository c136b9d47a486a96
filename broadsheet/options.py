"""What the person who builds may choose, and what is taken where he chooses nothing."""

from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

from broadsheet.workers import TIME_LIMIT, available

MOST_UNREAD = 0.2
"""Share of the files that could not be read, above which a good database is not replaced."""


@dataclass(frozen=True, slots=True)
class Options:
    """What the person who builds may choose.

    `without` are names of rules that set nothing aside. `today` (YYYY-MM-DD) is the day after which
    a stated date lies in the future; None: nobody asks. `ner` names the engine that finds names.
    `workers` processes share the work, 0 for as many as there are processors; each file may take
    `time_limit` seconds to be read, and as many to be cleaned and enriched.
    `since` is the database of an earlier edition, to tell what is different. `most_unread` is the
    share of files, from 0 to 1, that may not be readable where a database is to be replaced.
    `cache` is the folder for results of earlier builds, None to keep and to use none; `fresh` is to
    use none of what is there.
    `cluster` is the address of a Dask scheduler whose workers clean and enrich; reading stays here.
    `shard_by` is the column of articles by which the corpus is divided into several databases; then
    the target is a folder.
    """

    without: frozenset[str] = frozenset()
    today: str | None = None
    ner: str = "base"
    workers: int = 0
    time_limit: float = TIME_LIMIT
    since: Path | None = None
    most_unread: float = MOST_UNREAD
    cache: Path | None = None
    fresh: bool = False
    cluster: str | None = None
    shard_by: str | None = None

    @property
    def processes(self) -> int:
        """How many processes share the work."""
        return self.workers or available()


USUAL = Options()
"""For those who choose nothing."""


def default_metadata() -> Path:
    """Return where the metadata.yml is that comes with Broadsheet."""
    shipped = Path(str(files("broadsheet"))) / "metadata.yml"
    return shipped if shipped.exists() else shipped.parents[1] / "metadata.yml"
