"""When what is included is told, and the rest is too, they are all of the whole."""

from hypothesis import given
from hypothesis import strategies as st

from factaudit.guarding import check_text

WORDINGS = [
    ("en", "The city has {} buses, including {} electric buses; the remaining {} run on diesel."),
    ("en", "The city has {} buses, of which {} are electric. The rest, {} buses, run on diesel."),
    ("en", "Police made {} arrests. Of those, {} were for theft and the rest, {}, for assault."),
    ("id", "Kota itu memiliki {} bus, termasuk {} bus listrik, sisanya {} bus diesel."),
    ("id", "Kota itu memiliki {} bus, {} di antaranya bus listrik. Selebihnya {} bus diesel."),
    ("id", "Kota itu punya {} guru. Dari jumlah itu, {} orang lulus dan sisanya {} orang gagal."),
]

wordings, counts = st.sampled_from(WORDINGS), st.integers(2, 400)


@given(wordings, counts, counts, st.integers(0, 200))
def test_parts_contradict_their_whole_exactly_where_they_leave_some_out(wording, part, rest, missing):
    code, words = wording
    found = check_text(words.format(part + rest + missing, part, rest), language=code).contradictions
    assert bool(found) == bool(missing)
