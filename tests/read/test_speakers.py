"""Who is told to have said a number."""

import pytest

from factaudit.read import read_article

SAID = {
    "en": [
        ("The city spent $5 million, said Mayor Jane Smith.", {"$5 million": "Mayor Jane Smith"}),
        ("“It cost $5 million. We need $7 million,” Smith said.", {"$5 million": "Smith", "$7 million": "Smith"}),
        ("Jane Doe said 45 people fled. She added that 12 were hurt.", {"45": "Jane Doe", "12": "Jane Doe"}),
        ("According to the Health Ministry, 45 people fled.", {"45": "Health Ministry"}),
        ("Jane Doe said 45 people fled. A spokesman said 300 were hurt.", {"45": "Jane Doe", "300": ""}),
        ("The fire hurt 45 people. Jane Doe said 12 were children.", {"45": "", "12": "Jane Doe"}),
        ("Some 45 people fled, police said on Monday.", {"45": ""}),
    ],
    "id": [
        ("“Ada 45 korban,” ujar Kepala Dinas Kesehatan, Budi Santoso, Rabu (11/6/2025).", {"45": "Budi Santoso"}),
        (
            "Budi Santoso mengatakan, ada 45 korban. Ia menambahkan 30 rumah rusak.",
            {"45": "Budi Santoso", "30": "Budi Santoso"},
        ),
        ("“Ada 45 korban,” kata Budi.\n\n“Sebanyak 30 rumah rusak,” tuturnya.", {"45": "Budi", "30": "Budi"}),
        ("Menurut Budi Santoso, ada 45 korban.", {"45": "Budi Santoso"}),
        ("Ada 45 korban. “Bantuan sudah tiba,” kata Budi.", {"45": ""}),
    ],
}


@pytest.mark.parametrize(
    ("language", "text", "speakers"), [(code, *row) for code, rows in SAID.items() for row in rows]
)
def test_a_name_beside_a_word_of_speech_speaks_for_its_sentence_and_quotation(language, text, speakers):
    told = {m.text: m.speaker for m in read_article(text, language=language).mentions if m.stated}
    assert told == speakers


def test_a_claim_names_its_speaker():
    (claim,) = read_article("“Some 45 people fled,” said Jane Doe.", language="en").entries.claims
    assert claim.speaker == "Jane Doe"


def test_two_people_may_say_two_numbers_of_one_thing():
    said = "Jane {} said the storm in Ohio left {} people without power on Monday."
    two = said.format("Doe", 4_000) + "\n\n" + said.format("Roe", 5_000)
    relations = read_article(two, language="en").entries
    assert len({claim.series for claim in relations.claims}) == 2
