"""The page in a real browser: Debian's chromium, headless, driven by playwright."""

import os
import shutil

import pytest
from many_claims import many_claims
from six_reports import hostile, one_conflict, overlapping

from factaudit.report import render

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
QUIET = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)

pytestmark = pytest.mark.skipif(
    CHROMIUM is None and not os.environ.get("CI"), reason="no chromium here; apt-get install chromium"
)


@pytest.fixture(scope="module")
def browser():
    from playwright.sync_api import sync_playwright

    with sync_playwright() as driver:
        chromium = driver.chromium.launch(executable_path=CHROMIUM, args=list(QUIET))
        yield chromium
        chromium.close()


@pytest.fixture
def opened(browser, tmp_path):
    """Open a report's page offline; whatever the console or a request says is kept."""
    contexts = []

    def opened(report, width=1280, height=900, **more):
        file = tmp_path / "report.html"
        file.write_text(render(report, "html"), encoding="utf-8")
        context = browser.new_context(viewport={"width": width, "height": height}, offline=True, **more)
        contexts.append(context)
        page = context.new_page()
        page.said, page.asked = [], []
        page.on("console", lambda message: page.said.append(message.text))
        page.on("pageerror", lambda error: page.said.append(str(error)))
        page.on("dialog", lambda dialog: (page.said.append(dialog.message), dialog.dismiss()))
        page.on("request", lambda request: page.asked.append(request.url))
        page.goto(file.as_uri())
        return page

    yield opened
    for context in contexts:
        context.close()


def wait_for_rows(page, count):
    from playwright.sync_api import expect

    expect(page.locator("[data-claims] tbody tr")).to_have_count(count)


def lit(page):
    return page.eval_on_selector_all(".mark.lit", "marks => marks.map(mark => mark.dataset.id)")


def test_opens_offline_and_asks_for_nothing(opened):
    page = opened(one_conflict())
    assert page.said == []
    assert len(page.asked) == 1


def test_hover_on_a_claim_shows_its_conflict_and_reading(opened):
    page = opened(one_conflict())
    page.hover(".mark[data-id=c2]")
    assert lit(page) == ["c1", "c2", "c3"]
    assert page.inner_text("#tip") == "c2 quota, at most, 7 months"
    assert "lit" in page.get_attribute(".card", "class")
    page.hover("footer")
    assert lit(page) == []
    assert page.is_hidden("#tip")


def test_keyboard_reaches_every_claim_and_the_conflict_from_it(opened):
    page = opened(one_conflict())
    seen = []
    for _ in range(4):
        page.keyboard.press("Tab")
        seen.append(page.evaluate("document.activeElement.dataset.id || ''"))
    assert seen == ["", "c1", "c2", "c3"]
    assert lit(page) == ["c1", "c2", "c3"]
    assert page.is_visible("#tip")
    assert page.get_attribute(".mark[data-id=c3]", "aria-describedby") == "tip"
    page.keyboard.press("Enter")
    assert page.evaluate("location.hash") == "#f1-1"
    page.keyboard.press("Escape")
    assert page.is_hidden("#tip")


def test_hover_on_a_finding_shows_its_claims_alone(opened):
    page = opened(overlapping()[0])
    page.hover("#f1-2 h3")
    assert lit(page) == ["c1", "c4"]


def test_filter_and_sort_the_claims(opened):
    page = opened(many_claims(500))
    page.fill("[data-filter]", "499")
    wait_for_rows(page, 1)
    assert page.inner_text("[data-count]") == "1 of 1 claims shown"
    page.fill("[data-filter]", "")
    wait_for_rows(page, 100)
    admits = "[data-claims] tbody tr:first-child td:nth-child(5)"
    page.click("[data-sort='4']")
    assert page.inner_text(admits) == "0 people"
    page.click("[data-sort='4']")
    assert page.inner_text(admits) == "499 people"
    assert page.get_attribute("th:nth-child(5)", "aria-sort") == "descending"


def test_only_claims_in_a_finding(opened):
    page = opened(many_claims(500))
    page.check("[data-only]")
    assert page.eval_on_selector("[data-claims] tbody", "body => body.rows.length") == 2
    assert page.is_hidden("[data-more]")


def test_more_rows_come_when_asked_for(opened):
    page = opened(many_claims(500))
    page.click("[data-more]")
    assert page.eval_on_selector("[data-claims] tbody", "body => body.rows.length") == 500


def test_markup_in_texts_stays_text(opened):
    page = opened(hostile())
    page.hover(".mark[data-id=c2]")
    page.fill("[data-filter]", "<script>")
    page.wait_for_timeout(200)
    assert page.said == []
    assert page.eval_on_selector_all("img, [onerror], [onload], b i", "found => found.length") == 0
    assert page.eval_on_selector_all("script", "found => found.length") == 2
    assert page.title() == "contradictory: </title><script>alert(2)</script>"
    assert "<img src=x onerror=alert(1)>" in page.inner_text(".sheet")


def test_a_script_that_slipped_in_would_not_run(opened):
    page = opened(one_conflict())
    page.evaluate("document.body.insertAdjacentHTML('beforeend', '<img src=x onerror=\"alert(1)\">')")
    page.evaluate("document.body.append(Object.assign(document.createElement('script'), {textContent: 'alert(2)'}))")
    page.wait_for_timeout(200)
    assert not [text for text in page.said if text in {"1", "2"}]
    assert all("Content Security Policy" in text for text in page.said)


def test_without_scripts_the_page_still_tells_everything(opened):
    page = opened(one_conflict(), java_script_enabled=False)
    text = page.inner_text("body")
    assert "28,562 + 7 x 10,800 = 104,162" in text
    assert "more than 28,776 a month" in text
    page.click(".mark[data-id=c1]")
    assert page.url.endswith("#f1-1")


@pytest.mark.parametrize("width", [360, 768, 1280])
def test_nothing_is_wider_than_the_screen(opened, width):
    for report in (one_conflict(), hostile()):
        page = opened(report, width=width)
        assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_text_stands_out_from_its_ground(opened, scheme):
    page = opened(one_conflict(), color_scheme=scheme)
    for selector in ("body", ".mark.disputed", ".pill.error", ".because", ".repairs td:last-child", ".fine", ".states"):
        assert page.evaluate(CONTRAST, selector) >= 4.5, (scheme, selector)


CONTRAST = """selector => {
  const parse = color => color.match(/[\\d.]+/g).map(Number);
  const light = ([r, g, b]) => [r, g, b].map(c => c / 255)
    .map(c => c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4)
    .reduce((sum, c, i) => sum + c * [0.2126, 0.7152, 0.0722][i], 0);
  let element = document.querySelector(selector);
  const ink = light(parse(getComputedStyle(element).color));
  const ground_of = one => getComputedStyle(one).backgroundColor;
  while (element && /rgba\\(.*, 0\\)|transparent/.test(ground_of(element))) element = element.parentElement;
  const ground = light(parse(ground_of(element || document.body)));
  return (Math.max(ink, ground) + 0.05) / (Math.min(ink, ground) + 0.05);
}"""
"""The contrast ratio of WCAG 2.2, section 1.4.3."""


def test_pictures_have_text_alternatives(opened):
    page = opened(one_conflict())
    unnamed = "svg:not([aria-hidden] *):not([aria-hidden]):not(svg svg):not([role=img][aria-label])"
    assert page.eval_on_selector_all(unnamed, "found => found.length") == 0
    labels = page.eval_on_selector_all("svg[role=img]", "found => found.map(one => one.getAttribute('aria-label'))")
    assert any("c3" in text and "at most 104,162" in text for text in labels)


def test_ids_are_unique_when_several_reports_share_a_page(opened):
    page = opened([one_conflict(), hostile()])
    twice = "ids => ids.length - new Set(ids.map(one => one.id)).size"
    assert page.eval_on_selector_all("[id]", twice) == 0
    assert page.said == []


def test_prints_without_its_tools(opened):
    page = opened(one_conflict())
    page.emulate_media(media="print")
    assert page.is_hidden("[data-tools]")
    assert page.is_visible(".card")


COUNTING = """
window.looks = 0;
for (const name of ["every", "filter", "find", "findIndex", "flatMap", "forEach", "map", "reduce", "some", "sort"]) {
  const plain = Array.prototype[name];
  Array.prototype[name] = function (work, ...more) {
    const counted = work && ((...given) => { window.looks += 1; return work(...given); });
    return plain.call(this, counted, ...more);
  };
}
"""
"""Counts how often the script of a page looks at a member of a list."""


def counted(page, last):
    """Return the elements of a page, and the looks that its script takes until it is open and filtered."""
    page.add_init_script(COUNTING)
    page.reload()
    elements = page.eval_on_selector_all("*", "found => found.length")
    page.fill("[data-filter]", last)
    wait_for_rows(page, 1)
    return elements, page.evaluate("looks")


def test_the_work_of_opening_grows_with_the_claims_and_no_faster(opened):
    elements, looks = counted(opened(many_claims(2_500)), "c2499")
    more_elements, more_looks = counted(opened(many_claims(10_000)), "c9999")
    assert more_elements == elements
    assert 2_500 < looks < more_looks < 5 * looks
