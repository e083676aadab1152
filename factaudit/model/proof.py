"""Proofs of contradictions that anyone can check by exact arithmetic: sums, and what may be added up in them."""

from attrs import frozen

from factaudit.model.number import Number


@frozen
class Multiplier:
    """How often a line enters a sum that ends in an absurdity, and by what right the line is there.

    ``terms`` are (quantity, whole factor), and the line reads ``sum(terms) sense right``. ``by`` is one of

    - ``said``: the claims and relations ``ids`` say so together (none: what a measure itself guarantees);
    - ``product``: they say that the first quantity is the product of the other two;
    - ``shown``: an earlier step showed it, or it is supposed here;
    - ``rounded``: the one line ``of`` rounded inwards, all of its quantities being whole numbers;
    - ``equal``: the two lines ``of`` leave one value;
    - ``multiplied``: of the lines ``of`` the first is a product; the others bound its factors, and what they
      leave over multiplied is not negative; or the only other line fixes one of them.
    """

    ids: tuple[str, ...]
    times: Number
    terms: tuple[tuple[str, int], ...]
    sense: str
    right: int
    by: str = "said"
    of: "tuple[Multiplier, ...]" = ()


@frozen
class Proof:
    """Steps, then a sum that reads ``0 < 0`` or ``0 <= -1``, or cases one of which ``ids`` say must hold."""

    steps: "tuple[Step, ...]" = ()
    sum: tuple[Multiplier, ...] = ()
    cases: "tuple[Case, ...]" = ()
    ids: tuple[str, ...] = ()


@frozen
class Step:
    """A line that is ``shown``: supposing its contrary ends in an absurdity."""

    shown: Multiplier
    contrary: Multiplier
    proof: Proof


@frozen
class Case:
    """The lines of one case, which end in an absurdity."""

    lines: tuple[Multiplier, ...]
    proof: Proof
