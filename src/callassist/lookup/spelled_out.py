"""English contractions → the words they stand for, so that `can't`, `cannot` and `can not` are the same."""

from __future__ import annotations

import re

_WHOLE = {
    "can't": "can not",
    "cannot": "can not",
    "won't": "will not",
    "shan't": "shall not",
    "ain't": "is not",
    "let's": "let us",
    "dunno": "do not know",
    "gonna": "going to",
    "wanna": "want to",
    "gotta": "got to",
    "gimme": "give me",
    "lemme": "let me",
    "y'know": "you know",
    "'cause": "because",
}
_WHOLE |= {
    **{
        word + "nt": word + " not"
        for word in (
            "do",
            "does",
            "did",
            "is",
            "are",
            "was",
            "has",
            "have",
            "had",
            "would",
            "could",
            "should",
            "must",
            "need",
        )
    },
    "cant": "can not",
    "wont": "will not",
    "its": "it is",
    "thats": "that is",
    "whats": "what is",
    "whos": "who is",
    "theres": "there is",
    "heres": "here is",
    "hes": "he is",
    "shes": "she is",
    "im": "i am",
    "youre": "you are",
    "theyre": "they are",
    "ive": "i have",
    "youve": "you have",
    "weve": "we have",
    "theyve": "they have",
    "youll": "you will",
    "theyll": "they will",
}
"""Typed without the apostrophe, and no other word in common use: were, well, wed, ill and id are."""
_ENDINGS = {
    "n't": " not",
    "'nt": " not",
    "'m": " am",
    "'re": " are",
    "'ve": " have",
    "'ll": " will",
    "'d": " would",
    "'s": " is",
}
"""`'s` may own something instead; both sides of a comparison are read alike, so that does no harm."""
CONTRACTION = re.compile(
    rf"(?<!\w)(?P<whole>{'|'.join(map(re.escape, _WHOLE))})(?!['\w])|(?<=\w)(?P<ending>{'|'.join(_ENDINGS)})(?!\w)"
)
_SIGNS = (
    "'",
    "nt",
    "ve",
    "ll",
    "its",
    "hes",
    "ats",
    "im",
    "re",
    "os",
    "cannot",
    "dunno",
    "gonna",
    "wanna",
    "gotta",
    "gimme",
    "lemme",
)
CURLY = str.maketrans("’`‘", "'''")


def spelled_out(text: str) -> str:
    """Give lower-case text with its contractions written out; what is left of apostrophes goes."""
    plain = text.translate(CURLY)
    if not any(sign in plain for sign in _SIGNS):
        return plain
    return CONTRACTION.sub(meaning, plain).replace("'", "")


def meaning(found: re.Match[str]) -> str:
    """Give the words that a contraction stands for, with the blank before an ending."""
    return _WHOLE[found["whole"]] if found["whole"] else _ENDINGS[found["ending"]]
