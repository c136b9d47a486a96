"""Steps that no signal breaks off: it is answered when they are done.

In: a block. Out: while it runs, SIGINT and SIGTERM wait. An exception that a handler raises within
another library can leave a lock of its threads closed for good, and the program waits for ever.
"""

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager

from broadsheet.process import ENDING


@contextmanager
def unbroken() -> Iterator[None]:
    """Answer signals that come in the block at its end; the block must not take long.

    Only the main thread hears signals; in any other this does nothing.
    """
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    heard: list[int] = []
    before = {
        number: signal.signal(number, lambda got, _frame: heard.append(got)) for number in ENDING
    }
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
        if heard:
            signal.raise_signal(heard[0])
