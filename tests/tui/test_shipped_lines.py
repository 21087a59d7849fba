"""Every line that the project ships, broken as Chinese and English are set, at every width."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from rich.cells import cell_len
from tests.packs import shipped
from tests.tui.stage import MONDAY, on_stage, seat_in, talking

from callassist.clock import VirtualClock
from callassist.content.values import Pack
from callassist.language import LANGS
from callassist.tui.display.line_breaks import CLOSING, OPENING, line_breaks
from callassist.tui.display.spans import line
from callassist.tui.screens.live import LiveScreen
from callassist.tui.widgets.panel import Panel
from callassist.workflows.fill_in import Filler

WIDTHS = (80, 100, 120, 160)
END = "◆"
"""A row of our own between two lines: where one ends can be seen."""


def sources(pack: Pack) -> Iterator[str]:
    """Give everything of a pack that an agent reads."""
    for flow in pack.flows.values():
        yield flow.when
        for step in flow.steps.values():
            yield from step.say
            yield from step.timer.say if step.timer else ()
            yield from (step.do, step.tone)
            yield from (choice.label for choice in step.choices)
            yield from (said for choice in step.choices for said in choice.caller)
    for field in pack.site.fields.values():
        yield from (field.label, field.ask)
    for phrase in pack.phrases.values():
        yield phrase.phrase
        yield from (reply.say for reply in phrase.replies)


@pytest.fixture(params=LANGS)
def lines(request, tmp_path) -> list[str]:
    """Every line, with the gaps filled as on a call on which everything is known, and with nothing known."""
    pack = shipped(request.param)
    seat = seat_in(tmp_path / "lines", VirtualClock(MONDAY), pack)
    found: dict[str, None] = {}
    for given in ({}, {field.id: field.sample for field in pack.site.fields.values()}):
        filler = Filler(seat.open(given=given).call, pack, MONDAY)
        found.update({row: None for source in sources(pack) for row in filler.line(source).split("\n")})
    seat.close()
    return [text for text in found if text.strip()]


def wrongly_set(rows: list[str]) -> list[str]:
    """Give the rows, but for the first, that begin with a closing mark, and those but for the last that end with an opening one."""
    begins = [row for row in rows[1:] if row.lstrip()[:1] in set(CLOSING)]
    return begins + [row for row in rows[:-1] if row.rstrip()[-1:] in set(OPENING)]


def test_no_line_is_broken_wrongly_or_runs_over_at_any_width(lines):
    faults = []
    for text in lines:
        for width in range(24, min(161, cell_len(text) + 1)):
            cuts = line_breaks(text, width)
            rows = [text[start:end] for start, end in zip([0, *cuts], [*cuts, len(text)], strict=True)]
            if wrongly_set(rows) or any(cell_len(row.rstrip()) > width for row in rows):
                faults.append((width, rows))
    assert faults == []


@pytest.mark.parametrize("width", WIDTHS)
async def test_the_card_shows_every_line_whole_and_rightly_broken(lines, width, tmp_path, monkeypatch):
    async with on_stage(tmp_path, size=(width, 40), start=talking) as s:
        card = s.app.screen.query_one("#script", Panel)
        monkeypatch.setattr(LiveScreen, "draw", lambda _: None)  # the card is ours now
        for start in range(0, len(lines), 400):
            batch = lines[start : start + 400]
            assert not any(END in text for text in batch)
            card.show(tuple(part for text in batch for part in (line((text, "say")), line(END))))
            await s.settle()
            painted = [card.render_line(row).text.rstrip() for row in range(card.size.height)]
            assert max(cell_len(row) for row in painted) <= card.size.width
            shown = "\n".join(painted).split(f"\n{END}")
            for text, paragraph in zip(batch, shown[:-1], strict=True):
                rows = paragraph.strip("\n").split("\n")
                assert "".join(paragraph.split()) == "".join(text.split())
                assert wrongly_set(rows) == []
