"""The documents name what is there, and what they name is there."""

from __future__ import annotations

import re
import shutil
import textwrap
import tomllib
from collections.abc import Iterable
from itertools import chain
from pathlib import Path

import click
import pytest
from tests.packs import shipped

import callassist
from callassist import settings
from callassist.cli.main import Commands
from callassist.cli.options import global_options
from callassist.cli.registry import COMMANDS
from callassist.content.folder import File, Raw
from callassist.content.meanings.callers import CALLERS
from callassist.content.meanings.training import TRAINING
from callassist.content.reading import read_file
from callassist.content.report import one_as_text, width
from callassist.content.rules.flow_keys import RESERVED
from callassist.content.shape import Shape
from callassist.content.shape_courtesy import CourtesyShape, OccasionShape
from callassist.content.shape_flow import (
    CaseShape,
    ChoiceShape,
    ExpectShape,
    FlowShape,
    PlayShape,
    PromiseShape,
    RepeatShape,
    StepShape,
    TimerShape,
)
from callassist.content.shape_phrasebook import BookShape, ExamplesShape, PhraseShape, ReplyShape
from callassist.content.shape_site import (
    DayPartShape,
    DepartmentShape,
    DispositionShape,
    DutyShape,
    ElementShape,
    FestivalShape,
    FieldShape,
    HoursShape,
    PromiseKindShape,
    SiteShape,
    TimingShape,
)
from callassist.content.values import Timing
from callassist.content.variables import GROUPS, IN_CONDITIONS, IN_SUMMARY
from callassist.content.within_shape import keys_of
from callassist.language import LANGS, Lang, Words
from callassist.template import FILTERS
from callassist.tui import actions
from callassist.tui.actions import APP, HOME, LIVE, STUDIO, Action
from callassist.tui.themes import THEMES
from callassist.workflows.check_content import check_content
from callassist.workflows.line_commands import VERBS

ROOT = Path(__file__).resolve().parents[1]
READMES = ("README.md", "README.zh-CN.md")
DOCUMENTS = (
    *READMES,
    "CONTRIBUTING.md",
    "CHANGELOG.md",
    *sorted(f"docs/{one.name}" for one in (ROOT / "docs").glob("*.md")),
)
OF_TRAINING = (
    *actions.HALL,
    *actions.DRILL,
    *actions.DEBRIEF,
    *actions.DRILL_CHOICE,
    *actions.TYPING,
    *actions.QUIZ,
    *actions.FAULTS,
    *actions.FAULTS_DEBRIEF,
    *actions.EXAM,
    *actions.PROGRESS,
    *(one for one in actions.TRAINING_APP if one not in APP),
)
ACTIONS: tuple[Action, ...] = (*LIVE, *HOME, *STUDIO, *APP, *OF_TRAINING)
FLOW_SHAPES: tuple[type[Shape], ...] = (
    FlowShape, StepShape, ChoiceShape, TimerShape, RepeatShape, PromiseShape, CaseShape, PlayShape, ExpectShape,
)  # fmt: skip
SITE_SHAPES: tuple[type[Shape], ...] = (
    SiteShape, DepartmentShape, FieldShape, DispositionShape, PromiseKindShape, ElementShape, DayPartShape,
    FestivalShape, HoursShape, TimingShape, DutyShape,
)  # fmt: skip
BOOK_SHAPES: tuple[type[Shape], ...] = (
    BookShape,
    PhraseShape,
    ReplyShape,
    ExamplesShape,
    CourtesyShape,
    OccasionShape,
)

_LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)")
_CODE = re.compile(r"^```.*?^```", re.MULTILINE | re.DOTALL)
_NOT_IN_AN_ANCHOR = re.compile(r"[^\w\- ]")


def _text(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def _quoted(name: str) -> set[str]:
    """Give every word that stands in `backticks` in a document."""
    spans = re.findall(r"`([^`\n]+)`", _CODE.sub("", _text(name)))
    return set(chain.from_iterable(re.findall(r"[A-Za-z_][\w.-]*", span) for span in spans))


def _rows(name: str, column: int) -> list[tuple[str, str]]:
    """Give each table row of a document that has code in one of its columns, with that code."""
    found = []
    for line in _text(name).splitlines():
        cells = [cell.strip() for cell in line.strip("|").split("|")] if line.startswith("|") else []
        if len(cells) > column and (named := re.fullmatch(r"`([^`]+)`", cells[column])):
            found.append((named[1], line))
    return found


def _anchors(name: str) -> set[str]:
    """Give the anchors that GitHub gives to the headings of a document."""
    headings = re.findall(r"^#+ (.+)$", _CODE.sub("", _text(name)), re.MULTILINE)
    return {_NOT_IN_AN_ANCHOR.sub("", heading.lower()).replace(" ", "-") for heading in headings}


def _missing(wanted: Iterable[str], found: set[str]) -> list[str]:
    return sorted(set(wanted) - found)


# -- commands ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("readme", READMES)
@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_is_in_both_readmes(readme: str, command: str) -> None:
    assert f"`callassist {command}" in _text(readme)


@pytest.mark.parametrize("readme", READMES)
def test_every_global_option_is_in_both_readmes(readme: str) -> None:
    names = {name for option in global_options(Words("en")) for name in option.opts} | {"--help", "--version"}
    assert not [name for name in sorted(names) if f"`{name}" not in _text(readme).replace("callassist --", "--")]


@pytest.mark.parametrize("readme", READMES)
@pytest.mark.parametrize("command", COMMANDS)
def test_every_option_of_a_command_is_in_its_row_of_both_readmes(readme: str, command: str) -> None:
    group = Commands("callassist")
    group.words = Words("en")
    found = group.get_command(click.Context(group), command)
    assert found is not None
    row = next(line for line in _text(readme).splitlines() if line.startswith(f"| `callassist {command}"))
    ours = [one for one in found.params if isinstance(one, click.Option) and not {"--lang", "--site"} & set(one.opts)]
    assert not [option.opts[0] for option in ours if option.opts[0] not in row]


@pytest.mark.parametrize("readme", READMES)
def test_every_command_that_a_readme_shows_exists(readme: str) -> None:
    shown = re.findall(r"```sh\n(.*?)```|`([^`\n]+)`", _text(readme), re.DOTALL)
    named = set(re.findall(r"\bcallassist ([a-z]+)\b", "\n".join(chain.from_iterable(shown))))
    assert named
    assert not named - set(COMMANDS)


@pytest.mark.parametrize("readme", READMES)
def test_the_two_commands_of_a_readme_are_targets_of_the_makefile(readme: str) -> None:
    first = re.search(r"```sh\n(.*?)```", _text(readme), re.DOTALL)
    assert first is not None
    targets = re.findall(r"^make ([a-z]+)", first[1], re.MULTILINE)
    assert targets == ["run", "test"]
    assert not [target for target in targets if f"\n{target}:" not in _text("Makefile")]


def test_every_target_of_the_makefile_is_in_the_contributing_guide() -> None:
    targets = set(re.findall(r"^([a-z]+):.*## ", _text("Makefile"), re.MULTILINE)) - {"help"}
    assert not [target for target in sorted(targets) if f"`make {target}`" not in _text("CONTRIBUTING.md")]


def test_every_verb_that_plain_mode_is_said_to_know_is_one() -> None:
    for readme in READMES:
        line = next(text for text in _text(readme).split("\n- ") if "`callassist live --plain`" in text)
        named = {span.split()[0] for span in re.findall(r"`([^`]+)`", line)} - {"callassist", "end"}
        assert named
        assert not named - set(VERBS)


# -- keys ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("action", ACTIONS, ids=lambda action: action.id)
def test_every_action_stands_in_the_table_of_keys_with_its_keys(action: Action) -> None:
    keys = [row.split("|")[1] for name, row in _rows("docs/keys.md", 1) if name == action.id]
    assert any(all(f"`{key}`" in cell for key in action.key.split(",")) for cell in keys)


def test_every_id_in_the_tables_of_keys_is_an_action_or_a_flow() -> None:
    named = {name for name, _ in _rows("docs/keys.md", 1)}
    assert not named - {action.id for action in ACTIONS} - set(shipped("zh").flows)


@pytest.mark.parametrize("lang", LANGS)
def test_every_letter_that_opens_a_flow_is_in_the_table_of_keys(lang: Lang) -> None:
    rows = dict(_rows("docs/keys.md", 1))
    flows = [flow for flow in shipped(lang).flows.values() if flow.key]
    assert not [flow.id for flow in flows if not rows.get(flow.id, "").startswith(f"| `{flow.key}` |")]


def test_everything_that_a_seat_may_set_is_in_the_document_of_keys() -> None:
    (example,) = re.findall(r"```toml\n(.*?)```", _text("docs/keys.md"), re.DOTALL)
    named = set(re.findall(r"^\[?(\w+)\]?", example, re.MULTILINE))
    assert not _missing(settings._KNOWN, named)
    assert not [theme for theme in THEMES if theme.removeprefix("callassist") not in example]


def test_the_example_of_settings_is_read_without_a_complaint(tmp_path: Path) -> None:
    (example,) = re.findall(r"```toml\n(.*?)```", _text("docs/keys.md"), re.DOTALL)
    path = tmp_path / "settings.toml"
    path.write_text(example, encoding="utf-8")
    read = settings.read_settings(path)
    assert not read.troubles
    assert set(read.keys) - {action.id for action in ACTIONS} == {"open.hold"}
    assert read.theme in THEMES


# -- files of words ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("shape", [*FLOW_SHAPES, *SITE_SHAPES, *BOOK_SHAPES], ids=lambda shape: shape.__name__)
def test_every_key_of_a_file_format_is_in_writing_scripts(shape: type[Shape]) -> None:
    assert not _missing(keys_of(shape), _quoted("docs/writing-scripts.md"))


@pytest.mark.parametrize("shape", [*TRAINING, *CALLERS], ids=lambda shape: shape.__name__)
def test_every_key_of_a_file_of_training_is_in_its_document(shape: type[Shape]) -> None:
    assert not _missing(keys_of(shape), _quoted("docs/training.md"))


def test_the_examples_of_files_of_training_have_their_shape() -> None:
    blocks = [
        textwrap.dedent(block) for block in re.findall(r"(?:^    .*\n)+", _text("docs/training.md"), re.MULTILINE)
    ]
    examples = [block for block in blocks if block.startswith("format:")]
    assert [example.split()[1] for example in examples] == ["questions/1", "scorecard/1", "exam/1"]
    for example in examples:
        file = File(Path("x.yaml"), "scripts/zh/training/x.yaml", "training")
        assert read_file(Raw(file, example.encode()), Timing()).problems == ()


def test_every_variable_is_in_writing_scripts() -> None:
    quoted = _quoted("docs/writing-scripts.md")
    named = [f"{group}.{part}" for group, parts in GROUPS.items() for part in parts]
    assert not [name for name in (*named, *IN_CONDITIONS, *IN_SUMMARY) if not {name, f".{name}"} & quoted]


def test_every_filter_is_in_writing_scripts() -> None:
    assert not _missing(FILTERS, _quoted("docs/writing-scripts.md"))


def test_the_letters_that_belong_to_the_screen_are_in_writing_scripts() -> None:
    assert f"`{' '.join(RESERVED)}`" in _text("docs/writing-scripts.md")


def test_the_example_of_a_message_is_what_the_check_says(tmp_path: Path) -> None:
    for folder in ("scripts/zh", "phrasebook/zh"):
        shutil.copytree(ROOT / folder, tmp_path / folder)
    flow = tmp_path / "scripts/zh/hold.yaml"
    flow.write_text(flow.read_text("utf-8").replace("next: waiting", "next: waitng", 1), "utf-8")
    (problem,) = check_content(tmp_path)[0].problems
    said = one_as_text(problem, Words("zh"), problem.path).splitlines()
    section = _text("docs/writing-scripts.md").partition("## The check")[2]
    shown = re.findall(r"(?:^    .*\n)+", section, re.MULTILINE)[0]
    assert textwrap.dedent(shown).splitlines() == said


# -- the house -----------------------------------------------------------------------------------------------


def test_every_room_is_in_the_architecture() -> None:
    package = ROOT / "src" / "callassist"
    rooms = {one.stem for one in package.iterdir() if one.suffix == ".py" or (one.is_dir() and one.name[0] != "_")}
    words = set(re.findall(r"\w+", _text("docs/architecture.md")))
    assert not sorted(rooms - {"__init__"} - words)


def test_the_stairs_in_the_architecture_stand_in_the_order_that_the_contract_holds() -> None:
    contracts = tomllib.loads(_text("pyproject.toml"))["tool"]["importlinter"]["contracts"]
    layers = next(one["layers"] for one in contracts if one["id"] == "stairs")
    held = [room for layer in layers for room in re.findall(r"[\w()]+", layer) if room[0] != "("]
    picture = re.findall(r"```text\n(.*?)```", _text("docs/architecture.md"), re.DOTALL)[0]
    drawn = [re.split(r" {3,}", line.strip())[0] for line in picture.splitlines()]
    assert [room for line in drawn for room in line.split(" | ")] == held


@pytest.mark.parametrize("name", ["docs/architecture.md", "CONTRIBUTING.md"])
def test_every_file_of_the_house_that_a_document_names_is_there(name: str) -> None:
    spans = re.findall(r"`([^`\s]+/[^`\s]*|[^`\s]+\.py)`", _CODE.sub("", _text(name)))
    bases = [ROOT, ROOT / "src" / "callassist", *(ROOT / "src" / "callassist").iterdir()]
    plain = [span for span in spans if not set(span) & set("<*…")]
    assert not [span for span in plain if not any((base / span).exists() for base in bases)]


def test_the_changelog_names_the_version_of_the_package() -> None:
    assert f"## [{callassist.__version__}]" in _text("CHANGELOG.md")


# -- the documents among each other --------------------------------------------------------------------------


@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_link_between_documents_leads_somewhere(name: str) -> None:
    broken = []
    for link in _LINK.findall(_CODE.sub("", _text(name))):
        if "://" in link:
            continue
        path, _, anchor = link.partition("#")
        target = (ROOT / name).parent / path if path else ROOT / name
        known = target.exists() and (not anchor or anchor in _anchors(str(target.resolve().relative_to(ROOT))))
        broken += [] if known else [link]
    assert not broken


@pytest.mark.parametrize("readme", READMES)
def test_a_screen_in_a_readme_fits_a_terminal_of_80_by_24(readme: str) -> None:
    screens = re.findall(r"```text\n(.*?)```", _text(readme), re.DOTALL)
    assert screens
    for screen in screens:
        assert len(screen.splitlines()) <= 24
        assert max(width(line) for line in screen.splitlines()) <= 80


def test_every_document_is_in_the_list_that_a_readme_ends_with() -> None:
    for readme in READMES:
        last = _text(readme).rstrip().rpartition("\n\n")[2]
        linked = set(_LINK.findall(last))
        assert not [name for name in DOCUMENTS if name not in {*READMES, *linked}]
