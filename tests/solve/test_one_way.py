"""The modules of the engine import each other one way: no circle, not even one for types alone."""

import ast
from pathlib import Path

import factaudit.solve

FOLDER = Path(factaudit.solve.__file__).parent


def imported(path):
    """Return the modules of the engine that a module imports anywhere."""
    names = [n.module for n in ast.walk(ast.parse(path.read_text())) if isinstance(n, ast.ImportFrom) and n.module]
    return {name.rpartition(".")[2] for name in names if name.startswith("factaudit.solve.")}


def test_no_module_comes_back_to_itself():
    imports = {path.stem: imported(path) for path in FOLDER.glob("*.py") if path.stem != "__init__"}
    assert "simplex" in imports["linear"]
    while imports:
        last = {name for name, needed in imports.items() if not needed & imports.keys()}
        assert last, f"these import each other in a circle: {sorted(imports)}"
        imports = {name: needed for name, needed in imports.items() if name not in last}
