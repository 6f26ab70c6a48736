from collections.abc import AsyncGenerator
from pathlib import Path

import pytest

from dueprocess.client import DueprocessPlugin
from dueprocess.worker.bootstrap import prepare_namespace
from dueprocess.worker.server import start_virtual_time
from workflows.virtual_server import VirtualServer, activities


@pytest.fixture(scope="session")
async def server(tmp_path_factory: pytest.TempPathFactory) -> AsyncGenerator[VirtualServer]:
    home: Path = tmp_path_factory.mktemp("home")
    async with await start_virtual_time(plugin=DueprocessPlugin()) as environment:
        await prepare_namespace(environment.client)
        virtual = VirtualServer(environment, "whole-lives", home)
        async with virtual.worker(activities(home), virtual.task_queue):
            yield virtual
