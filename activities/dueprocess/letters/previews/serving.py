"""Serving previews to browsers on this machine, and to nobody else."""

import errno
import sys
import traceback
from dataclasses import dataclass, field
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Final
from urllib.parse import unquote, urlsplit

from dueprocess.law.regime import Statute
from dueprocess.letters.formats import LetterFormat
from dueprocess.letters.previews.live import CannotShow, LivePreviews
from dueprocess.letters.previews.live_page import Elsewhere

LOOPBACK: Final = "127.0.0.1"
_OURS: Final = frozenset({LOOPBACK, "localhost", "::1"})
_HTML: Final = "text/html; charset=utf-8"
_TEXT: Final = "text/plain; charset=utf-8"
_DOCX: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_MEDIA: Final = {
    LetterFormat.HTML: _HTML,
    LetterFormat.TEXT: _TEXT,
    LetterFormat.DOCX: _DOCX,
    LetterFormat.EMAIL: "message/rfc822",
}


class PortTaken(OSError):
    """Something else listens on the port."""

    def __init__(self, port: int) -> None:
        super().__init__(f"Port {port} is taken. Stop what uses it, or choose another with --port.")


@dataclass(frozen=True, slots=True)
class Reply:
    """What a browser gets."""

    status: HTTPStatus
    content: bytes
    media: str
    headers: dict[str, str] = field(default_factory=dict[str, str])


def reply_to(host: str, path: str, previews: LivePreviews, first: Elsewhere | None = None) -> Reply:
    """The reply to one question.

    Args:
        host: the header `Host`: any but a name of this machine is refused, since a page of a stranger may have had its
            own name resolved to this address.
        path: what is asked for: `/`, `/version`, `/<language>/<law>/` or a file beside that page.
        previews: the letters.
        first: the page that `/` leads to; by default the first of all.
    """
    if _name(host) not in _OURS:
        return _words(HTTPStatus.FORBIDDEN, f"Previews are shown to this machine only. Ask for http://{LOOPBACK}.")
    try:
        return _found(path, previews, first) or _words(HTTPStatus.NOT_FOUND, "There is no such page. Begin at /.")
    except CannotShow as error:
        return Reply(HTTPStatus.INTERNAL_SERVER_ERROR, error.page.encode(), _HTML)


def serve_previews(previews: LivePreviews, port: int, first: Elsewhere | None = None) -> ThreadingHTTPServer:
    """A server on this machine, not yet running; `server_port` is its port, a free one if 0 was asked for.

    Raises:
        PortTaken: something else listens there.
    """

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            reply = reply_to(self.headers.get("Host", ""), unquote(urlsplit(self.path).path), previews, first)
            self.send_response(reply.status)
            for name, value in {
                "Content-Type": reply.media,
                "Content-Length": str(len(reply.content)),
                "Cache-Control": "no-store",
                "X-Content-Type-Options": "nosniff",
                "X-Frame-Options": "SAMEORIGIN",
                "Cross-Origin-Resource-Policy": "same-origin",
                **reply.headers,
            }.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(reply.content)

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - as the base class names it
            """Say nothing: an open page asks five times a second."""

    try:
        return _Server((LOOPBACK, port), Handler)
    except OSError as error:
        raise PortTaken(port) if error.errno == errno.EADDRINUSE else error from error


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    block_on_close = False

    def handle_error(self, request: object, client_address: object) -> None:  # noqa: ARG002 - as the base class has it
        """Pass over a browser that went away, as each does that loads the page again; all else is a fault of ours."""
        if not isinstance(sys.exception(), ConnectionError):
            traceback.print_exc()


def _found(path: str, previews: LivePreviews, first: Elsewhere | None) -> Reply | None:
    if path == "/version":
        return _words(HTTPStatus.OK, previews.version())
    if path == "/":
        return Reply(HTTPStatus.FOUND, b"", _TEXT, {"Location": (first or previews.pages()[0]).path})
    match path.removeprefix("/").split("/"):
        case [language, law, name] if law in set(Statute) and language in _languages(previews):
            statute = Statute(law)
        case _:
            return None
    if not name:
        return Reply(HTTPStatus.OK, previews.page(language, statute).encode(), _HTML)
    made = previews.letter(language, statute, name)
    return made and Reply(HTTPStatus.OK, made[1], _MEDIA.get(made[0], "application/pdf"))


def _languages(previews: LivePreviews) -> set[str]:
    return {page.language for page in previews.pages()}


def _name(host: str) -> str:
    try:
        return urlsplit(f"//{host}").hostname or ""
    except ValueError:
        return ""


def _words(status: HTTPStatus, words: str) -> Reply:
    return Reply(status, words.encode(), _TEXT)
