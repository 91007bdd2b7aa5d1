"""How firmly something is promised (承诺强度), and what a promise may lack (可核查性缺项)."""

from yinuo.rules.terms import Term


class Strength(Term):
    """Ranked from firm to none (由强到弱); a conditional promise waits for money, approval or an event."""

    HARD = "hard", "明确承诺"
    SOFT = "soft", "意向承诺"
    HEDGE = "hedge", "留有余地"
    CONDITIONAL = "conditional", "附条件承诺"
    REFUSAL = "refusal", "不能办理"


class Missing(Term):
    """What keeps a promise from being verifiable (缺什么)."""

    OWNER = "owner", "责任单位"
    DUE = "due", "完成时限"
    MEASURE = "measure", "量化指标"
    EVIDENCE = "evidence", "兑现凭据"
