"""What a kind of relation is: a name, its roles and the equations that must hold between them."""

from collections.abc import Callable, Iterable

from attrs import frozen

from factaudit.model.relation import Relation
from factaudit.relations.template import Template


@frozen
class Equation:
    """A template with the relation's roles that it binds; roles left out in a ledger make it fall away."""

    template: Template
    roles: tuple[str, ...]


@frozen
class Kind:
    """A kind of relation.

    ``required`` and ``optional`` are its roles; ``equations`` returns what must hold for a relation of
    this kind (its options may change that). ``alike`` lists the roles that must be of one dimension,
    ``pure`` those that must be plain numbers; ``product`` (result, left, right) the roles of which the
    first has the dimension of the other two multiplied.
    """

    name: str
    required: tuple[str, ...]
    optional: tuple[str, ...]
    equations: Callable[[Relation], Iterable[Equation]]
    alike: tuple[str, ...] = ()
    pure: tuple[str, ...] = ()
    product: tuple[str, str, str] | tuple[()] = ()
