"""z3 in a process of its own, which can be killed where z3 does not return.

``rlimit`` makes z3 stop after a fixed amount of work, the same on every machine, but its nonlinear
part was seen to run on for 300 s regardless; the wall timeout is the last resort. The process is started
at the first question, answers many, and is replaced after a kill or a crash. Run as a script, this file
is that process, so it imports nothing of factaudit.
"""

import atexit
import os
import subprocess
import sys
import threading
from functools import cache
from typing import IO, Final

RLIMIT: Final = 8_000_000
"""Work that z3 may do on one question, in its own units; about a second."""

TIMEOUT_S: Final = 5.0

_ANSWERS: Final = frozenset({"sat", "unsat", "unknown"})


class Child:
    """A z3 process that answers one question after another."""

    def __init__(self) -> None:
        self._process: subprocess.Popen[str] | None = None
        self._owner = os.getpid()
        self._lock = threading.Lock()
        atexit.register(self.close)

    def ask(self, text: str, *, rlimit: int = RLIMIT, timeout_s: float = TIMEOUT_S) -> str:
        """Return ``sat``, ``unsat`` or ``unknown`` for SMT-LIB assertions; a crash or a kill is ``unknown``."""
        with self._lock:
            try:
                return self._answer(text, rlimit, timeout_s)
            except OSError:
                self.close()
                return "unknown"
            except BaseException:
                self.close()
                raise

    def close(self) -> None:
        """End the process; the next question starts another."""
        process, self._process = self._process, None
        if process is None or self._owner != os.getpid():
            return
        process.kill()
        process.wait()
        for pipe in (process.stdin, process.stdout):
            _shut(pipe)

    def _answer(self, text: str, rlimit: int, timeout_s: float) -> str:
        process = self._started()
        assert process.stdin is not None
        assert process.stdout is not None
        last_resort = threading.Timer(timeout_s, process.kill)
        last_resort.start()
        try:
            process.stdin.write(f"{rlimit} {text.count(chr(10)) + 1}\n{text}\n")
            process.stdin.flush()
            answer = process.stdout.readline().strip()
        finally:
            last_resort.cancel()
        if answer not in _ANSWERS:
            self.close()
            return "unknown"
        return answer

    def _started(self) -> subprocess.Popen[str]:
        """Return the running process; one that a parent process started before a fork is left to the parent."""
        if self._owner != os.getpid():
            self._process, self._owner = None, os.getpid()
        if self._process is None or self._process.poll() is not None:
            self.close()
            # A session of its own: Ctrl-C reaches the parent alone, which then ends the child.
            self._process = subprocess.Popen(  # noqa: S603 - this interpreter and this file
                [sys.executable, "-P", __file__],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                text=True,
                start_new_session=True,
            )
        return self._process


@cache
def z3_child() -> Child:
    """Return the one z3 process that all of this process' questions go to."""
    return Child()


def _shut(pipe: IO[str] | None) -> None:
    try:
        if pipe is not None:
            pipe.close()
    except OSError:
        pass  # text that the dead process never read


def answer_questions(questions: IO[str], answers: IO[str]) -> None:
    """Answer questions until there are no more: a line with rlimit and count of lines, then the assertions."""
    import z3  # noqa: PLC0415 - only the child process needs it

    while header := questions.readline():
        rlimit, lines = (int(part) for part in header.split())
        text = "".join(questions.readline() for _ in range(lines))
        solver = z3.Solver(ctx=z3.Context())
        solver.set("rlimit", rlimit)
        solver.from_string(text)
        print(solver.check(), file=answers, flush=True)


if __name__ == "__main__":
    answer_questions(sys.stdin, sys.stdout)
