"""The compiled half of kehoach. Import from `kehoach`."""

import builtins
import os
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any, ClassVar, Literal, Protocol, TypeAlias, TypeVar, final

from typing_extensions import Buffer, Self

from kehoach._errors import KehoachError

_T = TypeVar("_T")

_Block: TypeAlias = Section | Item | Paragraph | Field | Period | Table | Aside

_MentionKind: TypeAlias = Literal[
    "date",
    "day",
    "month",
    "year",
    "years",
    "school_year",
    "quarter",
    "semester",
    "week",
    "school_week",
    "range",
    "interval",
    "part",
    "season",
    "deadline",
    "recurring",
    "lunar",
    "clock",
    "duration",
    "reference",
    "percent",
    "ratio",
    "amount",
    "target",
    "act",
    "organisation",
]

class _Readable(Protocol):
    def read(self) -> bytes | str: ...

__all__ = [
    "Activity",
    "Appendix",
    "ArrowTable",
    "Aside",
    "Attachment",
    "Basis",
    "Cell",
    "ColumnGroup",
    "Coverage",
    "Detail",
    "Diagnostic",
    "Evidence",
    "Field",
    "Head",
    "Issuer",
    "Item",
    "Mention",
    "Number",
    "Paragraph",
    "PartialDate",
    "Period",
    "PlaceDate",
    "Plan",
    "ReadMany",
    "Recipient",
    "Recipients",
    "Reference",
    "Repair",
    "Result",
    "Row",
    "Section",
    "Signature",
    "Span",
    "Table",
    "Tables",
    "Tail",
    "Text",
    "Timeframe",
    "Title",
    "__version__",
    "_restore",
    "from_json",
    "main",
    "parse",
    "read",
    "schema",
    "tables",
]

__version__: str

def parse(text: str, *, repair: bool = True, mentions: bool = True) -> Plan:
    """Parses a text. It cannot fail: any text gives a plan, and `plan.diagnostics` says what is odd about it.

    Arguments:
        text: The text; spans count its characters.
        repair: Whether to compose letters and mend old fonts and damage before the text is read.
        mentions: Whether to find dates, references and the like.

    Raises:
        ValueError: For a text of more than 1 GiB in UTF-8, or one with half a surrogate pair in it.
    """

def read(
    source: str | os.PathLike[str] | Buffer | _Readable,
    *,
    encoding: str | None = None,
    repair: bool = True,
    mentions: bool = True,
) -> Plan:
    """Reads a plan from a file, whatever its name ends with: .docx, .doc, .odt, .rtf, .html, .pdf or text.

    Arguments:
        source: A path, the bytes of a file, or an open file.
        encoding: The encoding of a text file, where it is known (`tcvn3`, `vni`, …); else it is found out.
        repair: As in `parse`.
        mentions: As in `parse`.

    Returns:
        The plan; `plan.text` is the text that its spans count in.

    Raises:
        KehoachError: Where there is no text to give; the subclass says why.
        TypeError: For a `source` that is none of those.
        ValueError: For an encoding that there is not.
    """

def from_json(json: str | bytes, *, text: str | None = None) -> Plan:
    """Reads a plan back from JSON in the format `kehoach/1`.

    JSON does not hold the text of the plan. With `text`, spans count its characters; without it only `span.bytes` is
    known, and `span.start` raises ValueError.

    Raises:
        ValueError: For what is no such JSON, or a `text` that is not that of the plan.
    """

def schema() -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of what `to_json` gives."""

def tables(plans: Plan | Result | Iterable[Plan | Result]) -> Tables:
    """Makes tables of a plan, of plans, or of the results of `read_many`, whose errors have a table of their own.

    Raises:
        TypeError: For what is neither.
    """

def main(arguments: Sequence[str]) -> int:
    """Runs the command `kehoach` with these arguments, the name of the program first; gives back the exit code."""

def _restore(
    class_: type[_T], json: str, text: str | None, file: str | os.PathLike[str] | None = None
) -> _T: ...

@final
class Span:
    """Where something stands in the text of its plan: in characters of the `str`, 0-based, `end` behind the last one.

    `text[span.slice]` is what stands there, and so is `text.encode()[span.bytes].decode()`.
    """

    __match_args__: ClassVar[tuple[Literal["start"], Literal["end"]]] = ("start", "end")
    def __new__(cls, start: int | None, end: int | None, *, bytes: tuple[int, int]) -> Self: ...
    @property
    def start(self) -> int:
        """The first character, 0-based."""

    @property
    def end(self) -> int:
        """The character behind the last one."""

    @property
    def slice(self) -> builtins.slice[int, int, int]:
        """A slice of the `str`: `text[span.slice]`."""

    @property
    def bytes(self) -> builtins.slice[int, int, int]:
        """A slice of the UTF-8 bytes: `text.encode()[span.bytes]`."""

    def __len__(self) -> int: ...
    def __bool__(self) -> bool: ...
    def __contains__(self, other: Span, /) -> bool: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...
    def __copy__(self) -> Self: ...
    def __deepcopy__(self, memo: object, /) -> Self: ...
    def __getnewargs_ex__(self) -> tuple[Any, ...]: ...

@final
class PartialDate:
    """A time that is no single day: a month, a quarter, a year, several, or a day whose year is not known.

    `edtf` is its form in EDTF (ISO 8601-2): `2023-09`, `XXXX-09-05`, `2023/2024`, `2023-33` (the first quarter). It is
    ordered as its form is, among its like and among dates, so that `sorted(activity.dates)` works.
    """

    __match_args__: ClassVar[tuple[Literal["edtf"]]] = ("edtf",)
    def __new__(cls, edtf: str) -> Self: ...
    @property
    def edtf(self) -> str:
        """The time in EDTF."""

    @property
    def year(self) -> int | None:
        """The year, where it is one and is known."""

    @property
    def month(self) -> int | None:
        """The month, 1 to 12, where it is one and is known."""

    @property
    def day(self) -> int | None:
        """The day of the month, where it is one and is known."""

    @property
    def earliest(self) -> date | None:
        """The first day that it covers; `None` where that is open or not known."""

    @property
    def latest(self) -> date | None:
        """The last day that it covers; `None` where that is open or not known."""

    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...
    def __lt__(self, other: PartialDate | date, /) -> bool: ...
    def __le__(self, other: PartialDate | date, /) -> bool: ...
    def __gt__(self, other: PartialDate | date, /) -> bool: ...
    def __ge__(self, other: PartialDate | date, /) -> bool: ...
    def __format__(self, spec: str, /) -> str: ...
    def __copy__(self) -> Self: ...
    def __deepcopy__(self, memo: object, /) -> Self: ...
    def __getnewargs__(self) -> tuple[str]: ...

@final
class Result:
    """What became of one file: `plan`, or `error` where it could not be read."""

    __match_args__: ClassVar[tuple[Literal["path"], Literal["plan"], Literal["error"]]] = ("path", "plan", "error")
    def __new__(
        cls, path: str | os.PathLike[str], plan: Plan | None, error: KehoachError | None, seconds: float
    ) -> Self: ...
    @property
    def path(self) -> Path:
        """The file."""

    @property
    def plan(self) -> Plan | None:
        """The plan; `None` where it could not be read."""

    @property
    def error(self) -> KehoachError | None:
        """Why it could not be read; `None` where it could."""

    @property
    def seconds(self) -> float:
        """How long it took to read it, in seconds."""

    def __getnewargs__(self) -> tuple[Any, ...]: ...

@final
class Tables:
    """The six tables of some plans."""

    @property
    def plans(self) -> ArrowTable:
        """A row a plan; its `plan` is what the other tables refer to."""

    @property
    def sections(self) -> ArrowTable:
        """A row a section or block of time."""

    @property
    def activities(self) -> ArrowTable:
        """A row a thing that is to be done."""

    @property
    def mentions(self) -> ArrowTable:
        """A row a date, act or number that a text names."""

    @property
    def diagnostics(self) -> ArrowTable:
        """A row a thing that was noticed."""

    @property
    def errors(self) -> ArrowTable:
        """A row a file that could not be read."""

    def __iter__(self) -> Iterator[ArrowTable]:
        """The six tables: `{table.name: polars.DataFrame(table) for table in tables}`."""

    def __getitem__(self, name: str, /) -> ArrowTable:
        """The table of a name: `tables["plans"]`.

        Raises:
            KeyError: For a name that no table has.
        """

@final
class ArrowTable:
    """A table in the form of Arrow: `polars.DataFrame`, `pyarrow.table`, `pandas.DataFrame.from_arrow` and duckdb take
    it without a copy.

    Times are in EDTF; where they are whole days, a column of type `date32` has them, too. Places in the text are bytes
    of UTF-8. Columns are never renamed, moved or given another type; new ones come last.
    """

    @property
    def name(self) -> str:
        """The name of the table."""

    @property
    def columns(self) -> tuple[str, ...]:
        """The names of the columns."""

    @property
    def descriptions(self) -> dict[str, str]:
        """What each column means, by its name."""

    @property
    def num_rows(self) -> int:
        """How many rows it has."""

    def __len__(self) -> int: ...
    def __arrow_c_stream__(self, requested_schema: object | None = None) -> object:
        """The rows as an Arrow C stream, in a capsule; each call gives a new stream over the same memory."""

    def __arrow_c_schema__(self) -> object:
        """The columns as an Arrow C schema, in a capsule."""

@final
class ReadMany:
    def __new__(
        cls,
        paths: Iterable[str | os.PathLike[str]],
        *,
        workers: int | None,
        on_error: str,
        ordered: bool,
        encoding: str | None,
        repair: bool,
        mentions: bool,
    ) -> Self: ...
    def __iter__(self) -> Self: ...
    def __next__(self) -> Result: ...
    def close(self) -> None:
        """Leaves alone what is not begun yet."""

    @property
    def workers(self) -> int:
        """How many threads read."""

@final
class Text:
    """A text and where it stands. A text that was broken over lines is joined with one blank."""

    __match_args__: ClassVar[tuple[Literal["text"]]] = ("text",)
    @property
    def text(self) -> str:
        """The text, in NFC."""

    @property
    def span(self) -> Span:
        """Where it stands."""

    @property
    def line(self) -> int:
        """The line on which it begins, 1-based."""

    @property
    def mentions(self) -> tuple[Mention, ...]:
        """What it says about time, acts and numbers."""

    def to_dict(self) -> dict[str, Any]:
        """It as `dict`s, `list`s and `str`s, with the names of the format `kehoach/1`; spans are in bytes."""

    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...
    def __copy__(self) -> Self: ...
    def __deepcopy__(self, memo: object, /) -> Self: ...
    def __reduce__(self) -> tuple[Any, ...]: ...

@final
class Mention:
    """A date, a period, an act, a share or the like that a text names."""

    __match_args__: ClassVar[tuple[Literal["kind"], Literal["value"], Literal["resolved"]]] = (
        "kind",
        "value",
        "resolved",
    )
    @property
    def kind(self) -> _MentionKind:
        """What sort of mention it is: `date`, `month`, `school_year`, `reference`, `percent`, …."""

    @property
    def value(self) -> date | PartialDate | str:
        """What is written: a date where it is one, else a `PartialDate`; a `str` for what is no time."""

    @property
    def resolved(self) -> date | PartialDate | None:
        """What that means in its place; `None` where nothing tells."""

    @property
    def by(self) -> Literal["explicit", "block", "plan", "order"] | None:
        """How that is known: `explicit`, `block`, `plan` or `order`."""

    @property
    def approximate(self) -> bool:
        """Whether the bounds of `resolved` are only about right."""

    @property
    def reference(self) -> Reference | None:
        """More about an act."""

    @property
    def text(self) -> str:
        """The words as they stand in the text."""

    @property
    def span(self) -> Span:
        """Where they stand."""

    @property
    def line(self) -> int:
        """The line on which they begin, 1-based."""

    @property
    def edtf(self) -> str:
        """What is written, as tables and JSON have it: EDTF for times."""

    def to_dict(self) -> dict[str, Any]:
        """It as `dict`s, `list`s and `str`s, with the names of the format `kehoach/1`; spans are in bytes."""

    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...
    def __copy__(self) -> Self: ...
    def __deepcopy__(self, memo: object, /) -> Self: ...
    def __reduce__(self) -> tuple[Any, ...]: ...

@final
class Reference:
    """An act that is cited."""

    __match_args__: ClassVar[tuple[Literal["kind"], Literal["number"], Literal["year"], Literal["issuers"]]] = (
        "kind",
        "number",
        "year",
        "issuers",
    )
    @property
    def kind(self) -> str | None:
        """The kind of act: `Nghị quyết`."""

    @property
    def number(self) -> int:
        """Its number."""

    @property
    def year(self) -> int | None:
        """The year in its symbol."""

    @property
    def issuers(self) -> tuple[str, ...]:
        """The letters of the bodies that issued it."""

    @property
    def date(self) -> date | PartialDate | None:
        """The day of issue that stands beside it."""

    @property
    def canonical(self) -> str | None:
        """The symbol as it should be written, where it is written otherwise."""

    def to_dict(self) -> dict[str, Any]:
        """It as `dict`s, `list`s and `str`s, with the names of the format `kehoach/1`; spans are in bytes."""

    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...
    def __copy__(self) -> Self: ...
    def __deepcopy__(self, memo: object, /) -> Self: ...
    def __reduce__(self) -> tuple[Any, ...]: ...

@final
class Basis:
    """Căn cứ: an act or a fact that the plan rests on."""

    __match_args__: ClassVar[tuple[Literal["text"]]] = ("text",)
    @property
    def text(self) -> str:
        """The text, in NFC."""

    @property
    def span(self) -> Span:
        """Where it stands."""

    @property
    def line(self) -> int:
        """The line on which it begins, 1-based."""

    @property
    def mentions(self) -> tuple[Mention, ...]:
        """What it says about time, acts and numbers."""

    def to_dict(self) -> dict[str, Any]:
        """It as `dict`s, `list`s and `str`s, with the names of the format `kehoach/1`; spans are in bytes."""

    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...
    def __copy__(self) -> Self: ...
    def __deepcopy__(self, memo: object, /) -> Self: ...
    def __reduce__(self) -> tuple[Any, ...]: ...

@final
class Head:
    """Phần đầu: what stands above the bases and the body."""

    __match_args__: ClassVar[tuple[Literal["issuers"], Literal["number"], Literal["place_date"], Literal["title"]]] = (
        "issuers",
        "number",
        "place_date",
        "title",
    )
    @property
    def issuers(self) -> tuple[Issuer, ...]:
        """Cơ quan ban hành: the issuing bodies, from the highest superior down to the one that issues."""

    @property
    def motto(self) -> tuple[Text, ...]:
        """Quốc hiệu, Tiêu ngữ and the like."""

    @property
    def number(self) -> Number | None:
        """Số, ký hiệu."""

    @property
    def place_date(self) -> PlaceDate | None:
        """Địa danh và thời gian ban hành."""

    @property
    def stamps(self) -> tuple[Text, ...]:
        """Độ khẩn, độ mật, `DỰ THẢO`."""

    @property
    def addressees(self) -> tuple[Text, ...]:
        """`Kính gửi: …`"""

    @property
    def title(self) -> Title | None:
        """Tên loại và trích yếu."""

    @property
    def asides(self) -> tuple[Aside, ...]:
        """Rules and what is no part of the plan."""

    def to_dict(self) -> dict[str, Any]:
        """It as `dict`s, `list`s and `str`s, with the names of the format `kehoach/1`; spans are in bytes."""

    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...
    def __copy__(self) -> Self: ...
    def __deepcopy__(self, memo: object, /) -> Self: ...
    def __reduce__(self) -> tuple[Any, ...]: ...

@final
class Issuer:
    """Cơ quan ban hành: a body that issues the plan, or a superior of it."""

    __match_args__: ClassVar[tuple[Literal["name"]]] = ("name",)
    @property
    def name(self) -> str:
        """The whole name."""

    @property
    def lines(self) -> tuple[Text, ...]:
        """The lines that it takes."""

    def to_dict(self) -> dict[str, Any]:
        """It as `dict`s, `list`s and `str`s, with the names of the format `kehoach/1`; spans are in bytes."""

    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...
    def __copy__(self) -> Self: ...
    def __deepcopy__(self, memo: object, /) -> Self: ...
    def __reduce__(self) -> tuple[Any, ...]: ...

@final
class Number:
    """Số, ký hiệu: number and symbol."""

    __match_args__: ClassVar[tuple[Literal["number"], Literal["symbol"]]] = ("number", "symbol")
    @property
    def number(self) -> str | None:
        """The number; `None` where a draft leaves it blank."""

    @property
    def symbol(self) -> str | None:
        """The symbol as written."""

    @property
    def text(self) -> Text:
        """The line as it stands."""

    def to_dict(self) -> dict[str, Any]:
        """It as `dict`s, `list`s and `str`s, with the names of the format `kehoach/1`; spans are in bytes."""

    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...
    def __copy__(self) -> Self: ...
    def __deepcopy__(self, memo: object, /) -> Self: ...
    def __reduce__(self) -> tuple[Any, ...]: ...

@final
class PlaceDate:
    """Địa danh và thời gian ban hành: where and when it was issued."""

    __match_args__: ClassVar[tuple[Literal["place"], Literal["date"]]] = ("place", "date")
    @property
    def place(self) -> str | None:
        """The place."""

    @property
    def date(self) -> date | PartialDate | None:
        """The day, or what a draft has of it."""

    @property
    def text(self) -> Text:
        """The line as it stands."""

    def to_dict(self) -> dict[str, Any]:
        """It as `dict`s, `list`s and `str`s, with the names of the format `kehoach/1`; spans are in bytes."""

    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...
    def __copy__(self) -> Self: ...
    def __deepcopy__(self, memo: object, /) -> Self: ...
    def __reduce__(self) -> tuple[Any, ...]: ...

@final
class Title:
    """Tên loại và trích yếu: the title."""

    __match_args__: ClassVar[tuple[Literal["text"], Literal["kind"]]] = ("text", "kind")
    @property
    def text(self) -> str:
        """The whole title, its lines joined with one blank."""

    @property
    def kind(self) -> str | None:
        """The kind of document in lower case: `kế hoạch`."""

    @property
    def lines(self) -> tuple[Text, ...]:
        """The lines that it takes."""

    def to_dict(self) -> dict[str, Any]:
        """It as `dict`s, `list`s and `str`s, with the names of the format `kehoach/1`; spans are in bytes."""

    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...
    def __copy__(self) -> Self: ...
    def __deepcopy__(self, memo: object, /) -> Self: ...
    def __reduce__(self) -> tuple[Any, ...]: ...

@final
class Timeframe:
    """The time that a plan is for."""

    __match_args__: ClassVar[tuple[Literal["kind"], Literal["value"]]] = ("kind", "value")
    @property
    def kind(self) -> Literal["school_year", "year", "years", "month", "quarter"]:
        """`school_year`, `year`, `years`, `month` or `quarter`."""

    @property
    def value(self) -> date | PartialDate:
        """The time itself."""

    def to_dict(self) -> dict[str, Any]:
        """It as `dict`s, `list`s and `str`s, with the names of the format `kehoach/1`; spans are in bytes."""

    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...
    def __copy__(self) -> Self: ...
    def __deepcopy__(self, memo: object, /) -> Self: ...
    def __reduce__(self) -> tuple[Any, ...]: ...

@final
class Section:
    """Phần, chương, mục, khoản, điểm: a block with an ordinal."""

    __match_args__: ClassVar[tuple[Literal["label"], Literal["text"], Literal["children"]]] = (
        "label",
        "text",
        "children",
    )
    @property
    def path(self) -> str:
        """Where it stands, by ordinals: `II/1/1.2`."""

    @property
    def label(self) -> str:
        """Its ordinal without punctuation: `II`, `1.2`, `đ`, `Phần thứ nhất`, `Điều 3`."""

    @property
    def level(self) -> int:
        """How deep it stands among sections, from 1."""

    @property
    def text(self) -> str:
        """Its text behind the ordinal."""

    @property
    def text_span(self) -> Span:
        """Where its text stands."""

    @property
    def span(self) -> Span:
        """Where it stands, with all that stands in it."""

    @property
    def line(self) -> int:
        """The line on which it begins, 1-based."""

    @property
    def mentions(self) -> tuple[Mention, ...]:
        """What its text says about time, acts and numbers."""

    @property
    def children(self) -> tuple[_Block, ...]:
        """What stands in it."""

    def __iter__(self) -> Iterator[_Block]: ...
    def walk(self) -> Iterator[_Block]:
        """The blocks that stand in it at any depth, in the order of the text; it itself is not among them."""

    def to_dict(self) -> dict[str, Any]:
        """It as `dict`s, `list`s and `str`s, with the names of the format `kehoach/1`; spans are in bytes."""

    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...
    def __copy__(self) -> Self: ...
    def __deepcopy__(self, memo: object, /) -> Self: ...
    def __reduce__(self) -> tuple[Any, ...]: ...

@final
class Item:
    """Gạch đầu dòng: a bulleted block."""

    __match_args__: ClassVar[tuple[Literal["marker"], Literal["text"], Literal["children"]]] = (
        "marker",
        "text",
        "children",
    )
    @property
    def path(self) -> str:
        """Where it stands, by ordinals and markers: `II/1/-3`."""

    @property
    def marker(self) -> str:
        """Its marker; every dash is `-`."""

    @property
    def key(self) -> str | None:
        """The key of an item whose text is `key: value`."""

    @property
    def value(self) -> str | None:
        """The value behind the key."""

    @property
    def text(self) -> str:
        """Its text behind the marker."""

    @property
    def text_span(self) -> Span:
        """Where its text stands."""

    @property
    def span(self) -> Span:
        """Where it stands, with all that stands in it."""

    @property
    def line(self) -> int:
        """The line on which it begins, 1-based."""

    @property
    def mentions(self) -> tuple[Mention, ...]:
        """What its text says about time, acts and numbers."""

    @property
    def children(self) -> tuple[_Block, ...]:
        """What stands in it."""

    def __iter__(self) -> Iterator[_Block]: ...
    def walk(self) -> Iterator[_Block]:
        """The blocks that stand in it at any depth, in the order of the text; it itself is not among them."""

    def to_dict(self) -> dict[str, Any]:
        """It as `dict`s, `list`s and `str`s, with the names of the format `kehoach/1`; spans are in bytes."""

    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...
    def __copy__(self) -> Self: ...
    def __deepcopy__(self, memo: object, /) -> Self: ...
    def __reduce__(self) -> tuple[Any, ...]: ...

@final
class Paragraph:
    """Đoạn văn: running text."""

    __match_args__: ClassVar[tuple[Literal["text"], Literal["children"]]] = ("text", "children")
    @property
    def text(self) -> str:
        """Its text."""

    @property
    def text_span(self) -> Span:
        """Where its text stands."""

    @property
    def span(self) -> Span:
        """Where it stands, with all that stands in it."""

    @property
    def line(self) -> int:
        """The line on which it begins, 1-based."""

    @property
    def mentions(self) -> tuple[Mention, ...]:
        """What its text says about time, acts and numbers."""

    @property
    def children(self) -> tuple[_Block, ...]:
        """What stands in it."""

    def __iter__(self) -> Iterator[_Block]: ...
    def walk(self) -> Iterator[_Block]:
        """The blocks that stand in it at any depth, in the order of the text; it itself is not among them."""

    def to_dict(self) -> dict[str, Any]:
        """It as `dict`s, `list`s and `str`s, with the names of the format `kehoach/1`; spans are in bytes."""

    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...
    def __copy__(self) -> Self: ...
    def __deepcopy__(self, memo: object, /) -> Self: ...
    def __reduce__(self) -> tuple[Any, ...]: ...

@final
class Field:
    """Trường: a `key: value` line about the block above."""

    __match_args__: ClassVar[tuple[Literal["key"], Literal["value"], Literal["children"]]] = (
        "key",
        "value",
        "children",
    )
    @property
    def key(self) -> str:
        """What stands before the colon."""

    @property
    def value(self) -> str:
        """What stands behind it; empty where the value follows as a list."""

    @property
    def text(self) -> str:
        """The whole line."""

    @property
    def text_span(self) -> Span:
        """Where its text stands."""

    @property
    def span(self) -> Span:
        """Where it stands, with all that stands in it."""

    @property
    def line(self) -> int:
        """The line on which it begins, 1-based."""

    @property
    def mentions(self) -> tuple[Mention, ...]:
        """What its text says about time, acts and numbers."""

    @property
    def children(self) -> tuple[_Block, ...]:
        """What stands in it."""

    def __iter__(self) -> Iterator[_Block]: ...
    def walk(self) -> Iterator[_Block]:
        """The blocks that stand in it at any depth, in the order of the text; it itself is not among them."""

    def to_dict(self) -> dict[str, Any]:
        """It as `dict`s, `list`s and `str`s, with the names of the format `kehoach/1`; spans are in bytes."""

    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...
    def __copy__(self) -> Self: ...
    def __deepcopy__(self, memo: object, /) -> Self: ...
    def __reduce__(self) -> tuple[Any, ...]: ...

@final
class Period:
    """Kỳ: a block of time, such as a month."""

    __match_args__: ClassVar[tuple[Literal["time"], Literal["text"], Literal["children"]]] = (
        "time",
        "text",
        "children",
    )
    @property
    def path(self) -> str:
        """Where it stands, by ordinals and times: `II/2023-09`."""

    @property
    def time(self) -> date | PartialDate | None:
        """The time that it covers; `None` for a week whose days nothing tells."""

    @property
    def months(self) -> tuple[date | PartialDate, ...]:
        """The calendar months that it covers."""

    @property
    def year_by(self) -> Literal["explicit", "block", "order", "plan", "nothing"]:
        """How its year was found: `explicit`, `block`, `order`, `plan`, `nothing`."""

    @property
    def text(self) -> str:
        """Its head as it stands."""

    @property
    def text_span(self) -> Span:
        """Where its text stands."""

    @property
    def span(self) -> Span:
        """Where it stands, with all that stands in it."""

    @property
    def line(self) -> int:
        """The line on which it begins, 1-based."""

    @property
    def mentions(self) -> tuple[Mention, ...]:
        """What its text says about time, acts and numbers."""

    @property
    def children(self) -> tuple[_Block, ...]:
        """What stands in it."""

    def __iter__(self) -> Iterator[_Block]: ...
    def walk(self) -> Iterator[_Block]:
        """The blocks that stand in it at any depth, in the order of the text; it itself is not among them."""

    def to_dict(self) -> dict[str, Any]:
        """It as `dict`s, `list`s and `str`s, with the names of the format `kehoach/1`; spans are in bytes."""

    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...
    def __copy__(self) -> Self: ...
    def __deepcopy__(self, memo: object, /) -> Self: ...
    def __reduce__(self) -> tuple[Any, ...]: ...

@final
class Table:
    """Bảng: a table."""

    __match_args__: ClassVar[tuple[Literal["columns"], Literal["rows"]]] = ("columns", "rows")
    @property
    def columns(self) -> tuple[Text, ...]:
        """The head cells; none where the table goes on with the columns of the one before it."""

    @property
    def groups(self) -> tuple[ColumnGroup, ...]:
        """Head cells that stand above several columns."""

    @property
    def continued(self) -> bool:
        """Whether it goes on with the columns of the one before it."""

    @property
    def grid(self) -> Literal["tabs", "row_numbers", "counted", "lines", "unknown", "file"]:
        """How rows and cells were told apart.

        `tabs`, `row_numbers`, `counted` (a guess), `lines`, `unknown`, `file`.
        """

    @property
    def span(self) -> Span:
        """From the first cell to the end of the last."""

    @property
    def line(self) -> int:
        """The line on which it begins, 1-based."""

    @property
    def rows(self) -> tuple[Row, ...]:
        """The rows below the head."""

    def __iter__(self) -> Iterator[Row]: ...
    def walk(self) -> Iterator[_Block]:
        """The blocks that stand in its cells at any depth, row by row."""

    def to_dict(self) -> dict[str, Any]:
        """It as `dict`s, `list`s and `str`s, with the names of the format `kehoach/1`; spans are in bytes."""

    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...
    def __copy__(self) -> Self: ...
    def __deepcopy__(self, memo: object, /) -> Self: ...
    def __reduce__(self) -> tuple[Any, ...]: ...

@final
class ColumnGroup:
    """A head cell above the heads of several columns."""

    __match_args__: ClassVar[tuple[Literal["text"], Literal["column"], Literal["column_span"]]] = (
        "text",
        "column",
        "column_span",
    )
    @property
    def text(self) -> Text:
        """What it says."""

    @property
    def column(self) -> int:
        """The first of its columns, from 0."""

    @property
    def column_span(self) -> int:
        """How many columns it stands above."""

    def to_dict(self) -> dict[str, Any]:
        """It as `dict`s, `list`s and `str`s, with the names of the format `kehoach/1`; spans are in bytes."""

    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...
    def __copy__(self) -> Self: ...
    def __deepcopy__(self, memo: object, /) -> Self: ...
    def __reduce__(self) -> tuple[Any, ...]: ...

@final
class Row:
    """Hàng: a row of a table."""

    __match_args__: ClassVar[tuple[Literal["cells"]]] = ("cells",)
    @property
    def span(self) -> Span:
        """From its first cell to its last."""

    @property
    def line(self) -> int:
        """The line on which it begins, 1-based."""

    @property
    def number(self) -> int | None:
        """Which row of the table it is, from 0 with those of the head; `None` where the file does not tell."""

    @property
    def cells(self) -> tuple[Cell, ...]:
        """Its cells that are not empty."""

    def __iter__(self) -> Iterator[Cell]: ...
    def to_dict(self) -> dict[str, Any]:
        """It as `dict`s, `list`s and `str`s, with the names of the format `kehoach/1`; spans are in bytes."""

    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...
    def __copy__(self) -> Self: ...
    def __deepcopy__(self, memo: object, /) -> Self: ...
    def __reduce__(self) -> tuple[Any, ...]: ...

@final
class Cell:
    """Ô: a cell of a table."""

    __match_args__: ClassVar[tuple[Literal["column"], Literal["blocks"]]] = ("column", "blocks")
    @property
    def column(self) -> int | None:
        """Which column it is in, from 0; `None` where that is not known."""

    @property
    def row_span(self) -> int | None:
        """How many rows it spans; `None` for one."""

    @property
    def column_span(self) -> int | None:
        """How many columns it spans; `None` for one."""

    @property
    def span(self) -> Span:
        """From its first block to the end of its last."""

    @property
    def line(self) -> int:
        """The line on which it begins, 1-based."""

    @property
    def blocks(self) -> tuple[_Block, ...]:
        """What stands in it."""

    def __iter__(self) -> Iterator[_Block]: ...
    def to_dict(self) -> dict[str, Any]:
        """It as `dict`s, `list`s and `str`s, with the names of the format `kehoach/1`; spans are in bytes."""

    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...
    def __copy__(self) -> Self: ...
    def __deepcopy__(self, memo: object, /) -> Self: ...
    def __reduce__(self) -> tuple[Any, ...]: ...

@final
class Aside:
    """A line beside the text: a rule, a note, what a conversion made."""

    __match_args__: ClassVar[tuple[Literal["kind"], Literal["text"]]] = ("kind", "text")
    @property
    def kind(self) -> Literal["rule", "footnote", "artifact"]:
        """`rule`, `footnote` or `artifact`."""

    @property
    def text(self) -> str:
        """Its text."""

    @property
    def span(self) -> Span:
        """Where it stands."""

    @property
    def line(self) -> int:
        """The line on which it stands, 1-based."""

    def to_dict(self) -> dict[str, Any]:
        """It as `dict`s, `list`s and `str`s, with the names of the format `kehoach/1`; spans are in bytes."""

    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...
    def __copy__(self) -> Self: ...
    def __deepcopy__(self, memo: object, /) -> Self: ...
    def __reduce__(self) -> tuple[Any, ...]: ...

@final
class Activity:
    """Hoạt động: something that the plan says is to be done, derived from the blocks that it points to."""

    __match_args__: ClassVar[tuple[Literal["what"], Literal["months"], Literal["sections"]]] = (
        "what",
        "months",
        "sections",
    )
    @property
    def path(self) -> str:
        """The path of its block."""

    @property
    def period(self) -> date | PartialDate | None:
        """The time of the block of time that it stands in."""

    @property
    def months(self) -> tuple[date | PartialDate, ...]:
        """The calendar months that it falls in."""

    @property
    def sections(self) -> tuple[str, ...]:
        """The texts of the sections that it stands in, the outermost first."""

    @property
    def what(self) -> str:
        """Nội dung: what is to be done."""

    @property
    def steps(self) -> tuple[str, ...]:
        """The items below it that are no fields."""

    @property
    def measures(self) -> tuple[str, ...]:
        """Biện pháp: by what measures."""

    @property
    def measures_shared(self) -> bool:
        """Whether the measures belong to several activities, and the text does not say which to which."""

    @property
    def details(self) -> tuple[Detail, ...]:
        """Time, place, people, cost and whatever else fields and columns tell."""

    @property
    def dates(self) -> tuple[date | PartialDate, ...]:
        """The days, months and other times that it names, resolved where that is known."""

    @property
    def deadline(self) -> date | PartialDate | None:
        """By when it is to be done."""

    @property
    def references(self) -> tuple[str, ...]:
        """The acts that it cites, by number and symbol."""

    @property
    def targets(self) -> tuple[str, ...]:
        """Chỉ tiêu: the shares and targets that it names."""

    @property
    def span(self) -> Span:
        """Where its first block stands."""

    @property
    def line(self) -> int:
        """The line on which it begins, 1-based."""

    def to_dict(self) -> dict[str, Any]:
        """It as `dict`s, `list`s and `str`s, with the names of the format `kehoach/1`; spans are in bytes."""

    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...
    def __copy__(self) -> Self: ...
    def __deepcopy__(self, memo: object, /) -> Self: ...
    def __reduce__(self) -> tuple[Any, ...]: ...

@final
class Detail:
    """Something that a field or a cell tells of an activity."""

    __match_args__: ClassVar[tuple[Literal["kind"], Literal["key"], Literal["value"]]] = ("kind", "key", "value")
    @property
    def kind(self) -> Literal["time", "place", "who", "cost", "other"]:
        """`time`, `place`, `who`, `cost` or `other`."""

    @property
    def key(self) -> str:
        """The key, or the head of the column; empty where the column is not known."""

    @property
    def value(self) -> str:
        """The value."""

    def to_dict(self) -> dict[str, Any]:
        """It as `dict`s, `list`s and `str`s, with the names of the format `kehoach/1`; spans are in bytes."""

    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...
    def __copy__(self) -> Self: ...
    def __deepcopy__(self, memo: object, /) -> Self: ...
    def __reduce__(self) -> tuple[Any, ...]: ...

@final
class Tail:
    """Phần cuối: what stands below the body."""

    __match_args__: ClassVar[tuple[Literal["closing"], Literal["recipients"], Literal["signatures"]]] = (
        "closing",
        "recipients",
        "signatures",
    )
    @property
    def closing(self) -> tuple[Text, ...]:
        """The paragraphs that speak of the plan as a whole."""

    @property
    def place_date(self) -> PlaceDate | None:
        """Place and date above the signature."""

    @property
    def recipients(self) -> Recipients | None:
        """Nơi nhận."""

    @property
    def signatures(self) -> tuple[Signature, ...]:
        """Chữ ký; two that stand side by side from left to right."""

    @property
    def stamps(self) -> tuple[Text, ...]:
        """`DỰ THẢO` and the like."""

    @property
    def asides(self) -> tuple[Aside, ...]:
        """Rules and what is no part of the plan."""

    def to_dict(self) -> dict[str, Any]:
        """It as `dict`s, `list`s and `str`s, with the names of the format `kehoach/1`; spans are in bytes."""

    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...
    def __copy__(self) -> Self: ...
    def __deepcopy__(self, memo: object, /) -> Self: ...
    def __reduce__(self) -> tuple[Any, ...]: ...

@final
class Recipients:
    """Nơi nhận: who gets a copy."""

    __match_args__: ClassVar[tuple[Literal["list"]]] = ("list",)
    @property
    def text(self) -> Text:
        """`Nơi nhận:`"""

    @property
    def list(self) -> tuple[Recipient, ...]:
        """Who gets a copy."""

    def to_dict(self) -> dict[str, Any]:
        """It as `dict`s, `list`s and `str`s, with the names of the format `kehoach/1`; spans are in bytes."""

    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...
    def __copy__(self) -> Self: ...
    def __deepcopy__(self, memo: object, /) -> Self: ...
    def __reduce__(self) -> tuple[Any, ...]: ...

@final
class Recipient:
    """Someone who gets a copy."""

    __match_args__: ClassVar[tuple[Literal["name"], Literal["purpose"]]] = ("name", "purpose")
    @property
    def name(self) -> str:
        """Who, without the purpose: `Sở Giáo dục và Đào tạo`."""

    @property
    def purpose(self) -> str | None:
        """What for: `để b/c`."""

    @property
    def text(self) -> Text:
        """The line as it stands."""

    def to_dict(self) -> dict[str, Any]:
        """It as `dict`s, `list`s and `str`s, with the names of the format `kehoach/1`; spans are in bytes."""

    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...
    def __copy__(self) -> Self: ...
    def __deepcopy__(self, memo: object, /) -> Self: ...
    def __reduce__(self) -> tuple[Any, ...]: ...

@final
class Signature:
    """Chữ ký: by which authority, in which position, by whom."""

    __match_args__: ClassVar[tuple[Literal["authority"], Literal["position"], Literal["name"]]] = (
        "authority",
        "position",
        "name",
    )
    @property
    def authority(self) -> tuple[Text, ...]:
        """Quyền hạn: `TM. BAN CHẤP HÀNH`; a line each."""

    @property
    def position(self) -> tuple[Text, ...]:
        """Chức vụ: `CHỦ TỊCH`; a line each."""

    @property
    def notes(self) -> tuple[Text, ...]:
        """`(Đã ký)`"""

    @property
    def name(self) -> Text | None:
        """Họ và tên; `None` where none is written."""

    def to_dict(self) -> dict[str, Any]:
        """It as `dict`s, `list`s and `str`s, with the names of the format `kehoach/1`; spans are in bytes."""

    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...
    def __copy__(self) -> Self: ...
    def __deepcopy__(self, memo: object, /) -> Self: ...
    def __reduce__(self) -> tuple[Any, ...]: ...

@final
class Diagnostic:
    """Something that was noticed about the text."""

    __match_args__: ClassVar[tuple[Literal["id"], Literal["severity"], Literal["message"]]] = (
        "id",
        "severity",
        "message",
    )
    @property
    def id(self) -> str:
        """Which one it is: `ordinal-skipped`; `kehoach explain ordinal-skipped` has its page."""

    @property
    def severity(self) -> Literal["info", "warning", "error"]:
        """`info`, `warning` or `error`."""

    @property
    def span(self) -> Span:
        """What it is about."""

    @property
    def line(self) -> int:
        """The line on which that begins, 1-based."""

    @property
    def message(self) -> str:
        """What was noticed, in English."""

    @property
    def message_vi(self) -> str:
        """The same in Vietnamese."""

    @property
    def help(self) -> str | None:
        """What to do about it, in English."""

    @property
    def help_vi(self) -> str | None:
        """The same in Vietnamese."""

    @property
    def found(self) -> str | None:
        """What stands in the text."""

    @property
    def expected(self) -> str | None:
        """What should stand there, or what it was compared with."""

    @property
    def related(self) -> Span | None:
        """The other place that it is about."""

    def to_dict(self) -> dict[str, Any]:
        """It as `dict`s, `list`s and `str`s, with the names of the format `kehoach/1`; spans are in bytes."""

    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...
    def __copy__(self) -> Self: ...
    def __deepcopy__(self, memo: object, /) -> Self: ...
    def __reduce__(self) -> tuple[Any, ...]: ...

@final
class Repair:
    """A change to the text before it was read."""

    __match_args__: ClassVar[tuple[Literal["kind"], Literal["before"], Literal["after"]]] = ("kind", "before", "after")
    @property
    def kind(self) -> str:
        """What was wrong: `nfc`, `tcvn3`, `vni`, `d-look-alike`, `damage`, `mojibake`, `soft-hyphen`, `markup`."""

    @property
    def span(self) -> Span:
        """Where, in the text as it came."""

    @property
    def line(self) -> int:
        """The line on which it begins, 1-based."""

    @property
    def before(self) -> str:
        """What stood there."""

    @property
    def after(self) -> str:
        """What was read instead."""

    def to_dict(self) -> dict[str, Any]:
        """It as `dict`s, `list`s and `str`s, with the names of the format `kehoach/1`; spans are in bytes."""

    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...
    def __copy__(self) -> Self: ...
    def __deepcopy__(self, memo: object, /) -> Self: ...
    def __reduce__(self) -> tuple[Any, ...]: ...

@final
class Coverage:
    """How many of the lines that are not blank were placed how."""

    __match_args__: ClassVar[
        tuple[Literal["lines"], Literal["by_rule"], Literal["by_fallback"], Literal["left_over"]]
    ] = ("lines", "by_rule", "by_fallback", "left_over")
    @property
    def lines(self) -> int:
        """All lines that are not blank."""

    @property
    def by_rule(self) -> int:
        """Lines that a rule placed."""

    @property
    def by_fallback(self) -> int:
        """Running text, placed by what it stands in."""

    @property
    def left_over(self) -> int:
        """Running text that stands in nothing."""

    def to_dict(self) -> dict[str, Any]:
        """It as `dict`s, `list`s and `str`s, with the names of the format `kehoach/1`; spans are in bytes."""

    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...
    def __copy__(self) -> Self: ...
    def __deepcopy__(self, memo: object, /) -> Self: ...
    def __reduce__(self) -> tuple[Any, ...]: ...

@final
class Evidence:
    """Whether the text looks like a plan, and the facts that the judgement rests on."""

    __match_args__: ClassVar[tuple[Literal["is_plan"], Literal["points"]]] = ("is_plan", "points")
    @property
    def is_plan(self) -> bool:
        """Whether it looks like a plan."""

    @property
    def points(self) -> int:
        """What the facts weigh together; from 3 on it is taken for a plan."""

    @property
    def plan_title(self) -> bool:
        """Whether a title names a kind of plan."""

    @property
    def other_title(self) -> bool:
        """Whether the first title names another kind of document."""

    @property
    def head_forms(self) -> int:
        """How many forms of a head it has, at most 6."""

    @property
    def tail_forms(self) -> int:
        """How many forms of a tail it has, at most 3."""

    @property
    def sections(self) -> int:
        """How many sections it has."""

    @property
    def in_sequence(self) -> int:
        """How many of them count on from the one before them."""

    @property
    def articles(self) -> int:
        """How many of them are articles."""

    @property
    def periods(self) -> int:
        """How many blocks of time it has."""

    @property
    def periods_back(self) -> int:
        """How many of those begin before the one before them."""

    @property
    def items(self) -> int:
        """How many items it has."""

    @property
    def returns(self) -> int:
        """How many times a body goes on behind a tail, or a letterhead has no title."""

    @property
    def left_over_percent(self) -> int:
        """Of 100 lines, how many are left over."""

    def to_dict(self) -> dict[str, Any]:
        """It as `dict`s, `list`s and `str`s, with the names of the format `kehoach/1`; spans are in bytes."""

    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...
    def __copy__(self) -> Self: ...
    def __deepcopy__(self, memo: object, /) -> Self: ...
    def __reduce__(self) -> tuple[Any, ...]: ...

@final
class Plan:
    """Kế hoạch: a plan, with all that was found in it.

    It and all that one gets from it are views on one document, which does not change. Two plans are equal where the
    same was read at the same places of their texts, whatever files they were read from.
    """

    __match_args__: ClassVar[tuple[Literal["head"], Literal["timeframe"], Literal["body"]]] = (
        "head",
        "timeframe",
        "body",
    )
    @property
    def head(self) -> Head:
        """Phần đầu: what stands above the bases and the body."""

    @property
    def bases(self) -> tuple[Basis, ...]:
        """Căn cứ: what the plan rests on."""

    @property
    def enacting(self) -> Text | None:
        """The sentence that ends the head."""

    @property
    def timeframe(self) -> Timeframe | None:
        """The time that the plan is for."""

    @property
    def body(self) -> tuple[_Block, ...]:
        """Nội dung: the blocks."""

    @property
    def tail(self) -> Tail:
        """Phần cuối: what stands below the body."""

    @property
    def appendices(self) -> tuple[Appendix, ...]:
        """Phụ lục."""

    @property
    def attachments(self) -> tuple[Attachment, ...]:
        """Plans that follow the first in the same document."""

    @property
    def activities(self) -> tuple[Activity, ...]:
        """Hoạt động: what is to be done, derived from the schedule or the sections."""

    @property
    def coverage(self) -> Coverage:
        """How the lines of the document were placed."""

    @property
    def evidence(self) -> Evidence:
        """Whether the text looks like a plan, and why."""

    @property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """What was noticed, in the order of the text."""

    def __iter__(self) -> Iterator[_Block]: ...
    @property
    def text(self) -> str | None:
        """The text that all spans point into; `None` for a plan that came from JSON without it."""

    @property
    def path(self) -> Path | None:
        """The file that it was read from; `None` where it was none."""

    @property
    def format(self) -> str | None:
        """The kind of file that it was read from: `docx`, `doc`, `odt`, `rtf`, `html`, `pdf`, `txt`."""

    @property
    def encoding(self) -> str | None:
        """The encoding of the text file that it was read from: `utf-8`, `tcvn3`, …."""

    @property
    def title(self) -> str | None:
        """The whole title in one line; `None` where there is none."""

    @property
    def repairs(self) -> tuple[Repair, ...]:
        """What was changed in the text before it was read."""

    @property
    def mentions(self) -> tuple[Mention, ...]:
        """The mentions of the whole document, in order of place."""

    def walk(self) -> Iterator[_Block]:
        """The blocks of the whole document in the order of the text, appendices and attached plans included."""

    def find(
        self, kind: type[_T] | tuple[type[_T], ...], /, *, text: str | None = None, **attributes: object
    ) -> list[_T]:
        """The objects of a type, or of one of several in a tuple.

        Blocks come first, then mentions, activities, diagnostics, repairs, bases, signatures, appendices and attached
        plans, each in their order.

        Arguments:
            kind: `Section`, `Item`, `Paragraph`, `Field`, `Period`, `Table`, `Aside`, `Mention`, `Activity`,
                `Diagnostic`, `Repair`, `Basis`, `Signature`, `Appendix` or `Attachment`, or a tuple of these.
            text: What their text holds, in any case.
            attributes: Attributes that must be equal: `plan.find(Section, level=1)`,
                `plan.find(Mention, kind="date")`.

        Raises:
            TypeError: For another type, or an attribute that the type does not have.
            ValueError: For a `kind` of `Mention` that there is not.
        """

    def to_json(self, *, pretty: bool = False) -> str:
        """The plan as JSON in the format `kehoach/1`; the same plan gives the same text."""

    def _repr_html_(self) -> str:
        """The outline as a tree that folds, for notebooks."""

    def to_dict(self) -> dict[str, Any]:
        """It as `dict`s, `list`s and `str`s, with the names of the format `kehoach/1`; spans are in bytes."""

    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...
    def __copy__(self) -> Self: ...
    def __deepcopy__(self, memo: object, /) -> Self: ...
    def __reduce__(self) -> tuple[Any, ...]: ...

@final
class Appendix:
    """Phụ lục: an appendix."""

    __match_args__: ClassVar[tuple[Literal["text"], Literal["body"]]] = ("text", "body")
    @property
    def text(self) -> Text:
        """`Phụ lục II`."""

    @property
    def title(self) -> tuple[Text, ...]:
        """The lines of its title."""

    @property
    def span(self) -> Span:
        """From its first line to the end of its last block."""

    @property
    def body(self) -> tuple[_Block, ...]:
        """What stands in it."""

    def __iter__(self) -> Iterator[_Block]: ...
    def to_dict(self) -> dict[str, Any]:
        """It as `dict`s, `list`s and `str`s, with the names of the format `kehoach/1`; spans are in bytes."""

    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...
    def __copy__(self) -> Self: ...
    def __deepcopy__(self, memo: object, /) -> Self: ...
    def __reduce__(self) -> tuple[Any, ...]: ...

@final
class Attachment:
    """Kế hoạch kèm theo: a plan that follows another in the same document."""

    __match_args__: ClassVar[tuple[Literal["head"], Literal["timeframe"], Literal["body"]]] = (
        "head",
        "timeframe",
        "body",
    )
    @property
    def head(self) -> Head:
        """Phần đầu."""

    @property
    def bases(self) -> tuple[Basis, ...]:
        """Căn cứ."""

    @property
    def enacting(self) -> Text | None:
        """The sentence that ends the head."""

    @property
    def timeframe(self) -> Timeframe | None:
        """The time that it is for, where it says so itself."""

    @property
    def body(self) -> tuple[_Block, ...]:
        """Nội dung."""

    @property
    def tail(self) -> Tail:
        """Phần cuối."""

    @property
    def appendices(self) -> tuple[Appendix, ...]:
        """Phụ lục."""

    def __iter__(self) -> Iterator[_Block]: ...
    def to_dict(self) -> dict[str, Any]:
        """It as `dict`s, `list`s and `str`s, with the names of the format `kehoach/1`; spans are in bytes."""

    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...
    def __copy__(self) -> Self: ...
    def __deepcopy__(self, memo: object, /) -> Self: ...
    def __reduce__(self) -> tuple[Any, ...]: ...
