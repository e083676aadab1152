"""``python -m factaudit``."""

from factaudit.cli import main

main()
