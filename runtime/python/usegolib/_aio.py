"""Calls of Go functions in asyncio: the event loop goes on while Go runs.

In: a Go function or method and its arguments. Out: a coroutine. Go runs the function at once, on a
thread of its own.
"""

from __future__ import annotations

from usegolib._native import RunningCall, _is_loaded, _load

TYPE_CHECKING = False  # as in the module typing, which takes longer to import than all of this
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import ParamSpec, TypeVar

    _P = ParamSpec("_P")
    _T = TypeVar("_T")

__all__ = ["aio"]


async def aio(function: Callable[_P, _T], /, *args: _P.args, **kwargs: _P.kwargs) -> _T:
    """Call a Go function or a method of a Go object without holding up the event loop.

    Cancelling the task cancels the context of the function, if it has one, and waits 0.1 s for it
    to return. A function that has none, or takes no notice, goes on in the background; what it
    returns is discarded, and CancelledError is raised all the same. The arguments are read and the
    result is made on the thread of the loop. A call costs some 100 us more than one without.

    Raises: what the function raises; TypeError for anything but a function or method of Go's;
    RuntimeError where no event loop of asyncio's is running.
    """
    import asyncio

    from usegolib._waiting import waiter

    loop = asyncio.get_running_loop()
    if not _is_loaded(function):
        await asyncio.to_thread(_load, function)
    call, done = RunningCall(function, args, kwargs), loop.create_future()
    try:
        waiter(call.library).wait(call.number, loop, done)
        await asyncio.wait((done,), timeout=call.patience)
    except asyncio.CancelledError:
        await asyncio.wait((done,), timeout=call.cancel())
        raise
    else:
        result: _T = call.result()
        return result
    finally:
        call.abandon()
