"""What to show, and how: flows of a pack → one text, ready to be printed or saved."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import get_close_matches
from typing import Literal, get_args

from callassist.content.near import nearest
from callassist.content.values import Flow, FlowId, Pack
from callassist.errors import UnknownName
from callassist.language import Words
from callassist.workflows.showing.read_sheet import read_sheet

Form = Literal["text", "mermaid", "html", "cards"]
FORMS: tuple[Form, ...] = get_args(Form)
_ALIKE = 0.5
"""How like a name must be to be offered: of a title of two characters one may be wrong."""


def show(pack: Pack, name: str, form: Form, words: Words, columns: int) -> str:
    """Give one flow, by its id or title, or all of them where `name` is empty, in the form that is wanted.

    Raises:
        UnknownName: there is no such flow.
    """
    every = in_order(pack)
    wanted = [found(pack, name)] if name else every
    sheets = [read_sheet(pack, one, words) for one in wanted]
    if form == "mermaid":
        from callassist.workflows.showing.as_mermaid import as_mermaid  # noqa: PLC0415 - each form loads its own

        return as_mermaid(sheets, pack, words)
    if form == "cards":
        from callassist.workflows.showing.as_cards import as_cards  # noqa: PLC0415 - as above

        return as_cards(sheets, pack, every, words, is_all=not name)
    if form == "html":
        from callassist.workflows.showing.as_html import as_html  # noqa: PLC0415 - as above

        return as_html(sheets, words)
    from callassist.workflows.showing.as_text import as_text  # noqa: PLC0415 - as above

    return as_text(sheets, words, columns)


def found(pack: Pack, name: str) -> FlowId:
    """Give the id of the flow that is called so, by its id or its title."""
    if name in pack.flows:
        return name
    titles = {flow.title: flow.id for flow in pack.flows.values()}
    if name in titles:
        return titles[name]
    known = [*pack.flows, *titles]
    near = [one for one in [nearest(name, known)] if one] or get_close_matches(name[:60], known, n=3, cutoff=_ALIKE)
    raise UnknownName("flow", name, list(dict.fromkeys(titles.get(one, one) for one in near)))


def in_order(pack: Pack) -> Sequence[FlowId]:
    """Give all flows as they are numbered: the one calls begin with, its like, those opened by a key, calls out."""
    kinds = ("inbound", "exception", "outbound")

    def place(flow: Flow) -> tuple[bool, int, str, str]:
        return flow.id != pack.site.inbound, kinds.index(flow.kind), flow.key.swapcase(), flow.id

    return [flow.id for flow in sorted(pack.flows.values(), key=place)]
