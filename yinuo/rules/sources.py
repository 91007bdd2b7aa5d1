"""Where a rule comes from (依据): short keys, the texts behind them, and how well each was read.

Reading grades: F the full text was read, E only its opening, M its opening on a copied page. E and M hold for the
sentence used and for nothing else.
"""

import re
from typing import NamedTuple


class Source(NamedTuple):
    """One text (依据文本): its Chinese name, its English name, how it was read."""

    zh: str
    en: str
    grade: str


# one text a line
# fmt: off
SOURCES: dict[str, Source] = {
    "BB23": Source("蚌埠市2023年政情通报会报道", "Report of Bengbu's session of 2023", "F"),
    "BB24": Source("蚌埠市人大常委会2024年工作综述", "Bengbu SC, review of 2024", "E"),
    "BB19": Source("蚌埠市代表建议办理办法（2019年修订，第一至五条）", "Bengbu measure on suggestions, revised 2019, arts 1–5", "M"),
    "DL25": Source("代表法", "Deputies Law (2025)", "F"),
    "SL24": Source("监督法", "Supervision Law (2024)", "F"),
    "OL22": Source("地方组织法", "Organic Law of local congresses (2022)", "F"),
    "NPCSC22": Source("全国人大常委会议事规则", "NPCSC rules of procedure (2022)", "F"),
    "NPCR21": Source("全国人大议事规则", "NPC rules of procedure (2021)", "F"),
    "NPCH": Source("全国人大代表建议处理办法说明", "Notes on the NPC measure on suggestions", "E"),
    "CC": Source("民法典", "Civil Code", "F"),
    "HOL26": Source("国务院办公厅关于2026年部分节假日安排的通知", "State Council notice on the holidays of 2026", "F"),
    "OGI": Source("政府信息公开条例", "Regulation on government information (2019)", "F"),
    "SSL": Source("保守国家秘密法", "State Secrets Law (2024)", "F"),
    "XF": Source("信访工作条例", "Regulation on petitions (2022)", "F"),
    "ARC": Source("档案法实施条例", "Regulation on archives (2024)", "F"),
    "AH06": Source("安徽省办理代表建议的规定", "Anhui provisions on suggestions (2006)", "E"),
    "AHP18": Source("安徽省代表履职平台全流程办理报道（2018年）", "Anhui: handling on the deputies' platform, 2018", "M"),
    "AHO15": Source("安徽省建议办理结果公开的通知（皖政办〔2015〕2号）", "Anhui: handling results are published, 2015", "E"),
    "AHZX": Source("安徽省人大常委会专题询问办法（2025年）", "Anhui measure on special inquiry (2025)", "E"),
    "AHCP": Source("安徽省人大常委会专项工作报告及满意度测评办法", "Anhui measure on work reports and votes (2013)", "E"),
    "TL09": Source("铜陵市回头看通知（铜政办〔2009〕103号）", "Tongling look-back notice, 2009", "E"),
    "QD21": Source("青岛市代表建议工作条例", "Qingdao regulation on suggestions (2021)", "F"),
    "SD17": Source("山东省代表建议办理工作条例", "Shandong regulation on suggestions (2017)", "F"),
    "SDDL": Source("山东省实施代表法办法", "Shandong measure on the Deputies Law (2015)", "F"),
    "SDR19": Source("山东省人大议事规则", "Shandong congress rules (2019)", "F"),
    "BJ14": Source("北京市代表建议办理条例", "Beijing regulation on suggestions (2014)", "F"),
    "BJSC": Source("北京市人大常委会议事规则", "Beijing SC rules (2010)", "F"),
    "BJREP": Source("北京市听取和审议专项工作报告办法", "Beijing measure on work reports (2007)", "F"),
    "SH15": Source("上海市代表建议规定", "Shanghai provisions on suggestions (2015)", "F"),
    "SHSC": Source("上海市人大常委会议事规则", "Shanghai SC rules", "F"),
    "ZJ16": Source("浙江省代表建议办理的规定", "Zhejiang provisions on suggestions (2016)", "F"),
    "ZJDL": Source("浙江省实施代表法办法", "Zhejiang measure on the Deputies Law (2016)", "F"),
    "ZJSC": Source("浙江省人大常委会议事规则", "Zhejiang SC rules (2020)", "F"),
    "ZJSUP": Source("浙江省各级人大常委会监督条例", "Zhejiang supervision regulation (2008)", "F"),
    "ZJF": Source("浙江省海洋与渔业局建议提案办理规则", "Zhejiang ocean and fishery bureau, handling rules", "E"),
    "HA17": Source("河南省代表建议办理办法", "Henan measure on suggestions (2017)", "F"),
    "HAI": Source("河南省代表视察办法", "Henan measure on inspections (2010)", "F"),
    "HASUP": Source("河南省实施监督法办法", "Henan measure on the Supervision Law (2015)", "F"),
    "CQ17": Source("重庆市代表建议工作条例", "Chongqing regulation on suggestions (2017)", "F"),
    "CQDL": Source("重庆市实施代表法办法", "Chongqing measure on the Deputies Law (2016)", "F"),
    "CQSC": Source("重庆市人大常委会议事规则", "Chongqing SC rules (2023)", "F"),
    "SZ11": Source("深圳市满意度测评规则（2011年）", "Shenzhen satisfaction vote rules, 2011", "M"),
    "GZX": Source("固镇县逐件测评报道（2019年）", "Guzhen county: a vote on every suggestion, 2019", "E"),
    "YL19": Source("玉林市政府通知（玉政办电〔2019〕11号）", "Yulin government notice, 2019", "E"),
    "FP24": Source("佛坪县通知（佛政办发〔2024〕9号）", "Foping county notice, 2024", "E"),
    "CATB": Source("某市2023年办理情况", "A city's figures of 2023", "M"),
    "CRS": Source("某市代表建议条例", "A city regulation on suggestions", "M"),
    "KLE": Source("某省政府办理办法", "A provincial government measure", "E"),
    "HLD": Source("葫芦岛市办理规则", "Huludao handling rules", "E"),
    "DJ15": Source("安徽某镇三见面做法", "A town in Anhui: three meetings", "E"),
    "PY25": Source("濮阳市人大常委会专题询问办法（2025年）", "Puyang measure on special inquiry (2025)", "E"),
    "PPL14": Source("中国青年报2014年报道：全国人大常委会怎样询问", "China Youth Daily 2014: how the NPCSC asks", "E"),
    "JM06": Source("某市首次政情通报会讲话", "A director's speech at a first session", "E"),
    "DY09": Source("大姚县工作通报暨民情倾听会办法", "Dayao county measure (2009)", "E"),
    "YC23": Source("盐城市2023年询问议题征集", "Yancheng: public call for questions, 2023", "E"),
    "RPF": Source("建议答复函写法（2025年）", "How to write a reply to a deputy, 2025", "E"),
    "GB9704": Source("党政机关公文格式（GB/T 9704-2012）", "GB/T 9704-2012, layout of official documents", "E"),
}
# fmt: on

DIGITS = "零一二三四五六七八九"


def cite(basis: str) -> str:
    """A key with its article, as one cites it in Chinese (引用依据): "DL25 51" is 代表法第五十一条.

    Raises KeyError for a text not in the list.
    """
    key, _, article = basis.partition(" ")
    number, _, rest = article.partition("(")
    if not number:
        return SOURCES[key].zh
    paragraph = f"第（{chinese_number(int(rest.rstrip(')')))}）项" if rest else ""
    return f"{SOURCES[key].zh}第{chinese_number(int(number))}条{paragraph}"


def cite_english(basis: str) -> str:
    """The same in English: "DL25 51" is Deputies Law (2025) art. 51."""
    key, _, article = basis.partition(" ")
    return f"{SOURCES[key].en} art. {article}" if article else SOURCES[key].en


def chinese_number(number: int) -> str:
    """A whole number from 1 to 9999 in Chinese characters (中文数字), as articles are numbered: 五十一, 二百零三."""
    if not 1 <= number <= 9999:
        raise ValueError(f"条文序号须在1至9999之间，现为{number} · an article lies between 1 and 9999, not {number}")
    digits = str(number)
    words = ""
    for place, digit in enumerate(digits):
        rank = len(digits) - place - 1
        words += DIGITS[int(digit)] + (["", "十", "百", "千"][rank] if digit != "0" else "")
    words = re.sub("零+", "零", words).rstrip("零")
    return words.removeprefix("一") if words.startswith("一十") else words
