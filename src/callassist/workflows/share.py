"""A trainee shows a practice to the trainers: from then on it is seen in progress, and can be overridden."""

from __future__ import annotations

from callassist.errors import WrongUse
from callassist.language import notice
from callassist.training import keeping
from callassist.training.keeping import Attempt
from callassist.workflows.training_log import TrainingLog


def share(log: TrainingLog, attempt: Attempt, trainee: str) -> None:
    """Share an attempt; shared already, nothing changes.

    Raises:
        WrongUse: it is somebody else's.
    """
    if attempt.record.trainee != trainee:
        raise WrongUse(notice("Only {name} can share this.", name=attempt.record.trainee))
    if not attempt.is_open:
        log.keep(attempt.record.drill_id, keeping.Shared(at=log.clock.now()))
