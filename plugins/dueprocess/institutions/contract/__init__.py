"""The contract of institutions, as tests: `pytest --pyargs dueprocess.institutions.contract --institution anytown`.

The checks themselves are in `dueprocess.authoring.checks`; `dueprocess institution check` tries the same ones.
"""
