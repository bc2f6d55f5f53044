"""ServiceMon's plugin that hands each row to the run, instead of writing it somewhere."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any, ClassVar

from servicemon.plugin_support import AbstractResultWriter

from .guarded import ignore_ending

NAME = "run_writer"


class RunWriter(AbstractResultWriter, plugin_name=NAME, description="Hands each row to the run."):
    """Being imported is enough for ServiceMon to know it by its name."""

    report: ClassVar[Callable[[Any], None]]

    def begin(self, args: Any) -> None:
        """ServiceMon has just made TERM break the query at hand, by an error of its own; here the run ends it."""
        ignore_ending()

    def one_result(self, stats: Any) -> None:
        """Hands over a copy: ServiceMon's own row has numpy's types, and is shared by its writers."""
        RunWriter.report({key: _plain(value) for key, value in stats.row_values().items()})

    def end(self) -> None:
        """Nothing is left to do."""


def _plain(value: Any) -> Any:
    if hasattr(value, "item"):
        return value.item()
    if isinstance(value, dict):
        return json.dumps(value) if value else None
    return value
