"""Waiting for what happens when others want it to: Go collects, a thread drops.

In: a condition. Out: whether it came true in time.
"""

import time
from collections.abc import Callable


def eventually(condition: Callable[[], bool]) -> bool:
    """Tell whether it comes true within some seconds: Go collects when it wants to."""
    end = time.monotonic() + 10
    while not condition():
        if time.monotonic() > end:
            return False
        time.sleep(0.01)
    return True
