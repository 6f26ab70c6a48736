"""Logs: structlog, JSON lines in production and readable lines on a terminal; Temporal's own go the same way."""

import logging
import sys
from typing import Literal

import structlog
from temporalio import activity, workflow
from temporalio.runtime import LogForwardingConfig, LoggingConfig, Runtime, TelemetryConfig, TelemetryFilter

_SHARED: list[structlog.typing.Processor] = [
    structlog.contextvars.merge_contextvars,
    structlog.stdlib.add_log_level,
    structlog.stdlib.add_logger_name,
    structlog.processors.TimeStamper(fmt="iso", utc=True),
    structlog.processors.format_exc_info,
]


def set_up_logs(log_format: Literal["json", "console"], *, quiet: bool = False) -> None:
    """Send every log line of this process to standard error in one form; `quiet` leaves warnings and errors only."""
    last: structlog.typing.Processor = structlog.processors.JSONRenderer()
    if log_format == "console":
        # Plain tracebacks: the others print local variables, and with them what applicants wrote.
        plain = structlog.dev.plain_traceback
        last = structlog.dev.ConsoleRenderer(colors=sys.stderr.isatty(), exception_formatter=plain)
    structlog.configure(
        processors=[*_SHARED, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
        cache_logger_on_first_use=False,
    )
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=[*_SHARED, structlog.stdlib.ExtraAdder()],
            processors=[structlog.stdlib.ProcessorFormatter.remove_processors_meta, last],
        )
    )
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(logging.WARNING if quiet else logging.INFO)
    # It says at each start which database it sees; what is migrated, the register says itself.
    logging.getLogger("alembic").setLevel(logging.WARNING)
    # The message stays a fixed event name; ids come as fields of their own.
    workflow.logger.workflow_info_on_message = False
    activity.logger.activity_info_on_message = False


def temporal_runtime() -> Runtime:
    """A Temporal runtime whose own warnings come through the same handler."""
    forward = LogForwardingConfig(logger=logging.getLogger("temporalio.core"))
    quiet = LoggingConfig(filter=TelemetryFilter(core_level="WARN", other_level="ERROR"), forwarding=forward)
    return Runtime(telemetry=TelemetryConfig(logging=quiet))
