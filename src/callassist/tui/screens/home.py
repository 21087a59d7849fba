"""The home screen: take a call, make one, go on with what is unfinished, keep what was promised."""

from __future__ import annotations

from collections.abc import Iterator

from textual import events
from textual.app import ComposeResult
from textual.geometry import Size
from textual.screen import Screen
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from callassist.clock import local, seat_offset
from callassist.journal.entries import CallOutline, PromiseRow
from callassist.language import marked
from callassist.text import half_width
from callassist.tui.actions import HOME, Action
from callassist.tui.dialogs.pick import Item, PickScreen
from callassist.tui.display.exception_bar import key_bar
from callassist.tui.display.spans import Line, line
from callassist.tui.host import Host
from callassist.tui.paint import painted_line
from callassist.tui.widgets.choices import Choices
from callassist.tui.widgets.panel import Panel
from callassist.workflows.find import Found

_LATER = (marked("records"),)
PRACTISE = 10
"""What the program gives when it ends to open training in its place."""


class HomeScreen(Screen[None]):
    """Where a shift begins and every call ends."""

    app: Host
    BINDINGS = [action.binding for action in HOME]

    def __init__(self) -> None:
        super().__init__(name="home", classes="home")
        self._calls: dict[str, CallOutline] = {}
        self._promises: dict[str, PromiseRow] = {}
        self._due = 0
        self._suggested = ""
        self._is_laid_out = False
        self._has_been_up = False
        self._drawn_for: Size | None = None

    def compose(self) -> ComposeResult:
        """Lay out title, list, message and keys."""
        yield Panel(id="status")
        yield Choices(id="home-list")
        yield Panel(id="message")
        yield Panel(id="keys")

    def on_mount(self) -> None:
        """Show what there is to do before anything is laid out."""
        self._is_laid_out = True
        self.draw()
        self.query_one(OptionList).focus()

    def on_screen_resume(self) -> None:
        """Draw afresh when this screen comes back: calls and promises may have changed."""
        if self._has_been_up:
            self.draw()
        self._has_been_up = True

    def on_resize(self) -> None:
        """Draw for a new size."""
        if self._drawn_for != self.app.size:
            self.draw()

    def draw(self) -> None:
        """Show the list as things stand now."""
        if not self._is_laid_out:
            return
        self._drawn_for = self.app.size
        call = self.app.seat.desk.call
        words, cells = self.app.words, self.app.size.width - 2  # less the bars' padding
        site = self.app.seat.pack.site
        agent = self.app.seat.agent
        name = f"{agent.name or site.agent.get('name', '')} {agent.badge or site.agent.get('badge', '')}"
        head = line((site.centre.get("name", ""), "strong"), (" · ", "dim"), name)
        self.query_one("#status", Panel).show((head,))
        self._calls = {call.call_id: call for call in self.app.calls.unfinished()}
        due, later = self.app.calls.promises()
        self._due, self._promises = len(due), {promise.promise_id: promise for promise in (*due, *later)}
        options = self.query_one(OptionList)
        marked = options.highlighted_option.id if options.highlighted_option else ""
        if not marked or marked == self._suggested:
            # The agent has not moved yet: point at what matters most now.
            marked = self._suggested = self._first()
        options.border_title = "callassist"
        options.clear_options()
        options.add_options(list(self._options()))
        names = [option.id for option in options.options]
        options.highlighted = names.index(marked) if marked in names else 0
        new = words("New words since your last call. F6: what is new") if self.app.news else ""
        self.say(self.app.trouble() or new)
        keys = [("Enter", words("choose"))]
        keys += [(self.app.keys.name(action), words(action.name)) for action in HOME if call or action.id != "return"]
        keys += [("F2", words("中文/English")), ("^Q", words("quit")), ("F1", words("help"))]
        self.query_one("#keys", Panel).show((key_bar(keys, cells),))

    def _first(self) -> str:
        """Give the row to begin at: the call in hand, else the last one left unfinished, else the next call."""
        if self.app.seat.desk.call is not None:
            return "back"
        return f"call:{next(iter(self._calls))}" if self._calls else "answer"

    def _options(self) -> Iterator[Option]:
        words = self.app.words
        call = self.app.seat.desk.call
        if call is not None:
            yield Option(painted_line(line(("   ", ""), (words("back to the call"), "live"))), id="back")
        yield Option(painted_line(line(("a  ", "key"), (words("answer a call"), "strong"))), id="answer")
        yield Option(painted_line(line(("d  ", "key"), (words("make a call"), "strong"))), id="dial")
        yield self._heading(words("unfinished calls ({count})", count=len(self._calls)))
        for outline in self._calls.values():
            yield Option(painted_line(self._call_row(outline)), id=f"call:{outline.call_id}")
        later = len(self._promises) - self._due
        yield self._heading(words("promises due today ({count}), later {later}", count=self._due, later=later))
        for promise in self._promises.values():
            yield Option(painted_line(self._promise_row(promise)), id=f"promise:{promise.promise_id}")
        yield self._heading("")
        yield Option(painted_line(line(("t  ", "key"), (words("practise"), "strong"))), id="practise")
        for name in _LATER:
            text = line(
                ("   ", ""), (words(name), "dim"), ("  " + words("not built yet: it comes with a later version"), "dim")
            )
            yield Option(painted_line(text), id=name, disabled=True)

    def say(self, text: str) -> None:
        """Show one line under the list."""
        self.query_one("#message", Panel).show((line((text, "warn")),))

    def _title(self, flow: str) -> str:
        found = self.app.seat.pack.flows.get(flow)
        return found.title if found else flow

    def _heading(self, text: str) -> Option:
        return Option(painted_line(line((text, "label"))), disabled=True)

    def _call_row(self, outline: CallOutline) -> Line:
        words = self.app.words
        when = f"{local(outline.changed_at, seat_offset(outline.changed_at)):%m-%d %H:%M}"
        title = self._title(outline.flow)
        return line("   ", outline.headline or words("nothing written down yet"), (f"  {title}  {when}", "dim"))

    def _promise_row(self, promise: PromiseRow) -> Line:
        words, now = self.app.words, self.app.seat.clock.now()
        due = f"{local(promise.due_at, seat_offset(promise.due_at)):%m-%d %H:%M}"
        told = (words("overdue since {due}", due=due), "warn") if promise.due_at < now else (due, "")
        return line(
            "   ",
            told,
            "  " + promise.what,
            ("  " + (promise.who or self._masked(promise.phone)), "strong"),
            ("  " + promise.owner, "dim"),
        )

    @staticmethod
    def _masked(phone: str) -> str:
        """Give a number as lists show it: whoever looks over a shoulder learns nothing."""
        from callassist.speech.phone import mask_phone  # noqa: PLC0415 - only for promises to nobody known

        return mask_phone(phone)

    # -- deeds -----------------------------------------------------------------------------------------------

    def on_key(self, event: events.Key) -> None:
        """A key typed in full width counts as the plain one."""
        char = half_width(event.character or "")
        if len(char) == 1 and char != event.character:
            event.stop()
            self.app.press_plain(char)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Do what the row says."""
        kind, _, name = (event.option_id or "").partition(":")
        if kind == "back":
            self.app.show_live()
        elif kind == "answer":
            self.action_answer()
        elif kind == "practise":
            self.action_practise()
        elif kind == "dial":
            self.action_dial()
        elif kind == "call":
            self.say(self.app.calls.resume(self._calls[name]))
        elif kind == "promise":
            self.app.calls.keep(self._promises[name])

    def action_back_to_call(self) -> None:
        """Back to the call in hand: Esc goes both ways."""
        if self.app.seat.desk.call is not None:
            self.app.show_live()

    def action_answer(self) -> None:
        """The phone rings: from now on, whatever rang since the program was opened."""
        self.app.seat.make_free()
        self.app.calls.ring()

    def action_dial(self) -> None:
        """Choose what the call is for."""
        pack = self.app.seat.pack
        items = [Item(flow.id, flow.title, flow.when) for flow in pack.flows.values() if flow.kind == "outbound"]
        self.app.push_screen(PickScreen(self.app.words("make a call"), items), self._dialled)

    def _dialled(self, flow: str | None) -> None:
        if flow:
            self.app.calls.begin(flow)

    def action_practise(self) -> None:
        """Open training in this program's place; it leads back here."""
        if self.app.seat.make_free():
            self.app.exit(PRACTISE)
        elif any(call.phase == "ringing" for call in self.app.seat.desk.calls.values()):
            self.say(self.app.words("The phone is ringing: Esc and Enter answer it, Esc and 0 if it has stopped."))
        else:
            self.say(self.app.words("Finish or close the calls that are open first."))

    def action_find(self) -> None:
        """Find a flow and begin a call with it."""
        self.app.push_screen(self.app.find_screen(), self.picked)

    async def picked(self, pick: Found | Action | None) -> None:
        """Do what was found, or begin a call with it."""
        if isinstance(pick, Action):
            await self.run_action(pick.run)
        else:
            self._open_found(pick)

    def _open_found(self, found: Found | None) -> None:
        if found is not None and found.flow:
            self.app.calls.begin(found.flow)
