"""Plans as data frames."""

from __future__ import annotations

import datetime
import itertools
from pathlib import Path

import pytest

import kehoach
from conftest import TEXT, fixture_texts
from kehoach import ArrowTable, Plan, Tables

pl = pytest.importorskip("polars")
pa = pytest.importorskip("pyarrow")

TEXTS = "list<item: string>"
DAYS = "list<item: date32[day]>"
WORD = "dictionary<values=string, indices=int32, ordered=0>"

# What others build on: columns are never renamed, moved or given another type; new ones come last.
SCHEMAS = {
    "plans": {
        "plan": "uint32", "file": "string", "title": "string", "kind": WORD, "issuers": TEXTS, "number": "string",
        "symbol": "string", "place": "string", "issued": "string", "issued_on": "date32[day]", "timeframe_kind": WORD,
        "timeframe": "string", "signers": TEXTS, "recipients": TEXTS, "is_plan": "bool", "lines": "uint32",
        "left_over": "uint32", "sections": "uint32", "activities": "uint32", "mentions": "uint32",
        "diagnostics": "uint32", "bytes": "uint32",
    },
    "sections": {
        "plan": "uint32", "path": "string", "kind": WORD, "label": "string", "level": "uint32", "text": "string",
        "months": DAYS, "line": "uint32", "start_byte": "uint32", "end_byte": "uint32",
    },
    "activities": {
        "plan": "uint32", "path": "string", "what": "string", "period": "string", "months": TEXTS,
        "month_starts": DAYS, "sections": TEXTS, "steps": TEXTS, "measures": TEXTS, "measures_shared": "bool",
        "time": TEXTS, "place": TEXTS, "who": TEXTS, "cost": TEXTS, "other": TEXTS, "dates": TEXTS, "days": DAYS,
        "deadline": "string", "deadline_on": "date32[day]", "references": TEXTS, "targets": TEXTS, "line": "uint32",
        "start_byte": "uint32", "end_byte": "uint32",
    },
    "mentions": {
        "plan": "uint32", "kind": WORD, "value": "string", "resolved": "string", "day": "date32[day]", "by": WORD,
        "approximate": "bool", "act": WORD, "text": "string", "line": "uint32", "start_byte": "uint32",
        "end_byte": "uint32",
    },
    "diagnostics": {
        "plan": "uint32", "id": WORD, "severity": WORD, "message": "string", "message_vi": "string", "help": "string",
        "help_vi": "string", "found": "string", "expected": "string", "line": "uint32", "start_byte": "uint32",
        "end_byte": "uint32",
    },
    "errors": {"file": "string", "error": WORD, "message": "string", "message_vi": "string", "place": "string"},
}  # fmt: skip


def table(tables: Tables, name: str) -> ArrowTable:
    found = getattr(tables, name)
    assert isinstance(found, ArrowTable)
    return found


@pytest.mark.parametrize("name", SCHEMAS)
def test_schemas(name: str, plan: Plan) -> None:
    schema = pa.schema(table(kehoach.tables([plan]), name))
    assert {field.name: str(field.type) for field in schema} == SCHEMAS[name]
    assert list(SCHEMAS[name]) == schema.names
    assert all(field.metadata[b"description"] for field in schema)


@pytest.mark.parametrize("name", SCHEMAS)
def test_columns_are_described(name: str) -> None:
    empty = table(kehoach.tables([]), name)
    assert (len(empty), empty.num_rows, empty.name) == (0, 0, name)
    assert empty.columns == tuple(SCHEMAS[name]) == tuple(empty.descriptions)
    assert all(meaning.endswith(".") for meaning in empty.descriptions.values())


def test_rows_say_what_objects_say() -> None:
    plans = [kehoach.parse(text) for _, text in fixture_texts()] or [kehoach.parse(TEXT)]
    tables = kehoach.tables(plans)
    for name in SCHEMAS:
        pa.table(table(tables, name)).validate(full=True)
    rows = pl.DataFrame(tables.activities).to_dicts()
    activities = [(n, activity) for n, plan in enumerate(plans) for activity in plan.activities]
    assert len(rows) == len(activities)
    for row, (n, activity) in zip(rows, activities, strict=True):
        assert (row["plan"], row["what"], row["path"]) == (n, activity.what, activity.path)
        assert row["months"] == [str(month) for month in activity.months]
        assert row["days"] == [date for date in activity.dates if isinstance(date, datetime.date)]
        assert (row["start_byte"], row["end_byte"]) == (activity.span.bytes.start, activity.span.bytes.stop)
    assert len(tables.mentions) == sum(len(plan.mentions) for plan in plans)
    assert len(tables.diagnostics) == sum(len(plan.diagnostics) for plan in plans)


def test_real_dates(plan: Plan) -> None:
    frame = pl.DataFrame(kehoach.tables([plan]).activities)
    assert frame["month_starts"].to_list()[0] == [datetime.date(2023, 10, 1)]
    assert frame["deadline_on"].to_list()[-1] == datetime.date(2024, 3, 15)
    assert pl.DataFrame(kehoach.tables([plan]).plans)["issued_on"].to_list() == [datetime.date(2023, 9, 12)]


def test_results_and_their_errors(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "b.txt").write_bytes(b"\x89PNG\r\n\x1a\n\0\0")
    tables = kehoach.tables(kehoach.read_many(tmp_path))
    assert pl.DataFrame(tables.plans)["file"].to_list() == [str(tmp_path / "a.txt")]
    [error] = pl.DataFrame(tables.errors).to_dicts()
    assert (error["file"], error["error"]) == (str(tmp_path / "b.txt"), "UnsupportedFormat")


def test_many_batches() -> None:
    plans = itertools.repeat(kehoach.parse("KẾ HOẠCH NĂM 2024\nTháng 9\n- Họp\n"), 5000)
    tables = kehoach.tables(plans)
    numbers = pl.DataFrame(tables.activities)["plan"]
    assert numbers.to_list() == list(range(5000))


def test_a_stream_can_be_taken_again(plan: Plan) -> None:
    activities = kehoach.tables([plan]).activities
    assert pl.DataFrame(activities).equals(pl.DataFrame(activities))
    # One that nobody takes is given back.
    activities.__arrow_c_stream__()
    activities.__arrow_c_schema__()


def test_pandas_and_duckdb(plan: Plan) -> None:
    pandas = pytest.importorskip("pandas")
    duckdb = pytest.importorskip("duckdb")
    activities = kehoach.tables([plan]).activities
    expected = [activity.what for activity in plan.activities]
    assert pa.table(activities).to_pandas()["what"].tolist() == expected
    if hasattr(pandas.DataFrame, "from_arrow"):
        assert pandas.DataFrame.from_arrow(activities)["what"].tolist() == expected
    assert [what for (what,) in duckdb.sql("select what from activities").fetchall()] == expected


def test_all_tables_at_once(plan: Plan) -> None:
    frames = {table.name: pl.DataFrame(table) for table in kehoach.tables(plan)}
    assert list(frames) == list(SCHEMAS)
    assert len(frames["plans"]) == 1
    assert len(frames["activities"]) == len(plan.activities)


def test_tables_by_name(plan: Plan) -> None:
    tables = kehoach.tables(plan)
    for table in tables:
        assert pl.DataFrame(tables[table.name]).equals(pl.DataFrame(table))
    with pytest.raises(KeyError, match="no table activity; there are plans, sections, activities"):
        tables["activity"]


def test_what_is_no_plan() -> None:
    for wrong in (["x"], 3, kehoach.parse(TEXT).body):
        with pytest.raises(TypeError, match="plans must be plans"):
            kehoach.tables(wrong)  # type: ignore[arg-type]
