"""The words of the domain: requests, plans, notices and what a case owes next. Pure: no I/O, no Temporal."""
