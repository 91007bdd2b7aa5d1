"""What was typed wrongly is said at its place, and pages full of errors are as sound as the others (更正)."""

from playwright.sync_api import expect

from tests.browser.checks import faults

ROSTER = """姓名,代表证号,代表团,代表小组,任职自
代表甲,示001,示例县代表团,城建环保专业代表小组,2022-01-10
代表乙,示002,演示县代表团,,2022-01-10
代表午,示017,样本区代表团,,2026-11-02
代表未,示018,范例区代表团,,2026-02-30
代表申,示017,没有这个代表团,,2026-11-02
"""


def test_a_wrong_password_is_said_in_words(desktop, picture):
    page = desktop()
    page.goto("/accounts/login/")
    page.get_by_label("账号或邮箱").fill("commission")
    page.get_by_label("密码").fill("不是这个")
    page.get_by_role("button", name="登录", exact=True).click()
    expect(page.get_by_role("alert")).to_be_visible()
    assert not (found := faults(page)), "\n".join(found)
    picture(page, "login-refused-desktop")


def test_a_reply_that_quotes_what_it_does_not_say_is_refused(desktop, picture, allowed):
    allowed.add(422)
    page = desktop("unit-a")
    page.goto("/desk/")
    page.goto(page.locator('main a[href*="/draft/"]').first.get_attribute("href"))
    page.get_by_label("答复正文").fill("您提出的建议收悉。")
    page.locator("summary", has_text="承诺1").click()
    page.get_by_label("承诺1：原话").fill("这句话不在正文里")
    page.get_by_role("button", name="保存拟稿").click()
    summary = page.get_by_role("alert")
    expect(summary).to_contain_text("承诺须是正文中的原话")
    expect(page.get_by_label("承诺1：原话")).to_have_value("这句话不在正文里")
    for width in (1440, 390):
        page.set_viewport_size({"width": width, "height": 844})
        assert not (found := faults(page)), "\n".join(found)
    picture(page, "reply-refused-phone")


def test_a_roster_is_previewed_row_by_row_before_anything_is_written(desktop, picture, allowed):
    page = desktop("administrator")
    page.goto("/people/rosters/")
    page.get_by_label("名册文件").set_input_files(
        {"name": "代表名册.csv", "mimeType": "text/csv", "buffer": ROSTER.encode("utf-8-sig")}
    )
    page.get_by_role("button", name="上传核对").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("代表名册.csv")
    expect(page.get_by_text("还没有写入")).to_be_visible()
    expect(page.get_by_role("listitem").filter(has_text="第5行").first).to_be_visible()
    for device, width in (("desktop", 1440), ("phone", 390)):
        page.set_viewport_size({"width": width, "height": 844})
        assert not (found := faults(page)), "\n".join(found)
        picture(page, f"roster-preview-{device}")
