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
    "show": ("callassist.cli.show", notice("A flow to read, draw or print; all of them as cards for a power cut.")),
    "import": (
        "callassist.cli.import_phrases",
        notice("Phrases of a spreadsheet into the phrasebook: shown first, then written."),
    ),
    "test": ("callassist.cli.test", notice("Run the tests inside the flow files.")),
    "init": ("callassist.cli.init", notice("Make a site of your own: a folder of words that works at once.")),
    "schema": ("callassist.cli.schema", notice("JSON Schemas of the content files, for editors.")),
    "rename": (
        "callassist.cli.rename",
        notice("Give a step, flow, phrase, field, disposition or element another id, everywhere."),
    ),
    "upgrade": ("callassist.cli.upgrade", notice("Bring files of an older format or another encoding up to date.")),
    "studio": (
        "callassist.cli.studio",
        notice("Edit flows and phrasebooks: problems as you type, previews, a call to try."),
    ),
    "check": ("callassist.cli.check", notice("Look for everything in the content that would hurt on a call.")),
    "fresh": ("callassist.cli.fresh", notice("Who looks after which file, and what is overdue.")),
    "explain": ("callassist.cli.explain", notice("What a rule of the check means, with an example.")),
    "publish": ("callassist.cli.publish", notice("Make the draft live: from the next call on, everywhere.")),
    "versions": ("callassist.cli.versions", notice("What was published when, by whom, and what is live.")),
    "rollback": ("callassist.cli.rollback", notice("Let an earlier version be live again.")),
    "diff": ("callassist.cli.diff", notice("What is different between two versions, in plain words.")),
    "replay": ("callassist.cli.replay", notice("Recorded calls walked through a draft: which would break, and where.")),
    "drill": (
        "callassist.cli.drill",
        notice("Practise a call with a simulated caller; every lost point is explained."),
    ),
    "faults": (
        "callassist.cli.faults",
        notice("Find the faults in a call: mark them, name them, say the lines better."),
    ),
    "quiz": ("callassist.cli.quiz", notice("Phrases and must-know questions as cards, each when it is due.")),
    "gaps": ("callassist.cli.gaps", notice("Where no line fitted on calls; what agents said becomes words.")),
}
"""Command name → (module with a click command called `command`, what it does)."""
