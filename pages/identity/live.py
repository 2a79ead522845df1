"""A live connection under guard: each message asks again whether its session is in force."""

from __future__ import annotations

import re
from types import TracebackType

from google.protobuf.message import DecodeError
from starlette import status
from starlette.types import Message, Receive, Send
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from pages.identity.sessions import Offered, Session, Sessions

# Streamlit names a file by a digest, at times with an ending. What follows an address in a message may be any byte.
_FILE = re.compile(rb"/media/([0-9a-f]{32})")
_CLOSE = {"type": "websocket.close", "code": status.WS_1008_POLICY_VIOLATION}
_CLOSED = {"type": "websocket.disconnect", "code": status.WS_1008_POLICY_VIOLATION}


class Live:
    """Stands between one live connection and the program; without session it is nobody's, and stays open.

    A context: at its end the connection's page takes no more files.
    """

    def __init__(
        self, sessions: Sessions, session: Session | None, offered: Offered, receive: Receive, send: Send
    ) -> None:
        self._sessions = sessions
        self._session = session
        self._offered = offered
        self._receive = receive
        self._send = send
        self._page: str | None = None
        self._ended = False

    def __enter__(self) -> Live:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        if self._page is not None:
            self._offered.close(self._page)

    async def receive(self) -> Message:
        """The next message of the browser; of a session that has ended, the end of the connection."""
        message = await self._receive()
        if message["type"] != "websocket.receive":
            return message
        if not self._in_force():
            await self._end()
            return dict(_CLOSED)
        if self._session is not None and _is_activity(message.get("bytes")):
            self._sessions.touch(self._session)
        return message

    async def send(self, message: Message) -> None:
        """Hand a message on to the browser, and note what it offers; nothing is sent in a session that has ended."""
        if self._ended:
            return
        if not self._in_force():
            await self._end()
            return
        if message["type"] == "websocket.send" and message.get("bytes"):
            self._note(message["bytes"])
        await self._send(message)

    def _in_force(self) -> bool:
        return self._session is None or self._sessions.of_key(self._session.key) is not None

    async def _end(self) -> None:
        if not self._ended:
            self._ended = True
            await self._send(dict(_CLOSE))

    def _note(self, sent: bytes) -> None:
        """The files that the message offers, and which page it is of: its first message says so."""
        self._offered.offer(name.decode() for name in _FILE.findall(sent))
        if self._page is None:
            read = ForwardMsg()
            try:
                read.ParseFromString(sent)
            except DecodeError:
                return
            if read.WhichOneof("type") == "new_session":
                self._page = read.new_session.initialize.session_id
                self._offered.open(self._page)


def _is_activity(sent: bytes | None) -> bool:
    """Whether a message is something that a person did: a page that renews itself is not."""
    read = BackMsg()
    try:
        read.ParseFromString(sent or b"")
    except DecodeError:
        return False
    return read.WhichOneof("type") == "rerun_script" and not read.rerun_script.is_auto_rerun
