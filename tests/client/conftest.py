from collections.abc import Generator

import pytest
from temporalio.client import Client

from dueprocess.client import Cases, DueprocessPlugin
from servers import Dev, running_dev, write_institution


@pytest.fixture(scope="session")
def dev(tmp_path_factory: pytest.TempPathFactory) -> Generator[Dev]:
    """A server and a worker for Leeds, which refuses late reviews, and for three invented councils."""
    home = tmp_path_factory.mktemp("dev")
    write_institution(home, "anytown", '[practice]\nlate_review = "accept"\n')
    write_institution(home, "newtown")
    write_institution(home, "oldtown")
    with running_dev(home, institutions="leeds,anytown,newtown,oldtown") as running:
        yield running


@pytest.fixture(scope="session")
async def client(dev: Dev) -> Client:
    return await Client.connect(dev.address, plugins=[DueprocessPlugin()])


@pytest.fixture(scope="session")
def cases(client: Client) -> Cases:
    return Cases(client)
