"""What may be typed into a session's pages; validation and nothing else."""

from django import forms
from django.utils.translation import gettext_lazy as _

from yinuo.briefings.models import Answer, Topic
from yinuo.people.models import Deputy, Group, Unit
from yinuo.rules import briefings as session_law
from yinuo.rules import inspections, topics
from yinuo.rules.publication import SecrecyCheck

LONG = forms.Textarea(attrs={"rows": 8})
SHORT = forms.Textarea(attrs={"rows": 3})


class Day(forms.DateInput):
    input_type = "date"

    def __init__(self):
        super().__init__(format="%Y-%m-%d")


class Plain(forms.Form):
    """An act that needs no words: one button. Every form knows the thing it is about."""

    def __init__(self, *args, thing=None, congress=None, **kwargs):
        super().__init__(*args, **kwargs)
        self.thing = thing
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
    units = forms.ModelMultipleChoiceField(label=_("应询单位"), queryset=Unit.objects.all(), required=False)
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
    deputies = forms.ModelMultipleChoiceField(label=_("代表"), queryset=Deputy.objects.all())

    def prepare(self):
        self.fields["deputies"].queryset = self.fields["deputies"].queryset.select_related("delegation")


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
    deputy = forms.ModelChoiceField(label=_("提问代表"), queryset=Deputy.objects.all())
    text = forms.CharField(label=_("问题"), widget=LONG, max_length=20_000)


class FollowUp(AskQuestion):
    def prepare(self):
        self.fields["deputy"].initial = self.thing.deputy_id
        self.fields["text"].label = _("追问")


class Route(Plain):
    units = forms.ModelMultipleChoiceField(
        label=_("应询单位"), queryset=Unit.objects.all(), help_text=_("先选的为牵头应询单位")
    )


class AnswerQuestion(Plain):
    unit = forms.ModelChoiceField(label=_("应询单位"), queryset=Unit.objects.all())
    person = forms.CharField(label=_("应询人姓名"), max_length=60)
    post = forms.CharField(label=_("应询人职务"), max_length=100)
    text = forms.CharField(label=_("答复"), widget=LONG, max_length=50_000)

    def prepare(self):
        asked = self.thing.units.all()
        if asked:
            self.fields["unit"].queryset = asked
            self.fields["unit"].initial = asked[0].pk


class AnswerInWriting(Plain):
    text = forms.CharField(label=_("书面答复"), widget=LONG, max_length=50_000)
    signer = forms.CharField(label=_("签发人"), max_length=100)


class NotePromise(Plain):
    answer = forms.ModelChoiceField(label=_("出自哪次答复"), queryset=Answer.objects.none())
    words = forms.CharField(label=_("承诺原话"), widget=SHORT, max_length=1000, help_text=_("从答复里选取，一字不改"))
    due_on = forms.DateField(label=_("期限"), widget=Day(), required=False, help_text=_("答复没有说就空着，不代为填写"))
    measure = forms.CharField(label=_("衡量标准"), max_length=300, required=False)
    evidence_kind = forms.CharField(label=_("证据类型"), max_length=100, required=False)

    def prepare(self):
        self.fields["answer"].queryset = self.thing.answers.all()
        latest = self.thing.answers.last()
        self.fields["answer"].initial = latest and latest.pk
        self.fields["answer"].label_from_instance = lambda answer: answer.text[:60]


class Matter(forms.Form):
    """One matter cut out of a speech or question; an empty one is left out (一事一议)."""

    title = forms.CharField(label=_("标题"), max_length=200, required=False)
    grounds = forms.CharField(label=_("案由"), widget=SHORT, required=False, max_length=20_000)
    request = forms.CharField(label=_("建议内容"), widget=SHORT, required=False, max_length=20_000)

    def clean(self):
        cleaned = super().clean()
        if (cleaned.get("grounds") or cleaned.get("request")) and not cleaned.get("title"):
            self.add_error("title", _("这一件还没有标题"))
        return cleaned


Matters = forms.formset_factory(Matter, extra=3, max_num=12, validate_max=True)


class PlanActivity(Plain):
    form = forms.ChoiceField(label=_("形式"), choices=inspections.Kind.choices())
    title = forms.CharField(label=_("名称"), max_length=200)
    from_on = forms.DateField(label=_("开始日期"), widget=Day())
    until_on = forms.DateField(label=_("结束日期"), widget=Day(), required=False)
    sites = forms.CharField(label=_("点位"), widget=SHORT, required=False, help_text=_("一行一个"))

    def clean_sites(self):
        return [line.strip() for line in self.cleaned_data["sites"].splitlines() if line.strip()] or None


class NamedUnits(Plain):
    units = forms.ModelMultipleChoiceField(label=_("单位"), queryset=Unit.objects.all())


class NotifyActivity(Plain):
    deputies = forms.ModelMultipleChoiceField(label=_("参加代表"), queryset=Deputy.objects.all())
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
