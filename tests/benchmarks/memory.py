"""How much memory a process holds, told by Linux; nothing of factaudit is imported here."""

from pathlib import Path

STATUS = Path("/proc/self/status")


def resident() -> int | None:
    """Return the bytes held now, None where the system does not tell."""
    return _told("VmRSS")


def peak() -> int | None:
    """Return the most bytes held so far, None where the system does not tell."""
    return _told("VmHWM")


def _told(name: str) -> int | None:
    if not STATUS.exists():
        return None
    lines = (line.split() for line in STATUS.read_text(encoding="ascii").splitlines())
    return next((int(words[1]) * 1024 for words in lines if words[0] == f"{name}:"), None)


def grown(before: int | None) -> int | None:
    """Return by how much the peak exceeds what was held before."""
    most = peak()
    return None if before is None or most is None else most - before
