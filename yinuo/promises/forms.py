"""What may be typed into a promise's pages; validation and nothing else. Field names are those of the actions."""

from django import forms

from yinuo.people.models import Unit
from yinuo.promises.models import Strength
from yinuo.rules.evaluations import Grade
from yinuo.rules.promises import Check, EvidenceKind, Status

PROOFS = 5
KINDS = [("", "未定"), *EvidenceKind.choices()]


class Day(forms.DateInput):
    input_type = "date"

    def __init__(self):
        super().__init__(format="%Y-%m-%d")


class Text(forms.Textarea):
    def __init__(self, rows=5):
        super().__init__(attrs={"rows": rows})


class Plain(forms.Form):
    """An act that needs no words: one button. Every form knows the promise and the day."""

    def __init__(self, *args, thing=None, today=None, **kwargs):
        super().__init__(*args, **kwargs)
        self.thing, self.today = thing, today
        for field in self.fields.values():
            if isinstance(field, forms.ModelChoiceField):
                field.queryset = field.queryset.filter(congress=thing.congress_id).in_being(today)
        self.prepare()

    def prepare(self):
        """Fill in what is already known, so that nothing is typed twice."""

    def acted(self) -> dict:
        """What the action is called with."""
        return self.cleaned_data


class Reason(Plain):
    reason = forms.CharField(label="理由", widget=Text(3), max_length=2000)


class Ruling(Plain):
    ruling = forms.CharField(label="决定理由", widget=Text(3), max_length=2000)


class Confirm(Plain):
    filed_uncheckable = forms.BooleanField(label="缺的要素暂时补不齐，先按“不可核查”公开记录", required=False)

    def prepare(self):
        if not self.thing.lacks:
            del self.fields["filed_uncheckable"]


class Elements(Plain):
    """The four things that make a promise checkable."""

    unit = forms.ModelChoiceField(label="责任单位", queryset=Unit.objects.all(), required=False, empty_label="未定")
    person = forms.CharField(label="责任人", max_length=100, required=False)
    due_on = forms.DateField(label="期限", widget=Day(), required=False, help_text="原话没有说的，不要代为填写")
    due_words = forms.CharField(label="期限原话", max_length=100, required=False)
    measure = forms.CharField(label="衡量标准", max_length=300, required=False)
    evidence_kind = forms.ChoiceField(label="证据类型", choices=KINDS, required=False)
    strength = forms.ChoiceField(label="强度", choices=Strength.choices(), required=False)

    def prepare(self):
        self.initial = {name: getattr(self.thing, name) for name in self.fields} | self.initial

    def acted(self):
        return self.cleaned_data | {"strength": self.cleaned_data["strength"] or self.thing.strength}


class Report(Plain):
    text = forms.CharField(label="进展情况", widget=Text(6), max_length=10_000)

    def prepare(self):
        for place in range(1, PROOFS + 1):
            self.fields[f"kind_{place}"] = forms.ChoiceField(
                label=f"证据{place}：类型", choices=[("", "无"), *EvidenceKind.choices()], required=False
            )
            self.fields[f"title_{place}"] = forms.CharField(
                label=f"证据{place}：名称或文号", max_length=200, required=False
            )
            self.fields[f"file_{place}"] = forms.FileField(label=f"证据{place}：文件", required=False)

    def clean(self):
        cleaned = super().clean()
        for place in range(1, PROOFS + 1):
            kind, title, file = (cleaned.get(f"{name}_{place}") for name in ("kind", "title", "file"))
            if (title or file) and not kind:
                self.add_error(f"kind_{place}", "选择证据的类型")
            if kind and not (title or file):
                self.add_error(f"title_{place}", "写明名称或文号，或者上传文件")
        return cleaned

    def proofs(self):
        """(kind, title, upload or None) of each row that was filled in."""
        rows = ([self.cleaned_data[f"{name}_{place}"] for name in ("kind", "title", "file")] for place in self.places)
        return [(kind, title or file.name, file) for kind, title, file in rows if kind]

    places = range(1, PROOFS + 1)


class Finding(Plain):
    how = forms.ChoiceField(label="核查方式", choices=Check.choices())
    finding = forms.CharField(label="核查情况", widget=Text(4), max_length=4000)


class PartlyKept(Finding):
    remainder = forms.CharField(label="尚未兑现的部分", widget=Text(3), max_length=2000)
    due_on = forms.DateField(label="余下部分的期限", widget=Day(), required=False)


class GradeKeeping(Plain):
    grade = forms.ChoiceField(label="对兑现情况的评价", choices=Grade.choices(), widget=forms.RadioSelect)
    finding = forms.CharField(
        label="具体意见", widget=Text(3), max_length=2000, required=False, help_text="不是“满意”的，请写明"
    )


class AskChange(Plain):
    """What the unit wants to change; what is left as it is, is not asked for."""

    reason = forms.CharField(label="变更理由", widget=Text(4), max_length=4000, help_text="将告知代表，原话不删")
    signed_by = forms.CharField(label="签发人", max_length=100)
    release = forms.BooleanField(label="确实不能兑现，请求作出说明", required=False)
    words = forms.CharField(label="改为的文字", widget=Text(2), max_length=1000, required=False)
    due_on = forms.DateField(label="改为的期限", widget=Day(), required=False)
    measure = forms.CharField(label="改为的衡量标准", max_length=300, required=False)
    evidence_kind = forms.ChoiceField(label="改为的证据类型", choices=KINDS, required=False)

    def prepare(self):
        kept = {name: getattr(self.thing, name) for name in ("due_on", "measure", "evidence_kind")}
        self.initial = kept | {"words": self.thing.words_now} | self.initial

    def acted(self):
        data = self.cleaned_data
        asked = {name: data[name] for name in ("reason", "signed_by", "release")}
        elements = () if data["release"] else ("words", "due_on", "measure", "evidence_kind")
        changed = {name: data[name] for name in elements if data[name] != self.initial[name]}
        return asked | changed


class Decide(Plain):
    deputy_told = forms.BooleanField(label="已把单位的书面说明送达代表")
    copied = forms.BooleanField(label="已抄送代表工委")


class CarryOver(Plain):
    explanation = forms.CharField(label="向原提出代表的书面说明", widget=Text(4), max_length=4000)


class HandOver(Plain):
    unit = forms.ModelChoiceField(label="接收单位", queryset=Unit.objects.all(), empty_label="请选择")
    accepted = forms.BooleanField(label="接收单位已确认")
    reason = forms.CharField(label="移交理由", widget=Text(3), max_length=2000)

    def prepare(self):
        successor = self.thing.unit.answering_today() if self.thing.unit_id else None
        if successor is not None and successor != self.thing.unit:
            self.initial = {"unit": successor.pk} | self.initial


class Filters(forms.Form):
    """The ledger's filters (筛选)."""

    status = forms.ChoiceField(label="状态", required=False, choices=[("", "全部"), *Status.choices()])
    unit = forms.ModelChoiceField(label="单位", required=False, queryset=Unit.objects.none(), empty_label="全部")
    due = forms.ChoiceField(
        label="期限",
        required=False,
        choices=[("", "全部"), ("overdue", "已逾期"), ("soon", "临期"), ("undated", "没有期限")],
    )
    q = forms.CharField(label="查找", required=False, max_length=100)

    def __init__(self, *args, congress=None, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["unit"].queryset = Unit.objects.filter(congress=congress)
