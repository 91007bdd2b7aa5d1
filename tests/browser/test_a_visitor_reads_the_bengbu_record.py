"""A visitor on a telephone reads what was said at Bengbu, and comes to the trail behind one promise (访客)."""

from playwright.sync_api import expect

WORDS = "不定期为龙头企业开展招大引强活动"


def test_a_visitor_reads_the_bengbu_record(phone, picture):
    page = phone()

    # home: the real record first, then the invented city, each called what it is
    page.goto("/")
    expect(page.get_by_role("heading", level=1)).to_have_text("说过的，都在这里")
    row = page.get_by_role("listitem").filter(has_text="真实记录")
    row.get_by_role("link", name="五大产业集群").tap()

    # the session: the figures of the report, and what of them the record can name
    expect(page.get_by_role("heading", level=1)).to_have_text("2023年度五大产业集群发展情况政情通报会")
    figures = page.get_by_role("table").filter(has_text="所载")
    for name, *numbers in (("发言代表", 8, 2, 6), ("提问代表", 10, 1, 9), ("问题", 13, 1, 12), ("追问", 3, 0, 3)):
        cells = figures.get_by_role("row", name=name).get_by_role("cell")
        expect(cells).to_have_text([str(number) for number in numbers])
    expect(page.get_by_text("报道未具名，内容未载。")).to_be_visible()

    # the question thread: who asked, who answered, what was promised – and no name that the report does not give
    thread = page.get_by_role("list").filter(has_text="张安娜")
    expect(thread).to_contain_text("各县区缺乏龙头企业引领")
    expect(thread).to_contain_text("市经济和信息化局")
    expect(thread).to_contain_text("3项承诺")
    expect(thread.get_by_text("不可核查")).to_have_count(3)
    picture(page, "journey-visitor-1-session")

    # one promise: what it lacks, what has happened since, the trail behind it
    thread.get_by_role("link", name=WORDS).tap()
    expect(page.get_by_role("heading", level=1)).to_have_text(WORDS)
    lacking = page.get_by_role("region", name="缺什么").get_by_role("listitem")
    expect(lacking.filter(has_text="报道未载")).to_have_count(3)
    expect(page.get_by_role("region", name="经过")).to_contain_text("未收到进展")
    trail = page.get_by_role("region", name="办理记录")
    expect(trail.get_by_role("listitem").first).to_be_visible()
    expect(trail).to_contain_text("指纹")
    picture(page, "journey-visitor-2-promise")

    # in English: the frame changes, the words on record do not
    page.get_by_role("button", name="English").tap()
    expect(page.locator("html")).to_have_attribute("lang", "en")
    heading = page.get_by_role("heading", level=1)
    expect(heading).to_have_text(WORDS)
    expect(heading).to_have_attribute("lang", "zh-Hans")
    expect(page.get_by_role("region", name="What is missing")).to_contain_text("does not say")

    # in large print: 20 pixels and up, still nothing sticks out
    page.get_by_role("button", name="Large print").tap()
    expect(page.locator("html")).to_have_attribute("data-size", "large")
    assert page.evaluate("parseFloat(getComputedStyle(document.body).fontSize)") >= 20
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    picture(page, "journey-visitor-3-english-large")

    # on paper: the text without what only a screen needs
    page.emulate_media(media="print")
    page.set_viewport_size({"width": 794, "height": 1123})  # A4
    expect(heading).to_be_visible()
    expect(page.get_by_role("navigation").first).to_be_hidden()
    expect(page.get_by_role("button", name="Standard print")).to_be_hidden()
    picture(page, "journey-visitor-4-print")
