"""It binds asks to the words of a reply, and warns when the reply speaks of something else."""

from yinuo.reading.asks import asks
from yinuo.reading.coverage import Cover, coverage

MATTER = "建议在花园路增设公交站点，并修复破损的人行道。请问地铁三号线何时开工？"
REPLY = (
    "您好！关于增设公交站点的问题，花园路现有两处站点，我局拟在中段增设一处公交站点。关于人行道破损，"
    "施工单位将于下月修复破损的人行道。感谢您的关心。"
)
OTHER = "居民医保缴费标准由省里统一规定，异地就医备案可以在手机上办理，报销比例按医院等级确定。"


def test_each_ask_is_bound_to_the_words_that_answer_it():
    result = coverage(asks(MATTER), REPLY)
    by = {one.ask.quote: one for one in result.asks}
    assert by["建议在花园路增设公交站点"].cover is Cover.ANSWERED
    assert "公交站点" in REPLY[by["建议在花园路增设公交站点"].span.start : by["建议在花园路增设公交站点"].span.end]
    assert by["请问地铁三号线何时开工"].cover is Cover.NOT_DIRECTLY
    assert [one.quote for one in result.unmapped] == ["请问地铁三号线何时开工"]
    assert not result.is_off_topic


def test_a_reply_to_something_else_is_warned_of():
    result = coverage(asks(MATTER), OTHER)
    assert result.is_off_topic
    assert result.reasons
    assert all(one.cover is Cover.NOT_DIRECTLY and one.span is None for one in result.asks)


def test_what_nobody_asked_is_shown():
    result = coverage(asks(MATTER), REPLY + "另外，我局今年举办了摄影展。")
    assert any("摄影展" in span.text for span in result.unasked)


def test_the_words_stay_neutral():
    assert [cover.label for cover in Cover] == ["已回应", "部分回应", "未直接回应"]


def test_an_empty_reply_answers_nothing():
    result = coverage(asks(MATTER), "")
    assert result.is_off_topic
    assert len(result.unmapped) == 3


def test_weights_of_the_congress_can_be_given():
    plain = coverage(asks("请修复花园路人行道。"), "花园路绿化已完成。")
    weighed = coverage(
        asks("请修复花园路人行道。"), "花园路绿化已完成。", weight=lambda word: 0.0 if "花" in word else 1.0
    )
    assert weighed.score < plain.score
