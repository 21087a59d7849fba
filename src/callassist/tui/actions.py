"""Every action once: id, key, short name and sentence. Footer, help, palette and the user's keymap all read this."""

from __future__ import annotations

import msgspec
from textual.binding import Binding

from callassist.language import marked


class Action(msgspec.Struct, frozen=True):
    """Something one key does; `run` is the screen's method without its `action_`."""

    id: str
    key: str
    name: str
    sentence: str
    run: str

    @property
    def binding(self) -> Binding:
        """The action as Textual binds it; its id is what a user's keymap names."""
        return Binding(self.key, self.run, self.name, id=self.id, show=False)


LIVE: tuple[Action, ...] = (
    Action(
        "go-on",
        "enter,space",
        marked("go on"),
        marked("Answer the phone; go on to the next step; close the finished record."),
        "go_on",
    ),
    Action("back", "b", marked("back"), marked("Back to the step before; everything written down stays."), "back"),
    Action("forward", "f", marked("forward"), marked("Forward again after going back."), "forward"),
    Action(
        "undo",
        "u,ctrl+z",
        marked("undo"),
        marked("Take back the last thing done, fields and all; as often as you like."),
        "undo",
    ),
    Action("redo", "U,ctrl+y", marked("redo"), marked("Do again what was taken back."), "redo"),
    Action("reword", "v", marked("other wording"), marked("Say the line in another way."), "reword"),
    Action(
        "keywords", "k", marked("key words"), marked("Show key words instead of the whole line, and back."), "keywords"
    ),
    Action("confirm", "y", marked("confirmed"), marked("The caller confirmed what was read back."), "confirm"),
    Action("more", "x", marked("more"), marked("All flows that can be opened from here, with their keys."), "more"),
    Action(
        "find",
        "slash",
        marked("find"),
        marked("Find a flow, a step or a reply by characters, pinyin, initials or English."),
        "find",
    ),
    Action(
        "fields",
        "tab",
        marked("write down"),
        marked("Write down what the caller tells; Enter goes to the next, Esc returns to the call."),
        "fields",
    ),
    Action(
        "park",
        "p",
        marked("other line"),
        marked("Park this call and take another: a second line rings, or one that is parked."),
        "park",
    ),
    Action(
        "gap",
        "g",
        marked("no line fits"),
        marked("No line fits here: file the place and your own words for the supervisor."),
        "gap",
    ),
    Action("dispose", "f4", marked("outcome"), marked("Choose how this call will be recorded."), "dispose"),
    Action(
        "copy", "f5", marked("copy summary"), marked("Copy the summary text, to be pasted elsewhere."), "copy_summary"
    ),
    Action(
        "next-call", "f8", marked("next call"), marked("Close the finished record and take the next call."), "next_call"
    ),
    Action(
        "page-down",
        "pagedown",
        marked("scroll"),
        marked("Scroll card and fields down; PgUp scrolls them up."),
        "scroll(1)",
    ),
    Action("page-up", "pageup", marked("scroll back"), marked("Scroll card and fields up again."), "scroll(-1)"),
    Action("home", "escape", marked("home"), marked("To the home screen; the call stays open."), "home"),
)

HOME: tuple[Action, ...] = (
    Action(
        "return",
        "escape",
        marked("back to the call"),
        marked("Back to the call in hand, if there is one."),
        "back_to_call",
    ),
    Action("answer", "a", marked("answer a call"), marked("The phone rings: take a call."), "answer"),
    Action("practise", "t", marked("practise"), marked("Drills, quiz, exams: training on the same words."), "practise"),
    Action("dial", "d", marked("make a call"), marked("Call somebody: choose what for."), "dial"),
    Action(
        "find",
        "slash",
        marked("find"),
        marked("Find a flow, a step or a reply by characters, pinyin, initials or English."),
        "find",
    ),
)

APP: tuple[Action, ...] = (
    Action(
        "palette",
        "ctrl+p",
        marked("all actions"),
        marked("Every action by its name, and everything that can be found."),
        "app.palette",
    ),
    Action("help", "f1", marked("help"), marked("Help for what has the focus."), "app.help"),
    Action(
        "news",
        "f6",
        marked("what is new"),
        marked("What is new in the words since your last call."),
        "app.news",
    ),
    Action(
        "language",
        "f2",
        marked("中文/English"),
        marked("Switch between Chinese and English; a running call keeps its words."),
        "app.switch_language",
    ),
    Action(
        "theme",
        "f3",
        marked("colours"),
        marked("Next colours: dark, light, and both in high contrast."),
        "app.next_theme",
    ),
    Action(
        "quit", "ctrl+q", marked("quit"), marked("Leave; open calls are offered again at the next start."), "app.quit"
    ),
)

STUDIO: tuple[Action, ...] = (
    Action(
        "save",
        "ctrl+s",
        marked("save"),
        marked("Save this file, errors and all; the copy before is kept, and another's save meanwhile is merged."),
        "save",
    ),
    Action(
        "jump",
        "ctrl+o",
        marked("go to"),
        marked(
            "Go to a flow, a step or a phrase by characters, pinyin, initials or English; / in the tree does the same."
        ),
        "jump",
    ),
    Action(
        "follow", "f12", marked("follow"), marked("Go to the step, flow or phrase whose id the cursor is on."), "follow"
    ),
    Action(
        "problem-next",
        "f8",
        marked("next problem"),
        marked("To the next problem, and what to do about it."),
        "problem(1)",
    ),
    Action("problem-back", "shift+f8", marked("problem before"), marked("To the problem before."), "problem(-1)"),
    Action(
        "preview",
        "f5",
        marked("preview"),
        marked("The step as the agent sees it, on a small screen, on a large one, or away again."),
        "preview",
    ),
    Action("map", "f6", marked("map"), marked("The map of the flow: its steps and where they lead."), "map"),
    Action("try", "f7", marked("try a call"), marked("Try a call on the draft, from this step on."), "try_call"),
    Action(
        "snippet",
        "f9",
        marked("insert"),
        marked("Put in a step, an answer, a timer, a test, a phrase or a reply where it belongs."),
        "snippet",
    ),
    Action(
        "outside",
        "f10,ctrl+t",
        marked("own editor"),
        marked("Edit this file in the editor that EDITOR names."),
        "outside",
    ),
    Action(
        "rename",
        "ctrl+r",
        marked("rename"),
        marked("Give the id under the cursor another name, wherever it stands, in both languages."),
        "rename",
    ),
    Action(
        "publish",
        "f4",
        marked("publish"),
        marked("Check and test everything, show what is new, and let it go live with a note."),
        "publish",
    ),
    Action(
        "studio-gaps",
        "f11",
        marked("gaps"),
        marked("Where no line fitted on a call, as agents filed it: go there, or take their words into the draft."),
        "gaps",
    ),
    Action(
        "other-language",
        "f2",
        marked("中文/English"),
        marked("Chinese or English: the screen and the files; what is unsaved stays open."),
        "switch_language",
    ),
    Action(
        "leave",
        "ctrl+q",
        marked("quit"),
        marked("Leave; what is not saved is kept and offered at the next start."),
        "leave",
    ),
)

STUDIO_APP: tuple[Action, ...] = tuple(action for action in APP if action.id in {"palette", "help", "theme"})
"""What works in the studio as on every other screen."""

HALL: tuple[Action, ...] = (
    Action("train-drill", "d", marked("drill"), marked("A simulated caller rings up."), "open('drill')"),
    Action("train-quiz", "q", marked("quiz"), marked("Phrases and questions that are due."), "open('quiz')"),
    Action("train-faults", "f", marked("find the fault"), marked("Mark what went wrong in a call."), "open('faults')"),
    Action("train-exam", "e", marked("exam"), marked("Sit an exam, or go on with one."), "open('exam')"),
    Action(
        "train-progress", "p", marked("progress"), marked("What you have done, and what is due."), "open('progress')"
    ),
    Action("train-typing", "t", marked("typing rate"), marked("Measure how fast you type."), "open('typing')"),
)

EXAM: tuple[Action, ...] = (
    Action("exam-take", "enter", marked("go on"), marked("Take the answer and go on; let the call ring."), "take"),
    Action("exam-before", "up", marked("before"), marked("The question before; what is typed is kept."), "move(-1)"),
    Action("exam-after", "down", marked("after"), marked("The question after; what is typed is kept."), "move(1)"),
    Action(
        "exam-part",
        "f6",
        marked("finish the part"),
        marked("Leave this part for good and go on to the next."),
        "finish",
    ),
    Action("exam-hand-in", "f8", marked("hand in"), marked("Hand the exam in as it stands."), "hand_in"),
)
"""What the keys do while an exam is sat."""

PROGRESS: tuple[Action, ...] = (
    Action("progress-share", "s", marked("share"), marked("Show this practice to the trainers."), "share"),
    Action("progress-down", "j", marked("scroll"), marked("Scroll what stands above the list."), "scroll(3)"),
    Action("progress-up", "k", marked("scroll up"), marked("Scroll back what stands above the list."), "scroll(-3)"),
)
"""What the keys do where progress is shown."""

TRAINING_APP: tuple[Action, ...] = (
    *(action for action in APP if action.id in {"help", "language", "theme", "quit"}),
    Action("train-back", "escape", marked("back"), marked("Back to the list; what was begun is kept."), "screen.back"),
)
"""What works on every screen of training; there the help and the language are the app's own."""

DRILL: tuple[Action, ...] = (
    Action(
        "drill-write",
        "tab",
        marked("write down"),
        marked("Write down what was told; again for the next field."),
        "write",
    ),
    Action(
        "drill-hint",
        "ctrl+t",
        marked("hint"),
        marked("Show the key words, and once more the whole line; it costs."),
        "hint",
    ),
    Action(
        "drill-open",
        "ctrl+o",
        marked("more"),
        marked("Open an exception, as on a call: hold, transfer, emergency …"),
        "open_flow",
    ),
    Action(
        "drill-end",
        "ctrl+g",
        marked("put down"),
        marked("Put the phone down; the caller should do so first."),
        "put_down",
    ),
)

DEBRIEF: tuple[Action, ...] = (
    Action(
        "debrief-view", "tab", marked("losses/call"), marked("The losses, or the whole call with its marks."), "turn"
    ),
    Action("debrief-again", "r", marked("once more"), marked("The same call again: same caller, same seed."), "again"),
    Action(
        "debrief-share",
        "s",
        marked("show to trainer"),
        marked("Let trainers see this practice; it is yours alone until then."),
        "share",
    ),
)

DRILL_CHOICE: tuple[Action, ...] = (
    Action("choice-next", "enter", marked("choose"), marked("Choose; the next list follows."), "next"),
)

TYPING: tuple[Action, ...] = (
    Action("typing-done", "ctrl+g", marked("done"), marked("End before the two minutes are over."), "done"),
)

FAULTS: tuple[Action, ...] = (
    Action("faults-mark", "space", marked("mark"), marked("Mark this line as faulty, or take the mark back."), "mark"),
    Action(
        "faults-forbidden",
        "1",
        marked("forbidden words"),
        marked("Mark it: something is said that must not be said."),
        "kind('forbidden')",
    ),
    Action(
        "faults-left-out",
        "2",
        marked("something left out"),
        marked("Mark it: something that belongs here is not said."),
        "kind('left-out')",
    ),
    Action(
        "faults-hold",
        "3",
        marked("off without asking"),
        marked("Mark it: the caller is left waiting without having been asked."),
        "kind('hold')",
    ),
    Action(
        "faults-silence",
        "4",
        marked("nobody spoke"),
        marked("Mark it: nobody says a word for too long."),
        "kind('silence')",
    ),
    Action(
        "faults-readback",
        "5",
        marked("not read back right"),
        marked("Mark it: a number is not read back, or read back wrong."),
        "kind('readback')",
    ),
    Action(
        "faults-late",
        "6",
        marked("late, no sorry"),
        marked("Mark it: answered late, without a word of sorry."),
        "kind('late')",
    ),
    Action(
        "faults-again",
        "7",
        marked("asked again"),
        marked("Mark it: something is asked that was told before."),
        "kind('again')",
    ),
    Action(
        "faults-hung-up", "8", marked("hung up first"), marked("Mark it: the agent hangs up first."), "kind('hung-up')"
    ),
    Action(
        "faults-rewrite",
        "enter",
        marked("rewrite"),
        marked("Write how this line should have been said; Enter or Esc keeps it."),
        "rewrite",
    ),
    Action("faults-finish", "s", marked("hand in"), marked("Hand the sheet in, and see what came of it."), "finish"),
)

FAULTS_DEBRIEF: tuple[Action, ...] = (
    Action("faults-view", "tab", marked("faults/call"), marked("The faults, or the whole call with them."), "turn"),
    Action("faults-next", "n", marked("another"), marked("Another call about the same thing."), "another"),
)

QUIZ: tuple[Action, ...] = (
    Action(
        "quiz-hint", "ctrl+t", marked("hint"), marked("Show how the answer begins; it then counts as hard."), "hint"
    ),
    Action("quiz-give-up", "ctrl+g", marked("give up"), marked("Show the answer; the card comes again."), "give_up"),
    Action(
        "quiz-contest",
        "ctrl+r",
        marked("I said it"),
        marked(
            "After “not yet”: you think you did say it. A trainer looks at it; until then it counts as it was judged."
        ),
        "contest",
    ),
    Action(
        "quiz-choice",
        "f4",
        marked("what about"),
        marked("Everything, phrases only, questions only, or your mistakes only."),
        "choice",
    ),
)
