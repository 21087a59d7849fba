"""The files on a supervisor's desk: opened, changed, kept, saved, and taken up again after a crash."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

import msgspec

from callassist.clock import Clock
from callassist.content.folder import File
from callassist.errors import why
from callassist.language import Notice, notice
from callassist.workflows.kept_edits import Edit, KeptEdits, LeftBehind, forget
from callassist.workflows.open_draft import Opened, open_draft, opened
from callassist.workflows.save_draft import Saved, save_draft, save_over


class EditDesk:
    """What is open below one content root; `who` names the supervisor where two edits of a file have to be told apart."""

    def __init__(self, root: Path, data: Path, who: str, clock: Clock) -> None:
        self.root, self.who, self._clock = root, who, clock
        self.drafts: dict[str, Opened] = {}
        """The files as they were opened, or last saved, by the path that is shown."""
        self.texts: dict[str, str] = {}
        """The texts as they are now."""
        self._kept = KeptEdits(data)
        self._kept_texts: dict[str, str] = {}

    def open(self, file: File) -> Opened:
        """Put a file on the desk, unless it is there."""
        if file.shown not in self.drafts:
            draft = open_draft(self.root, file)
            self.drafts[file.shown], self.texts[file.shown] = draft, draft.text
        return self.drafts[file.shown]

    def type(self, shown: str, text: str) -> None:
        """Take the text of a file as it is now."""
        self.texts[shown] = text

    def is_changed(self, shown: str) -> bool:
        """Say whether a file's text is not what is on the disk."""
        return shown in self.drafts and self.texts[shown] != self.drafts[shown].text

    @property
    def unsaved(self) -> list[str]:
        """The files whose text was changed and not saved."""
        return [shown for shown in self.drafts if self.is_changed(shown)]

    @property
    def edited(self) -> Mapping[str, bytes]:
        """The bytes of the files that were changed, as they would be saved."""
        return {shown: self.drafts[shown].bytes_of(self.texts[shown]) for shown in self.unsaved}

    # -- nothing typed is lost -----------------------------------------------------------------------------------

    def keep(self) -> Notice | None:
        """Write down what changed since the last time; give what went wrong, if anything did."""
        for shown in list(self._kept_texts):
            if not self.is_changed(shown):
                self._kept.drop(shown)
                del self._kept_texts[shown]
        try:
            for shown in self.unsaved:
                text = self.texts[shown]
                if self._kept_texts.get(shown) != text:
                    draft = self.drafts[shown]
                    self._kept.keep(Edit(self._home, shown, draft.base, text, self._clock.now()))
                    self._kept_texts[shown] = text
        except OSError as error:
            return notice("What is typed cannot be kept: {why}. Save, or keep this window open.", why=why(error))
        return None

    def close(self) -> Notice | None:
        """Keep what is not saved for the next start; give what went wrong, if anything did."""
        trouble = self.keep()
        self._kept.close()
        return trouble

    def left_behind(self) -> list[LeftBehind]:
        """Give the newest edit of each file that a run which is over has left."""
        return list({left.edit.shown: left for left in self._kept.left_behind(self.root)}.values())

    def take_up(self, left: Iterable[LeftBehind], files: Mapping[str, File]) -> list[str]:
        """Put edits that were left behind on the desk, keep them as this run's own; give the files they are of."""
        taken = []
        for one in left:
            file = files.get(one.edit.shown)
            if file is None:
                continue
            draft = opened(file, one.edit.base)
            self.drafts[file.shown], self.texts[file.shown] = draft, one.edit.text
            taken.append(file.shown)
            if self.keep() is None:
                forget(one)
        return taken

    def throw_away(self, left: Iterable[LeftBehind]) -> None:
        """Forget edits that were left behind."""
        for one in left:
            forget(one)

    @property
    def _home(self) -> str:
        return str(self.root.resolve())

    # -- saving --------------------------------------------------------------------------------------------------

    def save(self, shown: str) -> Saved:
        """Save a file; after a clash the desk is as it was.

        Raises:
            WrongUse: it could not be written; the desk is as it was.
        """
        saved = save_draft(self.root, self.drafts[shown], self.texts[shown], self.who)
        if saved.outcome != "clash":
            self._took(saved.now)
        return saved

    def save_over(self, theirs: Opened) -> None:
        """Save our text over theirs, of which a copy is kept.

        Raises:
            WrongUse: it could not be written; the desk is as it was.
        """
        self._took(save_over(theirs, self.texts[theirs.shown]).now)

    def take_theirs(self, theirs: Opened) -> None:
        """Take another's text in the place of ours."""
        self._took(theirs)

    def reread(self) -> tuple[list[str], list[str]]:
        """Look at the files again: give those taken up as they are now, and those changed there as well as here."""
        taken, both = [], []
        for shown, draft in list(self.drafts.items()):
            disk = open_draft(self.root, draft.file)
            if disk.base == draft.base or not draft.file.path.exists():
                continue
            if self.is_changed(shown) and disk.text != self.texts[shown]:
                both.append(shown)
            else:
                self._took(disk)
                taken.append(shown)
        return taken, both

    def _took(self, now: Opened) -> None:
        self.drafts[now.shown] = msgspec.structs.replace(now, remark=None)
        self.texts[now.shown] = now.text
        self.keep()
