"""The command that comes with the wheel."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

import kehoach
from conftest import TEXT


def run(*arguments: str | Path, **options: object) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "kehoach", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, encoding="utf-8", check=False, **options)  # type: ignore[call-overload, no-any-return]


def test_it_is_the_command_line(tmp_path: Path) -> None:
    path = tmp_path / "plan.txt"
    path.write_text(TEXT, encoding="utf-8")
    done = run("parse", path)
    assert done.returncode == 0
    assert kehoach.from_json(done.stdout) == kehoach.read(path)
    assert run("--version").stdout == f"kehoach {kehoach.__version__}\n"
    assert run("parse", tmp_path / "nothing").returncode == 2
    wrong = run("fly")
    assert (wrong.returncode, "fly" in wrong.stderr) == (2, True)


def test_convert(tmp_path: Path) -> None:
    pl = pytest.importorskip("polars")
    (tmp_path / "archive").mkdir()
    for n in range(3):
        (tmp_path / "archive" / f"{n}.txt").write_text(TEXT, encoding="utf-8")
    done = run("convert", tmp_path / "archive", tmp_path / "out", "--to", "parquet")
    assert done.returncode == 0, done.stderr
    written = pl.read_parquet(tmp_path / "out" / "activities" / "*.parquet")
    made = pl.DataFrame(kehoach.tables(kehoach.read_many(tmp_path / "archive")).activities)
    assert written.equals(made)


@pytest.mark.skipif(os.name == "nt", reason="signals are sent otherwise there")
@pytest.mark.parametrize("end", [signal.SIGINT, signal.SIGKILL])
def test_a_stopped_conversion_goes_on(tmp_path: Path, end: signal.Signals) -> None:
    pl = pytest.importorskip("polars")
    (tmp_path / "archive").mkdir()
    for n in range(2500):
        text = TEXT.replace("12/KH", f"{n}/KH")
        (tmp_path / "archive" / f"{n:04}.txt").write_text(text, encoding="utf-8")
    out = tmp_path / "out"
    command = [sys.executable, "-m", "kehoach", "convert", str(tmp_path / "archive"), str(out), "--to", "parquet"]
    child = subprocess.Popen(command, stderr=subprocess.PIPE)
    while child.poll() is None and not list(out.glob("parts/*.json")):
        time.sleep(0.005)
    child.send_signal(end)
    child.communicate(timeout=60)
    for file in out.glob("*/[!.]*.parquet"):
        pl.read_parquet(file)
    again = run("convert", tmp_path / "archive", out, "--to", "parquet")
    assert again.returncode == 0, again.stderr
    assert ": files 2500, " in again.stderr
    assert " done before 0," not in again.stderr
    plans = pl.read_parquet(out / "plans" / "*.parquet")
    assert sorted(plans["number"].cast(int).to_list()) == list(range(2500))
    assert plans["plan"].is_unique().all()
    assert not list(out.glob("*/.*"))
