"""One process, two paths: /live/* goes to the hub on the event loop, everything else to Django in threads.

Django's own ASGI handler is not used: on the same code it was 3–17 times slower (decision 0002).
"""

from a2wsgi import WSGIMiddleware

from yinuo.config.hub import hub
from yinuo.config.wsgi import application as pages

pages_in_threads = WSGIMiddleware(pages, workers=8)


async def application(scope, receive, send):
    if scope["type"] == "lifespan":
        await hub.lifespan(receive, send)
    elif scope["type"] == "http" and scope["path"].startswith("/live/"):
        await hub(scope, receive, send)
    else:
        await pages_in_threads(scope, receive, send)
