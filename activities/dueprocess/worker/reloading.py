"""Taking the institutions as their files are now, without stopping the worker."""

import asyncio

import structlog

from dueprocess.activities import CaseActivities
from dueprocess.institutions import CannotLoad, InstitutionError, Institutions
from dueprocess.worker.building import load_institutions
from dueprocess.worker.settings import Settings

_log = structlog.stdlib.get_logger()


async def reload_institutions(activities: CaseActivities, settings: Settings) -> None:
    """Load and rehearse the institutions, and use them from now on; those that cannot be used change nothing."""
    before = activities.institutions
    try:
        institutions = await asyncio.to_thread(load_institutions, settings)
    except (CannotLoad, InstitutionError) as error:
        _log.error("institutions.refused", why=str(error), kept=_versions(before))
        return
    await asyncio.to_thread(activities.use, institutions)
    _log.info("institutions.reloaded", old=_versions(before), new=_versions(institutions))


def _versions(institutions: Institutions) -> list[str]:
    return [str(plugin) for plugin in institutions.plugins]
