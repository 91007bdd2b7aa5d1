"""The tag library of all pages: days, labels, deadlines, marks, moves, forms. Built into every template.

What a tag draws stands in `templates/parts/`, named after what it shows; a page may also include a part by itself.
"""

import re
from datetime import date

from django import forms, template
from django.template.loader import render_to_string
from django.urls import Resolver404, resolve
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import mark_safe
from django.utils.translation import gettext

from yinuo.config import drawing, trail, words
from yinuo.rules.deadlines import Urgency, standing, urgency
from yinuo.rules.derivation import Step
from yinuo.rules.terms import Role
from yinuo.rules.workdays import PUBLISHED

register = template.Library()

WORD_ENDS = re.compile("(?<=年度)|(?<=集群)|(?=发展|推进|落实|建设|工作|执行|政情通报会|专题询问|关于)")
SHAPE_OF = {Urgency.OVERDUE: "overdue", Urgency.DUE_TODAY: "soon", Urgency.DUE_SOON: "soon", Urgency.IN_TIME: ""}


# -- words ------------------------------------------------------------------------------------------------------------

register.filter("say", words.say)
register.filter("day", words.day_in_words)
register.filter("moment", words.moment_in_words)
register.filter("numerals", words.day_in_numerals)


@register.filter
def short_day(value) -> str:
    """6月8日, or 8 June."""
    return words.day_in_words(value, short=True)


@register.filter
def month(value) -> str:
    """6月, or June."""
    return words.MONTHS[value.month - 1] if words.in_english() else f"{value.month}月"


@register.simple_tag
def label(term, context="") -> str:
    """A term, a label or a sentence of the rules in the reader's language (术语): {% label promise.state %}."""
    return words.say(term, context)


@register.simple_tag(name="day")
def day_tag(value, short=False) -> str:
    """A day as <time>, with or without its year: {% day briefing.held_on %}, {% day due_on short=True %}."""
    if value is None or value == "":
        return format_html('<span class="unnamed">{}</span>', words.day_in_words(None))
    return format_html(
        '<time datetime="{}">{}</time>', words.as_day(value).isoformat(), words.day_in_words(value, short=short)
    )


@register.filter
def zh(value) -> str:
    """Chinese out of the record, marked as such where the page is English."""
    if words.in_english() and words.CHINESE.search(str(value or "")):
        return format_html('<span lang="zh-Hans">{}</span>', value)
    return value


@register.simple_tag(takes_context=True)
def unnamed(context, plain=False) -> str:
    """That the source counts somebody without a name (报道未具名); never a guess."""
    return _gap(gettext("报道未具名") if context.get("from_report") else gettext("记录未具名"), plain)


@register.simple_tag(takes_context=True)
def unstated(context, plain=False) -> str:
    """That the source does not say (报道未载)."""
    return _gap(gettext("报道未载") if context.get("from_report") else gettext("记录未载"), plain)


def _gap(said: str, plain: bool) -> str:
    return said if plain else format_html('<span class="unnamed">{}</span>', said)


@register.filter
def sentence(points) -> str:
    """Points of a restatement as one sentence; a text stays as it is (要点成句)."""
    text = points if isinstance(points, str) else "；".join(points)
    return text if not text or text[-1] in "。？！" else f"{text}。"


@register.filter
def breaks(title) -> str:
    """A Chinese title with places where a line may end, so that no word is cut (标题换行)."""
    return mark_safe("<wbr>".join(conditional_escape(part) for part in WORD_ENDS.split(title) if part))


@register.filter
def named(congress) -> str:
    """The congress as the reader calls it: its English name exists, names of people have none (名称)."""
    return congress.name_en if words.in_english() and congress.name_en else congress.name


# -- deadlines --------------------------------------------------------------------------------------------------------


@register.inclusion_tag("parts/deadline.html", takes_context=True)
def deadline(context, due_on, basis=None, today=None, done_on=None, place=""):
    """The day, its state in words and shape, and how the day was reached (期限).

    `basis` is the stored derivation: {starts_on, nominal_on, due_on, basis, calendar, provisional, steps}.
    `done_on` stops the clock. `place` is "inline" or "right" where the box needs it.
    """
    basis = basis if isinstance(basis, dict) else {}
    today = today or context.get("today") or date.today()  # noqa: DTZ011 – pages without a request: the design page
    lang = "en" if words.in_english() else "zh"
    steps = [_step(row, lang) for row in basis.get("steps", [])]
    due_on = words.as_day(due_on)
    shape, state = _state(due_on, today, words.as_day(done_on), lang) if due_on else ("none", "")
    return {
        "due_on": due_on,
        "this_year": bool(due_on) and due_on.year == today.year,
        "shape": shape,
        "state": state,
        "steps": steps,
        "basis": basis.get("basis_en") if lang == "en" and basis.get("basis_en") else words.say(basis.get("basis", "")),
        "calendar": basis.get("calendar", ""),
        "provisional": basis.get("provisional", False),
        "place": place,
    }


def _state(due_on: date, today: date, done_on: date | None, lang: str) -> tuple[str, str]:
    chinese = lang == "zh"
    if done_on:
        late = (done_on - due_on).days
        if late <= 0:
            return "kept", "按期" if chinese else "on time"
        return "overdue", f"迟{late}天" if chinese else f"{late} {'day' if late == 1 else 'days'} late"
    said = standing(due_on, today, PUBLISHED)
    return SHAPE_OF[urgency(due_on, today)], said.zh if chinese else said.en


def _step(row: dict, lang: str) -> dict:
    """One stored line of a derivation as it is shown; an unknown code keeps its stored text."""
    on, through = words.as_day(row.get("on")), words.as_day(row.get("through"))
    try:
        text = Step(row["code"], on, through, row.get("params") or {}).render(lang)
    except (KeyError, ValueError):
        text = words.say(row.get("text", ""))
    return {"on": on, "through": through if through != on else None, "text": text, "code": row.get("code", "")}


@register.simple_tag
def ruler(clocks, today, caption=""):
    """Two clocks as two rulers on one scale (期限尺): `clocks` are (name, starts_on, due_on, done_on or None)."""
    return render_to_string("parts/ruler.html", drawing.ruler(clocks, today) | {"caption": caption})


@register.simple_tag
def calendar_strip(due_days, today, first, last):
    """The due days of the coming weeks on one line, a square each, days off in grey (到期日历)."""
    return render_to_string("parts/strip.html", drawing.strip(due_days, today, first, last, PUBLISHED))


@register.simple_tag
def bar(share, late=0):
    """A bar of shares between 0 and 1 (进度条); decoration beside words, hidden from readers."""
    return render_to_string("parts/bar.html", drawing.bar(share, late))


# -- shapes and marks -------------------------------------------------------------------------------------------------


@register.inclusion_tag("parts/status.html")
def status(words_or_term, shape=""):
    """A word with its shape: soon overdue kept partly unverifiable blocked closed none, or plain (状态)."""
    return {"words": words.say(words_or_term), "shape": shape}


@register.inclusion_tag("parts/mark.html")
def mark(kind):
    """字标: ask, answer, follow, promise, unverifiable, overdue, kept, speech."""
    return {"kind": kind, "sign": drawing.sign(kind, english=words.in_english())}


@register.inclusion_tag("parts/tally.html")
def tally(named, unnamed):
    """One square, one case (一格一件): filled if named by the record, dashed if not."""
    return {"named": range(named or 0), "unnamed": range(unnamed or 0), "all": (named or 0) + (unnamed or 0)}


# -- what may be done -------------------------------------------------------------------------------------------------


@register.inclusion_tag("parts/moves.html", takes_context=True)
def moves(context, thing, skip=""):
    """What the reader may do to this thing now, straight from its life cycle (现在可以).

    The page of an act is `thing.act_url(act)` where it has that method, else its own address plus the act. Acts
    without a page of their own (made inside another page, or by the system) are left out, as are those in `skip`.
    """
    user = context["request"].user
    if not user.is_authenticated:
        return {"moves": []}
    left_out = set(skip.split())
    found = [(move, _act_url(thing, move.act)) for move in thing.moves(user) if str(move.act) not in left_out]
    return {"moves": [{"act": move.act, "url": url} for move, url in found if url]}


def _act_url(thing, act) -> str | None:
    if hasattr(thing, "act_url"):
        return thing.act_url(act)
    url = f"{thing.get_absolute_url().rstrip('/')}/{act}/"
    if "#" in url:
        return None
    try:
        resolve(url)
    except Resolver404:
        return None
    return url


# -- forms and lists --------------------------------------------------------------------------------------------------


@register.inclusion_tag("parts/form.html")
def form_fields(form):
    """All fields of a form in our style, the error summary first: {% form_fields form %} (表单)."""
    return {"form": form}


@register.inclusion_tag("parts/field.html")
def field(bound, wide=False):
    """One field: label, help, error, control, in this order: {% field form.title %} (填写)."""
    widget = bound.field.widget
    lone = isinstance(widget, forms.CheckboxInput)
    group = isinstance(widget, forms.RadioSelect | forms.CheckboxSelectMultiple)
    return {"field": bound, "group": group, "lone": lone, "wide": wide}


@register.filter
def error_count(form) -> int:
    """How many places of a form are to be changed (几处要改)."""
    return sum(len(errors) for errors in form.errors.values())


@register.filter
def page_numbers(page):
    """The numbers of a pager, None where some are left out (页码)."""
    for number in page.paginator.get_elided_page_range(page.number, on_each_side=2, on_ends=1):
        yield number if isinstance(number, int) else None


@register.simple_tag(takes_context=True)
def here(context, *places) -> str:
    """aria-current for the part of the site one is in: paths ("/desk/") or views ("public:promise")."""
    request = context.get("request")
    if request is None:
        return ""
    match = request.resolver_match
    names = set(" ".join(places).split())
    inside = bool(match and match.view_name in names) or any(
        request.path.startswith(place) for place in names if place.startswith("/")
    )
    return mark_safe(' aria-current="page"') if inside else ""


# -- the trail --------------------------------------------------------------------------------------------------------


@register.filter
def told(entries):
    """Entries of the trail as lines to read: the act in words, who, why, and which side did it (办理记录)."""
    return [trail.line(entry) for entry in entries]


@register.filter
def roles(standing) -> str:
    """The roles a person holds, in words; units included (身份)."""
    if standing is None:
        return ""
    held = set(standing.roles).union(*standing.units.values()) if standing.units else set(standing.roles)
    return (", " if words.in_english() else "、").join(words.say(role) for role in Role if role in held)
