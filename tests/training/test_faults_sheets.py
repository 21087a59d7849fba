from __future__ import annotations

import os
import subprocess
import sys
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.packs import ROOT
from tests.training.courses import stage

from callassist.errors import UnknownName
from callassist.language import LANGS, Lang
from callassist.training.fault_grading import judged
from callassist.training.fault_sheet import KINDS, Sheet
from callassist.training.said_value import is_said
from callassist.workflows.faults_sheet import sheet_for

FLOWS = sorted(stage("zh").pack.flows)


@cache
def sheet(lang: Lang, flow: str, seed: int) -> Sheet:
    return sheet_for(stage(lang), flow, seed)


_CALLS = [(LANGS[number % 2], flow, number) for number, flow in enumerate(FLOWS[::2])]
SHEETS = st.sampled_from(_CALLS).map(lambda call: sheet(*call))
"""A call about every other flow, in one language or the other: few enough to be made once."""


def musts(found: Sheet, line: int) -> tuple[str, ...]:
    said = found.lines[line]
    return stage(found.lang).pack.flows[said.flow].steps[said.step].must


@settings(max_examples=15, deadline=None)
@given(SHEETS)
def test_a_line_without_a_fault_is_clean(found):
    faulty = {fault.line for fault in found.faults}
    ear = stage(found.lang).ear
    clean = [line for place, line in enumerate(found.lines) if line.who == "agent" and place not in faulty]
    for line, heard in zip(clean, ear.listen_to([one.text for one in clean], found.names), strict=True):
        assert not heard.phrases, line
        assert all(heard.has(element) for element in line.must), line


@settings(max_examples=15, deadline=None)
@given(SHEETS)
def test_a_fault_is_what_it_says(found):
    ear, site = stage(found.lang).ear, stage(found.lang).pack.site
    for fault in found.faults:
        line = found.lines[fault.line]
        heard = ear.listen(line.text, found.names)
        assert line.is_ours
        assert fault.wrong
        assert fault.harm
        assert fault.advised
        if fault.kind == "forbidden":
            assert {span.id for span in heard.phrases} == set(fault.phrases)
        else:
            assert not heard.phrases
        if fault.kind == "left-out":
            assert fault.lacks
            assert not any(heard.has(element) for element in fault.lacks)
        if fault.kind == "readback":
            assert not is_said(line.text, fault.value, fault.field, site)


@settings(max_examples=15, deadline=None)
@given(SHEETS)
def test_the_advised_wording_would_be_a_right_rewrite(found):
    words = stage(found.lang)
    for fault in found.faults:
        if fault.wants_words:
            assert judged(fault.advised, fault, found, words.ear, words.pack.site).is_right, fault


@settings(max_examples=15, deadline=None)
@given(SHEETS)
def test_a_call_has_three_to_five_faults_on_lines_of_their_own(found):
    assert 3 <= len(found.faults) <= 5
    lines = [line for fault in found.faults for line in fault.lines]
    assert len(set(lines)) == len(lines)
    assert max(lines) < len(found.lines)


@pytest.mark.parametrize("lang", LANGS)
def test_every_kind_of_fault_comes_up(lang):
    seen = {
        fault.kind
        for flow in ("hold", "fee-question", "greeting")
        for seed in range(8)
        for fault in sheet(lang, flow, seed).faults
    }
    assert seen == set(KINDS)


@pytest.mark.parametrize("lang", LANGS)
def test_nothing_is_left_unfilled(lang):
    for flow in FLOWS[::6]:
        found = sheet(lang, flow, 3)
        texts = [line.text for line in found.lines]
        texts += [text for fault in found.faults for text in (fault.wrong, fault.harm, fault.advised, fault.reply)]
        assert not [text for text in texts if "{" in text]


@pytest.mark.parametrize("lang", LANGS)
def test_the_phone_is_greeted_before_anything_else_is_said(lang):
    for seed in range(3):
        found = sheet(lang, "repair-request", seed)
        spoken = [line for line in found.lines if line.who == "agent"][:2]
        assert any("greet" in musts(found, found.lines.index(line)) for line in spoken)


def test_another_seed_gives_another_call():
    texts = {tuple(line.text for line in sheet("zh", "complaint", seed).lines) for seed in range(3)}
    assert len(texts) == 3


def test_a_seed_gives_the_same_sheet_whatever_the_hash_seed():
    code = (
        "import sys\n"
        "from pathlib import Path\n"
        "import msgspec\n"
        "from callassist.workflows.drill_desk import stage_of\n"
        "from callassist.workflows.faults_sheet import sheet_for\n"
        "from callassist.workflows.library import Library\n"
        "from callassist.workflows.load_course import load_course\n"
        "root = Path('.').resolve()\n"
        "stage = stage_of(Library(root).pack('zh'), load_course(root, 'zh'))\n"
        "for flow in ('hold', 'complaint'):\n"
        "    sys.stdout.buffer.write(msgspec.json.encode(sheet_for(stage, flow, 7)))\n"
    )
    told = {
        subprocess.run(
            [sys.executable, "-c", code],
            cwd=ROOT,
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": "src", "PYTHONIOENCODING": "utf-8"},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("0", "4711")
    }
    assert len(told) == 1
    assert len(told.pop()) > 2_000


def test_an_unknown_flow_is_named():
    with pytest.raises(UnknownName):
        sheet_for(stage("zh"), "no-such-flow", 1)
