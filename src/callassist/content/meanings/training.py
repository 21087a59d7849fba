"""What each key of a file of training is for: question banks, scorecards and exams."""

from __future__ import annotations

from callassist.content.meanings.care import CARE
from callassist.content.shape import Shape
from callassist.content.shape_exam import ExamCallShape, ExamShape, PartShape
from callassist.content.shape_questions import QuestionShape, QuestionsShape
from callassist.content.shape_scorecard import (
    ByShape,
    CallsShape,
    HearingShape,
    ItemShape,
    ScorecardShape,
    SectionShape,
)

TRAINING: dict[type[Shape], dict[str, str]] = {
    QuestionsShape: {
        **CARE,
        "format": "The format of this file: questions/1.\n文件格式，固定写 questions/1。",
        "id": "The file's name without .yaml; exams name it in banks.\n跟文件名一样（不带 .yaml），考试的 banks 里写它。",
        "title": "What the bank is called.\n题库的名字。",
        "questions": "What staff must know.\n大家必须知道的，一条一条写。",
    },
    QuestionShape: {
        "id": "Its own id, once in the file; progress is kept by it.\n题目的编号，一个文件里不能重复；学到哪儿靠它记。",
        "about": "The subject, such as company or charges; F4 in the quiz chooses by it.\n属于哪一类，例如 company、charges；答题时按 F4 挑。",
        "ask": "The question, in several wordings.\n怎么问，多写几种问法。",
        "answer": "The answer as one would say it; gaps are filled from site.yaml.\n答案，照嘴上说的写；空由 site.yaml 填上。",
        "must": "What an answer must hold: of each list, one of its wordings.\n答案里必须有的：每一组说到一样就行。",
        "wrong": "What makes an answer wrong, wordings that mean the same in one list.\n说了就算错的，意思一样的写在一组。",
        "hint": "Shown when asked for.\n要提示的时候给的。",
        "why": "Why one must know it.\n为什么要知道。",
        "harm": "What a wrong answer does to the caller.\n答错了，对方会怎么样。",
    },
    ScorecardShape: {
        **CARE,
        "format": "The format of this file: scorecard/1.\n文件格式，固定写 scorecard/1。",
        "id": "The file's name without .yaml; exams name it.\n跟文件名一样（不带 .yaml），考试里写它。",
        "title": "What the card is called.\n评分表的名字。",
        "pass_mark": "From how many per cent a call has passed.\n一通电话百分之几算过。",
        "calls": "How many calls of how many must pass.\n几通里要过几通。",
        "elements": "How else an element is said in practice, by its id.\n练习里一个要素还能怎么说，按编号写。",
        "sections": "The parts of a call that are marked.\n一通电话分几块打分。",
    },
    HearingShape: {
        "also": "Wordings that count too; /…/ is a pattern.\n这样说也算；/…/ 是正则。",
        "together": "Groups of words of which the line needs one each.\n几组字，每一组都要有一样。",
        "never": "Wordings that don't count, though they look like it.\n看着像、其实不算的说法。",
        "instead": "Only what stands here counts, not the words of site.yaml.\n只认这里写的，不认 site.yaml 里的。",
    },
    CallsShape: {
        "need": "So many must pass.\n要过几通。",
        "of": "Of so many.\n一共几通。",
    },
    SectionShape: {
        "id": "Its own id.\n这一块的编号。",
        "label": "What it is called.\n这一块的名字。",
        "weight": "Its share of the whole.\n占多少分量。",
        "kind": "quality: how well. compliance: what has to be.\nquality 说得好不好，compliance 规矩守没守。",
        "items": "The lines of the card.\n一条一条怎么算。",
    },
    ItemShape: {
        "id": "Its own id, once on the card.\n这一条的编号，一张表里不能重复。",
        "label": "What it is called.\n这一条的名字。",
        "by": "How it is proved: exactly one key.\n凭什么判，只写一样。",
        "points": "Points for doing it.\n做到给几分。",
        "deduct": "Points off each time it happens.\n每犯一次扣几分。",
        "floor": "At most so many points off in a call.\n一通电话最多扣几分。",
        "fatal": "section: the section gets nothing. call: the call has failed.\nsection 这一块不给分，call 整通不过。",
        "advice": "What to do instead, told in the debrief.\n讲评时告诉他该怎么做。",
    },
    ByShape: {
        "element": "This element is heard.\n说到了这个要素。",
        "phrases": "A phrase of this level is said.\n说了这一级的禁语。",
        "phrase": "One of these phrases is said.\n说了这几条禁语里的一条。",
        "order": "These elements come in this order.\n这几个要素按这个先后说。",
        "fields": "What the caller told is written down right.\n对方说的都记对了。",
        "readback": "What must be read back was.\n该复述的复述了。",
        "promise": "A promise names what, and by when.\n答应的事说清了是什么、什么时候。",
        "ring": "It is answered after the second or third ring.\n第二、三声接起来。",
        "hold": "A caller who waits is looked after in time.\n让人等的时候，按时问一声。",
        "goodbye": "The caller hangs up first.\n等对方先挂。",
        "thinks": "Longer than this before a word is said, typing not counted.\n过了这么久才开口，打字的时间不算。",
        "asked_again": "Something is asked that was told already.\n说过的又问了一遍。",
        "hints": "A hint was looked at.\n看了提示。",
    },
    ExamShape: {
        **CARE,
        "format": "The format of this file: exam/1.\n文件格式，固定写 exam/1。",
        "id": "The file's name without .yaml.\n跟文件名一样（不带 .yaml）。",
        "title": "What the exam is called.\n考试的名字。",
        "about": "What it is made of, in one line.\n一句话说考什么。",
        "minutes": "How long it lasts at most.\n最多考多少分钟。",
        "pass_mark": "From how many per cent it is passed.\n百分之几算过。",
        "scorecard": "The card that its calls are marked by.\n电话按哪张评分表打分。",
        "parts": "Its parts, in the order in which they come.\n分几部分，照顺序考。",
    },
    PartShape: {
        "kind": "questions, phrases, faults or calls.\nquestions 应知应会，phrases 禁语，faults 找毛病，calls 接电话。",
        "weight": "Its share of the whole.\n占多少分量。",
        "count": "How many are drawn, of everything but calls.\n抽几道；接电话不用写。",
        "banks": "The question banks that questions are drawn from.\n从哪几个题库里抽。",
        "flows": "The flows that faulty calls are made of; else any.\n毛病从哪些流程里出；不写就都行。",
        "calls": "The calls that everybody takes.\n每个人都要接的电话。",
        "need": "How many of the calls must pass.\n要过几通。",
    },
    ExamCallShape: {
        "flow": "What the call is about: a flow.\n哪个流程的事。",
        "temperament": "Who calls: a kind of caller.\n什么脾气的人打来。",
    },
}
