"""Why a plan could not be read."""

from __future__ import annotations

import os


class KehoachError(Exception):
    """A plan could not be read; the subclasses say why.

    Attributes:
        message: What is wrong, in English.
        message_vi: The same in Vietnamese.
        path: The file; `None` where it was none.
        place: Where in the input, such as `byte 4711`; `None` where that is not known.
    """

    message: str
    message_vi: str
    path: os.PathLike[str] | None
    place: str | None

    def __init__(
        self,
        message: str,
        message_vi: str,
        path: os.PathLike[str] | None = None,
        place: str | None = None,
    ) -> None:
        super().__init__(message, message_vi, path, place)
        self.message = message
        self.message_vi = message_vi
        self.path = path
        self.place = place

    def __str__(self) -> str:
        where = "" if self.path is None else f"{os.fspath(self.path)}: "
        return f"{where}{self.message} ({self.message_vi})"


class UnreadableFile(KehoachError):
    """The file is not there, may not be read, or is so damaged that it has no text to give."""


class UnsupportedFormat(KehoachError):
    """The file is no document of a kind that is read here."""


class EncryptedFile(KehoachError):
    """The file is protected by a password."""


class NoTextLayer(KehoachError):
    """The pages are pictures: their text must be recognised (OCR) first."""


class DecodeError(KehoachError):
    """The bytes are text in no encoding that fits, or in one of two; `encoding=` names it."""


class LimitExceeded(KehoachError):
    """The file is larger, or inflates to more, than what is read."""
