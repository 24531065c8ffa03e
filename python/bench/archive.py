#!/usr/bin/env python3
"""How fast, and in how much memory, an archive of Word files is read; beside python-docx and kreuzberg.

    pip install ./python python-docx kreuzberg
    python python/bench/archive.py --files 10000

The archive is made once, in a folder that `--folder` names: LibreOffice (`soffice`) writes each plan of
`fixtures/plans` as .docx and as .doc, and each file is one of these with a number of its own in its text. One file in
50 is damaged. Each measurement runs in a process of its own, so that its memory and its time are its own; they take
turns, and the least of the rounds counts. Wall time is worth only what the load of the machine, which is told beside
it, leaves of it; processor time is worth more.
"""

from __future__ import annotations

import argparse
import io
import json
import os
import random
import re
import resource
import shutil
import subprocess
import sys
import tempfile
import time
import zipfile
from collections import Counter
from collections.abc import Callable, Iterable
from pathlib import Path

PLANS = Path(__file__).parents[2] / "fixtures" / "plans"

KINDS = ("docx", "doc")

# The number of a file, as the seeds have it and as the files do; of one length, so that it can be put in place.
MARK = "Hồ sơ lưu số 7000000."
NUMBER = re.compile(r"Hồ sơ lưu số (7\d{6})\.")

# One file in this many is damaged.
DAMAGED = 50

# Others than kehoach read this many files, spread over the archive: enough to know how long one takes.
SAMPLE = 400


def number(n: int) -> str:
    return f"{7_000_000 + n}"


def is_damaged(n: int) -> bool:
    return n % DAMAGED == DAMAGED - 1


# Making the archive


def make(folder: Path, count: int) -> None:
    """Makes what is not there yet."""
    seeds = folder / "seeds"
    if not (seeds / "done").exists():
        convert(seeds)
    for kind in KINDS:
        out = folder / f"{kind}-{count}"
        if (out / "done").exists():
            continue
        shutil.rmtree(out, ignore_errors=True)
        (out / "files").mkdir(parents=True)
        vary = vary_docx if kind == "docx" else vary_doc
        models = [path.read_bytes() for path in sorted(seeds.glob(f"*.{kind}"))]
        for n in range(count):
            content = vary(models[n % len(models)], number(n))
            if is_damaged(n):
                content = damage(content, n)
            (out / "files" / f"{n:06}.{kind}").write_bytes(content)
        (out / "done").touch()


def convert(seeds: Path) -> None:
    """Writes the plans of the fixtures as Word files."""
    seeds.mkdir(parents=True, exist_ok=True)
    texts = []
    for plan in sorted(PLANS.glob("*.txt")):
        path = seeds / plan.name
        path.write_text(plan.read_text(encoding="utf-8").rstrip() + f"\n{MARK}\n", encoding="utf-8")
        texts.append(str(path))
    with tempfile.TemporaryDirectory() as profile:
        for to in ("docx:Office Open XML Text", "doc:MS Word 97"):
            command = ["soffice", "--headless", f"-env:UserInstallation=file://{profile}"]
            command += ["--infilter=Text (encoded):UTF8", "--convert-to", to, "--outdir", str(seeds)]
            subprocess.run([*command, *texts], check=True, capture_output=True)
    (seeds / "done").touch()


def vary_docx(model: bytes, n: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(model)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for entry in old.infolist():
            content = old.read(entry)
            if entry.filename == "word/document.xml":
                content = replaced(content, b"7000000", n.encode())
            new.writestr(entry.filename, content)
    return out.getvalue()


def vary_doc(model: bytes, n: str) -> bytes:
    return replaced(model, "7000000".encode("utf-16-le"), n.encode("utf-16-le"))


def replaced(content: bytes, old: bytes, new: bytes) -> bytes:
    if old not in content:
        raise SystemExit("the number of a seed is not where it was written")
    return content.replace(old, new)


def damage(content: bytes, n: int) -> bytes:
    """One of four ways in which files are lost."""
    noise = random.Random(n)
    way = n // DAMAGED % 4
    if way == 0:  # a disk was full
        return content[: len(content) // 3]
    if way == 1:  # its first sectors are gone
        return bytes(1024) + content[1024:]
    if way == 2:  # it is something else
        return noise.randbytes(len(content))
    begin = len(content) // 4  # a part of it is
    return content[:begin] + noise.randbytes(len(content) // 2) + content[begin + len(content) // 2 :]


# What is measured, each in a process of its own


def kehoach(files: list[Path]) -> dict[str, object]:
    import kehoach

    plans = activities = salvaged = wrong = 0
    failures: Counter[str] = Counter()
    for path, result in zip(files, kehoach.read_many(files), strict=True):
        n = int(path.stem)
        unnamed = result.path != path or (result.error is not None and getattr(result.error, "path", None) != path)
        if result.plan is None:
            failures[type(result.error).__name__] += 1
            wrong += unnamed or not is_damaged(n)
            continue
        plans += 1
        activities += len(result.plan.activities)
        if is_damaged(n):
            salvaged += 1
        else:
            found = NUMBER.search(result.plan.text or "")
            wrong += unnamed or found is None or found[1] != number(n)
    return {"plans": plans, "activities": activities, "salvaged": salvaged, "failures": failures, "wrong": wrong}


def python_docx(files: list[Path]) -> dict[str, object]:
    import docx

    characters = 0
    for path in files:
        document = docx.Document(str(path))
        characters += sum(len(paragraph.text) for paragraph in document.paragraphs)
        for table in document.tables:
            characters += sum(len(cell.text) for row in table.rows for cell in row.cells)
    return {"characters": characters}


def kreuzberg(files: list[Path]) -> dict[str, object]:
    import kreuzberg

    config = kreuzberg.ExtractionConfig(use_cache=False)
    characters = failed = 0
    for path in files:
        try:
            characters += len(kreuzberg.extract_file_sync(str(path), config=config).content)
        except Exception:
            failed += 1
    return {"characters": characters, "failed": failed}


READERS: dict[str, Callable[[list[Path]], dict[str, object]]] = {
    "kehoach": kehoach,
    "python-docx": python_docx,
    "kreuzberg": kreuzberg,
}


def work(reader: str, cores: int, files: list[Path]) -> None:
    """What the process of a measurement does: reads, and prints what it took."""
    os.sched_setaffinity(0, sorted(os.sched_getaffinity(0))[:cores])
    for path in files[:2]:
        READERS[reader]([path])
    began, spent = time.perf_counter(), os.times()
    found = READERS[reader](files)
    ended = os.times()
    found |= {
        "files": len(files),
        "wall": time.perf_counter() - began,
        "user": ended.user - spent.user,
        "cpu": ended.user + ended.system - spent.user - spent.system,
        "memory": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
    }
    print(json.dumps(found))


def measure(reader: str, cores: int, files: Iterable[Path]) -> dict[str, float]:
    command = [sys.executable, __file__, "--work", reader, "--cores", str(cores)]
    done = subprocess.run(command, input="\n".join(map(str, files)), capture_output=True, text=True, check=False)
    if done.returncode:
        raise SystemExit(f"{reader}:\n{done.stderr}")
    return dict(json.loads(done.stdout.splitlines()[-1]))


def least(results: list[dict[str, float]]) -> dict[str, float]:
    """Times are the least of all rounds, memory is the most; the rest is the same in all."""
    times = {name: min(result[name] for result in results) for name in ("wall", "user", "cpu")}
    return results[0] | times | {"memory": max(result["memory"] for result in results)}


def compare(kind: str, folder: Path, count: int, rounds: int, others: list[str]) -> None:
    files = sorted((folder / f"{kind}-{count}" / "files").iterdir())
    whole = [path for path in files if not is_damaged(int(path.stem))]
    sample = whole[:: max(1, len(whole) // SAMPLE)]
    runs: dict[str, list[dict[str, float]]] = {}
    for _ in range(rounds):
        for name, reader, cores, which in (
            ("kehoach, 1 core", "kehoach", 1, files),
            ("kehoach, 2 cores", "kehoach", 2, files),
            ("kehoach, a tenth", "kehoach", 2, files[: count // 10]),
            *((f"{other}, 1 core", other, 1, sample) for other in others),
        ):
            runs.setdefault(name, []).append(measure(reader, cores, which))
    print(f"\n.{kind}: {count} files, {sum(path.stat().st_size for path in files) / 1e6:.0f} MB")
    print(f"  {'':20} {'files':>6} {'wall s':>8} {'user s':>8} {'ms a file':>10} {'memory MB':>10}")
    found = {name: least(results) for name, results in runs.items()}
    for name, one in found.items():
        each = one["cpu"] / one["files"] * 1e3
        numbers = f"{one['wall']:8.2f} {one['user']:8.2f} {each:10.3f} {one['memory']:10.0f}"
        print(f"  {name:20} {one['files']:6} {numbers}")
    one, two = found["kehoach, 1 core"], found["kehoach, 2 cores"]
    print(f"  2 cores over 1: {one['wall'] / two['wall']:.2f}x")
    for other in others:
        its = found[f"{other}, 1 core"]
        told = f", {its['failed']} of its files failed" if its.get("failed") else ""
        times = (its["cpu"] / its["files"]) / (one["cpu"] / one["files"])
        print(f"  {other} takes {times:.1f}x the processor time of kehoach for a file{told}")
    told = f"of damaged files {two['salvaged']}; failures {two['failures']}"
    print(f"  plans {two['plans']}, {told}; missing or misnamed {two['wrong']}")


def main() -> None:
    arguments = argparse.ArgumentParser(description="Reads an archive of Word files, beside others that read such.")
    arguments.add_argument("--files", type=int, default=10_000, help="how many of each kind")
    arguments.add_argument("--folder", type=Path, default=Path(tempfile.gettempdir()) / "kehoach-archive")
    arguments.add_argument("--rounds", type=int, default=3)
    arguments.add_argument("--without", action="append", default=[], choices=["python-docx", "kreuzberg"])
    arguments.add_argument("--work", choices=READERS, help=argparse.SUPPRESS)
    arguments.add_argument("--cores", type=int, help=argparse.SUPPRESS)
    asked = arguments.parse_args()
    if asked.work:
        work(asked.work, asked.cores, [Path(line) for line in sys.stdin.read().splitlines()])
        return
    make(asked.folder, asked.files)
    print(f"load {os.getloadavg()[0]:.1f} on {len(os.sched_getaffinity(0))} cores")
    for kind in KINDS:
        others = [name for name in ("python-docx", "kreuzberg") if name not in asked.without]
        if kind == "doc":
            others = [name for name in others if name != "python-docx"]
        compare(kind, asked.folder, asked.files, asked.rounds, others)
    print(f"\nload {os.getloadavg()[0]:.1f}")


if __name__ == "__main__":
    main()
