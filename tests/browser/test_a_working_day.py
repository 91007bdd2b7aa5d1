"""One working day, click by click (一天): a deputy's suggestion is written, assigned, answered with a promise, rated, tracked.

Told once with script and once without: the pages need none. The closing weeks are lived by the timer, `yinuo tick --at`.
"""

import re
from datetime import date, timedelta

from playwright.sync_api import Page, expect

GROUNDS = "市图书馆晚上六点闭馆，上班的居民借不到书，也没有地方自习。"
REQUEST = "建议每周五延长开放到晚上九点，并公布时间表。"
WORDS = "市甲局将在一个月内公布图书馆夜间开放时间表"
REPLY = f"您提出的建议收悉。经与代表当面沟通，{WORDS}，每周五开放到晚上九点。"


def do(page: Page, act: str, **typed) -> None:
    """Open the act from “你现在可以”, fill in its form by labels, send it, and be back at the suggestion (办理)."""
    begin(page, act)
    finish(page, act, **typed)


def begin(page: Page, act: str) -> None:
    """Open one of the acts under “你现在可以”."""
    offered = page.locator("section").filter(has=page.get_by_role("heading", name="你现在可以"))
    offered.get_by_role("link", name=re.compile(f"^{act}")).click()
    expect(page.get_by_role("heading", level=1)).to_have_text(act)


def take(page: Page, what: str, about: str, act: str) -> None:
    """Take up what waits on the desk about this matter (取待办)."""
    page.goto("/desk/")
    page.get_by_role("link", name=re.compile(f"^{what}.*{about}")).click()
    expect(page.get_by_role("heading", level=1)).to_have_text(act)


def finish(page: Page, act: str, button: str | None = None, **typed) -> None:
    """Fill in the form of this act and send it."""
    fill(page, typed)
    page.get_by_role("button", name=button or act, exact=True).click()
    expect(page.get_by_role("status").filter(has_text=f"已办理：{act}")).to_be_visible()


def fill(page: Page, typed: dict) -> None:
    """Type into the fields of these labels: True ticks, a select takes the option that begins so (填写)."""
    for label, value in typed.items():
        group = page.get_by_role("group", name=label)
        if value is True:
            page.get_by_label(label).check()
        elif group.count():
            group.get_by_label(value, exact=True).check()
        else:
            field = page.get_by_label(label, exact=True).or_(page.get_by_label(f"{label} 选填", exact=True))
            if field.evaluate("one => one.tagName") == "SELECT":
                options = field.get_by_role("option").all_text_contents()
                field.select_option(label=next(option for option in options if option.startswith(value)))
            else:
                field.fill(value)


def working_day(phone, desktop, title: str, picture=lambda page, name: None, **chosen) -> dict[str, Page]:
    """From a draft on the telephone to the deputy's evaluation; everybody's page, left at the suggestion."""
    # the deputy writes on the telephone, between two meetings, and submits
    deputy = phone("deputy-b", **chosen)
    deputy.goto("/desk/")
    deputy.get_by_role("link", name="写建议").last.tap()
    fill(deputy, {"标题": title, "情况和问题": GROUNDS, "具体建议": REQUEST, "希望由哪个单位承办": "市甲局"})
    picture(deputy, "journey-day-1-draft")
    deputy.get_by_role("button", name="存草稿").tap()
    expect(deputy.get_by_role("heading", level=1)).to_have_text(title)
    do(deputy, "提交", **{"本件只写一件事": True, "内容属实，由本人签名提交": True})
    expect(deputy.get_by_text("已提交", exact=True).first).to_be_visible()

    # the commission finds it on its desk, registers and assigns it: two clocks start
    commission = desktop("commission", **chosen)
    take(commission, "登记", title, "登记")
    finish(commission, "登记", 内容分类="教", 诉求点="每周五延长开放到晚上九点", 已审核=True)
    do(commission, "交办", **{"主办单位": "市甲局"})
    expect(commission.get_by_role("heading", name="两个时钟")).to_be_visible()
    number = re.search(r"闭-\d{4}-\d+", commission.title())[0]
    picture(commission, "journey-day-2-assigned")

    # the unit's clerk accepts, names who handles it, meets the deputy, drafts the reply with its promise
    clerk = desktop("unit-a", **chosen)
    take(clerk, "签收", number, "签收")
    finish(clerk, "签收")
    do(clerk, "落实承办人和方案", 承办人="甲局承办人", 分管负责人="甲局局长")
    do(clerk, "记录与代表沟通", 方式="走访", 参加人员="代表乙、甲局承办人", 谈了什么="到图书馆看了闭馆时间。")
    ask = "第1点：每周五延长开放到晚上九点"
    due = (date.today() + timedelta(days=30)).isoformat()  # noqa: DTZ011 – as a clerk reads it off the wall
    promise = {"原话": WORDS, "期限": due, "衡量标准": "时间表公布", "证据类型": "文件"}
    begin(clerk, "拟稿")
    clerk.locator("summary", has_text="承诺1").click()
    fill(clerk, {"答复正文": REPLY, "办理结果分类": "B", ask: "每周五开放到晚上九点", "公开意见": "全文公开"})
    fill(clerk, {f"承诺1：{name}": value for name, value in promise.items()})
    picture(clerk, "journey-day-3-reply")
    finish(clerk, "拟稿", "保存拟稿")

    # the unit's leader signs; the clerk numbers, seals and sends
    leader = desktop("unit-a-head", **chosen)
    leader.goto(clerk.url)
    do(leader, "核稿")
    do(leader, "签发")
    clerk.reload()
    do(clerk, "编号", 发文字号=f"市甲函〔{due[:4]}〕{number[-3:]}号")
    do(clerk, "用印")
    do(clerk, "答复")
    expect(clerk.get_by_text(WORDS).first).to_be_visible()

    # the deputy reads the answer on the telephone and rates it; nobody on the answering side sees that yet
    take(deputy, "看答复并评价", number, "评价")
    rating = dict.fromkeys(("办理态度", "办理过程", "办理结果", "总体评价"), "满意")
    fill(deputy, rating)
    picture(deputy, "journey-day-4-evaluate")
    deputy.get_by_role("button", name="评价", exact=True).tap()
    expect(deputy.get_by_role("heading", name="代表评价")).to_be_visible()
    clerk.reload()
    expect(clerk.get_by_role("heading", name="代表评价")).to_have_count(0)
    return {"deputy": deputy, "commission": commission, "clerk": clerk}


def test_every_form_works_without_script(phone, desktop):
    working_day(phone, desktop, "关于延长图书馆夜间开放的建议", script=False)


def test_a_suggestion_is_written_answered_and_tracked(phone, desktop, instance, picture):
    pages = working_day(phone, desktop, "关于图书馆周五延时的建议", picture)
    commission, clerk = pages["commission"], pages["clerk"]
    commission.reload()
    expect(commission.get_by_text("已评价").first).to_be_visible()

    # a month later the seal is broken by the timer: what was promised is tracked, and everybody may read the rating
    later = date.today() + timedelta(days=45)  # noqa: DTZ011
    instance.yinuo("tick", "--at", f"{later.isoformat()}T09:00")
    commission.reload()
    expect(commission.get_by_text("跟踪落实").first).to_be_visible()
    expect(commission.get_by_role("heading", name="答复中的承诺")).to_be_visible()
    clerk.reload()
    expect(clerk.get_by_role("heading", name="代表评价")).to_be_visible()
    commission.get_by_role("link", name=WORDS).click()
    expect(commission.get_by_role("heading", level=1)).to_contain_text(WORDS)
    picture(commission, "journey-day-5-promise")
