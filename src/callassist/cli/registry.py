"""Every command: its name, the module that holds it, and one sentence. Nothing here is imported until it is run."""

from __future__ import annotations

from callassist.language import Notice, notice

COMMANDS: dict[str, tuple[str, Notice]] = {
    "live": ("callassist.cli.live", notice("Take a call: what to say now, step by step.")),
    "play": ("callassist.cli.play", notice("Walk a flow without a screen, one action a line.")),
    "find": ("callassist.cli.find", notice("Flows, steps and replies for a few words, pinyin, initials or English.")),
    "scan": ("callassist.cli.scan", notice("Forbidden phrases in transcripts, with what to say instead.")),
    "phrases": (
        "callassist.cli.phrases",
        notice("How phrases are told apart; what a scan got wrong becomes an example."),
    ),
    "test": ("callassist.cli.test", notice("Run the tests inside the flow files.")),
    "studio": (
        "callassist.cli.studio",
        notice("Edit flows and phrasebooks: problems as you type, previews, a call to try."),
    ),
    "check": ("callassist.cli.check", notice("Look for everything in the content that would hurt on a call.")),
}
"""Command name → (module with a click command called `command`, what it does)."""
