"""It reads files and answers in the agreed form; bad input ends with code 2 and one bilingual line."""

import csv
import gzip
import io
import json
import sys

import pytest

from yinuo.reading.cli import USAGE, main


@pytest.fixture
def said(tmp_path, capsys):
    """Runs a command on files written for it, and gives its exit code and JSON."""

    def run(*words, **files):
        for name, text in files.items():
            (tmp_path / name.replace("_", ".")).write_text(text, encoding="utf-8")
        code = main([str(tmp_path / word[1:]) if word.startswith("@") else word for word in words])
        out = capsys.readouterr().out
        return code, json.loads(out) if out.startswith(("[", "{")) else out

    return run


def test_promises_come_with_the_agreed_keys(said):
    code, found = said("promises", "@a.txt", "--said-on", "2024-03-05", "--json", a_txt="我局将在年内新建3所学校。")
    assert code == 0
    (one,) = found
    assert {"start", "end", "quote", "strength", "due_on", "measure", "owner", "missing"} <= one.keys()
    assert (one["strength"], one["due_on"], one["measure"], one["owner"]) == ("hard", "2024-12-31", "3所", "我局")
    assert one["missing"] == ["evidence"]


def test_standard_input_is_a_file_too(said, monkeypatch):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO("拟新建公园。".encode())))
    assert said("promises", "-", "--json")[1][0]["due_on"] is None


def test_a_year_alone_is_a_day_of_speaking(said):
    assert (
        said("promises", "@a.txt", "--said-on", "2024", "--json", a_txt="将于年底前完工。")[1][0]["due_on"]
        == "2024-12-31"
    )


def test_asks_and_coverage_work_on_each_other(said, tmp_path):
    _, found = said("asks", "@m.txt", "--json", m_txt="请修复花园路路灯。建议增设公交站点。")
    assert [one["quote"] for one in found] == ["请修复花园路路灯", "建议增设公交站点"]
    code, result = said(
        "coverage", "--asks", "@asks.json", "--reply", "@r.txt", "--json",
        asks_json=json.dumps(found), r_txt="花园路路灯已于昨日修复。",
    )  # fmt: skip
    assert code == 0
    assert [one["cover"] for one in result["asks"]] == ["answered", "not-directly"]
    assert result["warning"] is False


def test_a_fingerprint_names_its_source(said):
    reply = "花园路积水系排水管老化所致，已列入明年改造工程并完成招标设计工作。"
    line = json.dumps({"id": "旧-1", "text": reply, "doc_date": "2023-01-01"}, ensure_ascii=False)
    code, found = said(
        "fingerprint", "--corpus", "@c.jsonl", "--text", "@t.txt", "--json", c_jsonl=line + "\n", t_txt=reply
    )
    assert (code, found["share"], found["sources"][0]["id"]) == (0, 1.0, "旧-1")


def test_figures_that_fail_are_listed(said):
    code, found = said("figures", "@a.txt", "--json", a_txt="共收到264件，满意113件、基本满意151件、不满意1件。")
    assert (code, found[0]["reckoned"], found[0]["stated"]) == (0, 265.0, 264.0)


TRAIN = "id,title,unit\n" + "".join(
    f"{at},{word}{place},{unit}\n"
    for at, (word, place, unit) in enumerate(
        (word, place, unit)
        for unit, words in {"市甲局": ["道路破损", "路灯不亮"], "市乙局": ["学校学位", "教师补课"]}.items()
        for word in words
        for place in ["东街", "西街", "南街", "北街", "中街", "新城"]
    )
)


def test_routes_are_written_with_the_agreed_columns(said, tmp_path):
    with gzip.open(tmp_path / "t.csv.gz", "wt", encoding="utf-8") as stream:
        stream.write(TRAIN)
    code, _ = said(
        "route", "--train", "@t.csv.gz", "--predict", "@p.csv", "--id", "id", "--text", "title", "--label", "unit",
        "--out", "@o.csv", p_csv='id,title\n901,"老城,路灯\n不亮"\n',
    )  # fmt: skip
    with open(tmp_path / "o.csv", encoding="utf-8", newline="") as stream:
        (row,) = csv.DictReader(stream)
    assert code == 0
    assert list(row) == ["id", "label1", "score1", "label2", "label3", "sure"]
    assert (row["id"], row["label1"], row["label2"], row["label3"]) == ("901", "市甲局", "市乙局", "")
    assert row["sure"] in ("true", "false")


def test_similar_matters_are_written_with_the_agreed_columns(said, tmp_path):
    table = "id,title,text\n1,停车难,增设停车泊位\n2,饮水安全,改造自来水管网\n"
    code, _ = said(
        "similar", "--corpus", "@c.csv", "--queries", "@q.csv", "--id", "id", "--text", "title,text", "--top", "5",
        "--out", "@o.csv", c_csv=table, q_csv="id,title,text\n9,停车泊位,小区停车难\n",
    )  # fmt: skip
    with open(tmp_path / "o.csv", encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    assert code == 0
    assert list(rows[0]) == ["query", "rank", "id", "score", "why"]
    assert (rows[0]["query"], rows[0]["rank"], rows[0]["id"]) == ("9", "1", "1")
    assert "停车" in rows[0]["why"]


BAD = [
    (("promises", "@missing.txt"), {}, "无法打开文件"),
    (("fingerprint", "--corpus", "@c.jsonl", "--text", "@a.txt"), {"c_jsonl": "{]\n", "a_txt": "文"}, "第1行不是 JSON"),
    (
        ("fingerprint", "--corpus", "@c.jsonl", "--text", "@a.txt"),
        {"c_jsonl": '{"id": 1}\n', "a_txt": "文"},
        "缺 id 或 text",
    ),
    (
        ("similar", "--corpus", "@c.csv", "--queries", "@c.csv", "--id", "no", "--text", "t", "--out", "@o.csv"),
        {"c_csv": "id,t\n1,文\n"},
        "缺少列：no",
    ),
]


@pytest.mark.parametrize(("words", "files", "message"), BAD)
def test_bad_input_ends_with_code_2_and_one_bilingual_line(tmp_path, capsys, words, files, message):
    for name, text in files.items():
        (tmp_path / name.replace("_", ".")).write_text(text, encoding="utf-8")
    code = main([str(tmp_path / word[1:]) if word.startswith("@") else word for word in words])
    error = capsys.readouterr().err
    assert code == USAGE
    assert message in error
    assert " · " in error


def test_a_file_in_another_encoding_is_refused(tmp_path, capsys):
    (tmp_path / "a.txt").write_bytes("我局将".encode("gbk"))
    assert main(["promises", str(tmp_path / "a.txt")]) == USAGE
    assert "UTF-8" in capsys.readouterr().err


def test_the_frame_knows_the_commands(capsys):
    from yinuo.cli import main as whole

    with pytest.raises(SystemExit) as stop:
        whole(["read", "--help"])
    assert stop.value.code == 0
    assert all(name in capsys.readouterr().out for name in ("promises",))
