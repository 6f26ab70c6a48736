"""What authors of institutions work with: the contract, fixtures for tests, and making a new one.

Nothing is imported here: pytest looks into this package in every environment in which Dueprocess is installed.
"""
