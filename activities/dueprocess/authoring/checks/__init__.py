"""The contract: what every institution is held to, however it is written."""

from dueprocess.authoring.check import LOADS, Check
from dueprocess.authoring.checks.answers import is_pure, is_typed
from dueprocess.authoring.checks.awkward_names import shows_names_as_given
from dueprocess.authoring.checks.deeds import repeats_do_no_harm, why_not_tried
from dueprocess.authoring.checks.laws import is_no_looser
from dueprocess.authoring.checks.letters import makes_every_letter
from dueprocess.authoring.checks.references import has_references_of_its_own
from dueprocess.authoring.checks.whole_case import lives_a_case
from dueprocess.authoring.checks.written import is_written_rightly

CHECKS = (
    LOADS,
    Check("files", "Its settings, house style and wording have no mistakes.", is_written_rightly),
    Check("typed", "Every answer has its type, and comes through JSON unchanged.", is_typed),
    Check("pure", "It answers the same twice, in another process and in another time zone.", is_pure),
    Check("references", "No two of 10,000 references a year are alike.", has_references_of_its_own),
    Check("laws", "Every law it adds has its sources and is no looser than the statute.", is_no_looser),
    Check("letters", "Every letter under every law can be made in every format.", makes_every_letter),
    Check("names", "Awkward names appear as they were given.", shows_names_as_given),
    Check("case", "A whole case runs from receipt through a review to its close.", lives_a_case),
    Check("deeds", "A letter sent twice goes out once; an event can be told twice.", repeats_do_no_harm, why_not_tried),
)
"""In the order in which they are tried."""
