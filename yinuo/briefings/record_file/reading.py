"""From a file to a checked record (读取会议记录文件): YAML without aliases, without a key said twice."""

from pathlib import Path

import yaml
from pydantic import ValidationError

from yinuo.briefings.record_file.faults import BadRecord, in_both_languages
from yinuo.briefings.record_file.record import FORMAT, Record

MAX_BYTES = 2_000_000


class Plain(yaml.SafeLoader):
    """YAML without anchors, so that a small file cannot grow into a large one, and without a key said twice."""

    def compose_node(self, parent, index):
        if self.check_event(yaml.AliasEvent):
            where = said_at(self.peek_event().start_mark)
            raise BadRecord(
                [f"{where[0]}：不支持 YAML 别名（*），请写全 · {where[1]}: no YAML aliases (*), write it out"]
            )
        return super().compose_node(parent, index)

    def construct_mapping(self, node, deep=False):
        seen = set()
        for key, _ in node.value:
            if key.value in seen:
                where = said_at(key.start_mark)
                raise BadRecord(
                    [
                        f"{where[0]}：“{key.value}”写了两次，请删去一处 · {where[1]}: “{key.value}” stands twice, remove one"
                    ]
                )
            seen.add(key.value if isinstance(key.value, str) else str(key.value))
        return super().construct_mapping(node, deep)

    def day(self, node):
        """A day that does not exist stays text, so that the check names its place."""
        try:
            return self.construct_yaml_timestamp(node)
        except ValueError:
            return node.value


Plain.add_constructor("tag:yaml.org,2002:timestamp", Plain.day)


def said_at(mark) -> tuple[str, str]:
    """A place in the file in both languages (第几行)."""
    return f"第{mark.line + 1}行", f"line {mark.line + 1}"


def read(path: Path) -> Record:
    """Read and check a record file (读取会议记录文件). Raises BadRecord with every fault at once."""
    if not path.is_file():
        raise BadRecord([f"找不到文件 {path.name}，请检查路径 · no such file {path.name}, check the path"])
    if path.stat().st_size > MAX_BYTES:
        most = f"{MAX_BYTES // 1_000_000} MB"
        raise BadRecord([f"文件超过 {most}，请只留会议事实 · larger than {most}, keep the facts of the session only"])
    said = mapping(path)
    if not isinstance(said, dict):
        raise BadRecord(
            ["文件应为一组“键: 值”，见 docs/record-format.md · must be keys with values, see docs/record-format.md"]
        )
    if said.get("format") != FORMAT:
        raise BadRecord([f"format：应写 {FORMAT} · write {FORMAT}"])
    try:
        return Record.model_validate(said)
    except ValidationError as faults:
        raise BadRecord([one for fault in faults.errors() for one in in_both_languages(fault)]) from faults


def mapping(path: Path):
    """What the file holds, before anything is asked of it. Raises BadRecord with the line where it stops being YAML."""
    try:
        return yaml.load(path.read_text("utf-8"), Loader=Plain)  # Plain is a SafeLoader
    except BadRecord:
        raise
    except UnicodeDecodeError as fault:
        raise BadRecord(
            [
                f"第{fault.start + 1}字节：不是 UTF-8 编码，请另存为 UTF-8 · byte {fault.start + 1}: not UTF-8, save it as UTF-8"
            ]
        ) from fault
    except yaml.MarkedYAMLError as fault:
        where = said_at(fault.problem_mark) if fault.problem_mark else ("文件", "file")
        raise BadRecord(
            [
                f"{where[0]}：不是正确的 YAML，请检查缩进、冒号和引号 · {where[1]}: not valid YAML ({fault.problem}), check indents, colons, quotes"
            ]
        ) from fault
    except (yaml.YAMLError, ValueError, RecursionError) as fault:
        raise BadRecord(
            ["文件：不是正确的 YAML，请检查控制字符和嵌套 · file: not valid YAML, check control characters and nesting"]
        ) from fault
