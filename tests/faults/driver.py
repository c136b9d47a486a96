"""Runs commands in processes forked from one that has everything imported: a build in a blink.

In: lines of JSON, each a `Run`. Out: for each a line with the process's id as soon as there is one,
and a line with how it ended. A test that wants hundreds of builds cannot start Python for each.
"""

import ctypes
import json
import os
import resource
import signal
import sys
import time
import traceback
from contextlib import suppress
from pathlib import Path

SHIM = ctypes.CDLL(None) if "fail" in os.environ.get("LD_PRELOAD", "") else None
taken: list[bytearray] = []
CALLS = ("write", "read", "sync", "rename")


def vast() -> int:
    """Return how many bytes of addresses this process has."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0])
    return pages * resource.getpagesize()


def limit(said: dict) -> None:
    """Set limits: the size of files, or the memory that is left."""
    if "file" in said:
        resource.setrlimit(resource.RLIMIT_FSIZE, (said["file"], said["file"]))
    if "memory" in said:
        now = vast()
        resource.setrlimit(resource.RLIMIT_AS, (now, resource.RLIM_INFINITY))
        for size in (1 << 20, 1 << 16, 1 << 12):  # also what was freed and is still held
            with suppress(MemoryError):
                while True:
                    taken.append(bytearray(size))
        resource.setrlimit(resource.RLIMIT_AS, (now + said["memory"], resource.RLIM_INFINITY))


def arm(fault: dict | None, below: str) -> None:
    """Tell the shim which call is to fail."""
    if SHIM:
        said = fault or {}
        call = CALLS.index(said.get("call", "write"))
        onward = int(said.get("onward", False))
        SHIM.fault_arm(
            call, said.get("action", 0), ctypes.c_long(said.get("at", 0)), onward, below.encode()
        )


def stop_in(place: str, sent: int) -> None:
    """Have a signal sent to this process when it first enters a function, `file.py:name`."""
    file, name = place.split(":")

    def entered(frame, event: str, _arg: object) -> None:
        code = frame.f_code
        if event == "call" and code.co_name == name and code.co_filename.endswith(f"/{file}"):
            sys.setprofile(None)
            os.kill(os.getpid(), sent)

    sys.setprofile(entered)


def bad(target: Path, texts: Path) -> None:
    """Write a database as one should not: where it is served from, in pieces."""
    import sqlite3

    connection = sqlite3.connect(target, isolation_level=None)
    connection.executescript("DROP TABLE IF EXISTS a; CREATE TABLE a (number, text)")
    for number, file in enumerate(sorted(texts.iterdir())):
        for line in range(12):
            row = (number, f"{line} {file.read_text(encoding='utf-8')}")
            connection.execute("INSERT INTO a VALUES (?, ?)", row)
    connection.close()


def child(run: dict) -> None:
    """Be the process of a run; never returns."""
    status = 70
    try:
        os.setpgid(0, 0)
        for number in (signal.SIGINT, signal.SIGTERM):
            was = signal.default_int_handler if number == signal.SIGINT else signal.SIG_DFL
            signal.signal(number, was)
        out = os.open(run["said"], os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        os.dup2(out, 1)
        os.dup2(out, 2)
        limit(run.get("limit", {}))
        if run.get("stage"):
            stop_in(run["stage"], run["signal"])
        if run.get("bad"):
            bad(Path(run["target"]), Path(run["texts"]))
            status = 0
        else:
            from broadsheet.cli import main

            main(run["argv"], prog_name="broadsheet")
    except SystemExit as end:
        status = end.code if isinstance(end.code, int) else int(end.code is not None)
    except BaseException:  # noqa: BLE001 - as Python would end
        with suppress(BaseException):
            traceback.print_exc()
        status = 1
    finally:
        with suppress(BaseException):
            sys.stdout.flush()
            sys.stderr.flush()
        os._exit(status)


def main() -> None:
    """Answer one line after another."""
    import broadsheet.build
    import broadsheet.cli
    import broadsheet.export

    answers = os.fdopen(os.dup(1), "w", encoding="utf-8")
    for line in sys.stdin:
        run = json.loads(line)
        if run.get("warm"):
            broadsheet.build.build(*map(Path, run["warm"]))
            print("{}", file=answers, flush=True)
            continue
        arm(run.get("fault"), run["below"])
        begun = time.monotonic()
        pid = os.fork()
        if pid == 0:
            child(run)
        print(json.dumps({"pid": pid}), file=answers, flush=True)
        _, status = os.waitpid(pid, 0)
        seen = {call: SHIM.fault_seen(i) for i, call in enumerate(CALLS)} if SHIM else {}
        said = Path(run["said"])
        answer = {
            "status": os.waitstatus_to_exitcode(status),
            "seconds": time.monotonic() - begun,
            "seen": seen,
            "said": said.read_text(encoding="utf-8", errors="replace") if said.exists() else "",
        }
        print(json.dumps(answer), file=answers, flush=True)


if __name__ == "__main__":
    main()
