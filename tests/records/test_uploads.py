"""What may be uploaded is decided by the content; every refusal says what to do."""

import io
import struct
import wave
import zipfile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from docx import Document
from PIL import Image

from tests.cast import AT
from yinuo.records import uploads
from yinuo.records.actions import store
from yinuo.records.forms import FilesField
from yinuo.records.uploads import office

CONTENT_TYPES = b'<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'
RELATION = '<Relationships><Relationship Id="r1" Type="http://schemas.example/{kind}" Target="{target}" TargetMode="External"/></Relationships>'


def archive(entries: dict[str, bytes], **options) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", options.get("method", zipfile.ZIP_DEFLATED)) as out:
        for name, content in entries.items():
            out.writestr(name, content)
    return packed.getvalue()


def word(**entries: bytes) -> bytes:
    """A document reduced to what makes it one, and these entries (__ for /)."""
    own = {name.replace("__", "/"): content for name, content in entries.items()}
    return archive({"[Content_Types].xml": CONTENT_TYPES, "word/document.xml": b"<w:document/>", **own})


def real_word() -> bytes:
    made = io.BytesIO()
    document = Document()
    document.add_paragraph("关于亩均效益评价的建议")
    document.save(made)
    return made.getvalue()


def picture(kind="JPEG", **options) -> bytes:
    made = io.BytesIO()
    Image.new("RGB", (40, 30), "red").save(made, kind, **options)
    return made.getvalue()


def sound() -> bytes:
    made = io.BytesIO()
    with wave.open(made, "wb") as out:
        out.setnchannels(1)
        out.setsampwidth(2)
        out.setframerate(8000)
        out.writeframes(b"\0\0" * 100)
    return made.getvalue()


TAKEN = [
    ("方案.pdf", b"%PDF-1.7\n%\xe2\xe3\n", "pdf"),
    ("照片.jpg", picture(), "jpg"),
    ("照片.png", picture("PNG"), "png"),
    ("照片.webp", picture("WEBP"), "webp"),
    ("假的.pdf", picture("PNG"), "png"),  # the content tells, not the name
    ("建议.docx", real_word(), "docx"),
    ("名册.xlsx", archive({"[Content_Types].xml": CONTENT_TYPES, "xl/workbook.xml": b"<w/>"}), "xlsx"),
    ("汇报.pptx", archive({"[Content_Types].xml": CONTENT_TYPES, "ppt/presentation.xml": b"<p/>"}), "pptx"),
    ("说明.txt", "第一行\n第二行".encode(), "txt"),
    ("老表.csv", "单位,件数\n市甲局,3".encode("gb18030"), "csv"),
    ("记事本.txt", "市甲局".encode("utf-16"), "txt"),
    ("录音.wav", sound(), "wav"),
    ("录音.mp3", b"ID3\x04\0\0\0\0\0\0" + b"\0" * 100, "mp3"),
    ("录音.mp3", b"\xff\xfb\x90\x44" + b"\0" * 100, "mp3"),
    ("录音.m4a", b"\0\0\0\x20ftypM4A \0\0\0\0", "m4a"),
    ("录音.ogg", b"OggS\0\x02" + b"\0" * 30, "ogg"),
]


@pytest.mark.parametrize(("name", "content", "ending"), TAKEN, ids=[f"{name}-{ending}" for name, _, ending in TAKEN])
def test_it_takes(name, content, ending):
    assert uploads.examine(io.BytesIO(content), name).ending == ending


BOMB = b"0" * 50_000_000
CLOSED = archive({"[Content_Types].xml": CONTENT_TYPES, "word/document.xml": b"<w/>"}, method=zipfile.ZIP_STORED)
REFUSED = [
    ("空.pdf", b"", "是空的", "nothing in it"),
    ("程序.pdf", b"MZ\x90\0" + b"\0" * 100, "不接收", "a program under another name"),
    ("页面.html", b"<html><script>alert(1)</script></html>", "不接收", "a web page"),
    ("图.svg", b"<svg onload='x'/>", "不接收", "a drawing that can act"),
    ("页面.txt", b"\0\1\2\3", "不接收", "bytes that are no text"),
    ("动画.gif", b"GIF89a" + b"\0" * 50, "不接收", "a kind that is not taken"),
    ("手机.heic", b"\0\0\0\x18ftypheic\0\0\0\0", "另存为 JPEG", "a telephone's own format"),
    ("影片.mp4", b"\0\0\0\x18ftypisom\0\0\0\0", "不接收", "a film"),
    ("旧.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 50, "另存为", "the old or encrypted format"),
    ("资料.zip", archive({"a.txt": b"x"}), "请解压", "an archive"),
    ("宏.docx", word(word__vbaProject_bin=b"x").replace(b"vbaProject_bin", b"vbaProject.bin"), "宏", "macros"),
    ("控件.docx", word(word__activeX__activeX1_xml=b"x"), "宏", "controls"),
    ("对象.docx", word(word__embeddings__oleObject1=b"\xd0\xcf\x11\xe0"), "嵌入程序", "an embedded program"),
    (
        "宏.xlsx",
        archive({"[Content_Types].xml": b'<x ContentType="a.macroEnabled.main"/>', "xl/workbook.xml": b"<w/>"}),
        "宏",
        "a macro workbook by its content type",
    ),
    (
        "模板.docx",
        archive(
            {
                "[Content_Types].xml": CONTENT_TYPES,
                "word/document.xml": b"<w/>",
                "word/_rels/settings.xml.rels": RELATION.format(kind="attachedTemplate", target="http://x/").encode(),
            }
        ),
        "外部内容",
        "a template loaded from elsewhere",
    ),
    ("炸弹.docx", word(word__media=BOMB), "过大", "an entry that unfolds a thousandfold"),
    ("嵌套.docx", word(a=archive({"b": archive({"c": b"x"})})), "请解压|嵌套", "archives within archives"),
    ("越界.docx", word(**{"..__..__etc__passwd": b"x"}), "路径异常", "a path that climbs out"),
    ("坏.docx", real_word()[:-200], "损坏", "a file cut short"),
    ("坏.docx", CLOSED.replace(b"<w/>", b"<W/>"), "损坏", "a content that does not fit its checksum"),
]


@pytest.mark.parametrize(("name", "content", "words", "what"), REFUSED, ids=[what for *_, what in REFUSED])
def test_it_refuses(name, content, words, what):
    with pytest.raises(uploads.Unacceptable, match=words):
        uploads.examine(io.BytesIO(content), name)


def test_a_hyperlink_is_no_outside_content():
    relations = RELATION.format(kind="hyperlink", target="https://www.example.org/").encode()
    entries = {
        "[Content_Types].xml": CONTENT_TYPES,
        "word/document.xml": b"<w/>",
        "word/_rels/document.xml.rels": relations,
    }
    assert uploads.examine(io.BytesIO(archive(entries)), "链接.docx").ending == "docx"


def test_a_workbook_within_a_document_is_looked_into():
    inner = archive({"[Content_Types].xml": CONTENT_TYPES, "xl/workbook.xml": b"<w/>"})
    assert uploads.examine(io.BytesIO(word(word__embeddings__Sheet1_xlsx=inner)), "图表.docx").ending == "docx"
    bad = archive({"[Content_Types].xml": CONTENT_TYPES, "xl/workbook.xml": b"<w/>", "xl/vbaProject.bin": b"x"})
    with pytest.raises(uploads.Unacceptable, match="宏"):
        uploads.examine(io.BytesIO(word(word__embeddings__Sheet1_xlsx=bad)), "图表.docx")


def test_a_header_that_lies_about_its_size_is_found():
    content = bytearray(word(word__media=b"0" * 4_000_000))
    real, lie = struct.pack("<I", 4_000_000), struct.pack("<I", 4_000)
    assert content.count(real) == 2
    with pytest.raises(uploads.Unacceptable):
        uploads.examine(io.BytesIO(bytes(content).replace(real, lie)), "炸弹.docx")


def test_too_many_entries_are_refused(monkeypatch):
    monkeypatch.setattr(office, "MOST_ENTRIES", 3)
    with pytest.raises(uploads.Unacceptable, match="炸弹"):
        uploads.examine(io.BytesIO(word(a=b"", b=b"")), "多.docx")


def test_too_large_a_file_is_refused(settings):
    settings.MAX_FILE_BYTES = 1024**2
    with pytest.raises(uploads.Unacceptable, match="超过 1 MB"):
        uploads.examine(io.BytesIO(b"%PDF-1.7" + b" " * 1024**2), "大.pdf")


NAMES = [
    ("关于“亩均”的建议.PDF", "关于“亩均”的建议.pdf", "the ending of its kind"),
    ("../../etc/passwd", "passwd.pdf", "no folders"),
    ("C:\\我的文档\\方案.docx.pdf", "方案.docx.pdf", "nor those of Windows"),
    ("a\u202efdp.exe", "afdp.pdf", "no reversed reading"),
    ('<b>"x"</b>\r\n.pdf', "b.pdf", "no markup, no line breaks"),
    ("CON.pdf", "附件.pdf", "no device"),
    ("....", "附件.pdf", "something at least"),
    ("长" * 300 + ".pdf", "长" * 120 + ".pdf", "not too long"),
]


@pytest.mark.parametrize(("given", "kept", "why"), NAMES, ids=[why for *_, why in NAMES])
def test_a_name_is_only_a_name(given, kept, why):
    kind = uploads.examine(io.BytesIO(b"%PDF-1.7"), given)
    assert uploads.clean_name(given, kind) == kept


def with_position() -> bytes:
    exif = Image.Exif()
    exif[0x010F] = "Camera of 代表甲"
    exif[0x0112] = 6  # turned by 90 degrees
    exif.get_ifd(0x8825).update({1: "N", 2: (32.0, 55.0, 0.0)})
    return picture(exif=exif)


def test_a_picture_loses_what_hid_in_it_and_stands_upright():
    content = with_position()
    kind = uploads.examine(io.BytesIO(content), "a.jpg")
    drawn = uploads.without_traces(io.BytesIO(content), kind, "a.jpg")
    with Image.open(io.BytesIO(drawn)) as after:
        assert not after.getexif()
        assert after.size == (30, 40)
    assert b"Camera" in content
    assert b"Camera" not in drawn


@pytest.mark.parametrize("kind", ["PNG", "WEBP"])
def test_pictures_of_other_kinds_lose_their_comments_too(kind):
    exif = Image.Exif()
    exif[0x010E] = "hidden words"
    content = picture(kind, exif=exif)
    drawn = uploads.without_traces(io.BytesIO(content), uploads.examine(io.BytesIO(content), "a"), "a")
    assert b"hidden words" not in drawn
    with Image.open(io.BytesIO(drawn)) as after:
        assert (after.format, after.size) == (kind, (40, 30))


def test_a_picture_that_unfolds_to_too_many_pixels_is_refused():
    bomb = io.BytesIO()
    Image.new("1", (9000, 9000)).save(bomb, "PNG")
    kind = uploads.examine(bomb, "a.png")
    with pytest.raises(uploads.Unacceptable, match="百万像素"):
        uploads.without_traces(bomb, kind, "a.png")


def test_a_broken_picture_is_refused():
    broken = io.BytesIO(picture("PNG")[:60])
    with pytest.raises(uploads.Unacceptable, match="已损坏"):
        uploads.without_traces(broken, uploads.examine(broken, "a.png"), "a.png")


def test_a_stored_file_lies_under_its_content_and_nothing_is_written_twice(cast, settings):
    files = [
        store(SimpleUploadedFile(name, b"%PDF-1.7 same"), congress=cast.congress, by=cast.lead, at=AT)
        for name in ("甲.pdf", "乙.pdf")
    ]
    assert [file.name for file in files] == ["甲.pdf", "乙.pdf"]
    assert files[0].path == files[1].path == f"{cast.congress.pk}/{files[0].digest[:2]}/{files[0].digest}"
    kept = [path for path in settings.MEDIA_ROOT.rglob("*") if path.is_file()]
    assert len(kept) == 1
    assert kept[0].stat().st_mode & 0o777 == 0o600
    assert (files[0].size, files[0].media_type) == (13, "application/pdf")


def test_a_refused_file_leaves_nothing_behind(cast, settings):
    with pytest.raises(uploads.Unacceptable):
        store(SimpleUploadedFile("a.jpg", picture()[:80]), congress=cast.congress, by=cast.lead, at=AT)
    assert not settings.MEDIA_ROOT.exists() or not any(path.is_file() for path in settings.MEDIA_ROOT.rglob("*"))


def test_the_field_of_a_form_takes_several_and_names_each_that_it_does_not():
    field = FilesField(required=False)
    good, bad = SimpleUploadedFile("a.pdf", b"%PDF-1.7"), SimpleUploadedFile("b.exe", b"MZ")
    assert field.clean([good]) == [good]
    assert field.clean(None) == []
    with pytest.raises(Exception, match=r"b\.exe"):
        field.clean([good, bad])
    with pytest.raises(Exception, match="20"):
        field.clean([good] * 21)
    with pytest.raises(Exception, match=r"required|必填"):
        FilesField().clean([])
