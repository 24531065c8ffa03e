"""Plans that the tests read."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path
from xml.sax.saxutils import escape

import pytest

import kehoach

PLANS = Path(__file__).parents[2] / "fixtures" / "plans"

TEXT = """\
LIÊN ĐOÀN LAO ĐỘNG HUYỆN AN BÌNH
CÔNG ĐOÀN TRƯỜNG THCS BẾN ĐÒ
Số: 12/KH-CĐ
An Bình, ngày 12 tháng 9 năm 2023
KẾ HOẠCH
Hoạt động Công đoàn năm học 2023 - 2024
Căn cứ Nghị quyết số 29-NQ/TW ngày 04/11/2013;
I. MỤC ĐÍCH
- Chăm lo đời sống đoàn viên.
III. LỊCH CÔNG TÁC
Tháng 10
- Tọa đàm ngày 20/10.
Tháng 3
- Mít tinh ngày 8/3, 100% đoàn viên dự.
- Nộp hồ sơ trước ngày 15/3.
Nơi nhận:
- LĐLĐ huyện (để b/c);
TM. BAN CHẤP HÀNH
CHỦ TỊCH
Trần Thị Bến
"""


@pytest.fixture
def plan() -> kehoach.Plan:
    return kehoach.parse(TEXT)


def fixture_texts() -> list[tuple[str, str]]:
    """The plans of the repository, with their names; none in an installed sdist."""
    return [(path.stem, path.read_bytes().decode()) for path in sorted(PLANS.glob("*.txt"))]


def docx(text: str) -> bytes:
    """The bytes of a .docx file with a paragraph a line."""
    paragraphs = "".join(f"<w:p><w:r><w:t>{escape(line)}</w:t></w:r></w:p>" for line in text.splitlines())
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(
            "[Content_Types].xml",
            '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
            '<Default Extension="xml" ContentType="application/xml"/>'
            '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            '<Override PartName="/word/document.xml" ContentType='
            '"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
        )
        archive.writestr(
            "_rels/.rels",
            '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" '
            'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" '
            'Target="word/document.xml"/></Relationships>',
        )
        archive.writestr(
            "word/document.xml",
            f'<w:document xmlns:w="{space}"><w:body>{paragraphs}</w:body></w:document>',
        )
    return out.getvalue()
