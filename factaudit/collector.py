"""The cyclic garbage collector, kept from walking many small records that form no cycles."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def paused() -> Iterator[None]:
    """Keep the collector from running, and leave it as it was.

    It takes half of the time of building a ledger of ten thousand claims, and a third of that of reading a
    text of a megabyte.
    """
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()
