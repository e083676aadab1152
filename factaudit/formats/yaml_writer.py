"""Plain data as YAML nodes, quoted where a reader would take a text for something else."""

from collections.abc import Iterable
from textwrap import indent
from typing import Any, Final

import yaml

WIDTH: Final = 118

_DUMPER: Any = getattr(yaml, "CSafeDumper", yaml.SafeDumper)
_RESOLVER: Final[Any] = yaml.resolver.Resolver()
_TEXT: Final = "tag:yaml.org,2002:str"


def text(value: str, *, quoted: bool = False) -> yaml.ScalarNode:
    """Return a text, which gets quotes where it would be read as something else, or where they are asked for."""
    return yaml.ScalarNode(_TEXT, value, style='"' if quoted else None)


def plain(value: str) -> yaml.ScalarNode:
    """Return a number, date or flag, which stands without quotes."""
    return yaml.ScalarNode(_RESOLVER.resolve(yaml.ScalarNode, value, (True, False)), value)


def flag(value: bool) -> yaml.ScalarNode:  # noqa: FBT001 - the one thing it is about
    """Return true or false."""
    return plain("true" if value else "false")


def mapping(pairs: Iterable[tuple[str, yaml.Node]], *, flow: bool = True) -> yaml.MappingNode:
    """Return a mapping, in braces unless it is to stand line by line."""
    return yaml.MappingNode("tag:yaml.org,2002:map", [(text(key), node) for key, node in pairs], flow_style=flow)


def sequence(nodes: Iterable[yaml.Node], *, flow: bool = True) -> yaml.SequenceNode:
    """Return a list, in brackets unless it is to stand line by line."""
    return yaml.SequenceNode("tag:yaml.org,2002:seq", list(nodes), flow_style=flow)


def serialised(node: yaml.Node) -> str:
    """Return the text of a node."""
    written: str = yaml.serialize(node, Dumper=_DUMPER, allow_unicode=True, width=WIDTH)
    return written


def section(key: str, node: yaml.Node) -> str:
    """Return a key with what stands below it, indented; texts broken over lines may be indented further."""
    if isinstance(node, yaml.ScalarNode) or getattr(node, "flow_style", False):
        return serialised(mapping([(key, node)], flow=False))
    return f"{key}:\n{indent(serialised(node), '  ')}"
