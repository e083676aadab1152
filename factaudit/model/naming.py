"""Ids: what to call a measure or a claim that nobody named."""

import re
from collections.abc import Mapping
from keyword import iskeyword


def id_from(label: str) -> str:
    """Return the id of a measure: its label where a formula could name it so, else what is left of it."""
    if label.isascii() and label.isidentifier() and not iskeyword(label):
        return label
    return re.sub(r"[^a-z0-9]+", "_", label.lower()).strip("_") or "measure"


def free_id(name: str, taken: Mapping[str, object]) -> str:
    """Return a name that is not taken yet."""
    number, free = 1, name
    while free in taken:
        number += 1
        free = f"{name}_{number}"
    return free
