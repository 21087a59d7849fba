"""The terminal program: which screen stands, which language and colours, and what screens ask of the seat."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from datetime import timedelta
from functools import partial
from pathlib import Path

from textual import work
from textual.app import App

from callassist.clock import Millis, local, millis, seat_offset
from callassist.content.values import Pack
from callassist.errors import ContentError, JournalError
from callassist.journal.entries import CallOutline, PromiseRow
from callassist.journal.resilient import Trouble
from callassist.language import Lang, Words, marked
from callassist.settings import Settings
from callassist.tui import kinsoku, themes
from callassist.tui.actions import APP, HOME, LIVE, Action
from callassist.tui.display.spans import Block, Line, line
from callassist.tui.screens.find import FindScreen
from callassist.tui.screens.help import HelpScreen
from callassist.tui.screens.home import HomeScreen
from callassist.tui.screens.live import LiveScreen
from callassist.tui.screens.pick import Item, PickScreen
from callassist.tui.signals import restore_on_signals
from callassist.workflows.find import Found
from callassist.workflows.hints import hint, understood
from callassist.workflows.index_rows import who
from callassist.workflows.library import Library, packed
from callassist.workflows.seat import Seat
from callassist.workflows.view import ParkedLine

_TROUBLES = {
    Trouble.FULL: marked("The disk is full: {count} entries wait in memory and are written as soon as there is room."),
    Trouble.READ_ONLY: marked(
        "The data folder may not be written: {count} entries wait in memory. Keep this window open."
    ),
    Trouble.BUSY: marked("Another program holds the record: {count} entries wait in memory."),
    Trouble.CLASH: marked("This call goes on in another window too: {count} entries stay in memory here."),
    Trouble.NEWER: marked("A newer callassist wrote the record: {count} entries wait in memory. Update this one."),
    Trouble.UNREACHABLE: marked("The record cannot be written: {count} entries wait in memory. Keep this window open."),
}

_SETTLED = 1.0
"""Seconds after the first screen before the files are watched."""

_RETRY = 3.0
"""Seconds between two attempts to write what waits."""


class CallassistApp(App[int]):
    """The screens, over one seat."""

    CSS_PATH = [themes.LEGIBLE, Path(__file__).with_name("callassist.tcss")]
    ENABLE_COMMAND_PALETTE = False
    BINDINGS = [action.binding for action in APP]

    def __init__(
        self,
        seat: Seat,
        library: Library,
        settings: Settings,
        lang: Lang,
        *,
        start: Callable[[CallassistApp], None] | None = None,
    ) -> None:
        kinsoku.install()
        super().__init__()
        self.seat = seat
        self.library = library
        self.settings = settings
        self.words = Words(lang)
        self._start = start

    # -- life ------------------------------------------------------------------------------------------------

    def on_load(self) -> None:
        """Leave the terminal in order whatever ends the program."""
        restore_on_signals(self)

    def on_mount(self) -> None:
        """Dress, take the user's keys, and show the first screen."""
        themes.register(self)
        self.theme = self.settings.theme if self.settings.theme in self.available_themes else "callassist-dark"
        self.set_keymap(dict(self.settings.keys))
        if self._start is None:
            self.push_screen(HomeScreen())
        else:
            self._start(self)
        self.set_interval(_RETRY, self._retry)
        self.set_timer(_SETTLED, self._watch)

    @work(exclusive=True, group="watch")
    async def _watch(self) -> None:
        """Take new words when files are saved; a running call keeps its own."""
        from watchfiles import awatch  # noqa: PLC0415 - not before the first screen stands

        async for _ in awatch(*self.library.folders(), debounce=200, step=50, recursive=False):
            changed = await asyncio.to_thread(self.library.reload)
            if changed:
                pack = self.library.pack(self.words.lang)
                self.seat.take_pack(pack, partial(packed, pack))
            self._draw()
            if isinstance(self.screen, LiveScreen):
                self.screen.say(self.trouble() or self.words("New words are in; this call keeps its own."), "warn")

    def _retry(self) -> None:
        if self.seat.journal.backlog and self.seat.journal.retry() and isinstance(self.screen, LiveScreen):
            self.screen.say(self.words("Everything is written again."), "ok")

    def trouble(self) -> str:
        """Give the one line about what is wrong with the record or the content; empty when all is well."""
        trouble = self.seat.journal.trouble
        if trouble is not None:
            return self.words(_TROUBLES[trouble], count=self.seat.journal.backlog)
        if self.library.problems:
            first = self.library.problems[0]
            return self.words(
                "The last save has faults; the words before it stay in use. {place}: {what}",
                place=f"{first.path}:{first.line}",
                what=self.words.of(first.message),
            )
        return self.words.of(self.settings.troubles[0]) if self.settings.troubles else ""

    # -- screens ---------------------------------------------------------------------------------------------

    def show_home(self) -> None:
        """Go to the home screen."""
        self.switch_screen(HomeScreen())

    def show_live(self) -> None:
        """Go to the call in hand."""
        if isinstance(self.screen, LiveScreen):
            self.screen.draw()
        elif len(self.screen_stack) > 1:
            self.switch_screen(LiveScreen())
        else:
            self.push_screen(LiveScreen())

    def action_help(self) -> None:
        """Help for what has the focus."""
        screen = self.screen
        if isinstance(screen, HelpScreen):
            return
        actions: Sequence[Action] = HOME if isinstance(screen, HomeScreen) else LIVE
        self.push_screen(HelpScreen(self.words("help"), self._help_page(actions)))

    def _help_page(self, actions: Sequence[Action]) -> Block:
        rows: list[Line] = []
        if actions is LIVE:
            rows.append(line((f"{'1–9':<8}", "key"), self.words("What the caller answers.")))
            rows.append(line((f"{'0':<8}", "key"), self.words("The caller has hung up.")))
        rows += [line((f"{self.key_of(action):<8}", "key"), self.words(action.sentence)) for action in (*actions, *APP)]
        if actions is LIVE:
            rows.append(())
            rows += [
                line((f"{item.key:<8}", "key"), (item.title, "strong"), ("  " + item.detail, "dim"))
                for item in self.flow_items()
            ]
        return tuple(rows)

    def action_switch_language(self) -> None:
        """Chinese or English from now on; a running call keeps its words."""
        lang: Lang = "en" if self.words.lang == "zh" else "zh"
        try:
            pack = self.library.pack(lang)
        except ContentError:
            # The words of the other language are broken and never were sound here: stay, and say so.
            self._draw()
            return
        self.words = Words(lang)
        self.seat.take_pack(pack, lambda: packed(pack))
        self._draw()

    def _draw(self) -> None:
        if isinstance(self.screen, HomeScreen | LiveScreen):
            self.screen.draw()

    def action_next_theme(self) -> None:
        """The next of our colours."""
        names = sorted(name for name in self.available_themes if name.startswith("callassist-"))
        place = names.index(self.theme) if self.theme in names else -1
        self.theme = names[(place + 1) % len(names)]

    def find_screen(self) -> FindScreen:
        """Give a screen to find things with, on the words in use."""
        words = self.words
        return FindScreen(
            words("find"),
            words("characters, pinyin, initials, English"),
            words("Nothing found. Try fewer letters."),
            lambda query: self.library.find(self.seat.pack, query),
        )

    # -- calls -----------------------------------------------------------------------------------------------

    def open_call(self, *, ringing: bool = True) -> None:
        """A call comes in."""
        self.seat.open(ringing=ringing)
        self.show_live()

    def dial(self, flow: str, *, promise: PromiseRow | None = None, given: dict[str, str] | None = None) -> None:
        """Call somebody."""
        self.seat.open(flow, direction="outbound", promise=promise, given=given)
        self.show_live()

    def open_found(self, found: Found) -> None:
        """Begin a call with what was found."""
        flow = self.seat.pack.flows[found.flow]
        self.seat.open(found.flow, direction="outbound" if flow.kind == "outbound" else "inbound")
        self.show_live()

    def keep_promise(self, promise: PromiseRow) -> None:
        """Make the call that a promise asks for, with what is known from the call it was made on."""
        given = self.seat.known_fields(promise.call_id)
        self.dial(self.seat.pack.site.callback, promise=promise, given=given or {"phone": promise.phone})

    def resume_call(self, outline: CallOutline) -> None:
        """Go on with an unfinished call, on the words it began with."""
        if outline.call_id in self.seat.desk.calls:
            self.seat.take(outline.call_id)
        else:
            try:
                self.seat.resume(outline.call_id, outline.digest)
            except JournalError as error:
                self.notify(str(error), markup=False)
                return
        self.show_live()

    def other_line(self) -> None:
        """Take a parked call, or let a new one ring while this one waits."""
        parked = self.seat.desk.parked
        if not parked:
            self.open_call()
            return
        words, now = self.words, self.seat.clock.now()
        items = [Item("", words("a new call rings"), key="n")]
        items += [Item(one.call_id, one.who, key=str(number)) for number, one in enumerate(self.parked_lines(now), 1)]
        self.push_screen(PickScreen(words("other line"), items), self._took_line)

    def _took_line(self, call_id: str | None) -> None:
        if call_id is None:
            return
        if call_id:
            self.seat.take(call_id)
            self.show_live()
        else:
            self.open_call()

    def call_closed(self) -> None:
        """After a call: the one that waits longest, else the home screen."""
        parked = self.seat.desk.parked
        if parked:
            self.seat.take(parked[0].id)
            self.show_live()
        else:
            self.show_home()

    # -- what screens show -----------------------------------------------------------------------------------

    def parked_lines(self, now: Millis) -> tuple[ParkedLine, ...]:
        """Give the calls that wait."""
        return tuple(
            ParkedLine(
                call_id=call.id,
                who=who(call, self.seat.pack_of(call)) or call.opened.number or self.words("a caller"),
                waited=max(0, now - (call.parked_at if call.parked_at is not None else call.last_at)),
                is_ringing=call.phase == "ringing",
            )
            for call in self.seat.desk.parked
        )

    def unfinished(self) -> list[CallOutline]:
        """Give the calls whose record is not complete, but for the one in hand."""
        return [call for call in self.seat.journal.unfinished() if call.call_id != self.seat.desk.active]

    def end_of_today(self, now: Millis) -> Millis:
        """Give the midnight that ends this day at the seat."""
        day = local(now, seat_offset(now)).replace(hour=0, minute=0, second=0, microsecond=0)
        return millis(day + timedelta(days=1))

    @property
    def due_count(self) -> int:
        """How many promises are due by the end of today."""
        return len(self.seat.journal.promises(due_before=self.end_of_today(self.seat.clock.now())))

    def flow_title(self, flow: str) -> str:
        """Give a flow's title in the words in use, or its id."""
        found = self.seat.pack.flows.get(flow)
        return found.title if found else flow

    @property
    def flow_keys(self) -> dict[str, str]:
        """The key of each flow that can be opened from any step, the user's own first."""
        own = self.settings.keys
        return {
            flow.id: own.get(f"open.{flow.id}", flow.key)
            for flow in self._pack_in_use.flows.values()
            if flow.key or f"open.{flow.id}" in own
        }

    def flow_of_key(self, key: str) -> str:
        """Give the flow that a key opens, or nothing."""
        return next((flow for flow, own in self.flow_keys.items() if own == key), "")

    def flow_items(self) -> list[Item]:
        """Give every flow that has a key, for a list."""
        flows = self._pack_in_use.flows
        return [Item(flow, flows[flow].title, flows[flow].when, key) for flow, key in self.flow_keys.items()]

    def key_of(self, action: Action) -> str:
        """Give the key by which the user knows an action, as it is printed on the keyboard."""
        key = self.settings.keys.get(action.id, action.key).split(",")[0]
        return _NAMES.get(
            key, key.replace("ctrl+", "^").upper() if "+" in key or (key.startswith("f") and len(key) > 1) else key
        )

    def hint(self, field: str, typed: str) -> str:
        """Give help for what is typed in a field."""
        now = self.seat.clock.now()
        site = self._pack_in_use.site
        return hint(site.fields[field], typed, site.language, local(now, seat_offset(now)).date())

    def understood(self, field: str, typed: str) -> str:
        """Give the value that was meant by what is typed in a field."""
        site = self._pack_in_use.site
        return understood(site.fields[field], typed, site.language)

    @property
    def _pack_in_use(self) -> Pack:
        call = self.seat.desk.call
        return self.seat.pack_of(call) if call is not None else self.seat.pack


_NAMES = {"slash": "/", "enter": "Enter", "space": "Space", "tab": "Tab", "escape": "Esc"}
