"""Archives: many files at once."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Literal

from kehoach._kehoach import ReadMany

if TYPE_CHECKING:
    from kehoach._kehoach import Result

    _Path = str | os.PathLike[str]
    _Progress = Callable[[int, int | None, Result], object]


def read_many(
    paths: _Path | Iterable[_Path],
    *,
    workers: int | None = None,
    on_error: Literal["record", "raise", "skip"] = "record",
    progress: bool | _Progress | None = None,
    ordered: bool = True,
    encoding: str | None = None,
    repair: bool = True,
    mentions: bool = True,
) -> Iterator[Result]:
    """Reads many files on all cores; memory does not grow with their number.

    Arguments:
        paths: A file, a folder (all files in it and below, by name; hidden ones and the lock files of Word are left
            out), a pattern such as `"archive/**/*.docx"`, or an iterable of these.
        workers: How many threads read, up to 256; `None` for one a core.
        on_error: What to do about a file that cannot be read: `"record"` gives a result with an `error`, `"raise"`
            raises it, `"skip"` leaves the file out.
        progress: `True` for a bar (by tqdm where it is installed, else plain text on standard error), or a function
            that is called with the number of files done, the number of all files (`None` where `paths` is an
            iterator) and the result.
        ordered: Whether results come in the order of the files; `False` gives each as soon as it is there.
        encoding: The encoding of text files, where it is known; else it is found out.
        repair: Whether to repair texts before they are read.
        mentions: Whether to find dates, references and the like.

    Returns:
        An iterator over a `Result` for each file. Ctrl-C stops it within a second.

    Raises:
        ValueError: For an argument that is none of those above, and for a pattern that no file matches.
        TypeError: For `paths` that are no paths.
    """
    total: int | None = None
    files: Iterable[_Path]
    if isinstance(paths, (str, bytes, os.PathLike)):
        files = _files(paths)
    elif not hasattr(paths, "__iter__"):
        raise TypeError(f"paths must be a path, a pattern or an iterable of these, not {type(paths)}")
    elif isinstance(paths, Iterator):
        # It may be long, or never end.
        files = (file for path in paths for file in _files(path))
    else:
        files = [file for path in paths for file in _files(path)]
    if isinstance(files, list):
        total = len(files)
    results = ReadMany(
        files,
        workers=workers,
        on_error=on_error,
        ordered=ordered,
        encoding=encoding,
        repair=repair,
        mentions=mentions,
    )
    if progress is None or progress is False:
        return results
    if progress is True:
        from kehoach._progress import bar

        return _reporting(results, bar(total), total)
    if callable(progress):
        return _reporting(results, progress, total)
    raise TypeError(f"progress must be True, None or a function, not {progress!r}")


def _files(path: _Path) -> list[_Path]:
    """The files that a path names."""
    try:
        name = os.fsdecode(path)
    except TypeError:
        raise TypeError(f"paths must be paths, not {type(path)}") from None
    if os.path.isdir(name):
        return list(_below(name))
    if not os.path.lexists(name) and any(c in name for c in "*?["):
        import glob

        matches = sorted(glob.glob(name, recursive=True))
        found: list[_Path] = [file for file in matches if not os.path.isdir(file)]
        if not found:
            raise ValueError(f"paths: no file matches {name!r}")
        return found
    # As a `str`, so that a path in bytes is one, too.
    return [name]


def _below(folder: str) -> Iterator[str]:
    """The files in a folder and below, by name."""
    for where, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(files):
            if not name.startswith((".", "~$")):
                yield os.path.join(where, name)


def _reporting(results: ReadMany, report: _Progress, total: int | None) -> Iterator[Result]:
    done = 0
    try:
        for result in results:
            done += 1
            report(done, total, result)
            yield result
    finally:
        results.close()
        close = getattr(report, "close", None)
        if callable(close):
            close()
