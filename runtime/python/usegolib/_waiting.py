"""The wait of event loops for calls into Go, on one thread for each library.

In: numbers of calls that run. Out: futures that are done when the calls are.
"""

from asyncio import AbstractEventLoop, Future
from contextlib import suppress
from threading import Lock, Thread

from usegolib._native import Announcer

__all__ = ["Waiter", "waiter"]


class Waiter:
    """Tells event loops that calls into one library are done, on a thread of its own."""

    def __init__(self, library: Announcer) -> None:
        self._library = library
        self._lock = Lock()
        self._waiting: dict[int, tuple[AbstractEventLoop, Future[None]]] = {}
        self._early: set[int] = set()
        Thread(target=self._run, name="usegolib.aio", daemon=True).start()

    def wait(self, number: int, loop: AbstractEventLoop, done: Future[None]) -> None:
        """Have the loop told when the call with this number is done, which may be so already."""
        with self._lock:
            if number not in self._early:
                self._waiting[number] = loop, done
                return
            self._early.remove(number)
        done.set_result(None)

    def _run(self) -> None:
        while True:
            number = self._library.next()
            with self._lock:
                if number not in self._waiting:
                    self._early.add(number)
                    continue
                loop, done = self._waiting.pop(number)
            _wake(loop, done)


def _wake(loop: AbstractEventLoop, done: Future[None]) -> None:
    with suppress(RuntimeError):  # The loop was closed: nobody waits.
        loop.call_soon_threadsafe(_finish, done)


def _finish(done: Future[None]) -> None:
    if not done.done():
        done.set_result(None)


_waiters: dict[Announcer, Waiter] = {}
_making = Lock()


def waiter(library: Announcer) -> Waiter:
    """Return the one of a library, made now if need be."""
    with _making:
        if library not in _waiters:
            _waiters[library] = Waiter(library)
        return _waiters[library]
