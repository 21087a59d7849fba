"""An app that shows one of each widget whose colours a theme decides."""

from __future__ import annotations

from typing import ClassVar

from textual.app import App, ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import (
    Button,
    Checkbox,
    Collapsible,
    DataTable,
    Digits,
    Footer,
    Header,
    Input,
    Label,
    Link,
    ListItem,
    ListView,
    Markdown,
    OptionList,
    ProgressBar,
    RadioButton,
    RadioSet,
    Select,
    SelectionList,
    Static,
    Switch,
    TabbedContent,
    TabPane,
    TextArea,
    Tree,
)

from callassist.tui.themes import LEGIBLE, register

ROLES = ("primary", "secondary", "warning", "error", "success", "accent")
GROUNDS = ("background", "surface", "panel")
BOOK = "# One\n\n## Two\n\n### Three\n\n#### Four\n\n##### Five\n\n###### Six\n\n> quoted `code` [link](x)\n\n- item\n"


class Gallery(App[None]):
    """Every kind of text, one under another, tall enough that nothing scrolls away."""

    BINDINGS: ClassVar[list[BindingType]] = [("f1", "help", "Help")]
    CSS_PATH = LEGIBLE
    CSS = """
    #all, #all > * { height: auto; }
    .framed { border: round $border; }
    .quiet { border: round $border-blurred; }
    """

    def __init__(self, theme: str) -> None:
        super().__init__()
        register(self)
        self.theme = theme

    def compose(self) -> ComposeResult:
        yield Header()
        with VerticalScroll(id="all", can_focus=False):
            for ground in GROUNDS:
                for role in ("foreground", "text", "text-muted", *ROLES, *(f"text-{role}" for role in ROLES)):
                    yield Static(Content.styled(f"{role} on {ground}", f"${role} on ${ground}"))
            for role in ROLES:
                yield Static(Content.styled(f"text on {role}", f"$text on ${role}"))
                yield Static(Content.styled(f"text on {role}-muted", f"$text-{role} on ${role}-muted"))
            for variant in ("default", "primary", "success", "warning", "error"):
                yield Button(f"button {variant}", variant=variant)
                yield Button(f"flat {variant}", variant=variant, flat=True)
            for frame in ("framed", "quiet"):
                framed = Static("within", classes=frame)
                framed.border_title, framed.border_subtitle = "border title", "border subtitle"
                yield framed
            yield Input(placeholder="placeholder", id="empty")
            yield Input("value", id="full")
            yield Checkbox("checkbox", value=True)
            yield RadioSet(RadioButton("radio", value=True), RadioButton("other"))
            yield Switch(value=True)
            yield Select([("choice", 1)], prompt="prompt")
            yield SelectionList(("selection", 1, True), ("second", 2))
            yield OptionList("option", "option two")
            yield ListView(ListItem(Label("item")), ListItem(Label("item two")))
            yield Link("link", url="x")
            yield Digits("12")
            yield ProgressBar(total=10)
            table: DataTable[str] = DataTable()
            table.add_columns("column", "other")
            table.add_rows([("cell", "cell"), ("second", "row"), ("third", "row")])
            yield table
            tree: Tree[None] = Tree("tree")
            tree.root.expand().add_leaf("leaf")
            yield tree
            with TabbedContent():
                with TabPane("tab"):
                    yield Label("in the tab")
                with TabPane("tab two"):
                    yield Label("in the other")
            with Collapsible(title="collapsible", collapsed=False):
                yield Label("inside")
            yield Markdown(BOOK)
            yield TextArea("text area\nsecond line", show_line_numbers=True)
            yield TextArea(placeholder="nothing yet")
        yield Footer()
