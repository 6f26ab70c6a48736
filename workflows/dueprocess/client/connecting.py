"""Connecting to Temporal by its own environment configuration."""

from temporalio.client import Client
from temporalio.envconfig import ClientConfig
from temporalio.runtime import Runtime

from dueprocess.client.plugin import DueprocessPlugin


async def connect(plugin: DueprocessPlugin | None = None, runtime: Runtime | None = None) -> Client:
    """A Temporal client with our plugin, for the server that `TEMPORAL_ADDRESS` or a profile names.

    Without any configuration it is the server on this machine, `localhost:7233`, namespace `default`.

    Raises:
        RuntimeError: the server cannot be reached.
    """
    config = ClientConfig.load_client_connect_config()
    config.setdefault("target_host", "localhost:7233")
    return await Client.connect(**config, plugins=[plugin or DueprocessPlugin()], runtime=runtime)
