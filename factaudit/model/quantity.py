"""One measure of one entity at one period: an unknown number."""

from attrs import frozen

from factaudit.model.period import Period


@frozen
class Series:
    """A measure of an entity, followed through time."""

    measure: str
    entity: str = ""

    def __str__(self) -> str:
        return f"{self.measure} of {self.entity}" if self.entity else self.measure


@frozen
class Quantity:
    """A series at an instant or over a duration; without a period where it is a constant."""

    series: Series
    period: Period | None = None

    def __str__(self) -> str:
        return str(self.series) if self.period is None else f"{self.series} at {self.period}"
