"""Numbers that a sentence denies: "did not have 40,000 members" tells no number, "never reached 40,000" one below."""

from typing import Final

from attrs import frozen

from factaudit.read.amounts import Link
from factaudit.read.lexicon import Lexicon
from factaudit.read.phrases import Cue
from factaudit.read.tape import Tape

DENIED: Final = "denied"
UNREACHED: Final = "unreached"

_REACH: Final = 5
_CARRYING: Final = frozenset({"up", "down", "to", "by"})


@frozen
class DenialReader:
    """Tells which numbers are denied, by the cues that start and stop at each token."""

    tape: Tape
    lexicon: Lexicon
    starting: dict[int, Cue]
    stopping: dict[int, Cue]

    def role(self, floor: int, start: int) -> str:
        """Return ``unreached`` where a denied comparison bounds a number, ``denied`` where nothing is left of it.

        ``start`` is its first token, comparator and all; ``floor`` the one that no denial of it stands before.
        """
        cue = self.starting.get(start)
        if cue is not None and UNREACHED in cue.labels:
            return UNREACHED
        return DENIED if self._denied(floor, start) else ""

    def _denied(self, floor: int, start: int) -> bool:
        """Whether "not" stands before a token with nothing between but "have", "be" or a word of change."""
        at, words = start, self.tape.words
        while at > max(floor, start - _REACH):
            cue = self.stopping.get(at)
            if cue is not None and (cue.stop - cue.first > 1 or cue.labels & _CARRYING):
                if not cue.labels & _CARRYING:
                    return False
                at = cue.first
                continue
            at -= 1
            if words[at] in self.lexicon.negations:
                return words[at + 1] not in self.lexicon.merely
            if words[at] not in self.lexicon.having:
                return False
        return False


def asserted(link: Link) -> bool:
    """Return whether a relation joins only what is told to be so.

    What a plan is told not to reach is held against it all the same.
    """
    denials = {DENIED} if link.kind == "roll-forward" else {DENIED, UNREACHED}
    return not any(amount.mention.role in denials for amount in link.amounts())
