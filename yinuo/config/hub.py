"""The live hub (实时会场): server-sent events of one session, on the event loop, beside Django.

GET /live/briefings/<congress>/<number> streams what happened after `Last-Event-ID` (or ?after=), one event per
trail entry, numbered by it, so that a screen which lost the network misses nothing and shows nothing twice.
Events say that something changed; pages fetch what they may see. Published sessions are open to anyone, others to
who may see them.
"""

import asyncio
import contextlib
import json
import logging
import threading
from http.cookies import SimpleCookie
from importlib import import_module
from urllib.parse import parse_qs, unquote

from django.conf import settings
from django.contrib.auth import SESSION_KEY, get_user_model
from django.contrib.auth.models import AnonymousUser
from django.db import close_old_connections, connection

from yinuo.briefings.models import Briefing
from yinuo.records import bell
from yinuo.records.models import Entry

log = logging.getLogger(__name__)
HEARTBEAT = 15.0  # seconds between comments that keep proxies from closing a quiet stream
BATCH = 500
HEADERS = [
    (b"content-type", b"text/event-stream; charset=utf-8"),
    (b"cache-control", b"no-cache, no-transform"),
    (b"x-accel-buffering", b"no"),
]


class Hub:
    """All open streams of this process, and the waking of them."""

    def __init__(self):
        self.rooms: dict[str, asyncio.Event] = {}
        self.loop: asyncio.AbstractEventLoop | None = None
        self.closing: asyncio.Event | None = None
        self.stop_listening = lambda: None

    async def lifespan(self, receive, send):
        """Start with the server, end every stream when it stops."""
        while True:
            message = await receive()
            if message["type"] == "lifespan.startup":
                self.open()
                await send({"type": "lifespan.startup.complete"})
            else:
                self.close()
                await send({"type": "lifespan.shutdown.complete"})
                return

    def open(self):
        if self.loop is not None:
            return
        self.loop = asyncio.get_running_loop()
        self.closing = asyncio.Event()
        stop_bell = bell.listen(self.wake)
        stop_post = listen_to_other_processes(self.wake) if connection.vendor == "postgresql" else lambda: None

        def stop():
            stop_bell()
            stop_post()

        self.stop_listening = stop

    def close(self):
        if self.closing is not None:
            self.closing.set()
        for room in list(self.rooms.values()):
            room.set()
        self.stop_listening()

    def wake(self, room: str):
        """From any thread: whoever waits for this room should look again."""
        if self.loop is not None and not self.loop.is_closed():
            self.loop.call_soon_threadsafe(self._wake, room)

    def _wake(self, room: str):
        if waiting := self.rooms.pop(room, None):
            waiting.set()

    async def __call__(self, scope, receive, send):
        self.open()
        parts = unquote(scope["path"]).strip("/").split("/")
        if len(parts) != 4 or parts[1] != "briefings" or scope["method"] != "GET":
            return await answer(send, 404, "没有这个会场 · no such room")
        headers = {name.decode(): value.decode("latin-1") for name, value in scope["headers"]}
        briefing_id = await asyncio.to_thread(find_briefing, parts[2], parts[3], headers.get("cookie", ""))
        if briefing_id is None:
            return await answer(send, 404, "没有这个会场，或尚未公开 · no such room, or not public")
        query = parse_qs(scope["query_string"].decode())
        cursor = whole_number(headers.get("last-event-id") or query.get("after", ["0"])[0])
        await send({"type": "http.response.start", "status": 200, "headers": HEADERS})
        await send({"type": "http.response.body", "body": b"retry: 2000\n\n", "more_body": True})
        gone = asyncio.create_task(until_gone(receive))
        try:
            await self.stream(f"briefing/{briefing_id}", cursor, send, gone)
        finally:
            gone.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await gone

    async def stream(self, room, cursor, send, gone):
        while not gone.done() and not self.closing.is_set():
            waiting = self.rooms.setdefault(room, asyncio.Event())  # before reading, so that nothing falls between
            events = await asyncio.to_thread(entries_after, room, cursor)
            if events:
                cursor = events[-1][0]
                body = "".join(f"id: {seq}\ndata: {payload}\n\n" for seq, payload in events)
            else:
                woken = asyncio.create_task(waiting.wait())
                await asyncio.wait({woken, gone}, timeout=HEARTBEAT, return_when=asyncio.FIRST_COMPLETED)
                if woken.done() or gone.done():
                    woken.cancel()
                    continue
                woken.cancel()
                body = ": 在 \n\n"
            await send({"type": "http.response.body", "body": body.encode(), "more_body": True})
        if not gone.done():
            await send({"type": "http.response.body", "body": b"", "more_body": False})


hub = Hub()


async def until_gone(receive):
    while (await receive())["type"] != "http.disconnect":
        pass


async def answer(send, status, text):
    headers = [(b"content-type", b"text/plain; charset=utf-8")]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": text.encode()})


def whole_number(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() else 0


def find_briefing(slug: str, number: str, cookies: str) -> int | None:
    """The session's id if this visitor may see it; read in a thread."""
    close_old_connections()
    seen = Briefing.objects.visible_to(user_of(cookies)) | Briefing.objects.published()
    return seen.filter(congress__slug=slug, number=number).values_list("pk", flat=True).first()


def user_of(cookies: str):
    jar = SimpleCookie()
    with contextlib.suppress(Exception):  # a broken cookie header is a visitor without one
        jar.load(cookies)
    morsel = jar.get(settings.SESSION_COOKIE_NAME)
    if morsel is None:
        return AnonymousUser()
    session = import_module(settings.SESSION_ENGINE).SessionStore(morsel.value)
    user = get_user_model().objects.filter(pk=session.get(SESSION_KEY), is_active=True).first()
    if user is None or session.get("_auth_user_hash") != user.get_session_auth_hash():
        return AnonymousUser()
    return user


def entries_after(room: str, cursor: int) -> list[tuple[int, str]]:
    close_old_connections()
    rows = Entry.objects.filter(room=room, seq__gt=cursor).order_by("seq")[:BATCH]
    return [
        (entry.seq, json.dumps({"act": entry.act, "kind": entry.kind, "id": entry.subject_id}, ensure_ascii=False))
        for entry in rows
    ]


def listen_to_other_processes(wake):
    """LISTEN on a connection of its own in a thread; names of rooms come in, never content."""
    stopping = threading.Event()

    def run():
        import psycopg

        while not stopping.is_set():
            try:
                parameters = connection.get_connection_params()
                for mine in ("cursor_factory", "context", "pool", "prepare_threshold"):
                    parameters.pop(mine, None)
                with psycopg.connect(autocommit=True, **parameters) as ear:
                    ear.execute(f"LISTEN {bell.CHANNEL}")
                    while not stopping.is_set():
                        for message in ear.notifies(timeout=1.0):
                            wake(message.payload)
            except psycopg.Error:
                log.warning("数据库通知中断，重连 · lost the database's notices, connecting again", exc_info=True)
                stopping.wait(1.0)

    threading.Thread(target=run, name="yinuo-ear", daemon=True).start()
    return stopping.set
