import io
import os
import signal
import threading

import pytest

from factaudit.constraint import Product, Row, System
from factaudit.solve.child import Child, answer_questions, z3_child
from factaudit.solve.judge import smt_text

POSSIBLE = "(declare-const x Int)\n(assert (> x 1))"
IMPOSSIBLE = "(declare-const x Int)\n(assert (and (> x 1) (< x 2)))"
CUBES = [Product(3 + i, i, i) for i in range(3)] + [Product(6 + i, 3 + i, i) for i in range(3)]
POSITIVE = [Row(((i, -1),), "<=", -1) for i in range(3)]
FERMAT = smt_text(
    System(
        tuple("xyzabcdef"), (*POSITIVE, Row(((6, 1), (7, 1), (8, -1)), "=", 0)), tuple(CUBES), (), frozenset(range(9))
    )
)


@pytest.fixture
def child():
    child = Child()
    yield child
    child.close()


def test_one_process_answers_many_questions(child):
    assert child.ask(POSSIBLE) == "sat"
    process = child._process
    assert child.ask(IMPOSSIBLE) == "unsat"
    assert child.ask("") == "sat"
    assert child._process is process


def test_the_limit_on_work_ends_a_question_and_not_the_process(child):
    assert child.ask(FERMAT, rlimit=1_000) == "unknown"
    process = child._process
    assert child.ask(POSSIBLE) == "sat"
    assert child._process is process


def test_the_wall_timeout_kills_and_the_next_question_starts_afresh(child):
    """Without the kill, the limit on work ends the question, and the process goes on."""
    child.ask(POSSIBLE)
    process = child._process
    assert child.ask(FERMAT, rlimit=100_000_000, timeout_s=0.5) == "unknown"
    assert process.returncode == -signal.SIGKILL
    assert child.ask(IMPOSSIBLE) == "unsat"


def test_a_crash_is_unknown_and_the_next_question_starts_afresh(child):
    assert child.ask("(this is no assertion") == "unknown"
    assert child.ask(POSSIBLE) == "sat"


def test_a_process_that_died_in_between_is_replaced(child):
    child.ask(POSSIBLE)
    os.kill(child._process.pid, signal.SIGKILL)
    child._process.wait()
    assert child.ask(POSSIBLE) == "sat"


def test_interrupting_ends_the_process_at_once(child):
    child.ask(POSSIBLE)
    process = child._process
    main = threading.main_thread().ident
    interrupt = threading.Timer(0.3, signal.pthread_kill, (main, signal.SIGINT))
    interrupt.start()
    with pytest.raises(KeyboardInterrupt):
        child.ask(FERMAT, rlimit=2**31, timeout_s=30)
    assert process.poll() is not None


def test_a_forked_process_leaves_its_parents_child_alone(child):
    child.ask(POSSIBLE)
    process = child._process
    child._owner = -1
    assert child.ask(POSSIBLE) == "sat"
    assert child._process is not process
    assert process.poll() is None
    process.kill()
    process.wait()
    process.stdin.close()
    process.stdout.close()


def test_an_interpreter_that_cannot_be_started_is_unknown(child, monkeypatch):
    monkeypatch.setattr("sys.executable", "/nowhere/python")
    assert child.ask(POSSIBLE) == "unknown"


def test_a_process_has_one_child():
    assert z3_child() is z3_child()


def test_the_child_reads_questions_until_there_are_no_more():
    answers = io.StringIO()
    answer_questions(io.StringIO(f"0 2\n{POSSIBLE}\n0 2\n{IMPOSSIBLE}\n"), answers)
    assert answers.getvalue() == "sat\nunsat\n"
