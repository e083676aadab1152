from factaudit.solve.tableau import Tableau


def tableau_of(size, *sums):
    tableau = Tableau()
    for _ in range(size):
        tableau.add_variable()
    return tableau, [tableau.add_row(terms) for terms in sums]


def columns_agree(tableau):
    for variable, column in enumerate(tableau.columns):
        holding = {basic for basic, row in tableau.rows.items() if variable in row and variable != basic}
        assert column == holding


def test_a_pivot_exchanges_basic_and_nonbasic():
    tableau, (total,) = tableau_of(2, ((0, 1), (1, 1)))
    tableau.pivot(total, 0)
    assert tableau.rows == {0: {0: 1, 1: 1, total: -1}}
    columns_agree(tableau)


def test_rows_stay_whole_where_factors_differ():
    tableau, (first, second) = tableau_of(2, ((0, 2), (1, 3)), ((0, 5), (1, 7)))
    tableau.pivot(first, 0)
    assert tableau.rows[second] == {1: -1, first: 5, second: -2}
    columns_agree(tableau)


def test_a_row_added_later_is_written_over_nonbasic_variables():
    tableau, (total,) = tableau_of(2, ((0, 1), (1, 1)))
    tableau.pivot(total, 0)
    difference = tableau.add_row(((0, 1), (1, -1)))
    assert tableau.rows[difference] == {difference: -1, 1: -2, total: 1}
    columns_agree(tableau)
