"""Readers of quantities that a user would pick instead, run as ``python readers.py NAME`` on texts told in JSON.

Like ``peers.py`` it imports nothing of factaudit. The question is ``{"texts": [...]}``; the answer counts the
processor time of reading them, each by itself: loading and a first text come before.
"""

import importlib
import json
import sys
import time
import warnings


def quantulum3(texts):
    """quantulum3 without its classifier, which tells ambiguous units apart."""
    return importlib.import_module("quantulum3.parser").parse, texts


READERS = {reader.__name__: reader for reader in (quantulum3,)}


def main():
    """Read the texts on standard input as the reader that is named."""
    warnings.simplefilter("ignore")
    name = sys.argv[1]
    try:
        parse, texts = READERS[name](json.load(sys.stdin)["texts"])
    except ImportError:
        json.dump({"seconds": None, "answer": "not installed"}, sys.stdout)
        return
    parse(texts[0])
    start = time.process_time()
    found = sum(len(parse(text)) for text in texts)
    json.dump({"seconds": time.process_time() - start, "answer": found}, sys.stdout)


if __name__ == "__main__":
    main()
