"""Which acts have a page, which form it shows and which action it calls (办理页): one table for every noun of a session."""

from collections.abc import Callable
from dataclasses import dataclass

from yinuo.briefings import forms
from yinuo.briefings.actions import activities, questions, session, speeches, topics
from yinuo.rules import briefings as session_law
from yinuo.rules import inspections as activity_law
from yinuo.rules import questions as question_law
from yinuo.rules import speeches as speech_law
from yinuo.rules import topics as topic_law
from yinuo.rules.terms import Term


@dataclass(frozen=True)
class Offer:
    """One act's page: its form and the action that the form's fields are passed to."""

    form: type[forms.Plain]
    action: Callable
    hint: str = ""


def ask_follow_up(question, *, deputy, text, consented=False, by, at):
    return questions.ask(
        question.briefing, deputy=deputy, text=text, parent=question, consented=consented, by=by, at=at
    )


def answer_by_one(question, *, unit, person, post, text, by, at):
    return questions.answer(question, text=text, answered_by=[(unit, person, post)], by=by, at=at)


Session, Topic, Speech, Question, Activity = (
    session_law.Act,
    topic_law.Act,
    speech_law.Act,
    question_law.Act,
    activity_law.Act,
)

OF_TOPIC: dict[Term, Offer] = {
    Topic.SHORTLIST: Offer(forms.ShortlistTopic, topics.shortlist),
    Topic.SET_ASIDE: Offer(forms.Reason, topics.set_aside, "理由将告知提出人。"),
    Topic.APPROVE: Offer(forms.ApproveTopic, topics.approve),
    Topic.REJECT: Offer(forms.Reason, topics.reject),
    Topic.POSTPONE: Offer(forms.Reason, topics.postpone),
    Topic.PLAN: Offer(forms.PlanTopic, topics.plan),
    Topic.PUBLISH: Offer(forms.Plain, topics.publish, "公布后任何人都能看到这一议题。"),
    Topic.ADJUST: Offer(forms.AdjustTopic, topics.adjust),
    Topic.DROP: Offer(forms.Reason, topics.drop),
}

OF_SESSION: dict[Term, Offer] = {
    Session.SUBMIT: Offer(forms.Plain, session.submit, "报主任会议批准。"),
    Session.SEND_BACK: Offer(forms.Reason, session.send_back),
    Session.APPROVE: Offer(forms.Plain, session.approve),
    Session.LINK: Offer(
        forms.LinkActivity, session.link, "会前的视察调研与本次会议关联，报告和一手资料随会议一起查阅。"
    ),
    Session.NOTIFY: Offer(forms.Notify, session.notify, "会议七日前发出。"),
    Session.COLLECT: Offer(forms.Words, session.collect),
    Session.UPLOAD: Offer(forms.Upload, session.upload),
    Session.COMMENT: Offer(forms.Words, session.comment),
    Session.LOCK: Offer(forms.Plain, session.lock, "锁定后发言次序不再变动，需要时可以解锁。"),
    Session.UNLOCK: Offer(forms.Reason, session.unlock),
    Session.OPEN: Offer(forms.Plain, session.open_session),
    Session.CLOSE: Offer(forms.Plain, session.close, "每个问题都要有结果才能散会。"),
    Session.CONFIRM: Offer(forms.Plain, session.confirm),
    Session.CONVERT: Offer(
        forms.Plain, session.follow_up, "每篇发言、每个要求书面办理的问题都有去向之后，会议进入跟踪落实。"
    ),
    Session.SIGN_MINUTES: Offer(forms.Words, session.sign_minutes),
    Session.CHECK_SECRECY: Offer(forms.Secrecy, session.check_secrecy),
    Session.PUBLISH: Offer(forms.Plain, session.publish, "发布后任何人都能看到会议记录。"),
    Session.POSTPONE: Offer(forms.Reason, session.postpone, "理由将告知参会代表和应询单位。"),
    Session.RESUME: Offer(forms.Plain, session.resume),
    Session.CANCEL: Offer(forms.Reason, session.cancel, "取消之后不能恢复。"),
    Session.REOPEN: Offer(forms.Reason, session.reopen),
    Session.ARCHIVE: Offer(forms.Plain, session.archive, "归档之后不再变动。"),
}

OF_SPEECH: dict[Term, Offer] = {
    Speech.SUBMIT: Offer(forms.SpeechText, speeches.submit),
    Speech.SEND_BACK: Offer(forms.Reason, speeches.send_back),
    Speech.REVIEW: Offer(forms.ReviewSpeech, speeches.review, "只核事实、查保密，内容由代表自己决定。"),
    Speech.SCHEDULE: Offer(forms.ScheduleSpeech, speeches.schedule),
    Speech.DELIVER: Offer(forms.Plain, speeches.deliver),
    Speech.HAND_IN: Offer(forms.Plain, speeches.hand_in),
    Speech.CORRECT: Offer(forms.SpeechText, speeches.correct, "更正前的文字留在办理记录里。"),
    Speech.CONFIRM: Offer(forms.Plain, speeches.confirm, "核对无误后签认。"),
    Speech.WITHDRAW: Offer(forms.Reason, speeches.withdraw),
}

OF_QUESTION: dict[Term, Offer] = {
    Question.ROUTE: Offer(forms.Route, questions.route),
    Question.ANSWER: Offer(forms.AnswerQuestion, answer_by_one),
    Question.DEFER: Offer(forms.Plain, questions.defer, "转为会后书面答复，一个月内答复。"),
    Question.ANSWER_IN_WRITING: Offer(forms.AnswerInWriting, questions.answer_in_writing),
    Question.FOLLOW_UP: Offer(forms.FollowUp, ask_follow_up),
    Question.MARK_SATISFIED: Offer(forms.Plain, questions.mark_satisfied),
    Question.NOTE_PROMISE: Offer(forms.NotePromise, questions.note_promise),
    Question.WANT_HANDLING: Offer(forms.Plain, questions.want_handling),
    Question.CLOSE: Offer(forms.Plain, questions.close),
    Question.WITHDRAW: Offer(forms.Plain, questions.withdraw),
}

OF_ACTIVITY: dict[Term, Offer] = {
    Activity.APPROVE: Offer(forms.NamedUnits, activities.approve),
    Activity.NOTIFY: Offer(forms.NotifyActivity, activities.notify, "活动十日前通知。"),
    Activity.CONFIRM: Offer(forms.Plain, activities.confirm),
    Activity.ASK_LEAVE: Offer(forms.Reason, activities.ask_leave),
    Activity.REQUEST_MEETING: Offer(forms.Words, activities.request_meeting, "写明约见谁、为了什么事。"),
    Activity.RECORD: Offer(forms.RecordFinding, activities.record),
    Activity.CARRY_OUT: Offer(forms.Plain, activities.carry_out),
    Activity.REPORT: Offer(forms.ReportActivity, activities.report),
    Activity.FORWARD: Offer(forms.NamedUnits, activities.forward),
    Activity.FEED_BACK: Offer(forms.Words, activities.feed_back),
    Activity.CLOSE: Offer(forms.Plain, activities.close),
    Activity.CANCEL: Offer(forms.Reason, activities.cancel),
}
