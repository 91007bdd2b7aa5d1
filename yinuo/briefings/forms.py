"""What may be typed into a session's pages; validation and nothing else."""

from django import forms
from django.utils.translation import gettext_lazy as _

from yinuo.briefings.models import Activity, Answer, Attendance, Topic
from yinuo.people.models import Delegation, Deputy, Group, Unit
from yinuo.people.standing import NOBODY
from yinuo.rules import briefings as session_law
from yinuo.rules import inspections, topics
from yinuo.rules.promises import EvidenceKind
from yinuo.rules.publication import SecrecyCheck
from yinuo.rules.questions import FLOOR

LONG = forms.Textarea(attrs={"rows": 8})
SHORT = forms.Textarea(attrs={"rows": 3})


class NamesOfDeputies(forms.ModelMultipleChoiceField):
    """Deputies to be ticked, each with the delegation."""

    widget = forms.CheckboxSelectMultiple

    def label_from_instance(self, deputy):
        return f"{deputy}　{deputy.delegation}" if deputy.delegation else str(deputy)


class NamesOfUnits(forms.ModelMultipleChoiceField):
    widget = forms.CheckboxSelectMultiple


class Day(forms.DateInput):
    input_type = "date"

    def __init__(self):
        super().__init__(format="%Y-%m-%d")


class Plain(forms.Form):
    """An act that needs no words: one button. Every form knows the thing it is about."""

    def __init__(self, *args, thing=None, congress=None, standing=NOBODY, **kwargs):
        super().__init__(*args, **kwargs)
        self.thing = thing
        self.standing = standing
        self.congress = congress or getattr(thing, "congress", None)
        for field in self.fields.values():
            if isinstance(field, forms.ModelChoiceField) and hasattr(field.queryset.model, "congress"):
                field.queryset = field.queryset.filter(congress=self.congress)
        self.prepare()

    def prepare(self):
        """Fill in what is already known, so that nothing is typed twice."""


class Reason(Plain):
    reason = forms.CharField(label=_("理由"), widget=SHORT, max_length=2000)


class Words(Plain):
    text = forms.CharField(label=_("内容"), widget=LONG, max_length=100_000)


class ProposeTopic(Plain):
    title = forms.CharField(label=_("议题"), max_length=200)
    reason = forms.CharField(
        label=_("理由"), widget=SHORT, max_length=2000, help_text=_("情况、问题、为什么现在要通报")
    )
    subject = forms.CharField(label=_("类别"), max_length=40, required=False)
    channel = forms.ChoiceField(label=_("来源"), choices=[("", _("请选择")), *topics.Channel.choices()], required=False)


class ShortlistTopic(Plain):
    channel = forms.ChoiceField(
        label=_("来源"), choices=topics.Channel.choices(), help_text=_("监督法第十二条所列途径")
    )

    def prepare(self):
        self.fields["channel"].initial = self.thing.channel


class ApproveTopic(Plain):
    decision = forms.CharField(
        label=_("主任会议决定"), max_length=300, help_text=_("届次、会议次数，例如：第三十二次主任会议")
    )
    decided_on = forms.DateField(label=_("决定日期"), widget=Day())


class PlanTopic(Plain):
    year = forms.IntegerField(label=_("年度"), min_value=2000, max_value=2100)


class AdjustTopic(Reason):
    title = forms.CharField(label=_("调整后的议题"), max_length=200)
    field_order = ["title", "reason"]


class DraftBriefing(Plain):
    title = forms.CharField(label=_("会议名称"), max_length=200)
    legal_kind = forms.ChoiceField(
        label=_("会议性质"),
        choices=session_law.Kind.choices(),
        help_text=_("专题询问只能在常委会会议中进行（监督法第四十七条）"),
    )
    topic = forms.ModelChoiceField(
        label=_("议题"), queryset=Topic.objects.all(), required=False, empty_label=_("尚未确定")
    )
    held_on = forms.DateField(label=_("召开日期"), widget=Day())
    place = forms.CharField(label=_("地点"), max_length=200)
    why = forms.CharField(label=_("会议目的"), widget=SHORT, max_length=2000)
    units = NamesOfUnits(label=_("应询单位"), queryset=Unit.objects.all(), required=False)
    reporting_body = forms.CharField(label=_("通报机关"), max_length=200, required=False)
    speaker_rule = forms.CharField(
        label=_("发言人产生办法"), max_length=300, required=False, help_text=_("例如：各代表团和专业代表小组各推荐1人")
    )


class Notify(Plain):
    matters = forms.CharField(label=_("主要议程"), widget=SHORT, max_length=2000)

    def prepare(self):
        self.fields["matters"].initial = _("通报；代表发言；现场问询与应询")


class Upload(Plain):
    report_text = forms.CharField(label=_("通报稿"), widget=LONG, max_length=200_000)

    def prepare(self):
        self.fields["report_text"].initial = self.thing.report_text


class Secrecy(Plain):
    finding = forms.ChoiceField(
        label=_("审查结论"),
        choices=[SecrecyCheck.PASSED.choices()[0], (SecrecyCheck.REFUSED.value, SecrecyCheck.REFUSED.label)],
    )
    ground = forms.CharField(label=_("审查意见"), max_length=300)


class Invite(Plain):
    delegations = forms.ModelMultipleChoiceField(
        label=_("整个代表团"),
        queryset=Delegation.objects.all(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("勾选代表团，该团全体代表都列入名单"),
    )
    deputies = NamesOfDeputies(label=_("代表"), queryset=Deputy.objects.all(), required=False)

    def prepare(self):
        invited = self.thing.participants.values("deputy")
        free = self.fields["deputies"].queryset.exclude(pk__in=invited).select_related("delegation")
        self.fields["deputies"].queryset = free.order_by("delegation__order", "pinyin", "name")

    def clean(self):
        cleaned = super().clean()
        whole, single = cleaned.get("delegations") or [], cleaned.get("deputies") or []
        members = self.fields["deputies"].queryset.filter(delegation__in=whole)
        cleaned["deputies"] = list({deputy.pk: deputy for deputy in [*members, *single]}.values())
        cleaned.pop("delegations", None)
        if not cleaned["deputies"]:
            self.add_error(None, _("请勾选代表团或者代表"))
        return cleaned


class Attended(Plain):
    """One line for everybody invited: who came (到会情况登记)."""

    def prepare(self):
        for place in self.thing.participants.select_related("deputy__delegation", "unit"):
            self.fields[f"came_{place.pk}"] = forms.ChoiceField(
                label=str(place), choices=Attendance.choices(), initial=place.attendance, help_text=place.leave_reason
            )

    def clean(self):
        came = {int(name.removeprefix("came_")): value for name, value in super().clean().items()}
        return {"came": came}


class LinkActivity(Plain):
    activity = forms.ModelChoiceField(label=_("视察调研"), queryset=Activity.objects.filter(briefing__isnull=True))


class Nominate(Plain):
    deputy = forms.ModelChoiceField(label=_("发言代表"), queryset=Deputy.objects.all())
    group = forms.ModelChoiceField(
        label=_("由代表小组推荐"),
        queryset=Group.objects.filter(professional=True),
        required=False,
        empty_label=_("由代表所在代表团推荐"),
    )
    title = forms.CharField(label=_("题目"), max_length=200, required=False)


class SpeechText(Plain):
    text = forms.CharField(label=_("发言稿"), widget=LONG, max_length=100_000)

    def prepare(self):
        self.fields["text"].initial = self.thing.text


class ReviewSpeech(Plain):
    facts_checked = forms.BooleanField(label=_("事实已核对"), required=False)
    secrecy_checked = forms.BooleanField(label=_("保密已审查"), required=False)


class ScheduleSpeech(Plain):
    order = forms.IntegerField(label=_("次序"), min_value=1, max_value=200)

    def prepare(self):
        self.fields["order"].initial = self.thing.order


class AskQuestion(Plain):
    """Who asks, out of those who take part; a deputy's own name stands there already."""

    deputy = forms.ModelChoiceField(label=_("提问代表"), queryset=Deputy.objects.all())
    text = forms.CharField(label=_("问题"), widget=LONG, max_length=20_000)

    def prepare(self):
        briefing = getattr(self.thing, "briefing", self.thing)
        invited = Deputy.objects.filter(attended__briefing=briefing).exclude(attended__attendance=Attendance.ABSENT)
        self.by_floor = bool(self.standing.roles & FLOOR)
        if not self.by_floor:
            invited = invited.filter(pk=self.standing.deputy_id)
            self.fields["deputy"].initial = self.standing.deputy_id
        self.fields["deputy"].queryset = invited


class FollowUp(AskQuestion):
    consented = forms.BooleanField(
        label=_("主持人同意由其他代表追问"), required=False, help_text=_("原提问代表追问时不必勾选")
    )

    def prepare(self):
        super().prepare()
        self.fields["text"].label = _("追问")
        if self.by_floor:
            self.fields["deputy"].initial = self.thing.deputy_id
        else:
            del self.fields["consented"]


class Route(Plain):
    lead = forms.ModelChoiceField(label=_("牵头应询单位"), queryset=Unit.objects.all())
    units = NamesOfUnits(label=_("共同应询单位"), queryset=Unit.objects.all(), required=False)

    def prepare(self):
        planned = self.thing.briefing.units.all()
        if planned:
            self.fields["lead"].initial = planned[0].pk

    def clean(self):
        cleaned = super().clean()
        if lead := cleaned.pop("lead", None):
            cleaned["units"] = [lead, *(unit for unit in cleaned.get("units", []) if unit != lead)]
        return cleaned


class AnswerQuestion(Plain):
    unit = forms.ModelChoiceField(label=_("应询单位"), queryset=Unit.objects.all())
    person = forms.CharField(label=_("应询人姓名"), max_length=60)
    post = forms.CharField(label=_("应询人职务"), max_length=100)
    text = forms.CharField(label=_("答复"), widget=LONG, max_length=50_000)

    def prepare(self):
        asked = self.thing.units.all()
        if asked:
            self.fields["unit"].queryset = asked
            own = next((unit for unit in asked if self.standing.in_unit(unit.pk)), self.thing.lead or asked[0])
            self.fields["unit"].initial = own.pk


class AnswerInWriting(Plain):
    text = forms.CharField(label=_("书面答复"), widget=LONG, max_length=50_000)
    signer = forms.CharField(label=_("签发人"), max_length=100)


class NotePromise(Plain):
    answer = forms.ModelChoiceField(label=_("出自哪次答复"), queryset=Answer.objects.none())
    words = forms.CharField(label=_("承诺原话"), widget=SHORT, max_length=1000, help_text=_("从答复里选取，一字不改"))
    due_on = forms.DateField(label=_("期限"), widget=Day(), required=False, help_text=_("答复没有说就空着，不代为填写"))
    measure = forms.CharField(label=_("衡量标准"), max_length=300, required=False)
    evidence_kind = forms.ChoiceField(
        label=_("证据类型"), choices=[("", _("答复没有说")), *EvidenceKind.choices()], required=False
    )

    def prepare(self):
        self.fields["answer"].queryset = self.thing.answers.all()
        latest = self.thing.answers.last()
        self.fields["answer"].initial = latest and latest.pk
        self.fields["answer"].label_from_instance = lambda answer: answer.text[:60]


MOST_MATTERS = 12


class Matter(forms.Form):
    """One matter cut out of a speech or question; one without a title, as it came, is left out (一事一议)."""

    title = forms.CharField(label=_("标题"), max_length=200, required=False)
    grounds = forms.CharField(label=_("案由"), widget=SHORT, required=False, max_length=20_000)
    request = forms.CharField(label=_("建议内容"), widget=SHORT, required=False, max_length=20_000)

    def clean(self):
        cleaned = super().clean()
        written = self.has_changed() and (cleaned.get("grounds") or cleaned.get("request"))
        if written and not cleaned.get("title"):
            self.add_error("title", _("这一件还没有标题"))
        return cleaned


class NoMatter(Plain):
    """A speech that asks for nothing to be done (不转为建议)."""

    split_confirmed = forms.BooleanField(label=_("代表已确认拆分和文字"), required=False)
    reason = forms.CharField(
        label=_("不转为建议的理由"),
        max_length=300,
        required=False,
        help_text=_("发言没有要求办理的事项时填写，例如：仅介绍情况"),
    )


Matters = forms.formset_factory(Matter, extra=2, max_num=MOST_MATTERS, validate_max=True)


class PlanActivity(Plain):
    form = forms.ChoiceField(label=_("形式"), choices=inspections.Kind.choices())
    title = forms.CharField(label=_("名称"), max_length=200)
    from_on = forms.DateField(label=_("开始日期"), widget=Day())
    until_on = forms.DateField(label=_("结束日期"), widget=Day(), required=False)
    sites = forms.CharField(label=_("点位"), widget=SHORT, required=False, help_text=_("一行一个"))

    def clean_sites(self):
        return [line.strip() for line in self.cleaned_data["sites"].splitlines() if line.strip()] or None


class NamedUnits(Plain):
    units = NamesOfUnits(label=_("单位"), queryset=Unit.objects.all())


class NotifyActivity(Plain):
    deputies = NamesOfDeputies(label=_("参加代表"), queryset=Deputy.objects.select_related("delegation"))
    recusals_asked = forms.BooleanField(label=_("已核对回避情况"), required=False)


class RecordFinding(Plain):
    text = forms.CharField(label=_("看到、听到的情况"), widget=LONG, max_length=20_000)
    site = forms.CharField(label=_("地点"), max_length=200, required=False)
    on = forms.DateField(label=_("日期"), widget=Day(), required=False)


class ReportActivity(Plain):
    when = forms.CharField(label=_("时间"), max_length=200)
    content = forms.CharField(label=_("内容"), widget=SHORT, max_length=20_000)
    problems = forms.CharField(label=_("主要问题"), widget=SHORT, max_length=20_000)
    suggestions = forms.CharField(label=_("建议"), widget=SHORT, max_length=20_000)
