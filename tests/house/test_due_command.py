import json
import subprocess
import sys

import pytest

from yinuo.cli import COMMANDS, main


def run(capsys, *words):
    """What the command prints, what it complains, and its exit code."""
    try:
        code = main(words)
    except SystemExit as refusal:
        code = refusal.code
    printed = capsys.readouterr()
    return printed.out, printed.err, code


def test_it_prints_the_days_the_basis_the_calendar_and_the_steps(capsys):
    out, err, code = run(capsys, "due", "--from", "2025-11-15", "--months", "3")
    assert (err, code) == ("", 0)
    for said in (
        "起算日　  2025-11-15 星期六",
        "名义末日  2026-02-15 星期日",
        "到期日　  2026-02-24 星期二",
        "代表法第五十一条：自交办之日起三个月内答复",
        "民法典第二百零一条",
        "CN 2007–2026",
        "已核定",
        "国办发明电〔2025〕7号",
        "2026-02-15至2026-02-23    春节放假，顺延9天",
        "顺延到下一个工作日，星期二",
    ):
        assert said in out


def test_it_says_the_same_in_english(capsys):
    out, _, code = run(capsys, "due", "--from", "2025-11-15", "--months", "3", "--lang", "en")
    assert code == 0
    assert "Due        2026-02-24 Tuesday" in out
    assert "Deputies Law art. 51" in out
    assert "Spring Festival: moved on by 9 days" in out
    assert "settled" in out


def test_it_answers_machines_with_the_same_facts(capsys):
    out, _, code = run(capsys, "due", "--from", "2025-11-15", "--months", "3", "--json")
    answer = json.loads(out)
    assert code == 0
    assert {"start", "nominal", "due", "basis", "calendar", "provisional", "steps"} <= answer.keys()
    assert (answer["start"], answer["nominal"], answer["due"]) == ("2025-11-15", "2026-02-15", "2026-02-24")
    assert answer["provisional"] is False
    assert [step["code"] for step in answer["steps"]] == ["start", "corresponding-day", "skipped-holiday", "rolled"]
    assert answer["steps"][2]["params"] == {"holiday": "春节", "count": 9}
    assert "days" not in answer


@pytest.mark.parametrize(
    ("words", "due", "provisional"),
    [
        (("--workdays", "5"), "2026-10-09", False),
        (("--days", "7"), "2026-10-08", False),
        (("--days", "7", "--no-roll"), "2026-10-01", False),
        (("--months", "6"), "2027-03-24", True),
        (("--months", "1"), "2026-10-26", False),
    ],
)
def test_it_counts_each_kind_of_period(capsys, words, due, provisional):
    out, _, _ = run(capsys, "due", "--from", "2026-09-24", *words, "--json")
    answer = json.loads(out)
    assert (answer["due"], answer["provisional"]) == (due, provisional)
    assert answer["basis"]


def test_a_year_not_announced_is_said_to_be_provisional(capsys):
    out, _, _ = run(capsys, "due", "--from", "2026-11-02", "--months", "3")
    assert "暂定" in out.split("推算")[0]
    assert "2027年放假安排尚未公布" in out
    out, _, _ = run(capsys, "due", "--from", "2026-11-02", "--months", "3", "--lang", "en")
    assert "provisional" in out


def test_it_lists_every_day_on_request(capsys):
    words = ("due", "--from", "2026-02-12", "--workdays", "5", "--days-list")
    out, _, _ = run(capsys, *words)
    assert "2026-02-14 星期六      2  春节调休上班" in out
    assert "2026-02-15 星期日      2  春节放假" in out
    out, _, _ = run(capsys, *words, "--lang", "en")
    assert "2026-02-14 Saturday    2  make-up working day (Spring Festival)" in out
    out, _, _ = run(capsys, *words, "--json")
    days = json.loads(out)["days"]
    assert days[-1] == {"date": "2026-02-26", "kind": "workday", "holiday": None, "counted": 5, "provisional": False}
    assert len(days) == 14


@pytest.mark.parametrize(
    ("words", "zh", "en"),
    [
        (("--from", "2025-13-15", "--months", "3"), "“2025-13-15”不是日期", "is not a date"),
        (("--from", "2025-02-29", "--months", "3"), "不是日期，请写成", "write it as"),
        (("--from", "2025-11-15", "--months", "0"), "请改为1以上的整数", "should be a whole number from 1"),
        (("--from", "2025-11-15", "--days", "三"), "请改为1以上的整数", "should be a whole number from 1"),
        (("--from", "2025-11-15", "--days", "9" * 5000), "请改为1以上的整数", "should be a whole number from 1"),
        (("--from", "2025-11-15", "--months", "3", "--days", "5"), "--days不能与--months同时使用", "not allowed with"),
        (("--from", "2025-11-15"), "请从--months --workdays --days中选一个", "is required"),
        (("--months", "3"), "缺少--from", "are required"),
        (("--from",), "--from后面要写一个值", "expected one argument"),
        (("--from", "2025-11-15", "--months", "3", "--lang", "fr"), "--lang没有'fr'", "invalid choice"),
        (("--from", "2025-11-15", "--months", "3", "--no-rol"), "不认识--no-rol", "unrecognized arguments"),
        (("--from", "2025-11-15", "--months", "99999999"), "超出可计算的日期", "beyond the dates"),
        (("--from", "9999-12-30", "--workdays", "9"), "超出可计算的日期", "beyond the dates"),
    ],
)
def test_bad_words_are_refused_in_both_languages(capsys, words, zh, en):
    out, err, code = run(capsys, "due", *words)
    assert (out, code) == ("", 2)
    assert zh in err
    assert en in err
    assert "Traceback" not in err


def test_an_unknown_command_is_refused_and_none_is_asked_for(capsys):
    assert run(capsys, "nonsense")[2] == 2
    out, err, code = run(capsys)
    assert (out, code) == ("", 2)
    assert "缺少命令" in err


def test_help_speaks_both_languages(capsys):
    out, _, code = run(capsys, "--help")
    assert code == 0
    for command in COMMANDS:
        assert command.name in out
        assert " · " in command.help
    out, _, _ = run(capsys, "due", "--help")
    assert "用法 · usage: yinuo due" in out
    assert "按工作日 · working days" in out


def test_it_answers_without_starting_django():
    code = "import sys; from yinuo.cli import main; main(sys.argv[1:]); assert 'django' not in sys.modules"
    words = ["due", "--from", "2025-11-15", "--months", "3"]
    done = subprocess.run([sys.executable, "-c", code, *words], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert "2026-02-24" in done.stdout
