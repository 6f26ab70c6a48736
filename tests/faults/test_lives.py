from collections import Counter
from datetime import date

from faults.lives import lives, notices_owed


def test_what_a_case_owes_follows_from_what_it_was_told() -> None:
    owed = {life.name: notices_owed(life.received_days_ago, life.facts) for life in lives(date(2026, 11, 25))}
    review = {"review-acknowledgement": 1, "review-outcome": 1}
    assert owed["answered"] == Counter({"acknowledgement": 1, "decision": 1, **review})
    assert owed["clarified"] == Counter({"acknowledgement": 1, "clarification": 1, "decision": 1, **review})
    assert owed["overdue"] == owed["answered"] + Counter({"reminder": 2, "escalation": 1})
    assert owed["withdrawn"] == Counter({"acknowledgement": 1, "withdrawal": 1})
