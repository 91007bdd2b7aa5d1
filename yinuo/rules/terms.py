"""Words with a code value and a Chinese label (术语): the alphabet of every table in this package."""

from enum import Enum


class Term(str, Enum):  # noqa: UP042 – StrEnum cannot carry a label
    """One word of the field: an English code value, stored, and its Chinese label, shown."""

    label: str

    def __new__(cls, value: str, label: str) -> "Term":
        term = str.__new__(cls, value)
        term._value_ = value
        term.label = label
        return term

    def __str__(self) -> str:
        return str(self.value)

    @classmethod
    def choices(cls) -> list[tuple[str, str]]:
        """(value, label) pairs in the order of the table, for a form or a column."""
        return [(term.value, term.label) for term in cls]

    @classmethod
    def values(cls) -> list[str]:
        return [term.value for term in cls]


class Role(Term):
    """Who acts (角色). Some hold by post, some only towards one matter, as rules.md §8.2 lists them."""

    DEPUTY = "deputy", "代表"
    LEAD_DEPUTY = "lead-deputy", "领衔代表"
    COSIGNER = "cosigner", "联名代表"
    DELEGATION_HEAD = "delegation-head", "代表团团长"
    GROUP_CONVENER = "group-convener", "代表小组召集人"
    SC_MEMBER = "sc-member", "常委会组成人员"
    COUNCIL = "council", "主任会议"
    CHAIR = "chair", "会议主持人"
    SECRETARY_GENERAL = "secretary-general", "秘书长"
    OFFICE = "office", "常委会办公室"
    COMMISSION = "commission", "代表工委"
    COMMITTEE = "committee", "专门（工作）委员会"
    GOVERNMENT_OFFICE = "government-office", "政府办公室"
    UNIT_CLERK = "unit-clerk", "承办人"
    UNIT_LEADER = "unit-leader", "承办单位负责人"
    LEAD_UNIT = "lead-unit", "主办单位"
    COUNTY_SC = "county-sc", "县区人大常委会"
    REVIEWER = "reviewer", "公开审查员"
    PUBLICITY = "publicity", "宣传员"
    ARCHIVIST = "archivist", "档案员"
    AUDITOR = "auditor", "审计员"
    ADMINISTRATOR = "administrator", "系统管理员"
    SYSTEM = "system", "系统"
    PUBLIC = "public", "公众"
