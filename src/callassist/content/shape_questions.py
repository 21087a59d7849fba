"""The shape of a question bank. Each key's meaning stands in docs/training.md."""

from __future__ import annotations

from callassist.content.shape import CaredFor, Id, Lines, Shape, Text


class QuestionShape(Shape):
    """Something staff must know."""

    id: Id
    about: Id
    ask: Lines
    answer: Text
    must: tuple[Lines, ...]
    wrong: tuple[Lines, ...] = ()
    hint: Text = ""
    why: Text = ""
    harm: Text = ""


class QuestionsShape(CaredFor):
    """The file as a whole."""

    format: str
    id: Id
    title: Text
    questions: tuple[QuestionShape, ...]
