"""Plans as objects: what they say, how they compare, that they cannot be changed."""

from __future__ import annotations

import copy
import datetime
import json
import pickle
from collections.abc import Iterator
from pathlib import Path
from typing import Any, cast

import pytest

import kehoach
from conftest import TEXT, fixture_texts
from kehoach import Activity, Item, Mention, PartialDate, Plan, Section, Signature


def test_what_a_plan_says(plan: Plan) -> None:
    assert plan.title == "KẾ HOẠCH Hoạt động Công đoàn năm học 2023 - 2024"
    assert plan.timeframe is not None
    assert plan.timeframe.value == PartialDate("2023/2024")
    assert [issuer.name for issuer in plan.head.issuers][-1] == "CÔNG ĐOÀN TRƯỜNG THCS BẾN ĐÒ"
    assert plan.head.place_date is not None
    assert plan.head.place_date.date == datetime.date(2023, 9, 12)
    assert [str(basis) for basis in plan.bases] == ["Căn cứ Nghị quyết số 29-NQ/TW ngày 04/11/2013;"]
    assert [name.text for name in [s.name for s in plan.tail.signatures] if name] == ["Trần Thị Bến"]
    assert plan.evidence.is_plan
    assert plan.text == TEXT
    assert plan.path is None


def test_activities_have_dates(plan: Plan) -> None:
    assert [(a.what, a.months, a.dates) for a in plan.activities][:2] == [
        ("Tọa đàm ngày 20/10.", (PartialDate("2023-10"),), (datetime.date(2023, 10, 20),)),
        ("Mít tinh ngày 8/3, 100% đoàn viên dự.", (PartialDate("2024-03"),), (datetime.date(2024, 3, 8),)),
    ]
    deadline = plan.activities[2].deadline
    assert isinstance(deadline, PartialDate)
    assert (deadline.edtf, deadline.earliest, deadline.latest) == (
        "../2024-03-15",
        None,
        datetime.date(2024, 3, 15),
    )


def test_mentions_say_what_is_written_and_what_is_meant(plan: Plan) -> None:
    day = plan.find(Mention, kind="date", text="8/3")[0]
    assert (day.value, day.resolved, day.by) == (PartialDate("XXXX-03-08"), datetime.date(2024, 3, 8), "block")
    assert day.edtf == "XXXX-03-08"
    act = plan.find(Mention, kind="reference")[0]
    assert act.value == "29-NQ/TW"
    assert act.reference is not None
    assert (act.reference.kind, act.reference.number, act.reference.issuers) == ("Nghị quyết", 29, ("TW",))
    assert plan.find(Mention, kind="percent")[0].value == "100%"


def test_all_mentions_of_the_document_are_there() -> None:
    for name, text in fixture_texts():
        plan = kehoach.parse(text)

        def said(node: Any) -> Iterator[str]:
            if isinstance(node, dict):
                node = cast("dict[str, Any]", node)
                if "by" in node or {"kind", "value", "span", "text"} <= node.keys():
                    yield f"{node['span']['start']}:{node['kind']}"
                else:
                    for value in node.values():
                        yield from said(value)
            elif isinstance(node, list):
                for value in cast("list[object]", node):
                    yield from said(value)

        found = [f"{len(text[: m.span.start].encode())}:{m.kind}" for m in plan.mentions]
        assert sorted(found) == sorted(said(plan.to_dict())), name


def test_walk_goes_in_order(plan: Plan) -> None:
    blocks = list(plan.walk())
    assert [block.span.start for block in blocks] == sorted(block.span.start for block in blocks)
    assert [block.path for block in blocks if isinstance(block, Section)] == ["I", "III"]
    inner = blocks[0]
    assert isinstance(inner, Section)
    assert list(inner.walk()) == list(inner.children) == list(inner)
    assert list(plan) == list(plan.body)


def test_find(plan: Plan) -> None:
    assert [s.label for s in plan.find(Section, level=1)] == ["I", "III"]
    assert [a.what for a in plan.find(Activity, text="TỌA ĐÀM")] == ["Tọa đàm ngày 20/10."]
    assert plan.find(Signature) == list(plan.tail.signatures)
    assert plan.find(Section, path="X") == []
    both = plan.find((Section, Item))
    assert both == [block for block in plan.walk() if isinstance(block, (Section, Item))]
    assert {type(block) for block in both} == {Section, Item}
    with pytest.raises(TypeError, match="Item has no attribute level"):
        plan.find((Section, Item), level=1)
    with pytest.raises(ValueError, match=r"kind of a Mention must be one of date, .*; not 'dates'"):
        plan.find(Mention, kind="dates")
    with pytest.raises(TypeError, match="Section has no attribute colour"):
        plan.find(Section, colour="red")
    for wrong in ("Section", int, kehoach.Head, None, (Section, int), ()):
        with pytest.raises(TypeError, match="kind must be one of Section, Item"):
            plan.find(cast(Any, wrong))


def test_pattern_matching(plan: Plan) -> None:
    match plan.body[0]:
        case Section(label, text, [Item("-", said)]):
            assert (label, text, said) == ("I", "MỤC ĐÍCH", "Chăm lo đời sống đoàn viên.")
        case other:
            pytest.fail(f"{other!r} is no such section")


def test_equality_and_hash(plan: Plan) -> None:
    other = kehoach.parse(TEXT)
    assert plan == other
    assert hash(plan) == hash(other)
    assert plan.body == other.body
    assert {plan.body[0]: 1}[other.body[0]] == 1
    assert plan != kehoach.parse(TEXT + "x")
    assert plan.body[0] != plan.body[1]
    assert plan.body[0] != "I"
    assert plan.activities[0].span == other.activities[0].span


def test_a_plan_is_what_was_read_and_not_the_file(plan: Plan, tmp_path: Path) -> None:
    path = tmp_path / "plan.txt"
    path.write_text(TEXT, encoding="utf-8")
    read = kehoach.read(path)
    assert (read.format, plan.format, read.path, plan.path) == ("txt", None, path, None)
    assert read == plan
    assert hash(read) == hash(plan)
    path.write_text(TEXT + "\n", encoding="utf-8")
    assert kehoach.read(path) != plan


def test_what_takes_long_to_make_is_made_once(plan: Plan) -> None:
    section = plan.body[0]
    assert isinstance(section, Section)
    assert section.children is section.children
    assert plan.title is plan.title
    assert plan.mentions is plan.mentions
    item = section.children[0]
    assert isinstance(item, Item)
    assert item.text is item.text == "Chăm lo đời sống đoàn viên."


def test_repr_is_worth_reading(plan: Plan) -> None:
    assert repr(plan.body[0]) == (
        "Section(label='I', text='MỤC ĐÍCH', children=(Item(marker='-', text='Chăm lo đời sống đoàn viên.', "
        "children=()),))"
    )
    assert repr(plan).startswith("Plan('KẾ HOẠCH Hoạt động Công đoàn năm học 2023 - 2024', 2023/2024, 3 activities")
    assert f"{PartialDate('2023-09'):>10}|{PartialDate('2023-09')}" == "   2023-09|2023-09"
    assert repr(PartialDate("2023-09")) == "PartialDate('2023-09')"
    assert repr(plan.body[0].span) == f"Span({plan.body[0].span.start}, {plan.body[0].span.end})"
    assert str(plan.diagnostics[0]).startswith("10: warning[ordinal-skipped]")


def test_nothing_can_be_changed(plan: Plan) -> None:
    for thing in (plan, plan.head, plan.body[0], plan.activities[0], plan.mentions[0], plan.body[0].span):
        with pytest.raises(AttributeError):
            thing.text = ""  # type: ignore[union-attr, misc]
        made: Any = type(thing)
        with pytest.raises(TypeError):
            made()


@pytest.mark.parametrize("protocol", range(2, pickle.HIGHEST_PROTOCOL + 1))
def test_pickle(plan: Plan, protocol: int) -> None:
    things = [
        plan, plan.head, *plan.bases, *plan.body, *plan.activities, *plan.mentions, *plan.diagnostics, plan.tail,
        plan.timeframe, plan.coverage, plan.evidence, plan.body[0].span, PartialDate("2023-09"),
    ]  # fmt: skip
    again = pickle.loads(pickle.dumps(things, protocol))
    assert again == things
    assert [hash(thing) for thing in again] == [hash(thing) for thing in things]
    assert again[0].body[0].span.start == plan.body[0].span.start
    assert again[0].text == plan.text


def test_a_pickle_knows_the_file(tmp_path: Path) -> None:
    # Plans that other processes read are to be as good as one's own.
    path = tmp_path / "plan.txt"
    path.write_text(TEXT, encoding="utf-8")
    again: Plan = pickle.loads(pickle.dumps(kehoach.read(path)))
    assert (again.path, again.text, again.format) == (path, TEXT, "txt")
    [result] = kehoach.read_many(path)
    assert pickle.loads(pickle.dumps(result)).plan.path == path


def test_each_part_becomes_a_dict(plan: Plan) -> None:
    whole = plan.to_dict()
    assert whole == json.loads(plan.to_json())
    assert [activity.to_dict() for activity in plan.activities] == whole["activities"]
    assert plan.head.to_dict() == whole["head"]
    assert plan.activities[1].to_dict()["dates"] == ["2024-03-08"]


def test_a_pickle_has_the_text_once(plan: Plan) -> None:
    one, many = len(pickle.dumps(plan.activities[0])), len(pickle.dumps(list(plan.activities)))
    assert many < one + 3000


def test_copy_is_the_same(plan: Plan) -> None:
    for thing in (plan, plan.body[0], plan.activities[0].span, PartialDate("2023-09")):
        assert copy.copy(thing) is thing
        assert copy.deepcopy(thing) is thing


def test_json_and_back(plan: Plan) -> None:
    again = kehoach.from_json(plan.to_json())
    assert again == plan
    assert again.to_json() == plan.to_json()
    assert kehoach.from_json(plan.to_json(pretty=True).encode()) == plan
    assert json.loads(plan.to_json()) == plan.to_dict()
    assert plan.to_dict()["format"] == "kehoach/1"
    assert kehoach.schema()["title"] == "kehoach/1"


def test_json_has_no_text(plan: Plan) -> None:
    again = kehoach.from_json(plan.to_json())
    assert again.text is None
    assert again.body[0].span.bytes == plan.body[0].span.bytes
    with pytest.raises(ValueError, match="from_json"):
        _ = again.body[0].span.start
    whole = kehoach.from_json(plan.to_json(), text=TEXT)
    assert whole.body[0].span.start == plan.body[0].span.start
    with pytest.raises(ValueError, match="text is not that of the plan"):
        kehoach.from_json(plan.to_json(), text="x")


@pytest.mark.parametrize("bad", ["", "{", "[]", '{"format": "kehoach/9"}'])
def test_what_is_no_plan_in_json(bad: str) -> None:
    with pytest.raises(ValueError):
        kehoach.from_json(bad)


def test_wrong_arguments_are_named() -> None:
    with pytest.raises(TypeError, match="text"):
        kehoach.parse(b"KE HOACH")  # type: ignore[arg-type]
    with pytest.raises(TypeError, match="json"):
        kehoach.from_json(1)  # type: ignore[arg-type]
    with pytest.raises(ValueError):
        kehoach.parse("\ud800")


def test_options() -> None:
    assert kehoach.parse("Kê\u0301 hoa\u0323ch").repairs[0].kind == "nfc"
    assert kehoach.parse("Kê\u0301 hoa\u0323ch", repair=False).repairs == ()
    assert kehoach.parse(TEXT, mentions=False).mentions == ()


def test_html_folds_and_marks_diagnostics() -> None:
    html = kehoach.parse(TEXT.replace("đoàn viên.", "<b>đoàn viên</b>."))._repr_html_()
    assert html.count("<details") == html.count("</details>") > 2
    assert "ordinal-skipped" in html
    assert "&lt;b&gt;" in html and "<b>đoàn" not in html


@pytest.mark.parametrize(
    ("edtf", "parts", "earliest", "latest"),
    [
        ("2023-09", (2023, 9, None), (2023, 9, 1), (2023, 9, 30)),
        ("2024-02", (2024, 2, None), (2024, 2, 1), (2024, 2, 29)),
        ("2023-34", (2023, None, None), (2023, 4, 1), (2023, 6, 30)),
        ("2024", (2024, None, None), (2024, 1, 1), (2024, 12, 31)),
        ("XXXX-09-05", (None, 9, 5), None, None),
        ("2023-09-01/2023-09-15", (None, None, None), (2023, 9, 1), (2023, 9, 15)),
        ("S1", (None, None, None), None, None),
    ],
)
def test_partial_dates(
    edtf: str,
    parts: tuple[int | None, int | None, int | None],
    earliest: tuple[int, int, int] | None,
    latest: tuple[int, int, int] | None,
) -> None:
    date = PartialDate(edtf)
    assert (date.year, date.month, date.day) == parts
    assert date.earliest == (earliest and datetime.date(*earliest))
    assert date.latest == (latest and datetime.date(*latest))
    assert str(date) == edtf
    assert date == PartialDate(edtf) and date != edtf
    assert PartialDate("2023-09") < PartialDate("2023-10")


def test_partial_dates_stand_in_order_among_dates() -> None:
    september, day = PartialDate("2023-09"), datetime.date(2023, 9, 5)
    unknown = PartialDate("XXXX-09")
    assert sorted([unknown, day, september], key=lambda time: (time,)) == [september, day, unknown]
    assert september < day and day > september and september <= day and not september > day
    assert PartialDate("2023-09-05") != day
    with pytest.raises(TypeError):
        september < "2023"  # type: ignore[operator]  # noqa: B015
