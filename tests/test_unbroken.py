"""A signal within steps that must not be broken off is answered when they are done."""

import signal
import threading

import pytest

from broadsheet.unbroken import unbroken


class AskedError(Exception):
    """What the handler raises."""


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
@pytest.mark.parametrize("times", [0, 1, 2])
def test_it_is_answered_once_and_at_the_end(number: int, times: int) -> None:
    def asked(_number: int, _frame: object) -> None:
        raise AskedError

    before, steps = signal.signal(number, asked), []
    try:
        with pytest.raises(AskedError) if times else unbroken():
            with unbroken():
                for _ in range(times):
                    signal.raise_signal(number)
                steps.append("done")
            steps.append("went on")
        assert steps == (["done"] if times else ["done", "went on"])
        assert signal.getsignal(number) is asked
    finally:
        signal.signal(number, before)


def test_what_goes_wrong_in_it_is_raised() -> None:
    with pytest.raises(ZeroDivisionError), unbroken():
        raise ZeroDivisionError


def test_in_another_thread_it_does_nothing() -> None:
    before, seen = signal.getsignal(signal.SIGINT), []

    def work() -> None:
        with unbroken():
            seen.append(signal.getsignal(signal.SIGINT))

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    assert seen == [before]
