"""Ctrl-C ends a search at once, and what was found until then is told."""

import os
import signal
import threading
import time
from multiprocessing import active_children

import pytest

from factaudit.constraint import Row, System
from factaudit.model.reason import Reason
from factaudit.solve import Memo, parts, solve, solving
from factaudit.solve.linear import LinearOracle


def exactly(quantity, value, name):
    return Row(((quantity, 1),), "=", value, (name,))


@pytest.fixture
def system():
    """Three quantities, each claimed to be 1, 2 and 3."""
    rows = tuple(exactly(q, value, f"{q}{value}") for q in range(3) for value in (1, 2, 3))
    return System(("x", "y", "z"), rows, claims=tuple(row.ids[0] for row in rows))


@pytest.fixture
def interrupt(monkeypatch):
    """Press Ctrl-C when the oracles of the linear engine have been asked so many questions from now on."""
    check = LinearOracle.check

    def after(questions):
        left = iter(range(questions))

        def impatient(self, ids, **options):
            if next(left, None) is None:
                raise KeyboardInterrupt
            return check(self, ids, **options)

        monkeypatch.setattr(LinearOracle, "check", impatient)

    return after


def test_before_the_first_answer_everything_is_undetermined(system, interrupt):
    interrupt(0)
    outcome = solve(system)
    assert (outcome.verdict, outcome.interrupted, outcome.complete) == ("undetermined", True, False)
    assert [name for part in outcome.undetermined for name in part.ids] == list(system.claims)
    assert outcome.limits == (Reason("stopped"),)


def test_what_was_found_until_then_is_listed(system, interrupt):
    full = solve(system)
    for questions in range(100):
        interrupt(questions)
        outcome = solve(system)
        if not outcome.interrupted:
            assert outcome == full
            return
        told = {name for part in outcome.undetermined for name in part.ids}
        told |= {name for conflict in outcome.conflicts for name in conflict.ids}
        assert set(outcome.conflicts) <= set(full.conflicts)
        assert outcome.limits
        assert {name[0] for name in told} == set("012")
    pytest.fail("never came to an end")


def test_a_search_for_corrections_can_be_stopped(system, monkeypatch):
    def impatient(*_):
        raise KeyboardInterrupt

    monkeypatch.setattr(solving, "_corrections", impatient)
    outcome = solve(system)
    assert outcome.interrupted
    assert len(outcome.conflicts) == 9
    assert outcome.corrections == ()


def test_even_the_split_into_components_can_be_stopped(system, monkeypatch):
    def impatient(*_):
        raise KeyboardInterrupt

    monkeypatch.setattr(solving, "split", impatient)
    outcome = solve(system)
    assert [part.ids for part in outcome.undetermined] == [system.claims]


def test_a_memo_forgets_what_was_not_finished(system, interrupt):
    memo = Memo()
    interrupt(2)
    solve(system, memo=memo)
    assert len(memo) == 0


def test_worker_processes_end_as_well(monkeypatch):
    """The half minute is a guard against hanging, and no measurement."""
    monkeypatch.setattr(parts, "CHUNK_ROWS", 50)
    rows = tuple(exactly(q, value, f"{q}-{value}") for q in range(400) for value in range(25))
    system = System(tuple(map(str, range(400))), rows, claims=tuple(row.ids[0] for row in rows))
    threading.Timer(1.0, os.kill, (os.getpid(), signal.SIGINT)).start()
    began = time.monotonic()
    outcome = solve(system, jobs=2)
    assert outcome.interrupted
    assert time.monotonic() - began < 30
    assert active_children() == []
