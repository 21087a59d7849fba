"""What stands in a call's way is told on the screen that stands, and the call in hand goes on."""

from __future__ import annotations

from unittest import mock

from msgspec.structs import replace
from tests.tui.stage import known, on_stage, talking

from callassist.errors import ContentError
from callassist.journal.entries import PromiseRow
from callassist.journal.resilient import ResilientJournal
from callassist.language import notice
from callassist.tui.app import CallassistApp


async def test_a_site_without_the_flow_for_a_call_says_so_and_stays(tmp_path):
    async with on_stage(tmp_path) as s:
        whole = s.seat.pack
        s.seat.take_pack(replace(whole, flows={"hold": whole.flows["hold"]}), lambda: b"")
        promise = PromiseRow("p", "nobody", "callback", "回电", "客服", s.clock.now(), s.clock.now(), None, "", "138")
        s.app.calls.keep(promise)
        await s.settle()
        assert s.seat.desk.call is None
        assert whole.site.callback in s.message
        await s.press("a")
        assert whole.site.inbound in s.message


async def test_a_call_completed_elsewhere_is_not_shown_as_if_it_went_on(tmp_path):
    async with on_stage(tmp_path, start=known("hold")) as s:
        await s.press("escape")
    async with on_stage(tmp_path) as s, on_stage(tmp_path) as other:
        await other.press("enter", "0")
        await other.press("f4")
        await other.pick("wrong-number")
        await other.press("f8")
        await s.press("enter")
        assert s.app.screen.name == "home"
        assert s.message == s.words("This call was completed in another window.")


async def test_a_promise_is_called_back_with_the_number_it_came_from_and_what_was_written_down(tmp_path):
    async with on_stage(tmp_path) as s:
        s.seat.open(given={"surname": "张"}, number="13800000000")
        made = s.call.id
        row = PromiseRow("p", made, "callback", "回电", "客服", s.clock.now(), s.clock.now(), None, "张", "13800000000")
        s.app.calls.keep(row)
        await s.settle()
        assert s.fields == {"surname": "张", "phone": "13800000000"}


async def test_a_call_goes_on_where_files_cannot_be_watched(tmp_path, monkeypatch):
    def none_left(*_: object, **__: object) -> object:
        raise OSError("no watches left")

    monkeypatch.setattr("watchfiles.awatch", none_left)
    async with on_stage(tmp_path, start=talking) as s:
        worker = CallassistApp._watch(s.app)
        await worker.wait()
        await s.settle()
        assert s.place == "greeting/open"
        assert s.message == s.words("The files cannot be watched here: what is saved is taken at the next start.")


async def test_a_language_that_cannot_be_had_is_told_on_the_call_too(tmp_path):
    async with on_stage(tmp_path, start=talking) as s:
        problem = mock.Mock(path="scripts/en/x.yaml", line=3, message=notice("broken"))
        s.app.library._problems["en"] = (problem,)
        with mock.patch.object(s.app.library, "pack", side_effect=ContentError([problem])):
            await s.press("f2")
        assert "scripts/en/x.yaml:3" in s.message


async def test_a_call_taken_up_in_other_words_than_it_began_with_says_so(tmp_path):
    async with on_stage(tmp_path, start=known("hold")) as s:
        first = s.call.id
    async with on_stage(tmp_path) as s:
        s.seat.take_pack(replace(s.seat.pack, digest="later"), lambda: b"")
        with mock.patch.object(ResilientJournal, "content", return_value=None):
            await s.pick(f"call:{first}")
        assert s.place == "hold/ask_leave"
        assert s.message == s.words("The words this call began with are gone: it goes on in those in use now.")
