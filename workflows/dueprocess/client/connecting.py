"""Connecting to Temporal by its own environment configuration."""

from temporalio.client import Client
from temporalio.envconfig import ClientConfig
from temporalio.runtime import Runtime

from dueprocess.client.errors import CannotReach, WrongConfiguration
from dueprocess.client.plugin import DueprocessPlugin


async def connect(plugin: DueprocessPlugin | None = None, runtime: Runtime | None = None) -> Client:
    """A Temporal client with our plugin, for the server that `TEMPORAL_ADDRESS` or a profile names.

    Without any configuration it is the server on this machine, `localhost:7233`, namespace `default`.

    Raises:
        CannotReach: the server cannot be reached.
        WrongConfiguration: the environment names no server that could be reached.
    """
    try:
        config = ClientConfig.load_client_connect_config()
    except RuntimeError as error:
        raise WrongConfiguration(str(error)) from error
    config.setdefault("target_host", "localhost:7233")
    try:
        return await Client.connect(**config, plugins=[plugin or DueprocessPlugin()], runtime=runtime)
    except ValueError as error:
        raise WrongConfiguration(str(error)) from error
    except RuntimeError as error:
        raise CannotReach(str(config.get("target_host")), str(error)) from error
