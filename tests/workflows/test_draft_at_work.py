"""Checking, previewing, mapping and pieces, on drafts as they are while somebody types."""

from __future__ import annotations

import random
from collections.abc import Iterator

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.packs import ROOT, shipped

from callassist.content.folder import Raw, files, read_raw
from callassist.content.loading import load_raw
from callassist.content.reading import read_file
from callassist.content.values import Timing
from callassist.errors import WrongUse
from callassist.language import LANGS
from callassist.lookup.proof import proofs
from callassist.workflows.check_draft import DraftCheck
from callassist.workflows.flow_map import flow_map
from callassist.workflows.outside_editor import edited_outside, own_editor
from callassist.workflows.preview import preview, walker_at
from callassist.workflows.snippets import SNIPPETS, placed, snippets_for

HOLD, BUSY = "scripts/zh/hold.yaml", "phrasebook/zh/busy.yaml"


@pytest.fixture(scope="module")
def check() -> DraftCheck:
    check = DraftCheck(ROOT, "zh")
    check.read()
    check.prove({})
    return check


def test_an_edit_is_checked_as_the_saved_file_would_be(check):
    text = check.text(HOLD).replace("next: waiting", "next: waitng", 1).replace("谢谢您等我，查到了。", "你急什么")
    raws = [
        msgspec.structs.replace(raw, content=text.encode()) if raw.file.shown == HOLD else raw
        for raw in read_raw(ROOT, files(ROOT, "zh"))
    ]
    assert check.check({HOLD: text.encode()}).problems == load_raw("zh", raws, proofs).problems != ()
    assert check.check({}).problems == ()


def test_a_forbidden_line_is_seen_as_soon_as_it_is_typed(check):
    text = check.text(HOLD).replace("谢谢您等我，查到了。", "你急什么")
    checked = check.check({HOLD: text.encode()})
    assert [one.code for one in checked.problems] == ["T006"]
    assert checked.is_proven


def test_a_changed_phrasebook_is_put_to_its_test_when_the_editor_rests():
    check = DraftCheck(ROOT, "zh")
    check.read()
    text = check.text(BUSY).replace("- 催什么催，快好了", "- 没有这回事", 1)
    edited = {BUSY: text.encode()}
    assert check.check(edited).problems == ()
    assert not check.check(edited).is_proven
    check.prove(edited)
    assert [one.code for one in check.check(edited).problems] == ["P002"]


def test_while_a_file_is_broken_its_flow_is_shown_as_it_last_was(check):
    before = check.check({}).pack
    after = check.check({HOLD: b"format: flow/1\nid: [hold\n"}).pack
    assert before is not None
    assert after is not None
    assert after.flows["hold"] == before.flows["hold"]


def test_while_the_site_file_is_broken_its_last_words_stay_in_use(check):
    check.check({})
    pack = check.check({"scripts/zh/site.yaml": b"format: site/1\ncompany: {\n"}).pack
    assert pack is not None
    assert pack.site == shipped("zh").site


def test_a_broken_book_is_one_problem_and_not_one_for_each_flow_that_names_its_phrases(check):
    text = check.text(BUSY)
    assert [one.path for one in check.check({BUSY: ("x" + text).encode()}).problems] == [BUSY]


# -- previews --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("lang", LANGS)
def test_every_step_that_says_something_can_be_previewed(lang):
    pack = shipped(lang)
    for flow in pack.flows.values():
        for step in flow.steps.values():
            view = preview(pack, flow.id, step.id)
            assert view is not None
            if not step.is_silent and not step.skip_if:
                assert (view.flow, view.step) == (flow.id, step.id)
                assert "〔缺" not in view.say


def test_a_step_is_shown_in_its_first_wording():
    view = preview(shipped("zh"), "hold", "ask_leave")
    assert view is not None
    assert view.wording == (1, 3)


def test_what_is_not_there_cannot_be_previewed():
    assert preview(shipped("zh"), "nothing") is None
    assert walker_at(shipped("zh"), "hold", "nothing") is not None


def broken(text: str, dice: random.Random) -> str:
    """Give a file as a hasty hand leaves it."""
    lines = text.split("\n")
    for _ in range(dice.randint(1, 4)):
        at = dice.randrange(len(lines))
        deed = dice.randrange(5)
        if deed == 0:
            del lines[at]
        elif deed == 1:
            lines.insert(at, dice.choice(lines))
        elif deed == 2:
            lines[at] = lines[at][: dice.randint(0, len(lines[at]))]
        elif deed == 3:
            lines[at] = lines[at].replace("next: ", "next: x", 1).replace("start: ", "start: y", 1)
        else:
            lines[at] = lines[at].replace("call: ", "call: z", 1).replace("return: true", "next: me", 1)
        lines = lines or [""]
    return "\n".join(lines)


@settings(max_examples=15, deadline=None)
@given(st.integers(0, 10**9))
def test_no_draft_is_too_broken_to_be_checked_previewed_mapped_and_tried(check, seed):
    dice = random.Random(seed)
    name = dice.choice(sorted(shipped("zh").flows))
    shown = f"scripts/zh/{name}.yaml"
    checked = check.check({shown: broken(check.text(shown), dice).encode()})
    assert checked.pack is not None
    for flow in (name, dice.choice(sorted(checked.pack.flows))):
        for step in checked.pack.flows[flow].steps if flow in checked.pack.flows else ():
            preview(checked.pack, flow, step)
            walker = walker_at(checked.pack, flow, step)
            for verb, argument in (("press", "1"), ("enter", ""), ("wait", "20s"), ("back", ""), ("enter", "")):
                if walker is not None:
                    walker.act(verb, argument)
                    walker.view()
        if flow in checked.pack.flows:
            flow_map(checked.pack.flows[flow])


# -- maps --------------------------------------------------------------------------------------------------------


def test_a_map_names_every_step_and_every_way():
    places = {one.id: one for one in flow_map(shipped("zh").flows["hold"])}
    assert list(places) == list(shipped("zh").flows["hold"].steps)
    assert [(one.key, one.to, one.kind) for one in places["waiting"].ways] == [
        ("1", "back", "step"),
        ("2", "apologise", "step"),
        ("3", "", "return"),
        ("timer", "offer_callback", "step"),
    ]
    assert all(one.is_reached for one in places.values())


# -- pieces ------------------------------------------------------------------------------------------------------


def with_piece(text: str, line: int, piece, lang) -> str | None:
    place = placed(text, line, piece, lang)
    if place is None:
        return None
    lines = text.split("\n")
    assert "".join(place.lines).count("‹") == 0
    result = [*lines[: place.at], *place.lines, *lines[place.at :]]
    assert 0 <= place.start < place.end <= len(result[place.row])
    return "\n".join(result)


def shipped_lines(lang: str) -> Iterator[tuple[str, str, int]]:
    dice = random.Random(3)
    for file in files(ROOT, lang)[::3]:  # type: ignore[arg-type]
        text = file.path.read_text("utf-8")
        count = text.count("\n") + 1
        for line in sorted(dice.sample(range(1, count + 1), min(2, count))):
            yield file.shown, text, line


@pytest.mark.parametrize("lang", LANGS)
def test_a_piece_put_in_anywhere_leaves_yaml_of_the_right_shape(lang):
    check = DraftCheck(ROOT, lang)
    check.read()
    known = {file.shown: file for file in check.files}
    put_in = set()
    for shown, text, line in shipped_lines(lang):
        for piece in snippets_for(known[shown].kind):
            after = with_piece(text, line, piece, lang)
            if after is None or "format: courtesy" in text:
                continue
            put_in.add(piece.id)
            # What is wrong with bytes, YAML and shape is told from the file alone.
            problems = read_file(Raw(known[shown], after.encode()), Timing()).problems
            assert not [one for one in problems if one.code[0] in "CY"], (shown, line, piece.id, problems)
            wrong = [one for one in problems if one.code in {"S001", "S003", "S004"}]
            assert not wrong, (shown, line, piece.id, problems)
    assert put_in == {one.id for one in SNIPPETS}


def test_an_answer_gets_the_first_key_that_is_free(check):
    text = check.text(HOLD)
    place = placed(text, 22, next(one for one in SNIPPETS if one.id == "choice"), "zh")
    assert place is not None
    assert place.lines[0].startswith("      - {key: 3, label: 对方怎么答,")
    assert place.at == 23


# -- another editor ------------------------------------------------------------------------------------------------


def test_the_users_own_editor_gets_the_text_and_gives_it_back(tmp_path):
    editor = tmp_path / "my editor"
    editor.write_text('#!/bin/sh\nprintf "# 改\\033[2J\\r\\n" >> "$2"\n', "utf-8")
    editor.chmod(0o700)
    command = own_editor({"EDITOR": f"'{editor}' --wait"})
    assert command == [str(editor), "--wait"]
    assert edited_outside(command, "hold.yaml", "id: hold\n") == "id: hold\n# 改\ufffd[2J\n"


@pytest.mark.parametrize("environ", [{}, {"EDITOR": ""}, {"EDITOR": "'unclosed"}])
def test_without_an_editor_one_line_says_so(environ):
    with pytest.raises(WrongUse):
        own_editor(environ)


@pytest.mark.parametrize(
    "command", [["/no/such/editor"], ["false"], ["sh", "-c", "rm $0"], ["sh", "-c", "printf '\\377' > $0"]]
)
def test_an_editor_that_fails_changes_nothing_and_is_named(command):
    with pytest.raises(WrongUse, match=command[0]):
        edited_outside(command, "hold.yaml", "id: hold\n")


def test_a_command_is_never_read_by_a_shell(tmp_path):
    mark = tmp_path / "mark"
    with pytest.raises(WrongUse):
        edited_outside(own_editor({"EDITOR": f"false; touch {mark}"}), "hold.yaml", "x\n")
    assert not mark.exists()
