"""The briefing session (政情通报会) from topic to record."""

from yinuo.briefings.models.activities import Activity, Finding
from yinuo.briefings.models.acts import Act, Attendance
from yinuo.briefings.models.briefings import Briefing, Participant, PriorBriefing
from yinuo.briefings.models.questions import Answer, AnsweringUnit, Question
from yinuo.briefings.models.speeches import Speech
from yinuo.briefings.models.topics import Topic

__all__ = [
    "Act",
    "Activity",
    "Answer",
    "AnsweringUnit",
    "Attendance",
    "Briefing",
    "Finding",
    "Participant",
    "PriorBriefing",
    "Question",
    "Speech",
    "Topic",
]
