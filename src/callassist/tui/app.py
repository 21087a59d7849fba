"""The terminal program: which screen stands, in which language and colours, over one seat."""

from __future__ import annotations

import gc
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec.structs import replace
from textual import events

from callassist.clock import Millis, day_of
from callassist.content.values import Pack
from callassist.errors import ContentError
from callassist.language import Lang, Words, notice
from callassist.settings import NAME as SETTINGS
from callassist.settings import Settings
from callassist.text import one_line
from callassist.tui import kinsoku, raw_input, themes
from callassist.tui.actions import APP, HOME, LIVE, Action
from callassist.tui.calls import Calls
from callassist.tui.dialogs.pick import PickScreen
from callassist.tui.display.advice import Advice
from callassist.tui.display.trouble import trouble
from callassist.tui.help_page import help_page
from callassist.tui.keys import Keys
from callassist.tui.own_keys import own_keys
from callassist.tui.screens.home import HomeScreen
from callassist.tui.screens.live import LiveScreen
from callassist.tui.signals import restore_on_signals
from callassist.tui.watching import WatchingHost
from callassist.workflows.hints import hint, understood
from callassist.workflows.library import Library, packed
from callassist.workflows.seat import Seat

if TYPE_CHECKING:
    from callassist.tui.dialogs.find import FindScreen
    from callassist.workflows.check_typed import Slip, TypedCheck
    from callassist.workflows.find import Found

_SETTLED = 1.0
"""Seconds after the first screen before the files are watched."""

_RETRY = 3.0
"""Seconds between two attempts to write what waits, and two looks at the promises."""


class CallassistApp(WatchingHost):
    """The screens, over one seat."""

    CSS_PATH = [themes.LEGIBLE, Path(__file__).with_name("callassist.tcss")]
    # Ours is tui/palette.py.
    ENABLE_COMMAND_PALETTE = False
    BINDINGS = [action.binding for action in APP]

    def __init__(
        self,
        seat: Seat,
        library: Library,
        settings: Settings,
        lang: Lang,
    ) -> None:
        kinsoku.install()
        raw_input.install()
        super().__init__()
        self._typed_check: TypedCheck | None = None
        self.seat = seat
        self.library = library
        self.settings = settings
        self.words = Words(lang)
        self.calls = Calls(self)
        own = own_keys(settings.keys, SETTINGS)
        self.keys = Keys(own.keys, lambda: self.pack_in_use)
        self._troubles = [*settings.troubles, *own.troubles]
        if not themes.dress(self, settings.theme):
            self._troubles.append(notice("{path}: there is no theme {name}", path=SETTINGS, name=settings.theme))

    # -- life ------------------------------------------------------------------------------------------------

    def on_load(self) -> None:
        """Leave the terminal in order whatever ends the program."""
        restore_on_signals(self)

    def get_default_screen(self) -> HomeScreen | LiveScreen:
        """Begin with the call in hand, if there is one, else at home."""
        screen = LiveScreen() if self.seat.desk.call is not None else HomeScreen()
        # Textual forgets this for a first screen, and fails when another takes its place.
        screen._push_result_callback(screen, None)  # noqa: SLF001 - what push_screen and switch_screen do
        return screen

    def on_mount(self) -> None:
        """Take the user's keys, and look after record, promises and files from now on."""
        self.set_keymap(dict(self.keys.own))
        self.set_interval(_RETRY, self._look_after)
        self.set_timer(_SETTLED, self._watch)
        self.call_after_refresh(_collect)

    @property
    def faults_go_to(self) -> tuple[Path, Millis]:
        """The data folder, and the moment it is."""
        return self.seat.journal.folder, self.seat.clock.now()

    async def on_event(self, event: events.Event) -> None:
        """Take the keys of a call in the order in which they were pressed.

        Textual gives a key to the screen and looks for its action when it comes back from there. Of keys that arrive
        together, as they do over a slow line, an answer would so overtake the Enter before it.
        """
        if (
            isinstance(event, events.Key)
            and not event.is_forwarded
            and self.app_focus
            and self.focused is None
            and isinstance(self.screen, LiveScreen)
            and self.screen.is_laid_out
        ):
            if not await self._check_bindings(event.key, priority=True) and not self.screen.take_key(event):
                await self._check_bindings(event.key)
            return
        await super().on_event(event)

    def _look_after(self) -> None:
        self.calls.promises()
        if self.seat.journal.backlog and self.seat.journal.retry() and isinstance(self.screen, LiveScreen):
            self.screen.say(self.words("Everything is written again."), "ok")

    def trouble(self) -> str:
        """Give the one line about what is wrong with record, content or settings; empty when all is well."""
        told = trouble(self.seat.journal, self.library.problems, self._troubles, self.words)
        call = self.seat.desk.call
        if not told and call is not None and self.pack_in_use.digest != call.opened.digest:
            told = self.words("The words this call began with are gone: it goes on in those in use now.")
        return told

    def tell(self, text: str) -> None:
        """Show one line on the screen that stands, or that is about to."""
        screen = self.screen
        if isinstance(screen, HomeScreen | LiveScreen):
            screen.call_after_refresh(screen.say, text)

    # -- screens ---------------------------------------------------------------------------------------------

    def show_home(self) -> None:
        """Go to the home screen."""
        self._show(HomeScreen)

    def show_live(self) -> None:
        """Go to the call in hand."""
        self._show(LiveScreen)

    def _show(self, kind: type[HomeScreen | LiveScreen]) -> None:
        if isinstance(self.screen, kind):
            self.screen.draw()
        else:
            self.switch_screen(kind())

    def draw(self) -> None:
        """Show anew what stands: on the screen before the eye, and on the one behind a dialogue."""
        for screen in self.screen_stack:
            if isinstance(screen, HomeScreen | LiveScreen):
                screen.draw()

    def ask(self, dialog: PickScreen, then: Callable[[str | None], None]) -> None:
        """Open a dialog and hand on what was picked."""
        self.push_screen(dialog, then)

    def find_screen(self, actions: Sequence[Action] = ()) -> FindScreen:
        """Give a dialog to find things with, on the words in use; actions are found too, if any are given."""
        from callassist.tui.dialogs.find import FindScreen, Row, found_row  # noqa: PLC0415 - made when first wanted
        from callassist.tui.palette import action_rows  # noqa: PLC0415 - as above

        def search(query: str) -> list[Row]:
            rows = list(action_rows(query, actions, self.keys, self.words))
            return rows + [found_row(self._filled(found)) for found in self.library.find(self.pack_in_use, query)]

        return FindScreen(
            self.words("find"),
            self.words("characters, pinyin, initials, English"),
            self.words("Nothing found. Try fewer letters."),
            search,
        )

    def _filled(self, found: Found) -> Found:
        """Put the caller's name and what else is known into a reply, while there is a call to say it on."""
        call = self.seat.desk.call
        if call is None or not found.reply:
            return found
        from callassist.workflows.fill_in import Filler  # noqa: PLC0415 - loaded with the first step on the screen

        words = Filler(call, self.seat.pack_of(call), self.seat.clock.now()).line(found.reply)
        return replace(found, words=one_line(words))

    def action_palette(self) -> None:
        """Every action by its name, and everything that can be found."""
        screen = self.screen
        if isinstance(screen, HomeScreen | LiveScreen):
            actions = (*(HOME if isinstance(screen, HomeScreen) else LIVE), *APP)
            self.push_screen(self.find_screen(actions), screen.picked)

    def action_help(self) -> None:
        """Help for what has the focus."""
        from callassist.tui.dialogs.help import HelpScreen  # noqa: PLC0415 - made when first wanted

        screen = self.screen
        if not isinstance(screen, HomeScreen | LiveScreen):
            return
        actions: Sequence[Action] = HOME if isinstance(screen, HomeScreen) else LIVE
        writing = isinstance(screen, LiveScreen) and bool(screen.editing)
        self.push_screen(HelpScreen(self.words("help"), help_page(actions, self.keys, self.words, writing=writing)))

    def action_switch_language(self) -> None:
        """Chinese or English from now on; a running call keeps its words."""
        lang: Lang = "en" if self.words.lang == "zh" else "zh"
        try:
            pack = self.library.pack(lang)
        except ContentError:
            # The words of the other language are broken and never were sound here: stay, and say so.
            self.tell(self.trouble())
            return
        self.words = Words(lang)
        self.seat.take_pack(pack, partial(packed, pack))
        self.news = ()
        self.draw()
        self.run_worker(self.take_news(), group="news", exclusive=True)

    def action_help_quit(self) -> None:
        """Ctrl+C is pressed out of habit: say how to leave, in the language of the seat."""
        self.tell(self.words("^Q leaves; open calls are offered again at the next start."))

    def action_next_theme(self) -> None:
        """The next of our colours."""
        self.theme = themes.after(self.theme)

    # -- what screens ask ------------------------------------------------------------------------------------

    @property
    def pack_in_use(self) -> Pack:
        """The words of the call in hand, else those new calls begin with."""
        call = self.seat.desk.call
        return self.seat.pack_of(call) if call is not None else self.seat.pack

    def advice(self, field: str, typed: str) -> Advice:
        """Give help for what is typed in a field."""
        slip = self.slip(field, typed)
        if slip is not None:
            text = self.words("^R instead of “{said}”: {reply}", said=slip.said, reply=slip.reply)
            return Advice(text, slip.start, slip.end)
        site = self.pack_in_use.site
        return Advice(hint(site.fields[field], typed, site, day_of(self.seat.clock.now())))

    def slip(self, field: str, typed: str) -> Slip | None:
        """Give the first forbidden phrase in what is typed, in fields that hold sentences."""
        pack = self.pack_in_use
        known = pack.site.fields.get(field)
        if known is None or known.type not in {"note", "text"} or not typed.strip():
            return None
        check = self._typed_check
        if check is None or not check.is_for(pack):
            check = self._made_check(pack)
        return check.first(typed)

    def _made_check(self, pack: Pack) -> TypedCheck:
        from callassist.workflows.check_typed import TypedCheck  # noqa: PLC0415 - not before the first screen stands

        self._typed_check = check = TypedCheck(pack)
        return check

    def get_ready(self, pack: Pack) -> None:
        """Make what finding and typing need beforehand; a key must not wait for it."""
        self.library.get_ready(pack)
        self._made_check(pack)

    def understood(self, field: str, typed: str) -> dict[str, str]:
        """Give the values that were meant by what is typed in a field, by field."""
        site = self.pack_in_use.site
        return understood(site.fields[field], typed, site)


def _collect() -> None:
    """Let the collector work again: it slept while the program started, and what was made then stays for good."""
    gc.freeze()
    gc.enable()
