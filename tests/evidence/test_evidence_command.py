"""`yinuo evidence`: every measure runs on a file, answers as JSON or CSV, and refuses in both languages."""

import csv
import io
import json

import pytest

from yinuo.evidence.measures import cli

AREAS = "地区,行业,数值\n" + "".join(
    f"{area},{industry},{value}\n"
    for area, row in (("HY", (60, 10, 30)), ("WH", (10, 5, 45)), ("GZ", (30, 25, 5)))
    for industry, value in zip(("auto", "bio", "textile"), row, strict=True)
)
FIRMS = "企业编号,年度,规模,用地面积,税收,营业收入,综合能耗\n甲,2023,规上,10,400,6000,333.3\n乙,2023,规上,10,270,4500,225\n丙,2023,规下,10,1,1,1\n"
LINKS = "供应方,采购方,金额\nL,A,40\nA,B,10\nX,A,30\nL,C,20\nY,L,60\nC,L,15\nZ,C,5\n"
LOCAL = "企业编号\nL\nA\nB\nC\nD\n"
PROJECTS = "项目编号,签约日期,开工日期,用地面积,承诺税收,承诺达效日期\nP1,2021-03-01,2021-09-01,664,52000,2023-12-31\nP2,2024-11-01,,,,\n"
FILES = {
    "specialisation": (AREAS, []),
    "pairs": (AREAS, []),
    "concentration": (AREAS, []),
    "relatedness": (AREAS, []),
    "ellison-glaeser": ("地区,规模,参照占比\n一,100,0.5\n一,60,\n二,30,0.3\n三,10,0.2\n", []),
    "per-mu": (
        FIRMS,
        [
            "--rule",
            "bengbu-2021",
            "--set",
            "baseline.tax_per_mu=27",
            "--set",
            "baseline.revenue_per_mu=450",
            "--set",
            "baseline.revenue_per_energy=20",
        ],
    ),
    "per-mu-years": (
        FIRMS + "甲,2024,规上,10,800,6000,333.3\n",
        ["--rule", "bengbu-2021", "--with", "reference=FIRMS"],
    ),
    "per-mu-summary": (FIRMS, []),
    "supply": (LINKS, ["--with", "firms=LOCAL", "--set", "boundary=市域"]),
    "centrality": (LINKS, ["--with", "firms=LOCAL"]),
    "lead-firms": ("企业编号,营业收入\n甲,50\n乙,20\n丙,\n", ["--set", "threshold=60"]),
    "chain": ("环节,权重,企业数,上游环节,可行性\n设计,3,1,,0.5\n封测,2,0,设计,0.55\n", []),
    "matched-growth": ("企业编号,年度,数值\na,2022,100\nb,2022,50\nc,2022,30\na,2023,105\nb,2023,55\nd,2023,40\n", []),
    "shift-share": (
        "行业,本地基期,本地报告期,参照基期,参照报告期\n新能源,50,75,1000,1300\n生化,80,84,900,945\n其他,170,180,8100,8555\n",
        [],
    ),
    "goal": ("目标,起点值,目标值,年数,承诺年均增速,最新值,已过年数\nGDP,2082.73,4000,5,0.08,2313,4\n", []),
    "ranks": ("地区,数值,参照\n蚌埠,2.0,\n合肥,3.5,\n全省,3.5,是\n", []),
    "claims": (
        "地区,指标,单位,统计期,数值,来源,口径\n蚌埠市,GDP增速,%,2024,5.4,甲,可比价\n蚌埠市,GDP增速,%,2024,5.2,乙,可比价\n",
        [],
    ),
    "space": ("编号,面积,价格,用电容量,契合集群,交付状态\nA,5600,9,900,汽车,需改造\n", ["--with", "need=NEED"]),
    "cohorts": (PROJECTS, []),
    "stage-age": (PROJECTS, []),
    "promised": (PROJECTS, ["--set", "benchmark.tax=27"]),
    "funnel": ("阶段,数量\n签约,510\n落地,302\n开工,136\n", []),
    "matchmaking": (
        "活动编号,日期,采购方,供应方,签约金额,90天已履行\n1,2024-01-05,甲,乙,100,是\n",
        ["--set", "claimed=35"],
    ),
}  # fmt: skip – a measure a line
NEED = "编号,意向面积,预算价格,意向用电容量,集群\nN1,5000,10,800,汽车\n"
COMPANIONS = {"FIRMS": FIRMS, "LOCAL": LOCAL, "NEED": NEED}


@pytest.fixture
def ask(tmp_path, capsys):
    """Writes the file, runs the command, gives (exit code, output, errors)."""

    def run(measure, text=None, *words):
        for name, content in COMPANIONS.items():
            (tmp_path / f"{name}.csv").write_text(content, encoding="utf-8")
        words = [
            word if "=" not in word or word.split("=")[1] not in COMPANIONS else _path(tmp_path, word) for word in words
        ]
        if text is not None:
            path = tmp_path / "input.csv"
            path.write_text(text, encoding="utf-8")
            words.insert(0, str(path))
        code = cli.main([measure, *words, "--today", "2024-12-31"])
        said = capsys.readouterr()
        return code, said.out, said.err

    return run


def _path(folder, word):
    name, value = word.split("=")
    return f"{name}={folder / value}.csv"


def answer(ask, measure, *words):
    text, own = FILES[measure]
    code, out, err = ask(measure, text, *own, "--json", *words)
    assert (code, err) == (0, "")
    return json.loads(out)


def test_every_measure_of_the_list_has_an_example_here(ask):
    code, out, _ = ask("list", None, "--json")
    listed = json.loads(out)
    assert code == 0
    assert {each["measure"] for each in listed["measures"]} == set(FILES)
    assert {"bengbu-2021", "huangyan-2021", "huangyan-2022", "huaian-2024", "jingde-2022"} <= {
        each["rule"] for each in listed["rules"]
    }


@pytest.mark.parametrize("measure", sorted(FILES))
def test_every_measure_answers_as_json_csv_and_text(ask, measure):
    found = answer(ask, measure)
    assert found["rows"]
    codes = {field["code"] for field in found["fields"]}
    assert set(found["rows"][0]) <= codes
    text, own = FILES[measure]
    code, out, _ = ask(measure, text, *own, "--csv")
    table = list(csv.reader(io.StringIO(out)))
    assert (code, len(table)) == (0, len(found["rows"]) + 1)
    assert len(table[0]) == len(found["fields"])
    code, out, _ = ask(measure, text, *own)
    assert (code, out.splitlines()[0].split("\t")) == (0, table[0])


def test_the_answers_are_those_of_the_worked_examples(ask):
    per_mu = answer(ask, "per-mu")
    assert [row["firm"] for row in per_mu["rows"]] == ["甲", "乙"]  # 丙 is below scale
    assert per_mu["rows"][1]["total"] == pytest.approx(100)
    assert "1户不属规上，不在本规则范围" in per_mu["notes"]
    assert any("试行" in note for note in per_mu["notes"])
    assert answer(ask, "supply")["summary"]["local_procurement_rate"] == pytest.approx(85 / 180)
    assert answer(ask, "pairs")["rows"][0]["overlap"] == pytest.approx(0.683333, abs=1e-6)
    assert answer(ask, "ellison-glaeser")["rows"][0]["gamma"] == pytest.approx(-0.231902, abs=1e-6)
    assert answer(ask, "matched-growth")["rows"][0]["matched"] == pytest.approx(0.0667, abs=1e-4)
    assert answer(ask, "shift-share")["rows"][-1]["competitive"] == pytest.approx(10.4506, abs=1e-4)
    assert answer(ask, "promised")["rows"][0]["ratio"] == pytest.approx(2.9, abs=1e-2)
    assert answer(ask, "space")["rows"][0]["low"] == pytest.approx(0.914)
    assert answer(ask, "chain")["summary"]["链条"]["completeness"] == pytest.approx(0.6)
    assert answer(ask, "claims")["rows"][0]["kind"] == "同一事实数值不一"
    years = answer(ask, "per-mu-years")
    assert years["rows"][0]["change"] > 0
    assert years["summary"]["left"] == ["乙"]


def test_claims_are_checked_with_what_lies_behind_them(tmp_path, capsys):
    files = {
        "now": "地区,指标,单位,统计期,数值,来源\n蚌埠市,产值,亿元,2024,30,甲\n怀远县,集群产值,亿元,2024,200,甲\n怀远县,用地,亿元,2024,5,甲\n",
        "earlier": "地区,指标,单位,统计期,数值,来源\n怀远县,集群产值,亿元,2023,180,甲\n",
        "parts": "地区,指标,统计期,分项,数值\n蚌埠市,产值,2024,禹会区,20\n蚌埠市,产值,2024,高新区,10\n",
        "firms": "地区,指标,统计期,企业编号,数值\n怀远县,集群产值,2023,a,180\n怀远县,集群产值,2024,a,185\n怀远县,集群产值,2024,b,15\n",
        "indicators": "指标,计量\n用地,面积\n",
        "zones": "开发区,所在区\n高新区,禹会区\n",
    }  # fmt: skip – a file a line
    for name, content in files.items():
        (tmp_path / name).write_text(content, encoding="utf-8")
    companions = [word for name in list(files)[1:] for word in ("--with", f"{name}={tmp_path / name}")]
    assert cli.main(["claims", str(tmp_path / "now"), *companions, "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert [(row["kind"], row["rows"]) for row in found["rows"]] == [
        ("单位与指标不符", ["4"]),
        ("重复计算", ["2"]),
        ("名录变动，增速不可比", ["此前2", "3"]),
    ]


def test_unknown_is_null_and_never_zero(ask):
    rows = {row["firm"]: row for row in answer(ask, "supply")["rows"]}
    assert rows["D"]["local_procurement_rate"] is None
    assert answer(ask, "relatedness")["rows"][1]["density"] is None


def test_a_wrong_file_is_refused_by_row_also_as_json(ask):
    code, out, err = ask("ranks", "地区,数值\n蚌埠,约二\n", "--json")
    assert code == 1
    assert json.loads(out)["errors"][0] == {
        "row": 2,
        "column": "数值",
        "zh": "“约二”不是数字，请填数字，不详则留空",
        "en": "“约二” is not a number; leave unknown cells blank",
    }
    assert "第2行“数值”" in err


@pytest.mark.parametrize(
    ("measure", "text", "words", "said"),
    [
        ("per-mu", FIRMS, [], "请用 --rule 指定规则"),
        ("per-mu", FIRMS, ["--rule", "bengbu-2021"], "没有大于0的基准值"),
        ("per-mu", FIRMS, ["--rule", "jingde-2022"], "尚缺"),
        ("per-mu", FIRMS, ["--rule", "huangyan-2022"], "数据缺少指标"),
        ("lead-firms", "企业编号,营业收入\n甲,50\n", [], "threshold"),
        ("matched-growth", "企业编号,年度,数值\na,2022,100\n", [], "恰有两个年度"),
        ("specialisation", "地区,行业,年度,数值\na,b,2022,1\na,b,2023,1\n", [], "--set year=…"),
    ],
)
def test_what_the_rule_or_the_table_lacks_is_said(ask, measure, text, words, said):
    code, _, err = ask(measure, text, *words)
    assert (code, said in err, " · " in err) == (1, True, True)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["圆周率"], "没有测算“圆周率”"),
        (["ranks"], "请给出文件"),
        (["ranks", "没有.csv"], "打不开文件"),
        (["ranks", "INPUT", "--rule", "bengbu-2021"], "不用 --rule"),
        (["ranks", "INPUT", "--set", "colour=red"], "没有参数“colour”"),
        (["ranks", "INPUT", "--set", "first"], "名称=值"),
        (["ranks", "INPUT", "--with", "x=y"], "没有附表“x”"),
        (["supply", "LINKS"], "还需要 --with firms=文件"),
    ],
)
def test_a_command_that_is_not_understood_ends_with_two(tmp_path, capsys, words, said):
    (tmp_path / "input.csv").write_text("地区,数值\n蚌埠,2\n", encoding="utf-8")
    (tmp_path / "links.csv").write_text(LINKS, encoding="utf-8")
    names = {"INPUT": str(tmp_path / "input.csv"), "LINKS": str(tmp_path / "links.csv")}
    assert cli.main([names.get(word, word) for word in words]) == 2
    assert said in capsys.readouterr().err


def test_a_name_that_looks_like_a_formula_is_made_harmless_in_csv(ask):
    _, out, _ = ask("ranks", "地区,数值\n=1+1,2\n-蚌埠,-3\n", "--csv")
    rows = list(csv.reader(io.StringIO(out)))
    assert [row[:2] for row in rows[1:]] == [["'=1+1", "2"], ["'-蚌埠", "-3"]]


def test_a_file_for_excel_carries_the_mark_of_its_encoding(ask, tmp_path):
    code, out, _ = ask("ranks", "地区,数值\n蚌埠,2\n", "--csv", "--out", str(tmp_path / "ranks.csv"))
    assert (code, out) == (0, "")
    assert (tmp_path / "ranks.csv").read_bytes().startswith(b"\xef\xbb\xbf")


def test_an_empty_table_to_fill_in_can_be_had(ask):
    code, out, _ = ask("per-mu", None, "--template")
    assert code == 0
    assert "税收（万元）" in out.split(",")


def test_english_is_spoken_where_it_is_asked_for(ask):
    code, out, _ = ask("ranks", "地区,数值\n蚌埠,2\n", "--lang", "en")
    assert (code, out.split("\t")[0]) == (0, "place")


def test_the_command_stands_among_the_others(capsys):
    from yinuo.cli import main

    assert main(["evidence", "list", "--csv"]) == 0
    assert "per-mu" in capsys.readouterr().out
