"""What the caller makes of a line in which something was left out."""

from __future__ import annotations

from collections.abc import Sequence

from callassist.content.values import ElementId
from callassist.language import Words, marked

_HARMS: dict[ElementId, str] = {
    "greet": marked("Not even a hello: am I a nuisance?"),
    "company": marked("Have I got the right place at all?"),
    "department": marked("Which desk is this? I'll have to tell it all again."),
    "own-name": marked("Who was that? I've nobody to ask for next time."),
    "offer-help": marked("Am I supposed to go first?"),
    "ask-name": marked("They don't even want to know who I am."),
    "use-name": marked("I've told them my name, and they've forgotten it."),
    "apologise": marked("They've put me out, and not a word of sorry."),
    "ask-to-wait": marked("Gone, just like that. Are they coming back?"),
    "say-why": marked("Waiting for what? They might be at lunch."),
    "thank-waiting": marked("I held all that time, and they don't even notice."),
    "empathy": marked("They don't care; I'm just a number to them."),
    "restate": marked("Did they get it? I bet it's down wrong."),
    "next-and-when": marked("Sometime, then. I'll be waiting for days."),
    "promise": marked("So will they get back to me, or do I have to chase them?"),
    "ask-suits": marked("Nobody asked whether that suits me."),
    "announce-transfer": marked("A click and silence: have they cut me off?"),
    "way-out": marked("So that's a no, and I'm on my own."),
    "more-help": marked("They want me off the phone."),
    "thank": marked("I took the trouble to ring, and not a thank you."),
    "farewell": marked("Is that it? They've just stopped."),
    "speak-up": marked("Can they hear me or not?"),
    "invite-speech": marked("Is anybody there?"),
    "modest": marked("I said thanks, and it fell flat."),
    "safety": marked("What do I do now? Somebody could get hurt."),
    "stay-with": marked("They're leaving me alone with this."),
}
_ANY = marked("Something's missing, and I don't know where I stand.")


def harm_of(lacks: Sequence[ElementId], words: Words) -> str:
    """Give what the caller makes of it when these elements are not heard: of the first that has words."""
    return words(next((_HARMS[one] for one in lacks if one in _HARMS), _ANY))
