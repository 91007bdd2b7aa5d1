"""Bengbu's pack (蚌埠市规则包): what its documents of 2019 and the report of 2023 say; all else stays the default.

Bengbu's measure after article 5 was not found: its limits for assignment, return, reply and evaluation must be confirmed
with the standing committee before the pack is used there.
"""

from datetime import date

from yinuo.rules.intake import Ground
from yinuo.rules.policy import Policy
from yinuo.rules.policy.meeting import SpeakerRule
from yinuo.rules.policy.suggesting import PaperRule
from yinuo.rules.submissions import Track

MEASURE = "蚌埠市办理代表建议、批评和意见的办法（2019年8月23日修订）"
REPORT = "蚌埠市2023年度政情通报会报道（会议日期2023年9月26日）"

BENGBU = (
    Policy()
    .replace(
        {
            "suggestion.one_matter": True,
            "suggestion.paper_required": PaperRule.BOTH,  # signed by hand, or through the network platform
            "suggestion.papers": ("代表建议、批评和意见", "闭会期间代表建议、批评和意见"),
            "suggestion.refusal_grounds": (
                Ground.PERSONAL,
                Ground.LETTER,
                Ground.ACADEMIC,
                Ground.NO_CONTENT,
                Ground.OTHER,
            ),
        },
        source="BB19",
        document=MEASURE,
        from_on=date(2019, 8, 23),
    )
    .replace(
        {
            "session.speaker_rule": SpeakerRule.ONE_PER_GROUP,
            "session.scripted": False,
            "session.per_year": 1,
            "speech.track": Track.SUGGESTION,
            "reply.deadline": 3,
        },
        source="BB23",
        document=REPORT,
        from_on=date(2023, 9, 26),
    )
)
