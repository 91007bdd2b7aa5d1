"""Acts of a session that are no steps of a life cycle (会务记录), as the trail names them."""

from yinuo.rules.terms import Term


class Act(Term):
    LOAD = "load", "按公开报道载入"
    INVITE = "invite", "确定参会人员"
    NOTE_ATTENDANCE = "note-attendance", "登记到会情况"
    ASK_LEAVE = "ask-leave", "请假"


class Attendance(Term):
    """Who came (出席情况)."""

    INVITED = "invited", "已通知参会"
    PRESENT = "present", "出席"
    LEAVE = "leave", "请假"
    ABSENT = "absent", "缺席"
