"""`callassist versions`: what was published when, by whom, and which version is live."""

from __future__ import annotations

import click
import msgspec

from callassist.cli import diagnostics, options, output
from callassist.clock import Millis, local, seat_offset
from callassist.content.live import live_number, numbers
from callassist.content.versions import Version, log, version
from callassist.language import Words, marked
from callassist.paths import content_root
from callassist.text import clean, one_line, safe_json


@click.command("versions", help=marked("What was published when, by whom, why, and which version is live."))
@click.option("--json", "as_json", is_flag=True, help=marked("One object a version."))
@click.pass_context
def command(context: click.Context, *, as_json: bool) -> int:
    """List the versions, newest first."""
    given = options.of(context)
    words, root = given.words, content_root(given.site)
    live = live_number(root)
    known = numbers(root)
    for number in reversed(known):
        about = version(root, number)
        if about is None:
            diagnostics.line(words("Version {number} cannot be read.", number=number))
        elif as_json:
            row = msgspec.to_builtins(about) | {"live": number == live}
            output.line(safe_json(msgspec.json.encode(row).decode()))
        else:
            output.line(_row(about, words, is_live=number == live))
    if not known:
        output.line(words("Nothing was published yet: the files themselves are live."))
    elif not as_json:
        for deed in log(root):
            if deed.deed == "rollback":
                when = _when(Millis(deed.at))
                said = words("back to version {number}", number=deed.version)
                output.line(_columns((when, deed.by, said, deed.note)))
    return diagnostics.FINE


def _row(about: Version, words: Words, *, is_live: bool) -> str:
    mark = words("live") if is_live else ""
    return _columns((str(about.number), _when(Millis(about.at)), about.by, about.commit, about.note, mark))


def _columns(parts: tuple[str, ...]) -> str:
    return clean("  ".join(one_line(part) for part in parts if part))


def _when(at: Millis) -> str:
    return local(at, seat_offset(at)).strftime("%Y-%m-%d %H:%M")
