"""From a raw article to claims: sections, dates, numbers, what they are bound to, and what the words relate."""

from factaudit.read.article import Article, mentions_json, read_article

__all__ = ["Article", "mentions_json", "read_article"]
