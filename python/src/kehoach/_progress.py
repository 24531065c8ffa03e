"""How far reading has come."""

from __future__ import annotations

import sys
import time
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from kehoach._kehoach import Result


class Bar(Protocol):
    """What is told of each file, and of the end."""

    def __call__(self, done: int, total: int | None, result: Result) -> object: ...

    def close(self) -> None: ...


def bar(total: int | None) -> Bar:
    """A bar by tqdm where it is installed, else plain text."""
    try:
        from tqdm.auto import tqdm
    except ImportError:
        return _Plain()
    return _Tqdm(tqdm(total=total, unit="file"))


class _Tqdm:
    def __init__(self, shown: object) -> None:
        self._shown = shown
        self._failed = 0

    def __call__(self, done: int, total: int | None, result: Result) -> None:
        if result.error is not None:
            self._failed += 1
            self._shown.set_postfix_str(f"{self._failed} failed", refresh=False)  # type: ignore[attr-defined]
        self._shown.update(1)  # type: ignore[attr-defined]

    def close(self) -> None:
        self._shown.close()  # type: ignore[attr-defined]


class _Plain:
    """A line on standard error: rewritten on a terminal, else a new one now and then."""

    def __init__(self) -> None:
        self._terminal = sys.stderr.isatty()
        self._pause = 0.2 if self._terminal else 10.0
        self._next = time.monotonic()
        self._failed = 0
        self._line = ""

    def __call__(self, done: int, total: int | None, result: Result) -> None:
        self._failed += result.error is not None
        of = "" if total is None else f"/{total}"
        self._line = f"{done}{of} files, {self._failed} failed"
        if time.monotonic() >= self._next:
            self._next = time.monotonic() + self._pause
            self._write()

    def close(self) -> None:
        if self._line:
            self._write()
            if self._terminal:
                sys.stderr.write("\n")

    def _write(self) -> None:
        sys.stderr.write(f"\r{self._line}" if self._terminal else f"{self._line}\n")
        sys.stderr.flush()
