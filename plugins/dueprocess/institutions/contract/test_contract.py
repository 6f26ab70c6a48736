"""Where pytest looks for tests."""

from dueprocess.institutions.contract.suite import test_contract

__all__ = ["test_contract"]
