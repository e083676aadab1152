import pytest
from six_reports import REPORTS


@pytest.fixture(params=REPORTS, ids=lambda name: name.replace(" ", "-"))
def report(request):
    """Each of the six reports."""
    return REPORTS[request.param]()
