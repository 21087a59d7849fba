"""Every word the program says for itself is in the Chinese catalogue, whole and current; no screen speaks past it."""

from __future__ import annotations

import ast
import gettext
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po
from tests.packs import ROOT

from callassist.language import LANGS, Words
from callassist.workflows.explain_rule import pages

SOURCE = ROOT / "src" / "callassist"
CATALOGUE = SOURCE / "locale" / "zh" / "LC_MESSAGES" / "callassist.po"
KEYWORDS = dict.fromkeys(("notice", "words", "marked", "refuse", "trouble"))

_GAP = re.compile(r"\{([a-z_]\w*)(?:![rs])?\}")
_LATIN = re.compile(r"[A-Za-z]{3,}")
_HAN = re.compile(r"[\u4e00-\u9fff]")

_TITLES = {"border_title", "border_subtitle", "title", "sub_title", "tooltip", "placeholder"}
_WIDGETS = {
    "Panel",
    "OptionList",
    "Option",
    "Static",
    "Label",
    "Button",
    "Input",
    "LineInput",
    "Binding",
    "notify",
    "line",
}
_SPEAKING = {"placeholder", "title", "message", "label", "prompt", "tooltip", "description"}
_SAME_EVERYWHERE = {"callassist", "Enter", "Esc", "Tab", "Shift", "Ctrl"}
"""The product's name, and what is printed on keys."""


@cache
def messages() -> dict[str, str]:
    """Give every message of the code with one place where it stands."""
    found: dict[str, str] = {}
    for name, line, message, _, _ in extract_from_dir(str(SOURCE), [("**.py", "python")], keywords=KEYWORDS):
        if isinstance(message, str) and message:
            found.setdefault(message, f"{name}:{line}")
    for page in pages().values():
        for text in (page.title, *page.more):
            found.setdefault(text, page.code)
    return found


@cache
def translations() -> dict[str, str]:
    """Give the translations of the catalogue as it is written."""
    with CATALOGUE.open("rb") as file:
        return {str(one.id): str(one.string) for one in read_po(file, locale="zh") if one.id}


def gaps(text: str) -> set[str]:
    return set(_GAP.findall(text))


def trees(folder: Path) -> Iterator[tuple[str, ast.Module]]:
    for path in sorted(folder.rglob("*.py")):
        yield str(path.relative_to(SOURCE)), ast.parse(path.read_text(encoding="utf-8"))


# -- the catalogue ---------------------------------------------------------------------------------------------


def test_every_message_of_the_code_has_a_translation() -> None:
    missing = {text: place for text, place in messages().items() if not translations().get(text)}
    assert not missing, "\n".join(f"{place}: {text}" for text, place in sorted(missing.items(), key=lambda one: one[1]))


def test_every_translation_has_the_gaps_of_its_message_and_no_others() -> None:
    wrong = {text: said for text, said in translations().items() if said and gaps(said) != gaps(text)}
    assert wrong == {}


def test_every_translation_is_chinese_unless_the_message_has_no_words_of_its_own() -> None:
    plain = [
        text
        for text, said in translations().items()
        if said and not _HAN.search(said) and _LATIN.search(_GAP.sub("", text)) and said != text
    ]
    assert plain == []


def test_the_catalogue_holds_no_message_that_the_code_has_no_more() -> None:
    assert set(translations()) - set(messages()) == set()


def test_the_compiled_catalogue_is_current() -> None:
    with CATALOGUE.with_suffix(".mo").open("rb") as file:
        compiled = gettext.GNUTranslations(file)
    written = {text: said for text, said in translations().items() if said}
    assert written
    assert {text: compiled.gettext(text) for text in written} == written
    assert {text for text in messages() if compiled.gettext(text) != text} <= set(written)


@pytest.mark.parametrize("lang", LANGS)
def test_every_message_can_be_put_into_words_with_its_facts(lang: str) -> None:
    words = Words("zh" if lang == "zh" else "en")
    for text in messages():
        facts = dict.fromkeys(gaps(text), "X")
        said = words(text, **facts)
        assert not gaps(said), text


# -- the code --------------------------------------------------------------------------------------------------


def test_whoever_says_a_message_gives_every_fact_that_it_names() -> None:
    wrong = []
    for name, tree in trees(SOURCE):
        for node in ast.walk(tree):
            if not isinstance(node, ast.Call) or _called(node) not in {"notice", "words", "refuse"} or not node.args:
                continue
            template, given = node.args[0], {keyword.arg for keyword in node.keywords}
            if not isinstance(template, ast.Constant) or not isinstance(template.value, str) or None in given:
                continue
            if not given and (_called(node) == "words" or "{%" in template.value):
                continue  # a template that is filled in later, or braces that are meant
            if gaps(template.value) != given:
                wrong.append(f"{name}:{node.lineno}: {template.value!r} is given {sorted(map(str, given))}")
    assert not wrong, "\n".join(wrong)


def test_a_notice_is_made_from_a_literal_so_that_the_catalogue_can_hold_it() -> None:
    wrong = []
    for name, tree in trees(SOURCE):
        for node in ast.walk(tree):
            made = (
                isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in {"notice", "marked"}
            )
            if made and isinstance(node, ast.Call) and node.args:
                first = node.args[0]
                if not (isinstance(first, ast.Constant) and isinstance(first.value, str)):
                    wrong.append(f"{name}:{node.lineno}")
    assert wrong == []


def test_no_screen_shows_a_literal_that_the_catalogue_does_not_know() -> None:
    spoken = [f"{name}:{line}: {text!r}" for name, tree in trees(SOURCE / "tui") for line, text in _spoken(tree)]
    assert not spoken, "\n".join(spoken)


def test_the_test_of_literals_finds_them() -> None:
    code = (
        'panel.border_title = "say"\n'
        'Option(line(("   ", ""), ("answer a call", "strong")), id="answer-it")\n'
        'LineInput(placeholder="type here", id="find-line")\n'
        'panel.border_title = words("say")\n'
        'Panel(id="status")\n'
        'self.notify(f"gone {name}")\n'
    )
    assert [text for _, text in _spoken(ast.parse(code))] == ["say", "type here", "gone ", "answer a call"]


def _called(node: ast.Call) -> str:
    function = node.func
    return (
        function.attr if isinstance(function, ast.Attribute) else function.id if isinstance(function, ast.Name) else ""
    )


def _spoken(tree: ast.Module) -> list[tuple[int, str]]:
    """Give every literal with Latin words that goes straight to a title or a widget."""
    found: list[tuple[int, str]] = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Assign | ast.AnnAssign) and node.value is not None:
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            if any(isinstance(target, ast.Attribute) and target.attr in _TITLES for target in targets):
                found += _literals(node.value)
        elif isinstance(node, ast.Call) and _called(node) in _WIDGETS:
            shown = [*node.args, *(keyword.value for keyword in node.keywords if keyword.arg in _SPEAKING)]
            for value in shown if _called(node) != "Binding" else ():
                found += _literals(value)
    return found


def _literals(value: ast.expr) -> list[tuple[int, str]]:
    """Give the literals of an expression that are shown as they stand; of a span (text, role) only the text."""
    if isinstance(value, ast.Constant) and isinstance(value.value, str):
        has_words = any(word not in _SAME_EVERYWHERE for word in _LATIN.findall(value.value))
        return [(value.lineno, value.value)] if has_words else []
    parts: list[ast.expr] = []
    if isinstance(value, ast.Tuple):
        parts = value.elts[:1]
    elif isinstance(value, ast.JoinedStr):
        parts = value.values
    elif isinstance(value, ast.BinOp):
        parts = [value.left, value.right]
    elif isinstance(value, ast.IfExp):
        parts = [value.body, value.orelse]
    elif isinstance(value, ast.BoolOp | ast.List):
        parts = value.values if isinstance(value, ast.BoolOp) else value.elts
    elif isinstance(value, ast.Starred):
        parts = [value.value]
    return [one for part in parts for one in _literals(part)]
