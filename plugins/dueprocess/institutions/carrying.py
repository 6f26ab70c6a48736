"""Which plugin carries the letters of which channel."""

from dueprocess.case.plan import AnsweredBy
from dueprocess.case.reading import nearest
from dueprocess.institutions.asking import Plugins, conflict
from dueprocess.institutions.channels import BUILT_IN
from dueprocess.institutions.discovery import Plugin
from dueprocess.institutions.errors import InstitutionError
from dueprocess.institutions.hooks import CHANNEL_FOR, CHANNELS, SEND


class Carriers:
    """The channels of all plugins, asked once. One of an institution's own folder serves that authority alone.

    Raises:
        InstitutionError: a plugin cannot say its channels, takes a built-in one, or has no `dueprocess_send`.
        ConflictingAnswers: two plugins carry one channel of one authority.
    """

    def __init__(self, asked: Plugins) -> None:
        self._carried = list[tuple[str, Plugin]]()
        sending = asked.having(SEND)
        for plugin in asked.having(CHANNELS):
            for name in asked.ask_only(plugin, CHANNELS) or ():
                if name in BUILT_IN:
                    raise _refused(plugin, f"'{name}' is a built-in channel; give yours another name")
                if plugin not in sending:
                    raise _refused(plugin, f"it carries '{name}' and does not answer '{SEND.name}'; answer it too")
                self._refuse_twice(name, plugin)
                self._carried.append((name, plugin))

    def channels(self, authority: str) -> tuple[str, ...]:
        """The channels of an authority, beside the built-in ones."""
        return tuple(self._of(authority))

    def carrier(self, authority: str, channel: str) -> Plugin:
        """The plugin that carries a channel.

        Raises:
            KeyError: there is none.
        """
        return self._of(authority)[channel]

    def check(self, authority: str, channel: str, by: AnsweredBy) -> None:
        """See that there is this channel.

        Raises:
            InstitutionError: there is not.
        """
        known = (*BUILT_IN, *self._of(authority))
        if channel not in known:
            why = f"there is no channel '{channel}' for {authority}.{nearest(channel, known)} There is: "
            raise InstitutionError(CHANNEL_FOR.name, by.plugin, by.version, why + ", ".join(known))

    def _of(self, authority: str) -> dict[str, Plugin]:
        return {name: plugin for name, plugin in self._carried if plugin.serves in {None, authority}}

    def _refuse_twice(self, name: str, plugin: Plugin) -> None:
        for other_name, other in self._carried:
            if other_name == name and (other is plugin or None in {plugin.serves, other.serves}):
                raise conflict(CHANNELS, _by(other), _by(plugin), f"with the channel '{name}'")


def _by(plugin: Plugin) -> AnsweredBy:
    return AnsweredBy(hook=CHANNELS.name, plugin=plugin.name, version=plugin.version)


def _refused(plugin: Plugin, why: str) -> InstitutionError:
    return InstitutionError(CHANNELS.name, plugin.name, plugin.version, why)
