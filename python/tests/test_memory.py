"""Memory does not grow with the number of plans that are read."""

from __future__ import annotations

import itertools
import sys
from pathlib import Path

import pytest

import kehoach
from conftest import TEXT, docx, fixture_texts

resource = pytest.importorskip("resource")

PLANS = 20_000

# What a few plans more or less in the heap come to.
ROOM = 24 << 20


def peak() -> int:
    """The most memory that this process has used so far, in bytes."""
    return int(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss) * (1 if sys.platform == "darwin" else 1024)


def test_20_000_plans(tmp_path: Path) -> None:
    path = tmp_path / "plan.docx"
    path.write_bytes(docx(TEXT))

    def work(count: int) -> None:
        for result in kehoach.read_many(itertools.repeat(path, count)):
            assert result.plan is not None
            assert len(result.plan.activities) == 3
            assert result.plan.activities[0].what

    work(1000)
    before = peak()
    work(PLANS)
    assert peak() - before < ROOM


def test_parsing_leaks_nothing() -> None:
    def work(count: int) -> None:
        for _ in range(count):
            plan = kehoach.parse(TEXT)
            assert plan.mentions and list(plan.walk()) and plan.text

    work(500)
    before = peak()
    work(5000)
    assert peak() - before < ROOM


def test_one_plan() -> None:
    texts = [text for _, text in fixture_texts()]
    if not texts:
        pytest.skip("the fixtures are not there")
    size = sum(len(text.encode()) for text in texts)

    def work(count: int) -> list[kehoach.Plan]:
        plans = [kehoach.parse(text) for _ in range(count) for text in texts]
        assert all(plan.evidence for plan in plans)
        return plans

    work(1)
    before = peak()
    plans = work(10)
    # Small plans, of which an object for each head and tail is the greater part, cost more than large ones.
    assert (peak() - before) / 10 < 14 * size
    assert plans
