"""Drills, scoring, quiz cards, find-the-fault and exams, made from the very words that calls run on.

Everything here is pure: the moment is in the event, the dice are in the seed. The same events give the same drill, and
the same record and scorecard the same score.
"""
