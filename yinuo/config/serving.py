"""Starting the instance (启动): make it ready, load the demo, serve pages and live screens from one process."""

import os
import shutil
import socket
import sys
import threading
from pathlib import Path

import django
import uvicorn
from django.conf import settings
from django.core.management import call_command

SHIPPED = Path(__file__).resolve().parent.parent / "briefings" / "shipped"
TICK_EVERY = 60.0  # seconds


def start_django() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "yinuo.config.settings")
    django.setup()


def make_ready() -> None:
    """Compile the English catalogues and bring the tables up to date (准备)."""
    from yinuo.config.messages import compile_all

    compile_all()
    call_command("migrate", verbosity=0, interactive=False)


def load_demo() -> list:
    """The real Bengbu record of 2023 and 示例市 with a year of history, each loaded once; returns the logins (演示数据)."""
    from django.utils import timezone

    from yinuo.briefings.actions.loading import load
    from yinuo.briefings.example import LOGINS, build
    from yinuo.briefings.record_file import read
    from yinuo.people.models import Congress

    at = timezone.now()
    if not Congress.objects.filter(slug="bengbu").exists():
        say("载入蚌埠2023年政情通报会的真实记录 · loading the real Bengbu record of 2023")
        load(read(SHIPPED / "bengbu-2023.yaml"), at=at)
    begun = settings.DATA_DIR / "example.begun"
    if begun.exists():
        sys.exit(
            "示例市上次没有建完，请运行 make demo-reset 重来 · the invented city was left half built; run make demo-reset"
        )
    if not Congress.objects.filter(slug="shili").exists():
        say("示例市：按真实流程走过一年（约半分钟）· living a year of the invented city (about half a minute)")
        begun.touch()
        build(at)
        begun.unlink()
    return LOGINS


def forget_demo() -> None:
    """Start over (重来): the embedded database and its files, nothing else."""
    if settings.DATABASES["default"]["ENGINE"] != "yinuo.config.sqlite":
        sys.exit("demo --reset 只清除内置的 SQLite 数据，不动 PostgreSQL · only the embedded SQLite is cleared")
    database = Path(settings.DATABASES["default"]["NAME"])
    for suffix in ("", "-wal", "-shm", "-journal"):
        Path(f"{database}{suffix}").unlink(missing_ok=True)
    shutil.rmtree(settings.MEDIA_ROOT, ignore_errors=True)
    (settings.DATA_DIR / "example.begun").unlink(missing_ok=True)


def demo(port: int, *, reset: bool) -> int:
    """Set everything up and serve the demo (演示)."""
    start_django()
    if reset:
        forget_demo()
    make_ready()
    logins = load_demo()
    from yinuo.briefings.example import PASSWORD

    width = max(len(name) for name, *_ in logins)
    lines = [f"    {name:<{width}}  {who}　{role} · {role_en}" for name, who, role, role_en, _ in logins]
    say(
        "",
        f"  公开网站 · public site    http://127.0.0.1:{port}/",
        f"  蚌埠2023 · Bengbu 2023    http://127.0.0.1:{port}/bengbu/sessions/2023-1/",
        f"  登录 · sign in            http://127.0.0.1:{port}/accounts/login/",
        f"  示例市各角色，口令都是 · one login per role, password for all: {PASSWORD}",
        *lines,
        "  Ctrl-C 停止，再次启动数据还在；make demo-reset 重来 · stop; data is kept; start over",
        "",
    )
    return serve(port, quiet=True)


def serve(port: int, *, host: str = "127.0.0.1", quiet: bool = False, tick: bool = True) -> int:
    """Serve pages, live screens and the timer from one process until Ctrl-C (运行)."""
    start_django()
    if not quiet:
        make_ready()
    if taken(host, port):
        say(f"端口 {port} 已被占用，换一个：PORT=8001 make demo · port {port} is taken, choose another")
        return 1
    stopping = threading.Event()
    if tick:
        threading.Thread(target=keep_ticking, args=(stopping,), name="yinuo-tick", daemon=True).start()
    config = uvicorn.Config(
        "yinuo.config.asgi:application",
        host=host,
        port=port,
        lifespan="on",
        log_level="warning",
        timeout_graceful_shutdown=3,
        server_header=False,
    )
    if not quiet:
        say(f"一诺 http://{host}:{port}/ · Ctrl-C 停止 · stop")
    try:
        uvicorn.Server(config).run()
    except KeyboardInterrupt:
        pass
    finally:
        stopping.set()
    return 0


def keep_ticking(stopping: threading.Event) -> None:
    """The timer inside the one process; a city that runs several lets cron call `yinuo tick` and starts with --no-tick."""
    from django.db import close_old_connections
    from django.utils import timezone

    from yinuo.records import tick

    while not stopping.wait(TICK_EVERY):
        close_old_connections()
        tick.run(timezone.now())


def taken(host: str, port: int) -> bool:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError:
            return True
    return False


def say(*lines: str) -> None:
    print(*lines, sep="\n", flush=True)
