"""Where the Freedom of Information (Time for Compliance with Request) Regulations 2004 give more time."""

from dataclasses import replace

from dueprocess.law.limits import Limit
from dueprocess.law.regimes.foia_2000 import FOIA_2000, IN_FORCE_FROM
from dueprocess.law.source import time_for_compliance

FOIA_2000_SCHOOLS = replace(
    FOIA_2000,
    key="foia-2000-schools",
    title="Freedom of Information Act 2000 (schools)",
    respond=(Limit(20, time_for_compliance("3"), IN_FORCE_FROM),),
    school_days_within=(Limit(60, time_for_compliance("3"), IN_FORCE_FROM),),
)
"""Maintained schools and maintained nursery schools: the earlier of two limits.

The same holds for schools in Northern Ireland since 26 June 2009 (SI 2009/1369 reg 2) and for academies since 18
November 2010 (SI 2010/2768 reg 2).
"""

FOIA_2000_PUBLIC_RECORDS = replace(
    FOIA_2000,
    key="foia-2000-public-records",
    title="Freedom of Information Act 2000 (transferred public records)",
    respond=(Limit(30, time_for_compliance("4"), IN_FORCE_FROM),),
)
"""Transferred public records that have not been designated as open information."""

FOIA_2000_ARMED_FORCES = replace(
    FOIA_2000,
    key="foia-2000-armed-forces",
    title="Freedom of Information Act 2000 (operations of the armed forces)",
    allowed=(Limit(60, time_for_compliance("5"), IN_FORCE_FROM),),
)
"""Information that only somebody in, or preparing for, operations of the armed forces can give."""

FOIA_2000_HELD_ABROAD = replace(
    FOIA_2000,
    key="foia-2000-held-abroad",
    title="Freedom of Information Act 2000 (information held outside the United Kingdom)",
    allowed=(Limit(60, time_for_compliance("6"), IN_FORCE_FROM),),
)
"""Information that is not held in the United Kingdom."""
