"""The six reports as an audit in Indonesian tells them."""

from attrs import evolve, fields

from factaudit.model.finding import Finding, Repair, Suggestion
from factaudit.model.report import Report, Unchecked

INDONESIAN = {
    "stated total is out of reach": "total yang dinyatakan tidak tercapai",
    "28,562 + 7 x 10,800 = 104,162, short by more than 125,838": "28.562 + 7 x 10.800 = 104.162, kurang > 125.838",
    "28,562 + 7 x 10,800 = 104,162, short by 125,338": "28.562 + 7 x 10.800 = 104.162, kurang 125.338",
    "more than 125,838": "lebih dari 125.838",
    "also without rounding, and with 6 (93,362) or 8 months (114,962)": "juga tanpa pembulatan",
    "no other inflow": "tidak ada arus masuk lain",
    "losses only widen the gap": "pengurangan hanya memperlebar selisih",
    "more than 154,400": "lebih dari 154.400",
    "more than 28,776 a month": "lebih dari 28.776 per bulan",
    "more than 230,000": "lebih dari 230.000",
    "at most 104,162": "paling banyak 104.162",
    "a digit is missing": "satu angka tertinggal",
    "December 2025": "Desember 2025",
    "December 2026 or later (+12 months)": "Desember 2026 atau sesudahnya (+12 bulan)",
    "no number": "tanpa angka",
    "one quantity is given two values": "satu besaran diberi dua nilai",
    "28,562 is not more than 30,000": "28.562 tidak lebih dari 30.000",
    "more than 1,438": "lebih dari 1.438",
    "30,000 is rounded to the nearest ten thousand": "30.000 dibulatkan ke puluhan ribu terdekat",
    "a heading and the text below it give different numbers": "judul dan isi memberi angka yang berbeda",
    "10 June 2025 is a Tuesday": "10 Juni 2025 adalah hari Selasa",
    "the product of two unknowns was not settled in 10,000 steps": "hasil kali dua besaran belum terputuskan",
    "100 conflicts listed of an unknown number": "100 pertentangan didaftar",
    "no relation": "tanpa hubungan",
    "counted once": "dihitung sekali",
}
"""What an audit would have told in Indonesian."""


def in_indonesian(one):
    """Return a report with its sentences as an audit in Indonesian tells them; what was read stays as it is."""
    if isinstance(one, str):
        return INDONESIAN.get(one, one)
    if isinstance(one, tuple):
        return tuple(map(in_indonesian, one))
    if isinstance(one, Report):
        one = evolve(one, language="id")
    if isinstance(one, (Report, Finding, Repair, Suggestion, Unchecked)):
        return evolve(one, **{field.name: in_indonesian(getattr(one, field.name)) for field in fields(type(one))})
    return one
