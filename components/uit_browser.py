"""What a browser sends back that no page can have given it."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator

from flask import abort


@contextlib.contextmanager
def eis_eigen() -> Iterator[None]:
    """Around the reading of controls and stores: 400 where it fails.

    A page offers only what can be read back, so it is no fault of ours and no matter for the log.
    """
    try:
        yield
    except (ArithmeticError, AttributeError, KeyError, TypeError, ValueError):
        abort(400)
