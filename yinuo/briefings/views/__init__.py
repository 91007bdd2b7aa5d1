"""Pages of topics, sessions, activities, speeches and questions, by noun."""

from yinuo.briefings.views.activities import activities, activity, activity_act, new_activity
from yinuo.briefings.views.conversion import convert_question, convert_speech
from yinuo.briefings.views.session import (
    act,
    ask,
    ask_leave,
    briefing,
    briefings,
    invite,
    new_briefing,
    nominate,
    note_attendance,
)
from yinuo.briefings.views.spoken import question_act, speech_act
from yinuo.briefings.views.topics import new_topic, topic, topic_act, topics

__all__ = [
    "act",
    "activities",
    "activity",
    "activity_act",
    "ask",
    "ask_leave",
    "briefing",
    "briefings",
    "convert_question",
    "convert_speech",
    "invite",
    "new_activity",
    "new_briefing",
    "new_topic",
    "nominate",
    "note_attendance",
    "question_act",
    "speech_act",
    "topic",
    "topic_act",
    "topics",
]
