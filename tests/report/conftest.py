import pytest
from indonesian import in_indonesian
from six_reports import REPORTS


@pytest.fixture(params=REPORTS, ids=lambda name: name.replace(" ", "-"))
def report(request):
    """Each of the six reports."""
    return REPORTS[request.param]()


@pytest.fixture
def indonesian_report(report):
    """The same as an audit in Indonesian tells it."""
    return in_indonesian(report)
