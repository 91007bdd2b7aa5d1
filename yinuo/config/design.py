"""The page of all components (构件样张), drawn from the real parts: docs/design/components.html.

`python -m yinuo.config.design` writes it; a house test says when it is stale. Everyone on it is invented.
"""

from datetime import date, timedelta
from pathlib import Path

TARGET = Path(__file__).resolve().parents[2] / "docs" / "design" / "components.html"
TODAY = date(2026, 6, 10)
SHEETS = ("tokens", "ground", "work", "record", "desk", "public")
COLOURS = (
    ("ink", "墨", "17.7，正文"),
    ("ink-2", "淡墨", "8.2，次要文字"),
    ("ink-3", "灰墨", "5.4，最淡的文字"),
    ("zhu", "朱", "5.6，所欠"),
    ("qing", "青", "6.4，所成、焦点"),
    ("wash", "底", "唯一的灰底"),
)
MARKS = (
    ("ask", "提问"),
    ("answer", "答复"),
    ("follow", "追问"),
    ("speech", "发言"),
    ("promise", "承诺，可核查"),
    ("unverifiable", "不可核查"),
    ("overdue", "逾期"),
    ("kept", "已兑现"),
)
STATES = (
    ("在期内", ""),
    ("临期", "soon"),
    ("逾期2天", "overdue"),
    ("已兑现", "kept"),
    ("部分兑现", "partly"),
    ("不可核查", "unverifiable"),
    ("卡住", "blocked"),
    ("已办结", "closed"),
    ("未评价", "none"),
)


def page() -> str:
    """The page as it should be now."""
    from django.template.loader import render_to_string
    from django.utils import translation

    with translation.override("zh-hans"):
        return render_to_string("design.html", specimen()) + "\n"


def specimen() -> dict:
    from django import forms

    class Specimen(forms.Form):
        title = forms.CharField(label="标题", help_text="一事一件，30字以内。")
        due_on = forms.DateField(label="到期日", error_messages={"required": "写明到期日，或注明“日期未定”"})
        extent = forms.ChoiceField(
            label="公开意见",
            choices=[("full", "全文公开"), ("title", "只公开标题")],
            widget=forms.RadioSelect,
            required=False,
        )

    due, later = stored(date(2026, 3, 6)), stored(date(2026, 3, 19))
    return {
        "css": "../../yinuo/config/static/css",
        "sheets": SHEETS,
        "colours": COLOURS,
        "marks": MARKS,
        "states": STATES,
        "basis_today": TODAY,
        "due": due,
        "later": later,
        "clocks": [
            ("代表的时钟", date(2026, 3, 6), due["due_on"], None),
            ("市甲局的时钟", date(2026, 3, 19), later["due_on"], None),
        ],
        "due_days": [TODAY + timedelta(days=days) for days in (-2, 0, 1, 2, 6, 6, 12, 15)],
        "strip_from": TODAY - timedelta(days=2),
        "strip_to": TODAY + timedelta(days=20),
        "form": Specimen({"title": "关于加装电梯后续维护的建议", "extent": "full"}),
        "there": ["与代表沟通记录"],
        "missing": ["会办意见"],
    }


def stored(starts_on: date) -> dict:
    """A reply's deadline as actions store it."""
    from yinuo.rules.deadlines import ORDINARY, reply_deadline
    from yinuo.rules.workdays import PUBLISHED

    due = reply_deadline(starts_on, ORDINARY, PUBLISHED)
    return {
        "due_on": due.due_on,
        "basis": due.basis,
        "calendar": "、".join(due.sources()),
        "steps": [step.as_dict() for step in due.steps()],
    }


if __name__ == "__main__":
    import os

    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "yinuo.config.settings")
    django.setup()
    TARGET.write_text(page())
