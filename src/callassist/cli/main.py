"""The group of all commands, each imported only when it is run."""

from __future__ import annotations

import importlib
from collections.abc import Sequence

import click

import callassist
from callassist.cli import click_words, diagnostics, options, output
from callassist.cli.chosen import Globals, lang_in
from callassist.cli.registry import COMMANDS
from callassist.errors import CallassistError, UnknownName
from callassist.language import Words, notice


class Commands(click.Group):
    """Finds commands in the registry, so that `--help` imports none of them."""

    words: Words

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """Give the names of all commands."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 - click's signature
        """Import and give a command, with the global options added."""
        if cmd_name not in COMMANDS:
            return None
        module, sentence = COMMANDS[cmd_name]
        command: click.Command = importlib.import_module(module).command
        taken = {name for parameter in command.params for name in parameter.opts}
        command.params += [one for one in options.global_options(self.words) if not taken.intersection(one.opts)]
        command.help = self.words(command.help) if command.help else self.words.of(sentence)
        for parameter in command.params:
            if isinstance(parameter, click.Option) and parameter.help:
                parameter.help = self.words(parameter.help)
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command, or raise UnknownName with near ones."""
        if args and args[0] not in COMMANDS:
            from difflib import get_close_matches  # noqa: PLC0415 - only when a name is wrong

            raise UnknownName("command", args[0], get_close_matches(args[0], COMMANDS, n=3, cutoff=0.5))
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002 - as above
        """List the commands by the registry's sentences."""
        with formatter.section(self.words.of(notice("Commands"))):
            formatter.write_dl([(name, self.words.of(sentence)) for name, (_, sentence) in COMMANDS.items()])


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command line and give the exit code."""
    import sys  # noqa: PLC0415

    args = list(sys.argv[1:] if argv is None else argv)
    chosen = Globals(named_lang=lang_in(args))
    click_words.speak(chosen.lang)
    group = Commands(
        name="callassist",
        params=[*options.global_options(chosen.words), _version_option(chosen.words)],
        help=chosen.words.of(notice("The right words on the phone, step by step.")),
        callback=_home,
        invoke_without_command=True,
    )
    group.words = chosen.words
    try:
        code = group.main(args, prog_name="callassist", standalone_mode=False, obj=chosen)
    except CallassistError as error:
        return diagnostics.failed(chosen.words, error)
    except click.ClickException as error:
        diagnostics.line(error.format_message())
        return diagnostics.WRONG
    except click.Abort:
        return diagnostics.WRONG
    return code if isinstance(code, int) else diagnostics.FINE


def _version_option(words: Words) -> click.Option:
    def told(context: click.Context, _: click.Parameter, value: bool) -> None:
        if value:
            output.line(f"callassist {callassist.__version__}")
            context.exit()

    said = words.of(notice("Show the version and leave."))
    return click.Option(["--version"], is_flag=True, is_eager=True, expose_value=False, callback=told, help=said)


@click.pass_context
def _home(context: click.Context) -> int:
    """Open the home screen when no command is named."""
    if context.invoked_subcommand is not None:
        return diagnostics.FINE
    from callassist.cli.open_screen import run  # noqa: PLC0415 - commands do without the screen

    return run(options.of(context), "", home=True)
