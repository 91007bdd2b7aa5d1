"""What is wrong with a record file, said with its place and its remedy, in Chinese and English."""


class BadRecord(ValueError):
    """The file cannot be loaded; every fault with its place and remedy, in Chinese and English."""

    def __init__(self, faults: list[str]):
        super().__init__("\n".join(faults))
        self.faults = faults


class Fault(ValueError):
    """One fault, said in Chinese and English."""

    def __init__(self, zh: str, en: str):
        super().__init__(f"{zh} · {en}")


# what is wrong and how to mend it, by pydantic's code
REMEDIES = {
    "missing": ("缺少这一项，来源没有说就写 null", "missing; write null if the source does not say"),
    "extra_forbidden": ("没有这一项，请检查拼写或删去", "no such key; check the spelling or remove it"),
    "string_type": ("应为文字，请加引号", "must be text, put it in quotes"),
    "string_too_short": ("不能为空，来源没有说就写 null 或删去", "must not be empty; write null or remove it"),
    "string_too_long": ("太长，最多{max_length}字", "too long, at most {max_length} characters"),
    "int_type": ("应为整数", "must be a whole number"),
    "int_parsing": ("应为整数", "must be a whole number"),
    "int_from_float": ("应为整数", "must be a whole number"),
    "float_type": ("应为数值", "must be a number"),
    "float_parsing": ("应为数值", "must be a number"),
    "finite_number": ("应为有限的数值", "must be a finite number"),
    "bool_type": ("应为 true 或 false", "must be true or false"),
    "bool_parsing": ("应为 true 或 false", "must be true or false"),
    "list_type": ("应为列表，每项前加“- ”", "must be a list, each item after “- ”"),
    "too_short": ("至少一项", "needs at least one item"),
    "greater_than_equal": ("太小，不小于{ge}", "too small, at least {ge}"),
    "less_than_equal": ("太大，不大于{le}", "too large, at most {le}"),
    "string_pattern_mismatch": ("格式不对，应符合 {pattern}", "wrong form, must match {pattern}"),
    "model_type": ("应为一组“键: 值”", "must be keys with values"),
    "dict_type": ("应为一组“键: 值”", "must be keys with values"),
}


def in_both_languages(fault) -> list[str]:
    """One fault with its place and remedy (哪里、什么、怎么改)."""
    place = "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in fault["loc"]).lstrip(".")
    if fault["type"] == "value_error":
        cause = fault["ctx"]["error"]
        return cause.faults if isinstance(cause, BadRecord) else [f"{place}：{cause}"]
    if fault["type"].startswith("date"):
        return [f"{place}：不是真实的日期，应写作 2023-09-26 · not a real date, write it like 2023-09-26"]
    zh, en = REMEDIES.get(fault["type"], ("不对，见 docs/record-format.md", "wrong, see docs/record-format.md"))
    known = fault.get("ctx", {})
    return [f"{place}：{zh.format(**known)} · {en.format(**known)}"]
