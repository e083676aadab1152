"""Laws of reading articles: nothing is lost, nothing moves, and a true story is never flagged."""

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from factaudit.audit import audit
from factaudit.language import read_value, write_number
from factaudit.model.number import exact
from factaudit.read import read_article
from factaudit.rules import lint

codes = st.sampled_from(("en", "id"))
counts = st.integers(0, 10**12)
amounts = st.builds(lambda units, places: exact(Fraction(units, 10**places)), st.integers(1, 10**12), st.integers(0, 4))
AROUND = {"en": "The city counted {} members in spring.", "id": "Pemkot mencatat {} peserta di kota itu."}


@given(st.one_of(counts, amounts), codes)
def test_a_number_written_into_a_sentence_is_read_with_its_precision(value, code):
    written = write_number(value, code)
    (mention,) = read_article(AROUND[code].format(written), language=code).mentions
    stated = read_value(written, code)
    assert (mention.stated.value, mention.stated.step, mention.stated.rounded) == (value, stated.step, stated.rounded)


noise = st.text(
    st.one_of(st.characters(), st.sampled_from("0123456789.,%()/-\n Rp$“”ribu persen dari to from")), max_size=300
)


@given(noise, codes)
def test_any_text_is_read_and_every_mention_slices_to_its_words(text, code):
    article = read_article(text, language=code)
    for mention in article.mentions:
        assert text[mention.start : mention.end] == mention.text
    for claim in article.entries.claims:
        assert claim.span is None or text[claim.span.start : claim.span.end] == claim.span.quote
    assert all(finding.message for finding in lint(article.entries))


STORIES = {
    "en": (
        "In May 2024 the city counted 28,562 active members, officials said.",
        "Of the 120 passengers, 45 were injured, 70 escaped unhurt and the remaining 5 died.",
        "The budget rose 5% to $105 million from $100 million.",
    ),
    "id": (
        "Hingga Mei 2024, tercatat 28.562 warga menjadi peserta aktif.",
        "Dari 500 siswa, 420 di antaranya lulus, sedangkan 80 lainnya tidak lulus.",
        "Laba bersih turun 12 persen menjadi Rp 44 miliar dari Rp 50 miliar.",
    ),
}
WORDS = {
    "en": "The mayor thanked the people of the town for their patience and walked home through the old market.",
    "id": "Wali kota berterima kasih kepada warga atas kesabaran mereka dan pulang melewati pasar lama.",
}


@given(st.data(), codes)
def test_reading_is_stable_under_appended_text_without_numbers(data, code):
    paragraphs = data.draw(st.lists(st.sampled_from(STORIES[code]), min_size=1, max_size=4))
    text = "\n\n".join(paragraphs)
    longer = text + ("\n\n" + WORDS[code]) * data.draw(st.integers(1, 3))
    before, after = (read_article(t, language=code) for t in (text, longer))
    assert before.mentions == after.mentions
    assert before.entries.relations == after.entries.relations


CHANGE = {
    "en": "Membership {turn} from {first} to {last}, {noun} of {by} members.",
    "id": "Jumlah peserta {turn} sebanyak {by} orang, dari {first} orang menjadi {last} orang.",
}
TURNS = {
    "en": {True: {"turn": "rose", "noun": "an increase"}, False: {"turn": "fell", "noun": "a decrease"}},
    "id": {True: {"turn": "naik", "noun": ""}, False: {"turn": "turun", "noun": ""}},
}
PARTS = {
    "en": "A total of {whole} people were counted, consisting of {a} men, {b} women and {c} children.",
    "id": "Sebanyak {whole} orang didata, terdiri dari {a} laki-laki, {b} perempuan, dan {c} anak.",
}
SHARE = {
    "en": "Of the {whole} respondents, {a}, or {percent}%, said yes.",
    "id": "Dari {whole} responden, {a} orang atau {percent} persen menyatakan setuju.",
}
sizes = st.integers(20, 900_000)


def told(templates, code, numbers):
    words = {name: write_number(value, code) for name, value in numbers.items() if not isinstance(value, str)}
    return templates[code].format(**{**numbers, **words})


@st.composite
def changes(draw):
    first, last = draw(sizes), draw(sizes)
    last += first == last
    return CHANGE, {"first": first, "last": last, "by": abs(last - first)}


@st.composite
def parts(draw):
    members = {name: draw(sizes) for name in "abc"}
    return PARTS, {"whole": sum(members.values()), **members}


@st.composite
def shares(draw):
    whole = draw(sizes)
    part = draw(st.integers(max(2, whole // 50), whole - 1))  # a share that shows when it is halved
    percent = exact(Fraction(round(Fraction(1000 * part, whole)), 10))
    return SHARE, {"whole": whole, "a": part, "percent": percent}


@st.composite
def worlds(draw):
    statements = draw(st.lists(st.one_of(changes(), parts(), shares()), min_size=1, max_size=4))
    return [(templates, dict(numbers)) for templates, numbers in statements]


def article_of(world, code):
    lines = []
    for templates, numbers in world:
        turn = TURNS[code][numbers["last"] > numbers["first"]] if "first" in numbers and "turn" not in numbers else {}
        lines.append(told(templates, code, {**turn, **numbers}))
    return read_article("\n\n".join(lines), language=code)


@given(worlds(), codes)
def test_a_true_article_is_never_flagged(world, code):
    article = article_of(world, code)
    assert len(article.entries.relations) >= len(world)
    report = audit(article.entries)
    assert report.ok, report.findings


@given(worlds(), codes, st.data())
def test_one_number_changed_beyond_rounding_is_found(world, code, data):
    at = data.draw(st.integers(0, len(world) - 1))
    templates, numbers = world[at]
    if "first" in numbers:
        numbers |= TURNS[code][numbers["last"] > numbers["first"]]
    name = data.draw(st.sampled_from([key for key, value in numbers.items() if not isinstance(value, str)]))
    numbers[name] = exact(numbers[name] * 2 + 7)
    report = audit(article_of(world, code).entries)
    assert report.contradictions, told(templates, code, numbers)
