"""Rows and places for the steps of a flow's map."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from callassist.workflows.showing.layers import layered, placed

_NODES = [f"n{number}" for number in range(12)]
_GRAPHS = st.lists(st.tuples(st.sampled_from(_NODES), st.sampled_from(_NODES)), max_size=40)


@given(_GRAPHS)
def test_every_step_stands_in_one_row_and_no_row_is_too_wide_for_a_page(edges):
    found = layered(_NODES, edges)
    standing = [name for row in found.rows for name in row if name in _NODES]
    assert sorted(standing) == sorted(_NODES)
    assert max(sum(name in _NODES for name in row) for row in found.rows) <= 6


@given(_GRAPHS)
def test_every_way_leads_down_row_by_row_and_all_others_are_told_as_leading_up(edges):
    found = layered(_NODES, edges)
    row_of = {name: number for number, row in enumerate(found.rows) for name in row}
    assert all(row_of[lower] == row_of[upper] + 1 for way in found.ways for upper, lower in pairwise(way))
    assert {(way[0], way[-1]) for way in found.ways} | found.up == set(edges)
    assert all((name, name) in found.up for name, to in edges if name == to)


@given(_GRAPHS, st.floats(20, 200))
def test_no_box_lies_over_another(edges, size):
    found = layered(_NODES, edges)
    sizes = {name: size if name in _NODES else 10.0 for row in found.rows for name in row}
    middle = placed(found.rows, found.ways, sizes)
    for row in found.rows:
        for left, right in pairwise(row):
            assert middle[right] - middle[left] >= (sizes[left] + sizes[right]) / 2 - 1e-6
    assert min(middle[name] - sizes[name] / 2 for name in middle) >= -1e-6


def test_an_empty_flow_has_no_rows_to_draw():
    assert layered([], []).ways == ()
