"""How Sphinx builds these pages; the pages of the rules are made from those that ``factaudit explain`` prints."""

from importlib.metadata import version as installed
from pathlib import Path

from sphinx.application import Sphinx

from factaudit.model.rule import RULES
from factaudit.report.rules import page
from factaudit.report.words import words

project = "factaudit"
author = "the factaudit authors"
project_copyright = "2026, the factaudit authors"
version = release = installed("factaudit")

extensions = ["myst_parser", "sphinx.ext.autodoc", "sphinx.ext.napoleon"]
exclude_patterns = ["_build"]
html_theme = "furo"
html_title = "factaudit"
myst_enable_extensions = ["colon_fence", "deflist"]
myst_heading_anchors = 3
autodoc_member_order = "bysource"
autodoc_typehints = "description"
autodoc_typehints_description_target = "documented"
napoleon_google_docstring = True
napoleon_numpy_docstring = False

RULE_PAGES = Path(__file__).parent / "reference" / "rules"

INDEX = """\
# Rules

Each finding names its rule and the rule's code. A code never changes its meaning: `1xx` are about the words of a text,
`2xx` about limits, `4xx` are contradictions, `5xx` come on request. `factaudit explain RULE` prints the same pages.

| code | rule | severity | what it looks for |
|---|---|---|---|
{rows}

```{{toctree}}
:hidden:

{pages}
```
"""


def write_rule_pages(_app: Sphinx) -> None:
    """Copy the page of each rule, and list them all."""
    RULE_PAGES.mkdir(exist_ok=True)
    for rule in RULES.values():
        (RULE_PAGES / f"{rule.name}.md").write_text(page(rule.name), encoding="utf-8")
    titles = {name: words("en")(f"rules.{name}") for name in RULES}
    rows = (f"| {r.code} | [{r.name}]({r.name}.md) | {r.severity} | {titles[r.name]} |" for r in RULES.values())
    index = INDEX.format(rows="\n".join(rows), pages="\n".join(RULES))
    (RULE_PAGES / "index.md").write_text(index, encoding="utf-8")


def setup(app: Sphinx) -> None:
    """Write the pages of the rules before Sphinx looks for pages."""
    app.connect("builder-inited", write_rule_pages)
