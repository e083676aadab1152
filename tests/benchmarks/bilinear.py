"""Hidden true worlds of shares, growth and means, told as rounded claims; every second one contradicts itself."""

from collections.abc import Iterator
from fractions import Fraction
from random import Random

from sketch import Sketch, rounded

from factaudit.constraint import System

SIZES = (6, 8, 10, 12, 16, 20, 24, 30, 40, 50, 60, 70, 80, 90, 100, 120)


def suite(count: int = 100) -> Iterator[tuple[str, System, bool]]:
    """Yield name, system and whether it is consistent, smallest first within each kind."""
    kinds = (town_shares, growth_chain, survey_means, partition, weighted_average)
    for number in range(count):
        kind = kinds[number % len(kinds)]
        size = SIZES[(number // len(kinds)) % len(SIZES)]
        consistent = number // len(kinds) % 2 == 0
        sketch = Sketch(Random(number))
        kind(sketch, size, consistent=consistent)
        yield f"{kind.__name__} of {len(sketch.claims)}", sketch.system(), consistent


def town_shares(sketch: Sketch, size: int, *, consistent: bool) -> None:
    """Members are a share of each town's people; towns add up to a region with a share of its own."""
    random, towns = sketch.random, max(1, (size - 3) // 3)
    people, members = [], []
    for town in range(towns):
        population = random.randrange(20_000, 2_000_000)
        covered = int(population * Fraction(random.randrange(400, 990), 1000))
        people.append((sketch.unknown(f"people {town}", whole=True), population))
        members.append((sketch.unknown(f"members {town}", whole=True), covered))
        sketch.claim(people[-1][0], rounded(population, 1000))
        sketch.claim(members[-1][0], rounded(covered, random.choice((1, 100))))
        _share(sketch, f"share {town}", members[-1], people[-1])
    region = sketch.total("region people", people), sum(value for _, value in people)
    covered_region = sketch.total("region members", members), sum(value for _, value in members)
    sketch.claim(region[0], rounded(region[1], 10_000))
    share = _share(sketch, "region share", covered_region, region)
    if consistent:
        sketch.claim(covered_region[0], rounded(covered_region[1], 1000))
    else:
        above = sum(sketch.ends[index][1] for index, _ in people) * sketch.ends[share][1]
        sketch.claim(covered_region[0], (above + 1, above + 1000))


def _share(sketch: Sketch, name: str, part: tuple[int, int], whole: tuple[int, int]) -> int:
    share = sketch.unknown(name)
    sketch.product(part[0], share, whole[0])
    sketch.claim(share, rounded(Fraction(part[1], whole[1]), Fraction(1, 1000)))
    return share


def growth_chain(sketch: Sketch, size: int, *, consistent: bool) -> None:
    """A level grows by stated percentages year after year; few of the levels are stated."""
    random, level = sketch.random, Fraction(sketch.random.randrange(50_000, 900_000))
    here = sketch.unknown("level 0")
    low, high = rounded(level, 100)
    sketch.claim(here, (low, high))
    for year in range(1, size - 1):
        factor = 1 + Fraction(random.randrange(-60, 121), 1000) + Fraction(random.randrange(-4, 5), 10_000)
        before, here = here, sketch.unknown(f"level {year}")
        growth = sketch.unknown(f"growth {year}")
        sketch.product(here, growth, before)
        sketch.claim(growth, rounded(factor, Fraction(1, 1000)))
        level *= factor
        low, high = low * sketch.ends[growth][0], high * sketch.ends[growth][1]
        if year % 10 == 5:
            sketch.claim(here, rounded(level, 100))
            low, high = max(low, sketch.ends[here][0]), min(high, sketch.ends[here][1])
    sketch.claim(here, rounded(level, 1000) if consistent else (high + Fraction(1, 100), high + 500))


def survey_means(sketch: Sketch, size: int, *, consistent: bool) -> None:
    """Means of whole answers in groups of stated size, and the mean of everybody (GRIM, Brown and Heathers 2017)."""
    random, groups = sketch.random, max(1, (size - 2) // 2)
    totals, counts = [], []
    wrong = None if consistent else random.randrange(groups)
    for group in range(groups):
        count = random.randrange(12, 60)
        answers = random.randrange(count, 7 * count)
        totals.append((sketch.unknown(f"answers {group}", whole=True), answers))
        counts.append((sketch.unknown(f"count {group}", whole=True), count))
        mean = sketch.unknown(f"mean {group}")
        sketch.product(totals[-1][0], mean, counts[-1][0])
        sketch.claim(counts[-1][0], (count, count))
        told = Fraction(round(Fraction(100 * answers, count)), 100)
        if group == wrong:
            told = _impossible_mean(told, count)
        sketch.claim(mean, (told - Fraction(1, 200), told + Fraction(1, 200)))
    everybody = sketch.total("everybody", counts), sum(value for _, value in counts)
    answers = sketch.total("all answers", totals), sum(value for _, value in totals)
    mean = sketch.unknown("overall mean")
    sketch.product(answers[0], mean, everybody[0])
    sketch.claim(mean, rounded(Fraction(answers[1], everybody[1]), Fraction(1, 10)))


def _impossible_mean(told: Fraction, count: int) -> Fraction:
    """Return the next hundredth that no whole sum of ``count`` answers rounds to."""
    while True:
        told += Fraction(1, 100)
        least, most = count * (told - Fraction(1, 200)), count * (told + Fraction(1, 200))
        if most.__floor__() < least.__ceil__():
            return told


def partition(sketch: Sketch, size: int, *, consistent: bool) -> None:
    """Shares of one whole add up to one; parts and shares are stated, the whole only roughly."""
    random, parts = sketch.random, max(2, (size - 1) // 2)
    values = [random.randrange(1_000, 90_000) for _ in range(parts)]
    whole = sketch.unknown("whole")
    sketch.claim(whole, rounded(sum(values), 10_000))
    pieces, shares = [], []
    for number, value in enumerate(values):
        pieces.append((sketch.unknown(f"part {number}"), value))
        share = sketch.unknown(f"share {number}")
        shares.append(share)
        sketch.product(pieces[-1][0], share, whole)
        sketch.claim(share, rounded(Fraction(value, sum(values)), Fraction(1, 1000)))
        if number or consistent:
            sketch.claim(pieces[-1][0], rounded(value, 100))
    sketch.relate([(index, 1) for index, _ in pieces] + [(whole, -1)])
    sketch.relate([(share, 1) for share in shares], 1)
    if not consistent:
        most = sketch.ends[whole][1] * sketch.ends[shares[0]][1]
        sketch.claim(pieces[0][0], (most + Fraction(1, 2), most + 50))


def weighted_average(sketch: Sketch, size: int, *, consistent: bool) -> None:
    """Group means weigh into an overall mean; a contradiction puts it beyond what any weights allow."""
    random, groups = sketch.random, max(2, size // 2)
    sums, counts, means = [], [], []
    for group in range(groups):
        count, mean = random.randrange(100, 5_000), Fraction(random.randrange(3_000, 9_000), 100)
        counts.append((sketch.unknown(f"count {group}", positive=True), count))
        sums.append((sketch.unknown(f"sum {group}"), count * mean))
        means.append(sketch.unknown(f"mean {group}"))
        sketch.product(sums[-1][0], means[-1], counts[-1][0])
        sketch.claim(means[-1], rounded(mean, Fraction(1, 10)))
        if group % 2 == 0:
            sketch.claim(counts[-1][0], rounded(count, 50))
    everybody = sketch.total("everybody", counts), sum(value for _, value in counts)
    total = sketch.total("total", sums), sum(value for _, value in sums)
    overall = sketch.unknown("overall mean")
    sketch.product(total[0], overall, everybody[0])
    most = max(sketch.ends[mean][1] for mean in means)
    told = rounded(Fraction(total[1], everybody[1]), 1) if consistent else (most + Fraction(1, 1000), most + 1)
    sketch.claim(overall, told)
