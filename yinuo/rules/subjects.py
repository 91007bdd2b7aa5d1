"""What has a life cycle (办理对象): the fifteen things whose states and acts this package holds, in the order of SM-1…SM-15."""

from yinuo.rules.terms import Term


class Subject(Term):
    """One thing that moves through states (对象); its number in the order is its SM number."""

    TOPIC = "topic", "议题"
    BRIEFING = "briefing-session", "政情通报会"
    INSPECTION = "inspection", "视察调研"
    SPEECH = "speech", "代表发言"
    QUESTION = "question", "问询"
    SUGGESTION = "suggestion", "代表建议"
    ASSIGNMENT = "assignment", "交办件"
    PROMISE = "promise", "承诺事项"
    ESCALATION = "escalation", "催办督办"
    KEY = "key-suggestion", "重点督办建议"
    EXTENSION = "extension", "延期申请"
    SUBMISSION = "submission", "书面或平台意见"
    VOTE = "satisfaction-vote", "满意度测评"
    OPINION = "deliberation-opinion", "审议意见"
    DOCUMENT = "document", "公文"
