"""What a user would pick instead, run as ``python peers.py NAME`` on a question told in JSON.

A peer runs in a process of its own (ortools and highspy cannot share one) and may live in an environment of
its own, so this file imports nothing of factaudit. The question is ``{"task", "systems": [...]}``; the answer
``{"seconds", "answer"}`` counts from plain rows to findings: building the model is part of the work,
starting the interpreter and reading the question is not. z3's text is told beforehand.
"""

import importlib
import json
import sys
import time

from memory import grown, resident


def z3_objects(question):
    """z3 through its Python objects: the verdict first, then a core shrunk by leaving out one id after the other."""
    z3 = importlib.import_module("z3")
    answers = []
    for system in question["systems"]:
        consistent = str(_objects(z3, system, tracked=False).check()) == "sat"
        answers.append(None if consistent else _z3_conflict(z3, _objects(z3, system), system["ids"]))
    return answers


def z3_text(question):
    """z3 told in SMT-LIB text, otherwise the same."""
    z3 = importlib.import_module("z3")
    answers = []
    for system in question["systems"]:
        consistent = str(_parsed(z3, system["plain"]).check()) == "sat"
        answers.append(None if consistent else _z3_conflict(z3, _parsed(z3, system["tracked"]), system["ids"]))
    return answers


def _parsed(z3, text):
    solver = z3.SimpleSolver()
    solver.from_string(text)
    return solver


def _objects(z3, system, *, tracked=True):
    """Return a solver with the rows and products, each under assumptions that bear its ids where tracked."""
    solver = z3.SimpleSolver() if not system["products"] else z3.Solver()
    unknowns = [z3.Int(f"q{i}") if i in system["whole"] else z3.Real(f"q{i}") for i in range(system["count"])]
    for terms, sense, right, ids in system["rows"]:
        row = _z3_row(z3, unknowns, terms, sense, right)
        solver.add(z3.Implies(z3.And([z3.Bool(name) for name in ids]), row) if ids and tracked else row)
    for result, left, right, ids in system["products"]:
        row = unknowns[result] == unknowns[left] * unknowns[right]
        solver.add(z3.Implies(z3.And([z3.Bool(name) for name in ids]), row) if ids and tracked else row)
    return solver


def _z3_row(z3, unknowns, terms, sense, right):
    total = z3.Sum([int(coefficient) * unknowns[index] for index, coefficient in terms])
    return {"<=": total.__le__, "<": total.__lt__, "=": total.__eq__}[sense](int(right))


def _z3_conflict(z3, solver, ids):
    """Return a minimal conflict."""
    if str(solver.check(*map(z3.Bool, ids))) != "unsat":
        return "unknown"
    core = [str(name) for name in solver.unsat_core()]
    for name in list(core):
        if name in core:
            rest = [other for other in core if other != name]
            if str(solver.check(*map(z3.Bool, rest))) == "unsat":
                core = [str(other) for other in solver.unsat_core()]
    return sorted(core)


def z3_verdicts(question):
    """z3's verdict on each system within the time it is given."""
    z3 = importlib.import_module("z3")
    answers = []
    for system in question["systems"]:
        start = time.perf_counter()
        solver = _objects(z3, system, tracked=False)
        solver.set("timeout", question["timeout_ms"])
        answer = str(solver.check())
        answers.append((answer, time.perf_counter() - start))
    return answers


def z3_optimize(question):
    """z3.Optimize: the least and greatest value of one quantity of each system, all ids but one in force."""
    z3 = importlib.import_module("z3")
    answers = []
    for system, (index, left_out) in zip(question["systems"], question["wanted"], strict=True):
        unknowns = [z3.Real(f"q{i}") for i in range(system["count"])]
        for goal in ("minimize", "maximize"):
            optimizer = z3.Optimize()
            for terms, sense, right, ids in system["rows"]:
                if left_out not in ids:
                    optimizer.add(_z3_row(z3, unknowns, terms, sense, right))
            handle = getattr(optimizer, goal)(unknowns[index])
            optimizer.check()
            answers.append(str(handle.value()))
    return answers


def z3_corrections(question):
    """z3.Optimize with soft claims: one correction of least weight for each system."""
    z3 = importlib.import_module("z3")
    answers = []
    for system in question["systems"]:
        optimizer = z3.Optimize()
        unknowns = [z3.Real(f"q{i}") for i in range(system["count"])]
        for terms, sense, right, ids in system["rows"]:
            claims = [z3.Bool(name) for name in ids if name in system["claims"]]
            row = _z3_row(z3, unknowns, terms, sense, right)
            optimizer.add(z3.Implies(z3.And(claims), row) if claims else row)
        for name in system["claims"]:
            optimizer.add_soft(z3.Bool(name))
        optimizer.check()
        model = optimizer.model()
        answers.append([name for name in system["claims"] if not z3.is_true(model.eval(z3.Bool(name), True))])
    return answers


def cpmpy_mus(question):
    """CPMpy's ``mus`` with ortools: one minimal conflict of all systems together."""
    explain = importlib.import_module("cpmpy.tools.explain")
    soft, hard = _cpmpy_model(question)
    return len(explain.mus(soft, hard, solver="ortools"))


def cpmpy_marco(question):
    """CPMpy's ``marco`` with z3: all minimal conflicts and corrections."""
    explain = importlib.import_module("cpmpy.tools.explain")
    soft, hard = _cpmpy_model(question)
    kinds = [kind for kind, _ in explain.marco(soft, hard, solver="z3", map_solver="ortools")]
    return {kind: kinds.count(kind) for kind in sorted(set(kinds))}


def cpmpy_mcs(question):
    """CPMpy's ``mcs`` with ortools: one minimal correction of each system."""
    explain = importlib.import_module("cpmpy.tools.explain")
    return [len(explain.mcs(*_cpmpy_model({"systems": [system]}), solver="ortools")) for system in question["systems"]]


def _cpmpy_model(question):
    cpmpy = importlib.import_module("cpmpy")
    soft, hard = [], []
    for system in question["systems"]:
        unknowns = cpmpy.intvar(-(10**9), 10**9, shape=system["count"])
        parts = {name: [] for name in system["ids"]}
        for terms, sense, right, ids in system["rows"]:
            total = cpmpy.sum([int(coefficient) * unknowns[index] for index, coefficient in terms])
            row = {"<=": total.__le__, "<": total.__lt__, "=": total.__eq__}[sense](int(right))
            (parts[ids[0]] if ids else hard).append(row)
        soft += [cpmpy.all(rows) for rows in parts.values() if rows]
    return soft, hard


def highs_verdicts(question):
    """HiGHS' verdict; it knows no strict rows, so ``<`` is told as ``<=``."""
    highspy = importlib.import_module("highspy")
    solvers = (_highs_solved(highspy, system) for system in question["systems"])
    return [solver.getModelStatus() != highspy.HighsModelStatus.kInfeasible for solver in solvers]


def highs_subsystem(question):
    """HiGHS' irreducible infeasible subsystem of each system that it finds infeasible: how many have one."""
    highspy = importlib.import_module("highspy")
    strategy = highspy.IisStrategy
    wanted = int(strategy.kIisStrategyFromLp) | int(strategy.kIisStrategyIrreducible)
    found = []
    for system in question["systems"]:
        solver = _highs_solved(highspy, system, iis_strategy=wanted)
        if solver.getModelStatus() == highspy.HighsModelStatus.kInfeasible:
            found.append(len(solver.getIis()[1].row_index_))
    return f"{len(found)} subsystems"


def _highs_solved(highspy, system, **options):
    solver = highspy.Highs()
    solver.silent()
    for name, value in options.items():
        solver.setOptionValue(name, value)
    unknowns = [solver.addVariable(lb=-highspy.kHighsInf) for _ in range(system["count"])]
    for terms, sense, right, _ in system["rows"]:
        total = sum(int(coefficient) * unknowns[index] for index, coefficient in terms)
        solver.addConstr(total == float(right) if sense == "=" else total <= float(right))
    solver.run()
    return solver


PEERS = {
    peer.__name__: peer
    for peer in (
        z3_objects,
        z3_text,
        z3_verdicts,
        z3_optimize,
        z3_corrections,
        cpmpy_mus,
        cpmpy_marco,
        cpmpy_mcs,
        highs_verdicts,
        highs_subsystem,
    )
}

IMPORTS = {"z3": "z3", "cpmpy": "cpmpy.tools.explain", "highs": "highspy"}


def main():
    """Answer the question on standard input as the peer that is named."""
    name = sys.argv[1]
    question = json.load(sys.stdin)
    if name.startswith("cpmpy"):
        sys.modules["highspy"] = None  # CPMpy would load it, and it cannot share a process with ortools
    try:
        importlib.import_module(IMPORTS[name.split("_")[0]])
    except ImportError:
        json.dump({"seconds": None, "answer": "not installed"}, sys.stdout)
        return
    before = resident()
    start = time.perf_counter()
    answer = PEERS[name](question)
    seconds = time.perf_counter() - start
    json.dump({"seconds": seconds, "answer": answer, "memory": grown(before)}, sys.stdout)


if __name__ == "__main__":
    main()
