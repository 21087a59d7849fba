"""Bring the Chinese catalogue up to date with the code: new messages are added, gone ones dropped, both files written.

Run by `make words`; prints what still wants a translation and exits 1 if anything does.
"""

from __future__ import annotations

import sys
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from callassist.workflows.explain_rule import pages

ROOT = Path(__file__).resolve().parents[1]
SOURCE = ROOT / "src" / "callassist"
CATALOGUE = SOURCE / "locale" / "zh" / "LC_MESSAGES" / "callassist.po"
KEYWORDS = dict.fromkeys(("notice", "words", "marked", "refuse", "trouble"))


def messages() -> dict[str, list[tuple[str, int]]]:
    """Give every message of the code with the places where it stands."""
    found: dict[str, list[tuple[str, int]]] = {}
    for name, line, message, _, _ in extract_from_dir(SOURCE, [("**.py", "python")], keywords=KEYWORDS):
        if isinstance(message, str) and message:
            found.setdefault(message, []).append((name, line))
    for message in rule_pages():
        found.setdefault(message, []).append(("content/rules", 1))
    return found


def rule_pages() -> list[str]:
    """Give the paragraphs of the rules' docstrings, which `callassist explain` shows."""
    return [text for page in pages().values() for text in (page.title, *page.more)]


def catalogue() -> Catalog:
    """Give the catalogue as it stands."""
    if not CATALOGUE.exists():
        return Catalog(locale="zh", project="callassist", fuzzy=False)
    with CATALOGUE.open("rb") as file:
        return read_po(file, locale="zh")


def main() -> int:
    """Write the catalogue anew; say what is missing."""
    old, new = catalogue(), Catalog(locale="zh", project="callassist", fuzzy=False, creation_date=None)
    for message in sorted(messages()):
        # No places: line numbers would change the file with every edit of the code.
        kept = old.get(message)
        new.add(message, kept.string if kept is not None else "")
    new.creation_date = old.creation_date
    new.revision_date = old.revision_date
    CATALOGUE.parent.mkdir(parents=True, exist_ok=True)
    with CATALOGUE.open("wb") as file:
        write_po(file, new, omit_header=False, sort_output=True, width=0)
    with CATALOGUE.with_suffix(".mo").open("wb") as file:
        write_mo(file, new)
    missing = [message.id for message in new if message.id and not message.string]
    for message_id in missing:
        sys.stdout.write(f"{message_id}\n")
    sys.stdout.write(f"{len(new)} messages, {len(missing)} without a translation\n")
    return 1 if missing else 0


if __name__ == "__main__":
    sys.exit(main())
