"""What may be typed into a suggestion's pages; validation and nothing else. Field names are those of the actions."""

from django import forms

from yinuo.people.models import Deputy, Unit
from yinuo.records.parameters import pack_of
from yinuo.rules.evaluations import Grade
from yinuo.rules.handling import ReturnGround, Way
from yinuo.rules.intake import Ground, RefusalOutcome
from yinuo.rules.outcomes import MARKS, Outcome, Scheme
from yinuo.rules.promises import EvidenceKind
from yinuo.rules.publication import Extent, SecrecyCheck
from yinuo.rules.publication import Ground as Unpublished
from yinuo.rules.suggestions import Status
from yinuo.suggestions.actions.replies import draft_of
from yinuo.suggestions.models import Instead, Suggestion

LONG = 20_000
EXTENTS = [(term.value, term.label) for term in (Extent.FULL, Extent.TITLE, Extent.NONE)]


class Day(forms.DateInput):
    input_type = "date"

    def __init__(self):
        super().__init__(format="%Y-%m-%d")


class Text(forms.Textarea):
    def __init__(self, rows=6):
        super().__init__(attrs={"rows": rows})


class Plain(forms.Form):
    """An act that needs no words: one button. Every form knows the thing it is about and the day."""

    def __init__(self, *args, thing=None, congress=None, today=None, **kwargs):
        super().__init__(*args, **kwargs)
        self.thing, self.today = thing, today
        for field in self.fields.values():
            if isinstance(field, forms.ModelChoiceField):
                field.queryset = field.queryset.filter(congress=congress or thing.congress_id)
        self.prepare()

    def prepare(self):
        """Fill in what is already known, so that nothing is typed twice."""

    def acted(self) -> dict:
        """What the action is called with."""
        return self.cleaned_data


class Reason(Plain):
    reason = forms.CharField(label="理由", widget=Text(3), max_length=2000)


# -- the deputy -------------------------------------------------------------------------------------------------------


class Draft(Plain):
    title = forms.CharField(label="标题", max_length=200, help_text="一件建议只写一件事，例如：关于……的建议")
    grounds = forms.CharField(
        label="情况和问题", widget=Text(8), max_length=LONG, required=False, help_text="有情况、有分析"
    )
    request = forms.CharField(
        label="具体建议", widget=Text(8), max_length=LONG, required=False, help_text="请谁做什么，做到什么程度"
    )
    contact = forms.CharField(label="联系方式", max_length=100, required=False, help_text="只给承办单位联系用，不公开")
    wished_units = forms.CharField(label="希望由哪个单位承办", max_length=200, required=False)
    publish_wish = forms.ChoiceField(label="公开意愿", choices=EXTENTS, initial=Extent.FULL.value)
    reply_wanted = forms.BooleanField(label="要求书面答复", required=False, initial=True)

    def prepare(self):
        if isinstance(self.thing, Suggestion):
            self.initial = {name: getattr(self.thing, name) for name in self.fields} | self.initial


class DraftFor(Draft):
    """Staff file on paper for a deputy (代为录入)."""

    lead = forms.ModelChoiceField(label="代表", queryset=Deputy.objects.all(), empty_label="请选择")
    field_order = ["lead"]

    def prepare(self):
        self.fields["lead"].queryset = self.fields["lead"].queryset.serving(self.today)


class AskCosign(Plain):
    deputies = forms.ModelMultipleChoiceField(
        label="请哪些代表联名", queryset=Deputy.objects.all(), help_text="联名由代表本人确认，内容以现在的文字为准"
    )

    def prepare(self):
        others = self.fields["deputies"].queryset.serving(self.today).exclude(pk=self.thing.lead_id)
        self.fields["deputies"].queryset = others


class Submit(Plain):
    one_matter = forms.BooleanField(label="本件只写一件事（一事一议）")
    signed = forms.BooleanField(label="内容属实，由本人签名提交；提交后不能再改")
    on_paper = forms.BooleanField(label="已收到本人签名的专用纸原件", required=False)

    def prepare(self):
        if not self.thing.for_deputy:
            del self.fields["on_paper"]

    def acted(self):
        on_paper = self.cleaned_data.get("on_paper", False)
        return {"signed": self.cleaned_data["signed"], "on_paper": on_paper, "matters": 1}


class Withdraw(Plain):
    in_writing = forms.BooleanField(label="提出书面撤回申请；撤回后办理即行终止")

    def prepare(self):
        names = [one.deputy.name for one in self.thing.cosigners.filter(answer="confirmed").select_related("deputy")]
        if names:
            self.fields["agreed"] = forms.MultipleChoiceField(
                label="已书面同意撤回的联名代表",
                choices=[(name, name) for name in names],
                required=False,
                widget=forms.CheckboxSelectMultiple,
            )


class Evaluate(Plain):
    attitude = forms.ChoiceField(label="办理态度", choices=Grade.choices(), widget=forms.RadioSelect)
    process = forms.ChoiceField(label="办理过程", choices=Grade.choices(), widget=forms.RadioSelect)
    result = forms.ChoiceField(label="办理结果", choices=Grade.choices(), widget=forms.RadioSelect)
    overall = forms.ChoiceField(label="总体评价", choices=Grade.choices(), widget=forms.RadioSelect)
    comment = forms.CharField(
        label="意见", widget=Text(4), max_length=2000, required=False, help_text="不是“满意”的，请写明具体意见或者理由"
    )


# -- the commission ---------------------------------------------------------------------------------------------------


class SendBack(Plain):
    ground = forms.ChoiceField(label="情形", choices=[("", "不属于所列情形"), *Ground.choices()], required=False)
    reason = forms.CharField(label="退回修改的理由", widget=Text(3), max_length=2000, help_text="将告知代表")


class Refuse(Plain):
    ground = forms.ChoiceField(label="不予受理的情形", choices=[])
    outcome = forms.ChoiceField(label="处理方式", choices=[])
    explanation = forms.CharField(label="向代表说明的记录", widget=Text(3), max_length=2000)

    def prepare(self):
        policy = pack_of(self.thing.congress.place).suggestions
        outcomes = [one for one in policy.refusal_outcomes if one is not RefusalOutcome.REVISE]
        self.fields["ground"].choices = [(one.value, one.label) for one in policy.refusal_grounds]
        self.fields["outcome"].choices = [(one.value, one.label) for one in outcomes]


class Register(Plain):
    subject = forms.ChoiceField(label="内容分类", choices=[])
    asks = forms.CharField(
        label="诉求点", widget=Text(5), max_length=3000, required=False, help_text="一行一点；答复时须逐点回应"
    )
    checked = forms.BooleanField(label="已审核：一事一议，内容具体，没有不予受理的情形")

    def prepare(self):
        table = pack_of(self.thing.congress.place).classes.table
        self.fields["subject"].choices = [("", "请选择"), *((name, name) for name in table)]
        self.initial = {"subject": self.thing.subject} | self.initial

    def acted(self):
        return self.cleaned_data | {"asks": self.cleaned_data["asks"].splitlines()}


class Merge(Plain):
    into = forms.ModelChoiceField(label="并入哪一件", queryset=Suggestion.objects.none(), empty_label="请选择")
    told = forms.BooleanField(label="已告知每位代表；并案后仍然分别答复")

    def prepare(self):
        same = Suggestion.objects.filter(
            congress=self.thing.congress_id, status__in=["registered", "assigned", "in-handling"]
        )
        self.fields["into"].queryset = same.exclude(pk=self.thing.pk)

    def acted(self):
        signers = [self.thing.lead, *(one.deputy for one in self.thing.cosigners.filter(answer="confirmed"))]
        return {"into": self.cleaned_data["into"], "told": [one.name for one in signers if one]}


class Assign(Plain):
    lead = forms.ModelChoiceField(label="主办单位", queryset=Unit.objects.all(), required=False, empty_label="请选择")
    co = forms.ModelMultipleChoiceField(
        label="会办单位", queryset=Unit.objects.all(), required=False, widget=forms.CheckboxSelectMultiple
    )
    separate = forms.CharField(
        label="分办",
        widget=Text(3),
        required=False,
        help_text="没有主办、分别办理时填写，一行一个单位：单位名称：承办内容",
    )
    difficult = forms.BooleanField(label="涉及面广、处理难度大，六个月内答复（代表法第五十一条）", required=False)
    protected = forms.BooleanField(label="保护代表身份：只让承办单位知道并须保密，不公开", required=False)
    document = forms.CharField(label="交办函文号", max_length=100, required=False)

    def prepare(self):
        for name in ("lead", "co"):
            self.fields[name].queryset = self.fields[name].queryset.in_being(self.today)

    def clean_separate(self):
        parts = {}
        for line in filter(None, (line.strip() for line in self.cleaned_data["separate"].splitlines())):
            name, _, task = line.replace(":", "：").partition("：")
            unit = Unit.objects.filter(congress=self.thing.congress_id).filter(name=name.strip()).first()
            unit = unit or Unit.objects.filter(congress=self.thing.congress_id, short_name=name.strip()).first()
            if unit is None:
                raise forms.ValidationError(f"没有“{name.strip()}”这个单位，请按全称或简称填写")
            parts[unit] = task.strip()
        return parts

    def clean(self):
        cleaned = super().clean()
        cleaned["co"] = [unit for unit in cleaned.get("co", []) if unit != cleaned.get("lead")]
        return cleaned


class ChooseKey(Plain):
    decision = forms.CharField(label="主任会议决定", max_length=300, help_text="届次、会议次数和日期")


class Rehandle(Plain):
    check = forms.CharField(label="核查意见", widget=Text(4), max_length=4000)


class Assess(Plain):
    arrangement = forms.CharField(label="评估会商安排", widget=Text(4), max_length=4000)


# -- the units --------------------------------------------------------------------------------------------------------


class AskReturn(Plain):
    ground = forms.ChoiceField(label="退办理由", choices=ReturnGround.choices())
    reason = forms.CharField(label="说明", widget=Text(3), max_length=2000)
    clause = forms.CharField(label="职责依据（条款）", max_length=300)
    nominated = forms.ModelChoiceField(label="建议改由哪个单位承办", queryset=Unit.objects.all(), empty_label="请选择")
    agreed = forms.BooleanField(label="本单位负责人同意", required=False)

    def prepare(self):
        others = self.fields["nominated"].queryset.in_being(self.today).exclude(pk=self.thing.unit_id)
        self.fields["nominated"].queryset = others

    def acted(self):
        return self.cleaned_data | {"agreed": self.cleaned_data["agreed"] or None}


class AgreeReturn(Plain):
    unit = forms.ModelChoiceField(label="改由哪个单位承办", queryset=Unit.objects.all(), empty_label="请选择")
    ruling = forms.CharField(label="裁定理由", widget=Text(3), max_length=2000, help_text="存为先例，下次同类建议可查")

    def prepare(self):
        self.fields["unit"].queryset = self.fields["unit"].queryset.in_being(self.today)
        asked = self.thing.returns.filter(agreed__isnull=True).first()
        self.initial = {"unit": asked.nominated_id if asked else None} | self.initial


class NamePerson(Plain):
    person = forms.CharField(label="承办人", max_length=100)
    leader = forms.CharField(label="分管负责人", max_length=100)
    plan = forms.CharField(label="办理方案", widget=Text(4), max_length=4000, required=False)
    head = forms.BooleanField(label="由主要负责人领办", required=False)

    def prepare(self):
        if not self.thing.suggestion.key:
            del self.fields["head"]


class Contact(Plain):
    way = forms.ChoiceField(label="方式", choices=Way.choices())
    on = forms.DateField(label="日期", widget=Day())
    persons = forms.CharField(label="参加人员", max_length=200)
    content = forms.CharField(label="谈了什么", widget=Text(4), max_length=4000)

    def prepare(self):
        self.initial = {"on": self.today} | self.initial


class AskExtension(Plain):
    wanted_on = forms.DateField(label="延长到哪一天", widget=Day())
    reason = forms.CharField(label="延期理由", widget=Text(4), max_length=2000, help_text="将告知代表")


class Ruling(Plain):
    ruling = forms.CharField(label="审批意见", widget=Text(3), max_length=2000)


class Opinion(Plain):
    text = forms.CharField(label="会办意见", widget=Text(8), max_length=LONG)
    signer = forms.CharField(label="签发人", max_length=100)


class Coordination(Plain):
    result = forms.CharField(label="协调结果", widget=Text(4), max_length=4000)


class Check(Plain):
    remark = forms.CharField(label="核稿意见", widget=Text(3), max_length=2000, required=False)


class Number(Plain):
    number = forms.CharField(label="发文字号", max_length=100, help_text="例如：市甲函〔2026〕7号")


class CheckSecrecy(Plain):
    finding = forms.ChoiceField(label="保密审查结论", choices=SecrecyCheck.choices(), widget=forms.RadioSelect)
    passages = forms.CharField(
        label="需要遮盖的内容", widget=Text(4), required=False, help_text="一行一处，照原文摘录；联系方式由系统自动遮盖"
    )
    ground = forms.ChoiceField(label="理由", choices=[("", "可以全部公开"), *Unpublished.choices()], required=False)

    def acted(self):
        return self.cleaned_data | {"passages": self.cleaned_data["passages"].splitlines()}


class ReplyText(Plain):
    """The draft of a reply: text, class, every ask answered, what is promised, how far it is public."""

    PROMISES = 5

    text = forms.CharField(label="答复正文", widget=Text(16), max_length=100_000)
    mark = forms.ChoiceField(label="办理结果分类", choices=[], required=False)
    publish = forms.ChoiceField(
        label="公开意见", choices=[("", "请选择"), *((one.value, one.label) for one in Extent)], required=False
    )
    publish_ground = forms.ChoiceField(
        label="不公开全文的理由", choices=[("", "公开全文"), *Unpublished.choices()], required=False
    )

    def prepare(self):
        self.kept = draft_of(self.thing)
        scheme = Scheme(self.kept.scheme)
        marks = [(mark, str(Outcome(scheme, mark))) for mark in MARKS[scheme]]
        self.fields["mark"].choices = [("", "请选择"), *marks]
        self.asks = list(self.thing.suggestion.asks.all())
        known = {name: getattr(self.kept, name) for name in ("text", "mark", "publish", "publish_ground")}
        for ask in self.asks:
            answer = self.kept.coverage.get(str(ask.pk), {})
            self.fields[f"passage_{ask.pk}"] = forms.CharField(
                label=f"第{ask.order}点：{ask.text}", widget=Text(2), required=False, help_text="从正文中摘出对应的一段"
            )
            self.fields[f"instead_{ask.pk}"] = forms.ChoiceField(
                label=f"第{ask.order}点没有对应段落的理由",
                choices=[("", "有对应段落"), *Instead.choices()],
                required=False,
            )
            known |= {f"passage_{ask.pk}": answer.get("passage", ""), f"instead_{ask.pk}": answer.get("instead", "")}
        self.promise_rows = []
        for place in range(self.PROMISES):
            given = self.kept.promises[place] if place < len(self.kept.promises) else {}
            known |= self._promise_fields(place, given)
        self.initial = known | self.initial

    @property
    def ask_fields(self):
        """The fields of the asks, in their order."""
        return [self[f"{name}_{ask.pk}"] for ask in self.asks for name in ("passage", "instead")]

    def _promise_fields(self, place: int, given: dict) -> dict:
        made = {
            "words": forms.CharField(label=f"承诺{place + 1}：原话", required=False, max_length=1000),
            "due_on": forms.DateField(label=f"承诺{place + 1}：期限", widget=Day(), required=False),
            "measure": forms.CharField(label=f"承诺{place + 1}：衡量标准", required=False, max_length=300),
            "evidence_kind": forms.ChoiceField(
                label=f"承诺{place + 1}：证据类型", choices=[("", "未定"), *EvidenceKind.choices()], required=False
            ),
        }
        for name, field in made.items():
            self.fields[f"promise_{place}_{name}"] = field
        self.promise_rows.append([self[f"promise_{place}_{name}"] for name in made])
        return {f"promise_{place}_{name}": given.get(name, "") for name in made}

    def clean(self):
        cleaned = super().clean()
        text = cleaned.get("text", "")
        for ask in self.asks:
            passage = cleaned.get(f"passage_{ask.pk}", "")
            if passage and passage not in text:
                self.add_error(f"passage_{ask.pk}", "正文中没有这段话，请从正文中摘录")
        for place in range(self.PROMISES):
            words = cleaned.get(f"promise_{place}_words", "")
            if words and words not in text:
                self.add_error(f"promise_{place}_words", "承诺须是正文中的原话，请从正文中摘录")
        return cleaned

    def acted(self):
        data = self.cleaned_data
        coverage = {}
        for ask in self.asks:
            passage, instead = data[f"passage_{ask.pk}"], data[f"instead_{ask.pk}"]
            if passage or instead:
                coverage[ask.pk] = {"passage": passage} if passage else {"instead": instead}
        names = ("words", "due_on", "measure", "evidence_kind")
        promises = [
            {name: data[f"promise_{place}_{name}"] for name in names}
            for place in range(self.PROMISES)
            if data[f"promise_{place}_words"]
        ]
        kept = {name: data[name] for name in ("text", "mark", "publish", "publish_ground")}
        return kept | {"coverage": coverage, "promises": promises}


class Filters(forms.Form):
    """The list's filters (筛选); what is not understood is ignored, never an error page."""

    q = forms.CharField(label="查找", required=False, max_length=100)
    status = forms.ChoiceField(label="状态", required=False, choices=[])
    unit = forms.ModelChoiceField(label="单位", required=False, queryset=Unit.objects.none(), empty_label="全部")
    subject = forms.ChoiceField(label="类别", required=False, choices=[])
    due = forms.ChoiceField(
        label="期限",
        required=False,
        choices=[("", "全部"), ("overdue", "已逾期"), ("soon", "临期"), ("later", "期限内")],
    )
    mine = forms.BooleanField(label="只看与我有关的", required=False)

    def __init__(self, *args, congress=None, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["status"].choices = [("", "全部"), *Status.choices()]
        self.fields["unit"].queryset = Unit.objects.filter(congress=congress)
        subjects = Suggestion.objects.filter(congress=congress).exclude(subject="").order_by()
        names = subjects.values_list("subject", flat=True).distinct()
        self.fields["subject"].choices = [("", "全部"), *((name, name) for name in sorted(names))]
