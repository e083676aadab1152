"""Numbers and amounts as a language writes them, so that reading gives them back."""

from fractions import Fraction

from factaudit.errors import UsageError
from factaudit.language.language import Language
from factaudit.language.load import spoken
from factaudit.model.number import Number, ceiling_of, exact, floor_of

ENDLESS_PLACES = 2
"""Decimals written of a number whose decimals never end, where no other precision is asked for."""

_MOST_PLACES = 60
_SCALED_PLACES = 2
"""Most decimals before a scale word: "1.23 million", but "1,234 thousand"."""

_ROUND = {"down": floor_of, "up": ceiling_of}
_ROUNDINGS = frozenset(("exact", *_ROUND))


def write_number(
    value: Number, language: Language | str = "en", *, places: int | None = None, rounding: str = "exact"
) -> str:
    """Write a number with the separators of a language.

    Args:
        value: an exact number.
        language: whose separators are used.
        places: how many decimals: at least, where it is written exactly; at most, where it is rounded.
        rounding: ``exact`` (``p/q`` where the decimals never end), or ``down`` or ``up`` to the places given,
            two where the decimals never end.

    >>> write_number(28562, "id"), write_number(Fraction(1, 3), rounding="up")
    ('28.562', '0.34')
    """
    if rounding not in _ROUNDINGS:
        raise UsageError(f"unknown rounding {rounding!r}; known: exact, down, up")
    own = _places(value)
    if own is None and rounding == "exact":
        return f"{value.numerator}/{value.denominator}"
    if rounding != "exact" and (own is None or (places is not None and own > places)):
        own = ENDLESS_PLACES if places is None else places
        value = Fraction(_ROUND[rounding](value * 10**own), 10**own)
    wanted = 0 if places is None or rounding != "exact" else places
    return _decimal(value, max(own or 0, wanted), spoken(language))


def write_scaled(value: Number, step: Number, language: Language | str = "en") -> str:
    """Write a number so that its precision shows: "230 thousand" for a step of 1000, "87.86" for 1/100.

    Raises:
        UsageError: where words cannot show that precision, or the number is no multiple of the step.

    >>> write_scaled(230_000, 1_000, "id"), write_scaled(1_500_000, 100_000)
    ('230 ribu', '1.5 million')
    """
    language = spoken(language)
    power = Fraction(step)
    if step <= 0 or (Fraction(value) / power).denominator != 1:
        raise UsageError(f"{value} is no multiple of the step {step}")
    if power.numerator == 1 and _places(step) is not None:
        return write_number(value, language, places=_places(step))
    scales = [(times, word, _places(power / times)) for times, word in language.scale_words if times >= step]
    if not scales or scales[0][2] is None:
        raise UsageError(f"{language.name or 'no language'} has no words for a number rounded to {step}")
    size: Number = -value if value < 0 else value
    fitting = [row for row in scales if row[0] <= size and (row[2] or 0) <= _SCALED_PLACES]
    times, word, places = fitting[-1] if fitting else scales[0]
    return f"{write_number(exact(Fraction(value) / times), language, places=places)} {word}"


def write_amount(
    value: Number, unit: str, language: Language | str = "en", *, places: int | None = None, rounding: str = "exact"
) -> str:
    """Write a number with the short form of its unit; counts stand alone.

    >>> write_amount(1_500_000, "IDR", "id"), write_amount(10_800, "person/month")
    ('Rp1.500.000', '10,800 a month')
    """
    language = spoken(language)
    first, *divisors = unit.split("/")
    size: Number = -value if value < 0 else value
    number = write_number(size, language, places=places, rounding=_outward(rounding, value))
    amount = ("-" if value < 0 else "") + language.written_units.get(first, "{number}").format(number=number)
    for divisor in divisors:
        amount = language.rate.format(amount=amount, unit=language.unit_word.get(divisor, divisor))
    return amount


def _outward(rounding: str, value: Number) -> str:
    """Return the rounding of the size of a number: a negative one is rounded down by growing."""
    return {"down": "up", "up": "down"}.get(rounding, rounding) if value < 0 else rounding


def _places(value: Number) -> int | None:
    """Return how many decimals a number has, None where they never end."""
    denominator, places = value.denominator, 0
    if denominator == 1:
        return 0
    while places <= _MOST_PLACES:
        if 10**places % denominator == 0:
            return places
        places += 1
    return None


def _decimal(value: Number, places: int, language: Language) -> str:
    """Write a number with so many decimals, which are all that it has."""
    sign, (group, point) = "-" if value.numerator < 0 else "", (language.separators.group, language.separators.decimal)
    size = abs(value.numerator) * 10**places // value.denominator
    if not places:
        return sign + f"{size:,}".replace(",", group)
    whole, decimals = divmod(size, 10**places)
    return f"{sign}{f'{whole:,}'.replace(',', group)}{point}{decimals:0{places}}"
