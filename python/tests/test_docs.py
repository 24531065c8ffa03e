"""What the pages say, run."""

from __future__ import annotations

import json
import re
import sys
from importlib.metadata import distribution, metadata
from pathlib import Path

import pytest

from conftest import TEXT, docx

pytest.importorskip("polars")

HERE = Path(__file__).parents[1]


@pytest.fixture
def archive(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "archive"
    folder.mkdir()
    (folder / "1.txt").write_text(TEXT, encoding="utf-8")
    (folder / "2.docx").write_bytes(docx(TEXT.replace("2023", "2024").replace("- 2024", "- 2025")))
    (folder / "3.txt").write_bytes(b"\x89PNG\r\n\x1a\n\0\0\0")
    monkeypatch.chdir(tmp_path)
    # The command of this environment.
    monkeypatch.setenv("PATH", str(Path(sys.executable).parent), prepend=":")
    return tmp_path


@pytest.mark.parametrize("page", ["README.md", "docs/tutorial.md"])
def test_pages(page: str, archive: Path, capsys: pytest.CaptureFixture[str]) -> None:
    blocks = re.findall(r"^```python\n(.*?)^```", (HERE / page).read_text(encoding="utf-8"), re.M | re.S)
    assert len(blocks) >= 4
    names: dict[str, object] = {}
    for block in blocks:
        if 'kehoach", "convert' in block:
            # The archive has a file that cannot be read, which the exit code tells.
            (archive / "archive" / "3.txt").unlink()
        exec(compile(block, page, "exec"), names)
    out = capsys.readouterr().out
    if page == "docs/tutorial.md":
        assert "  3 ██████████████████████████████ 4" in out
        assert "2025-03-15" in out


def test_licences_come_with_the_package() -> None:
    licences = ["LICENSE-APACHE", "LICENSE-MIT"]
    assert metadata("kehoach").get_all("License-File") == licences
    files = {file.name: file.read_text() for file in distribution("kehoach").files or () if file.name in licences}
    assert "Apache License" in files["LICENSE-APACHE"]
    assert "The kehoach developers" in files["LICENSE-MIT"]


def test_notebook(archive: Path) -> None:
    notebook = json.loads((HERE / "docs" / "tour.ipynb").read_text(encoding="utf-8"))
    names: dict[str, object] = {}
    for cell in notebook["cells"]:
        if cell["cell_type"] == "code":
            exec(compile("".join(cell["source"]), "tour.ipynb", "exec"), names)
    assert "plan" in names
