from factaudit.model.entries import Entries


def entries_of(found, document, code):
    e = Entries(language=code, documents=(document,), mentions=tuple(found.mentions()))
    return e, ()
