"""What the benchmarks share: figures, targets, tables, and what machine they ran on."""

from __future__ import annotations

import os
import platform
import statistics
import sys
import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

Found = dict[str, object]
"""What a benchmark measured, fit for JSON."""


@dataclass(frozen=True, slots=True)
class Target:
    """A figure beside its limit."""

    name: str
    figure: float
    limit: float
    unit: str = ""

    @property
    def is_met(self) -> bool:
        """Say whether the figure is within its limit."""
        return self.figure <= self.limit

    @property
    def row(self) -> tuple[str, str, str, str]:
        """Give the row of a table."""
        apart = self.figure / self.limit if self.limit else self.figure
        how = f"met ({apart:.0%} of the limit)" if self.is_met else f"**not met** ({apart - 1:.0%} over)"
        if not self.limit:
            how = "met" if self.is_met else "**not met**"
        return self.name, f"{shown(self.figure)} {self.unit}".strip(), f"≤ {shown(self.limit)} {self.unit}".strip(), how


def shown(figure: float) -> str:
    """Give a figure with three digits that count."""
    return f"{figure:.0f}" if figure >= 100 or figure == int(figure) else f"{figure:.3g}"


def spread(times: Sequence[float]) -> dict[str, float]:
    """Give median, 95th percentile and extremes."""
    ordered = sorted(times)
    return {
        "p50": round(statistics.median(ordered), 3),
        "p95": round(ordered[min(len(ordered) - 1, int(0.95 * len(ordered)))], 3),
        "min": round(ordered[0], 3),
        "max": round(ordered[-1], 3),
        "n": len(ordered),
    }


def table(head: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """Give a Markdown table; every column but the first stands to the right."""
    lines = [f"| {' | '.join(head)} |", f"|---|{'---:|' * (len(head) - 1)}"]
    for row in rows:
        cells = [shown(cell) if isinstance(cell, int | float) else str(cell) for cell in row]
        lines.append(f"| {' | '.join(cells)} |")
    return "\n".join(lines)


def machine() -> dict[str, str]:
    """Give what a reader must know of the machine, and nothing that tells whose it is."""
    facts = {
        "processor": _processor(),
        "cores": str(os.cpu_count()),
        "system": f"{platform.system()} {platform.release().split('-')[0]}",
        "Python": platform.python_version(),
    }
    return facts | {name: version(name) for name in ("textual", "rich", "msgspec", "PyYAML", "click")}


def unrest(runs: int = 9) -> float:
    """Give how much longer a bare Python takes by the clock than on the processor: 1.0 on a machine with nothing else to do."""
    ratios = []
    for _ in range(runs):
        began = time.perf_counter()
        pid = os.posix_spawn(sys.executable, [sys.executable, "-c", "pass"], dict(os.environ))
        _, _, used = os.wait4(pid, 0)
        ratios.append((time.perf_counter() - began) / (used.ru_utime + used.ru_stime))
    return round(statistics.median(ratios), 2)


def _processor() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text().splitlines()
    except OSError:
        return platform.machine()
    names = [line.split(":", 1)[1].strip() for line in lines if line.startswith("model name")]
    return names[0] if names else platform.machine()


def number(value: object) -> float:
    """Give a measured value as a number."""
    assert isinstance(value, int | float)
    return float(value)


def part(found: object, *names: str) -> Found:
    """Give a measured part by its names."""
    for name in names:
        assert isinstance(found, dict)
        found = found[name]
    assert isinstance(found, dict)
    return found
