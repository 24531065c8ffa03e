"""Spans count characters, and what they cover is what was found."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

import kehoach
from conftest import TEXT, fixture_texts

LINES = st.sampled_from(
    [*TEXT.splitlines(), "\ufeffI. Đầu", "𝔞) 20/11/2023 🎉", "Thá\u0301ng 9/2023", "II\t- a\r", "", "100% & 4/4 tổ"]
)


def check(text: str) -> None:
    plan = kehoach.parse(text)
    raw = text.encode()
    for mention in plan.mentions:
        assert text[mention.span.slice] == mention.text
        assert raw[mention.span.bytes].decode() == mention.text
    for thing in (*plan.walk(), *plan.activities, *plan.diagnostics):
        span = thing.span
        assert raw[span.bytes].decode() == text[span.slice] == text[span.start : span.end]
        assert len(span) == span.end - span.start
    for block in plan.walk():
        assert all(child.span in block.span for child in getattr(block, "children", ()))


def test_fixtures() -> None:
    for _, text in fixture_texts():
        check(text)


@settings(max_examples=200, deadline=None)
@given(st.lists(LINES, max_size=30).map("\n".join))
def test_lines_of_plans(text: str) -> None:
    check(text)


@settings(max_examples=200, deadline=None)
@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=300))
def test_any_text(text: str) -> None:
    check(text)
