"""Everything can be done without a mouse (键盘): the skip link first, a focus that shows, signing in, assigning."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.checks import tab_stops
from yinuo.briefings.example.folk import PASSWORD

FAR = 120  # Tabs after which something should have been reached


def tab_to(page: Page, locator) -> None:
    """Press Tab until it has the focus."""
    expect(locator).to_be_visible()
    for _ in range(FAR):
        if locator.evaluate("one => one === document.activeElement"):
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"{locator} was not reached with {FAR} Tabs on {page.url}")


@pytest.mark.parametrize(
    ("who", "address"),
    [
        (None, "/bengbu/sessions/2023-1/"),
        (None, "/accounts/login/"),
        ("commission", "/desk/"),
        ("unit-a", "/suggestions/"),
    ],
)
def test_the_skip_link_is_first_and_the_focus_always_shows(who, address, desktop):
    page = desktop(who)
    page.goto(address)
    first, *rest = tab_stops(page, 25)
    assert first["words"] == "跳到正文"
    on_page = [stop for stop in (first, *rest) if stop["tag"] != "BODY"]  # after the last one the browser has it
    unseen = [stop["what"] for stop in on_page if not (stop["shows"] and stop["inside"])]
    assert not unseen, "\n".join(unseen)


def test_the_skip_link_leads_past_the_navigation(desktop):
    page = desktop("commission")
    page.goto("/desk/")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.querySelector('#main').contains(document.activeElement)")


def test_signing_in_needs_no_mouse(desktop):
    page = desktop()
    page.goto("/accounts/login/")
    tab_to(page, page.get_by_label("账号或邮箱"))
    page.keyboard.type("auditor")
    tab_to(page, page.get_by_label("密码"))
    page.keyboard.type(PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_url("**/desk/")
    expect(page.get_by_text("审计员甲").first).to_be_visible()


def test_assigning_needs_no_mouse(desktop):
    page = desktop("commission")
    page.goto("/suggestions/?status=registered")
    tab_to(page, page.get_by_role("rowheader").get_by_role("link").first)
    page.keyboard.press("Enter")
    tab_to(page, page.get_by_role("link", name="交办", exact=True))
    page.keyboard.press("Enter")
    tab_to(page, page.get_by_label("主办单位"))
    page.keyboard.press("ArrowDown")
    tab_to(page, page.get_by_role("button", name="交办", exact=True))
    page.keyboard.press("Enter")
    expect(page.get_by_role("status").filter(has_text="已办理：交办")).to_be_visible()
