"""The words of the views, one YAML file a language."""

from factaudit.catalogue import Words, catalogue


def words(language: str) -> Words:
    """Return the words of the views in a language.

    Raises:
        UsageError: where there are none.
    """
    return catalogue(__name__, language)
