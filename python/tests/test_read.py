"""Files to plans: one, many, and those that cannot be read."""

from __future__ import annotations

import io
import os
import pickle
import signal
import subprocess
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

import kehoach
from conftest import TEXT, docx
from kehoach import KehoachError, Result


def test_a_path_bytes_or_a_file(tmp_path: Path) -> None:
    path = tmp_path / "plan.txt"
    path.write_text(TEXT, encoding="utf-8")
    expected = kehoach.read(path)
    assert (expected.text, expected.body) == (TEXT, kehoach.parse(TEXT).body)
    assert (expected.format, expected.encoding) == ("txt", "utf-8")
    assert kehoach.read(str(path)).path == path
    assert kehoach.read(TEXT.encode()) == expected
    assert kehoach.read(memoryview(bytearray(TEXT.encode()))) == expected
    assert kehoach.read(io.BytesIO(TEXT.encode())) == expected
    assert kehoach.read(io.StringIO(TEXT)) == kehoach.parse(TEXT)
    with path.open("rb") as file:
        assert kehoach.read(file) == expected


def test_word_files(tmp_path: Path) -> None:
    path = tmp_path / "a file whose name says nothing"
    path.write_bytes(docx(TEXT))
    plan = kehoach.read(path)
    assert plan.title == kehoach.parse(TEXT).title
    assert [a.what for a in plan.activities] == [a.what for a in kehoach.parse(TEXT).activities]
    assert plan.text is not None
    assert all(plan.text[m.span.slice] == m.text for m in plan.mentions)


def test_old_encodings() -> None:
    old = b"K\xd5 HO\xb9CH\nth\xf9c hi\xd6n c\xb8c phong tr\xb5o"
    assert "thực hiện các phong trào" in (kehoach.read(old).text or "")
    assert "thực hiện" in (kehoach.read(old, encoding="tcvn3").text or "")
    with pytest.raises(ValueError, match="encoding"):
        kehoach.read(old, encoding="klingon")


@pytest.mark.parametrize(
    ("content", "error"),
    [
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", kehoach.UnsupportedFormat),
        (b"PK\x03\x04" + b"\0" * 60, kehoach.UnsupportedFormat),
        ("Kế hoạch ".encode() * 9 + b"\xff\xfe\xfd\x80\x81" * 9, kehoach.DecodeError),
        (b"%PDF-1.4\nnothing", kehoach.UnreadableFile),
    ],
)
def test_what_cannot_be_read(tmp_path: Path, content: bytes, error: type[KehoachError]) -> None:
    path = tmp_path / "x.doc"
    path.write_bytes(content)
    with pytest.raises(error) as caught:
        kehoach.read(path)
    said = caught.value
    assert said.path == path
    assert said.message and said.message_vi and said.message != said.message_vi
    assert str(said).startswith(f"{path}: ")
    again = pickle.loads(pickle.dumps(said))
    assert (type(again), str(again)) == (type(said), str(said))


def test_missing_files_and_folders(tmp_path: Path) -> None:
    with pytest.raises(kehoach.UnreadableFile, match="no such file"):
        kehoach.read(tmp_path / "x")
    with pytest.raises(kehoach.UnreadableFile, match="folder"):
        kehoach.read(tmp_path)
    with pytest.raises(TypeError, match="source must be"):
        kehoach.read(7)  # type: ignore[arg-type]


def test_texts_and_files_taken_for_each_other(tmp_path: Path) -> None:
    for wrong in (TEXT.encode(), tmp_path, None):
        with pytest.raises(TypeError, match=r"text must be a str, not <class .*kehoach\.read takes files"):
            kehoach.parse(wrong)  # type: ignore[arg-type]
    with pytest.raises(kehoach.UnreadableFile, match=r"this is a text, which kehoach\.parse takes") as caught:
        kehoach.read(TEXT)
    assert caught.value.path is None
    with pytest.raises(ValueError, match="surrogates"):
        kehoach.parse("\ud800")


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    """Fifty plans in two folders, one of them no plan at all."""
    (tmp_path / "sub").mkdir()
    for n in range(50):
        path = tmp_path / ("sub" if n % 2 else ".") / f"{n:02}.docx"
        path.write_bytes(docx(TEXT.replace("12/KH", f"{n}/KH")))
    (tmp_path / "20.docx").write_bytes(b"\x89PNG\r\n\x1a\n")
    (tmp_path / "~$20.docx").write_bytes(b"lock")
    (tmp_path / ".hidden").write_bytes(b"x")
    return tmp_path


def names(results: list[Result]) -> list[str]:
    return [result.path.name for result in results]


def test_many(archive: Path) -> None:
    results = list(kehoach.read_many(archive))
    assert len(results) == 50
    assert names(results) == sorted(f"{n:02}.docx" for n in range(0, 50, 2)) + sorted(
        f"{n:02}.docx" for n in range(1, 50, 2)
    )
    failed = [result for result in results if result.error]
    assert names(failed) == ["20.docx"]
    assert isinstance(failed[0].error, kehoach.UnsupportedFormat)
    assert failed[0].plan is None
    for result in results:
        if result.plan:
            assert result.plan.head.number is not None
            assert result.plan.head.number.number == str(int(result.path.stem)).zfill(1)
            assert result.plan.path == result.path
            assert result.seconds > 0


def test_ways_to_name_many(archive: Path) -> None:
    def count(paths: object) -> int:
        return len(list(kehoach.read_many(paths)))  # type: ignore[arg-type]

    assert count(str(archive / "**" / "*.docx")) == 51 - (sys.platform == "win32")
    assert count([archive / "00.docx", archive / "sub"]) == 26
    assert count(path for path in archive.glob("0*.docx")) == 5
    assert count(archive / "00.docx") == 1
    assert count(os.fsencode(archive / "00.docx")) == 1
    assert count([os.fsencode(archive / "00.docx")]) == 1
    assert count([]) == 0
    assert [type(r.error) for r in kehoach.read_many("/no/such/file")] == [kehoach.UnreadableFile]


def test_order_does_not_have_to_be_kept(archive: Path) -> None:
    loose = list(kehoach.read_many(archive, ordered=False, workers=3))
    assert sorted(names(loose)) == sorted(names(list(kehoach.read_many(archive))))


def test_errors_can_be_raised_or_skipped(archive: Path) -> None:
    assert len(list(kehoach.read_many(archive, on_error="skip"))) == 49
    with pytest.raises(kehoach.UnsupportedFormat, match=r"20\.docx"):
        list(kehoach.read_many(archive, on_error="raise"))


def test_wrong_arguments_of_many(archive: Path) -> None:
    with pytest.raises(ValueError, match="on_error"):
        kehoach.read_many(archive, on_error="explode")  # type: ignore[arg-type]
    for workers in (0, -1, 257, 1 << 40):
        with pytest.raises(ValueError, match="workers must be from 1 to 256"):
            kehoach.read_many(archive, workers=workers)
    with pytest.raises(ValueError, match=r"no file matches .*\.pdf"):
        kehoach.read_many(archive / "*.pdf")
    for wrong in (3, None, [3]):
        with pytest.raises(TypeError, match="paths must be"):
            kehoach.read_many(wrong)  # type: ignore[arg-type]
    with pytest.raises(TypeError, match="progress"):
        kehoach.read_many(archive, progress=3)  # type: ignore[arg-type]


def test_progress(archive: Path, capsys: pytest.CaptureFixture[str]) -> None:
    seen: list[tuple[int, int | None]] = []
    list(kehoach.read_many(archive, progress=lambda done, total, result: seen.append((done, total))))
    assert seen == [(n, 50) for n in range(1, 51)]
    list(kehoach.read_many(archive, progress=True))
    assert "50/50" in capsys.readouterr().err


def test_progress_without_tqdm(
    archive: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "tqdm.auto", None)
    list(kehoach.read_many(archive, progress=True))
    assert capsys.readouterr().err.endswith("50/50 files, 1 failed\n")


def test_no_more_is_read_ahead_than_needed(archive: Path) -> None:
    taken = 0

    def paths() -> object:
        nonlocal taken
        while True:
            taken += 1
            yield archive / "00.docx"

    results = kehoach.read_many(paths(), workers=2)  # type: ignore[arg-type]
    for _ in range(20):
        next(results)
    assert taken <= 20 + 2 * 4


def test_many_threads(archive: Path) -> None:
    expected = [repr(result.plan) for result in kehoach.read_many(archive)]

    def work(_: int) -> list[str]:
        return [repr(result.plan) for result in kehoach.read_many(archive, workers=2)]

    with ThreadPoolExecutor(8) as pool:
        assert all(found == expected for found in pool.map(work, range(8)))


def test_one_iterator_and_many_threads(archive: Path) -> None:
    results = kehoach.read_many(archive)
    found: list[str] = []
    threads = [threading.Thread(target=lambda: found.extend(r.path.name for r in results)) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert len(found) == 50


def test_one_plan_and_many_threads() -> None:
    plan = kehoach.parse(TEXT)

    def work(_: int) -> str:
        return plan.to_json()

    with ThreadPoolExecutor(8) as pool:
        assert len(set(pool.map(work, range(64)))) == 1


def test_threads_that_look_at_a_plan_first_see_the_same() -> None:
    # All begin at once, so that without a lock of Python's they meet where things are made.
    for _ in range(5):
        plan = kehoach.parse(TEXT)
        start = threading.Barrier(8)

        def work(
            _: int, plan: kehoach.Plan = plan, start: threading.Barrier = start
        ) -> tuple[list[int], list[str], list[int]]:
            start.wait(60)
            made = [id(plan.activities), id(plan.mentions), id(plan.text), id(plan.activities[1].what)]
            said = [repr(block) for block in plan.walk()] + [m.text for m in plan.mentions]
            numbers = [m.span.start for m in plan.mentions] + [hash(plan), len(kehoach.tables(plan).activities)]
            return made, said, numbers

        with ThreadPoolExecutor(8) as pool:
            first, *others = pool.map(work, range(8))
        assert all(other == first for other in others)


@pytest.mark.skipif(os.name == "nt", reason="signals are sent otherwise there")
def test_ctrl_c(archive: Path) -> None:
    code = (
        "import itertools, kehoach, sys\n"
        f"paths = itertools.repeat({str(archive / '00.docx')!r})\n"
        "for n, _ in enumerate(kehoach.read_many(paths)):\n"
        "    if n == 100: print('reading', flush=True)\n"
    )
    child = subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert child.stdout is not None
    assert child.stdout.readline() == b"reading\n"
    start = time.monotonic()
    child.send_signal(signal.SIGINT)
    _, err = child.communicate(timeout=30)
    assert time.monotonic() - start < 2
    assert b"KeyboardInterrupt" in err
