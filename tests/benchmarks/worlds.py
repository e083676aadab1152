"""Linear worlds: hidden truths told as whole-number claims, consistent or with planted contradictions."""

from fractions import Fraction
from random import Random

from sketch import Sketch, rounded

from factaudit.constraint import Row, System

SEED = 20250610


def seed_example() -> System:
    """The text that the project grew from: 28,562 members and seven months of 10,800 do not make 230 thousand."""
    sketch = Sketch(Random(SEED))
    may, december, quota = (sketch.unknown(name, whole=True) for name in ("may", "december", "quota"))
    sketch.relate([(may, 1), (quota, 7), (december, -1)])
    sketch.claim(may, (28_562, 28_562))
    sketch.claim(quota, (10_800, 10_800))
    sketch.claim(december, (230_001, 10**9))
    sketch.claim(may, (30_001, 10**9))
    return sketch.system()


def ledgers(claims: int, conflicts: int) -> System:
    """Many small components of six claims: a roll-forward whose inflow is the sum of two; some do not add up."""
    sketch = Sketch(Random(SEED))
    count = claims // 6
    wrong = set(sketch.random.sample(range(count), min(conflicts, count)))
    for number in range(count):
        _ledger(sketch, number, wrong=number in wrong)
    return sketch.system()


def _ledger(sketch: Sketch, number: int, *, wrong: bool) -> None:
    opening, first, second = (sketch.random.randrange(1_000, 90_000) for _ in range(3))
    losses = sketch.random.randrange(0, opening)
    told = {
        "opening": opening,
        "first inflow": first,
        "second inflow": second,
        "inflow": first + second,
        "outflow": losses,
        "closing": opening + first + second - losses,
    }
    index = {name: sketch.unknown(f"{name} {number}") for name in told}
    sketch.relate([(index["first inflow"], 1), (index["second inflow"], 1), (index["inflow"], -1)])
    sketch.relate([(index["opening"], 1), (index["inflow"], 1), (index["outflow"], -1), (index["closing"], -1)])
    for name, value in told.items():
        shift = 50_000 if wrong and name == "closing" else 0
        sketch.claim(index[name], rounded(value + shift, sketch.random.choice((1, 100, 1000))))


def hierarchy(claims: int, *, wrong: bool) -> System:
    """One component: a tree of totals of ten parts each, every node told rounded to its size."""
    sketch = Sketch(Random(SEED))
    level = [(sketch.unknown(f"leaf {leaf}"), sketch.random.randrange(100, 10_000)) for leaf in range(claims * 9 // 10)]
    for index, value in level:
        sketch.claim(index, rounded(value, sketch.random.choice((1, 10))))
    unit, culprit = 10, level[len(level) // 2][0]
    while len(level) > 1:
        groups = [level[start : start + 10] for start in range(0, len(level), 10)]
        level = [(sketch.total("total", group), sum(value for _, value in group)) for group in groups]
        unit *= 10
        for (index, value), group in zip(level, groups, strict=True):
            shift = 100 * unit if wrong and culprit in (part for part, _ in group) else 0
            sketch.claim(index, rounded(value + shift, unit))
    return sketch.system()


def country(claims: int, *, wrong: bool) -> System:
    """One component: ten regions roll forward month by month, and each month they add up to the country."""
    sketch, regions = Sketch(Random(SEED)), 10
    months = max(2, claims // (2 * regions + 1))
    stocks = [sketch.random.randrange(100_000, 900_000) for _ in range(regions)]
    before = [sketch.unknown(f"region {region} at 0") for region in range(regions)]
    for month in range(1, months + 1):
        here = [sketch.unknown(f"region {region} at {month}") for region in range(regions)]
        for region in range(regions):
            gain = sketch.random.randrange(0, 20_000)
            stocks[region] += gain
            flow = sketch.unknown(f"gain of {region} in {month}")
            sketch.relate([(before[region], 1), (flow, 1), (here[region], -1)])
            sketch.claim(flow, rounded(gain, 100))
            sketch.claim(here[region], rounded(stocks[region], 1000))
        whole = sketch.total(f"country at {month}", [(index, 0) for index in here])
        shift = 60_000 if wrong and month == months // 2 else 0
        sketch.claim(whole, rounded(sum(stocks) + shift, 10_000))
        before = here
    return sketch.system()


def chain(links: int) -> System:
    """A level moves by stated steps; the last level stated is out of reach, and every claim is needed to see it."""
    sketch = Sketch(Random(SEED))
    level = 10**6
    here = sketch.unknown("level 0")
    sketch.claim(here, (level, level))
    for link in range(1, links + 1):
        step = sketch.random.randrange(0, 1_000)
        before, here = here, sketch.unknown(f"level {link}")
        flow = sketch.unknown(f"step {link}")
        sketch.relate([(before, 1), (flow, 1), (here, -1)])
        sketch.claim(flow, (step, step))
        level += step
    sketch.claim(here, (level + 1, level + 1))
    return sketch.system()


def overlapping(claims: int = 30, quantities: int = 7) -> System:
    """Claims about random sums of a few quantities, a third of them wrong: hundreds of conflicts share members."""
    random = Random(7)
    truth = [random.randrange(0, 100) for _ in range(quantities)]
    rows, names = [], tuple(f"c{number}" for number in range(claims))
    for name in names:
        terms = tuple((index, 1) for index in sorted(random.sample(range(quantities), random.randrange(1, 4))))
        value = sum(truth[index] for index, _ in terms) + random.choice((0, 0, 0, 0, 0, 0, 0, 30, -30))
        rows.append(Row(terms, "<=", value + 12, (name,)))
        rows.append(Row(tuple((index, -1) for index, _ in terms), "<=", -(value - 12), (name,)))
    return System(tuple(f"x{index}" for index in range(quantities)), tuple(rows), claims=names)


def records(count: int = 60) -> list[System]:
    """Retail records with one or two slips each, under the balance rules that such surveys are edited by."""
    random = Random(SEED)
    return [_record(Sketch(Random(random.randrange(10**9))), slips=1 + number % 2) for number in range(count)]


def _record(sketch: Sketch, *, slips: int) -> System:
    random = sketch.random
    turnover, other, staff, rest = (random.randrange(*ends) for ends in ((500, 9000), (0, 400), (50, 900), (50, 3000)))
    told = {
        "turnover": turnover,
        "other revenue": other,
        "total revenue": turnover + other,
        "staff costs": staff,
        "other costs": rest,
        "total costs": staff + rest,
        "profit": turnover + other - staff - rest,
    }
    index = {name: sketch.unknown(name, positive=name == "turnover") for name in list(told)[:-1]}
    index["profit"] = sketch.free("profit")
    sketch.relate([(index["turnover"], 1), (index["other revenue"], 1), (index["total revenue"], -1)])
    sketch.relate([(index["staff costs"], 1), (index["other costs"], 1), (index["total costs"], -1)])
    sketch.relate([(index["total revenue"], 1), (index["total costs"], -1), (index["profit"], -1)])
    for name in random.sample(sorted(told), slips):
        told[name] = told[name] * 10 + 3
    for name, value in told.items():
        sketch.claim(index[name], (value, value))
    return sketch.system()


def probes() -> list[tuple[str, System, bool]]:
    """Six small questions that inexact arithmetic gets wrong: name, system, whether it is consistent."""
    below = [Row(((index, 1),), "<", 1) for index in (0, 1)]
    gap = Fraction(10**9 + 1, 10**9)
    return [
        ("strict touch", System(("x", "y"), (*below, Row(((0, 1), (1, 1)), "=", 2))), False),
        ("gap of 1e-9", _two_bounds(Fraction(1), gap), False),
        ("1 in 1e17", _two_bounds(Fraction(10**17), Fraction(10**17 + 1)), False),
        ("thirds", _two_bounds(Fraction(333333333333, 10**12), Fraction(1, 3)), False),
        ("0.1 + 0.2 = 0.3", _sum_of_tenths(), True),
        ("strict circle", _circle(), False),
    ]


def _two_bounds(most: Fraction, least: Fraction) -> System:
    rows = (
        Row(((0, most.denominator),), "<=", most.numerator),
        Row(((0, -least.denominator),), "<=", -least.numerator),
    )
    return System(("x",), rows)


def _sum_of_tenths() -> System:
    told = [Row(((index, 10),), "=", index + 1) for index in range(3)]
    return System(("x", "y", "z"), (*told, Row(((0, 1), (1, 1), (2, -1)), "=", 0)))


def _circle() -> System:
    rows = tuple(Row(tuple(sorted(((a, 1), (b, -1)))), "<", 0) for a, b in ((0, 1), (1, 2), (2, 0)))
    return System(("x", "y", "z"), rows)
