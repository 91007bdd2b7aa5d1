"""Who promised (责任单位): the subject of the clause, else who was said to speak, else who signed the letter."""

import re

from yinuo.reading.lexicons import lexicon
from yinuo.reading.sentences import sentences

_WORDS = lexicon("promises")["owner"]
_SELF = re.compile(_WORDS["self"])
_UNIT = re.compile(
    rf"^(?:由|请|责成)?({_WORDS['unit']})(?=[将会拟也亦仍已正在于对根按]|计划|预计|承诺|预定|要|负责|继续|进一步|应|同意|$)"
)
_SPEAKER = re.compile(_WORDS["speaker"])
_FOOT = re.compile(rf"({_WORDS['unit']})\s*(?:(?:19|20)\d\d年|二[〇○零]).{{2,12}}$")
_NEWS = re.compile(r"^(?:针对这一问题|对此|近日|会上|下一步|今年)[,，]?")


class Owners:
    """The units of one text (文中责任单位)."""

    def __init__(self, body: str) -> None:
        self.body = body
        self.spans = sentences(body)
        signed = _FOOT.search(body.rstrip())
        self.signed = signed.group(1) if signed else ""

    def of(self, start: int, end: int) -> str:
        """The owner of the promise at that place, "" when the text does not say."""
        clause = self.body[start:end]
        subject = _UNIT.match(clause)
        if subject and not _SELF.match(clause):
            return subject.group(1)
        return self._speaker(start) or self._self(start, end) or self._subject(start) or self.signed

    def _speaker(self, start: int) -> str:
        for span in reversed([span for span in self.spans if span.start <= start][-3:]):
            for piece in re.split("[，,]", span.text):
                if match := _SPEAKER.match(piece):
                    name = match.group(1)
                    if re.search(r"[局委办府院处部厅区镇]|工招园|中心", name) and "代表" not in name:
                        return name
        return ""

    def _self(self, start: int, end: int) -> str:
        before = [match.group() for match in _SELF.finditer(self.body, 0, end)]
        return before[-1] if before else ""

    def _subject(self, start: int) -> str:
        sentence = next((span for span in self.spans if span.start <= start < span.end), None)
        for piece in re.split("[，,]", sentence.text[: start - sentence.start] if sentence else ""):
            if match := _UNIT.match(piece):
                return match.group(1)
        return ""
