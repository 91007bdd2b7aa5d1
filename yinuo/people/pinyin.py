"""Names in pinyin (拼音): for sorting, for searching by letters, and always open to correction by hand.

Surnames are often read differently from the same character elsewhere (单 shàn, 曾 zēng, 仇 qiú); the table holds the
readings usual among bearers. Where several are usual (覃, 隗) the person decides.
"""

import re

from pypinyin import lazy_pinyin

SURNAMES = {
    **{"单": "shan", "曾": "zeng", "仇": "qiu", "解": "xie", "查": "zha", "区": "ou", "朴": "piao", "任": "ren"},
    **{"盖": "ge", "纪": "ji", "缪": "miao", "翟": "zhai", "乐": "yue", "员": "yun", "召": "shao", "秘": "bi"},
    **{"种": "chong", "重": "chong", "冼": "xian", "洗": "xian", "覃": "qin", "晁": "chao", "黑": "he", "折": "she"},
    **{"葛": "ge", "谌": "chen", "阚": "kan", "隗": "wei", "祭": "zhai", "繁": "po", "那": "na", "宿": "su"},
    **{"能": "nai", "逄": "pang", "尉": "wei", "车": "che", "石": "shi", "沈": "shen", "相": "xiang", "柏": "bai"},
    **{"薄": "bo", "卜": "bu", "都": "du", "过": "guo", "贾": "jia", "句": "gou", "曲": "qu", "燕": "yan"},
    **{"应": "ying", "长": "chang", "占": "zhan", "仉": "zhang", "幺": "yao", "亓": "qi", "乜": "nie", "万": "wan"},
    **{"於": "yu", "褚": "chu", "訾": "zi", "瞿": "qu", "臧": "zang", "佴": "nai", "哈": "ha", "洪": "hong"},
    **{"华": "hua", "郗": "xi", "郇": "xun", "邸": "di", "钭": "tou", "啜": "chuai", "眭": "sui", "睢": "sui"},
}
COMPOUND_SURNAMES = {
    **{"尉迟": "yu chi", "万俟": "mo qi", "长孙": "zhang sun", "单于": "chan yu", "澹台": "tan tai"},
    **{"令狐": "ling hu", "皇甫": "huang fu", "宇文": "yu wen", "贺兰": "he lan", "呼延": "hu yan"},
    **{"欧阳": "ou yang", "上官": "shang guan", "司马": "si ma", "诸葛": "zhu ge", "夏侯": "xia hou"},
    **{"独孤": "du gu", "慕容": "mu rong", "公孙": "gong sun", "轩辕": "xuan yuan", "东方": "dong fang"},
    **{"鲜于": "xian yu", "闾丘": "lv qiu", "亓官": "qi guan", "仲孙": "zhong sun", "宗政": "zong zheng"},
    **{"濮阳": "pu yang", "淳于": "chun yu", "太叔": "tai shu", "申屠": "shen tu", "百里": "bai li"},
}
LETTERS = re.compile(r"[a-zA-Zü]+")


def in_pinyin(name: str) -> str:
    """The syllables of a name without tones, a space between: 单某 → "shan mou" (姓名拼音)."""
    name = re.sub(r"[\s·•．.]+", "", name)
    surname, given = _split(name)
    known = COMPOUND_SURNAMES.get(surname) or SURNAMES.get(surname) or " ".join(lazy_pinyin(surname))
    syllables = [known, *lazy_pinyin(given)]
    return " ".join(part for part in syllables if part).lower()


def pattern_of(letters: str) -> str:
    """A pattern that finds pinyin by its letters from the start, or by its initials: "zs", "zhangs"; "" if no letters."""
    if not LETTERS.fullmatch(letters):
        return ""
    letters = letters.lower().replace("ü", "v")
    spelled = " ?".join(letters)
    initials = " ".join(f"{letter}[a-z]*" for letter in letters)
    return f"^({spelled}|{initials})"


def _split(name: str) -> tuple[str, str]:
    for length in (2, 1):
        if name[:length] in (COMPOUND_SURNAMES if length == 2 else SURNAMES):
            return name[:length], name[length:]
    return "", name
