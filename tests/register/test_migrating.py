"""A register is brought to the revision of this code when it is opened, with what is in it."""

from collections.abc import Sequence
from contextlib import closing

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Engine, insert, inspect, select, text

from dueprocess.register import References, open_register
from dueprocess.register.address import connect_to, read_address
from dueprocess.register.errors import NewerRegister
from dueprocess.register.migrating import FIRST, newest, read_revision
from dueprocess.register.tables import METADATA, REFERENCES, SERIES

# The table as it was released, before there were migrations.
AS_RELEASED = """
CREATE TABLE case_references (
    case_id VARCHAR(255) NOT NULL, authority VARCHAR(40) NOT NULL, series VARCHAR(60) NOT NULL,
    number INTEGER NOT NULL, reference VARCHAR(60) NOT NULL,
    PRIMARY KEY (case_id), UNIQUE (authority, series, number), UNIQUE (authority, reference)
)
"""


def differences(engine: Engine) -> Sequence[object]:
    with engine.connect() as register:
        context = MigrationContext.configure(register, opts={"compare_type": True, "compare_server_default": True})
        found: list[object] = compare_metadata(context, METADATA)
        return found


def released(address: str) -> None:
    engine = connect_to(read_address(address))
    with engine.begin() as register:
        register.execute(text(AS_RELEASED))
        for number, case_id in enumerate(("leeds/a", "leeds/b"), start=1):
            register.execute(
                insert(REFERENCES).values(
                    case_id=case_id, authority="leeds", series="K/20", number=number, reference=f"K/20/{number:03}"
                )
            )
    engine.dispose()


def test_a_new_register_has_the_tables_of_the_code(engine: Engine) -> None:
    assert differences(engine) == []
    assert read_revision(engine) == newest()


def test_one_from_before_there_were_migrations_has_them_too_and_keeps_its_references(address: str) -> None:
    released(address)
    engine = open_register(address)
    assert differences(engine) == []
    with engine.connect() as register:
        assert register.execute(select(SERIES)).all() == [("leeds", "K/20", 2)]
    with closing(References(engine)) as references:
        given = [
            references.give(case_id, authority="leeds", series="K/20", write=lambda number: f"K/20/{number:03}")
            for case_id in ("leeds/b", "leeds/c")
        ]
    assert given == ["K/20/002", "K/20/003"]


def test_a_difference_between_the_code_and_the_migrations_would_be_seen(engine: Engine) -> None:
    with engine.begin() as register:
        register.execute(text("ALTER TABLE cases DROP COLUMN overdue"))
    assert differences(engine) != []


def test_one_that_is_newer_than_the_code_is_refused_and_left_alone(engine: Engine, address: str) -> None:
    with engine.begin() as register:
        register.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(NewerRegister, match="was migrated to '9999' by a newer version of Dueprocess"):
        open_register(address)
    with engine.connect() as register:
        assert register.execute(text("SELECT version_num FROM alembic_version")).scalar_one() == "9999"


def test_a_migration_that_fails_leaves_the_register_as_it_was(address: str) -> None:
    released(address)
    engine = connect_to(read_address(address))
    with engine.begin() as register:
        register.execute(text("CREATE TABLE cases (hindrance INTEGER)"))
    with pytest.raises(Exception, match="cases"):
        open_register(address)
    assert read_revision(engine) == FIRST
    with engine.begin() as register:
        assert not inspect(register).has_table("alembic_version")
        register.execute(text("DROP TABLE cases"))
    engine.dispose()
    opened = open_register(address)
    assert differences(opened) == []
    opened.dispose()
