"""A real instance, a real browser (浏览器): `yinuo serve` with the Bengbu record and 示例市, and Debian's Chromium.

    def test_…(desktop): page = desktop("commission"); page.goto("/desk/")

`phone` and `desktop` open a page as one of the city's accounts, or as the visitor; whatever the page complains about –
console, content policy, script, a request that failed – fails the test that opened it.
"""

import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from pathlib import Path

import pytest

from tests.browser.album import TALLEST, shrink
from tests.browser.door import sign_in

HERE = Path(__file__).resolve().parent
SCREENS = HERE.parent.parent / "docs" / "screens"
CHROMIUM = os.environ.get("CHROMIUM") or next(
    filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None
)
NO_CHROMIUM = (
    "没有找到 Chromium，浏览器测试未运行 · no Chromium found, browser tests did not run: apt-get install chromium"
)
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--font-render-hinting=none", "--lang=zh-CN"]
PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}
DESKTOP = {"viewport": {"width": 1440, "height": 900}}
PREPARE = "from yinuo.config import serving; serving.start_django(); serving.make_ready(); serving.load_demo()"


def pytest_addoption(parser):
    parser.addoption("--keep-screens", action="store_true", help="write docs/screens/*.png anew")
    parser.addoption(
        "--data", metavar="FOLDER", help="copy the data of a demo that has been built instead of building one"
    )


def pytest_collection_modifyitems(items):
    """The browser's tests come last, for its event loop would alarm Django in others; those that only look before those
    that do, so that pictures show the city as it was built. Without Chromium each is skipped."""
    ours = [item for item in items if item.path.is_relative_to(HERE)]
    ours.sort(key=lambda item: not item.path.name.startswith("test_every_"))
    for item in ours:
        item.add_marker("browser")
        if CHROMIUM is None:
            item.add_marker(pytest.mark.skip(reason=NO_CHROMIUM))
    items[:] = [item for item in items if not item.path.is_relative_to(HERE)] + ours


class Instance:
    """One running `yinuo serve` with data of its own (实例)."""

    def __init__(self, data: Path):
        self.data = data
        self.env = os.environ | {
            "YINUO_DATA": str(data),
            "YINUO_EMAIL_BACKEND": "django.core.mail.backends.dummy.EmailBackend",
        }
        self.env.pop("DATABASE_URL", None)
        self.log = data / "log.txt"
        self.process = None
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        self.address = f"http://127.0.0.1:{self.port}"

    def run(self, *words: str) -> None:
        """Run one command on the same data and wait for it; what it says is kept in the log."""
        with self.log.open("a") as log:
            subprocess.run([sys.executable, *words], env=self.env, stdout=log, stderr=log, check=True)

    def yinuo(self, *words: str) -> None:
        self.run("-m", "yinuo.cli", *words)

    def start(self) -> None:
        command = [sys.executable, "-m", "yinuo.cli", "serve", "--no-tick", "--port", str(self.port)]
        with self.log.open("a") as log:
            self.process = subprocess.Popen(command, env=self.env, stdout=log, stderr=log)
        until = time.monotonic() + 60
        while time.monotonic() < until and self.process.poll() is None:
            try:
                with urllib.request.urlopen(f"{self.address}/healthz", timeout=5):
                    return
            except OSError:
                time.sleep(0.1)
        raise RuntimeError(f"the server did not start:\n{self.log.read_text()[-4000:]}")

    def stop(self) -> None:
        if self.process:
            self.process.terminate()
            try:
                self.process.wait(15)
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait()


@pytest.fixture(scope="session")
def instance(request):
    """Bengbu and 示例市 on a free port, in a folder that goes away with the run."""
    data = Path(tempfile.mkdtemp(prefix="yinuo-browser-"))
    made = Instance(data)
    try:
        if ready := request.config.getoption("data", None):
            shutil.copytree(ready, data, dirs_exist_ok=True)
        try:
            made.run("-W", "ignore", "-c", PREPARE)
        except subprocess.CalledProcessError:
            pytest.fail(f"the demo could not be loaded:\n{made.log.read_text()[-4000:]}", pytrace=False)
        made.start()
        yield made
        said = made.log.read_text()
        assert "Traceback" not in said, said[-4000:]
    finally:
        made.stop()
        shutil.rmtree(data, ignore_errors=True)


@pytest.fixture(scope="session")
def signed_in(instance):
    """The cookies of one account, from one real sign-in a run: `signed_in("commission")`."""
    kept: dict[str, list] = {}

    def cookies(who: str | None) -> list:
        if who is None:
            return []
        if who not in kept:
            kept[who] = sign_in(instance.address, who)
        return kept[who]

    return cookies


@pytest.fixture(scope="session")
def chromium():
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def allowed():
    """Answers from 400 on that this test expects: `allowed.add(422)`."""
    return set()


@pytest.fixture
def open_page(instance, signed_in, chromium, allowed):
    contexts, complaints = [], []

    def open_page(device: dict, who: str | None = None, *, script=True, language=None, size=None):
        site = {"domain": "127.0.0.1", "path": "/"}
        chosen = {"language": language, "size": size}
        cookies = signed_in(who) + [{"name": name, "value": value, **site} for name, value in chosen.items() if value]
        context = chromium.new_context(
            **device,
            base_url=instance.address,
            java_script_enabled=script,
            storage_state={"cookies": cookies, "origins": []},
            locale="zh-CN",
            timezone_id="Asia/Shanghai",
            reduced_motion="reduce",
        )
        contexts.append(context)
        context.set_default_timeout(8000)
        page = context.new_page()
        listen(page, complaints, allowed)
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert not complaints, "\n".join(complaints)


def listen(page, complaints: list[str], allowed: set[int]) -> None:
    """Collect what the page complains about (页面报错)."""

    def console(message):
        answered = message.text.startswith("Failed to load resource") and any(
            str(code) in message.text for code in allowed
        )
        if message.type in {"error", "warning"} and not answered:
            complaints.append(f"{page.url} console: {message.text}")

    def answered(response):
        if response.status >= 400 and response.status not in allowed:
            complaints.append(f"{response.url} answered {response.status}")

    def failed(request):
        if request.failure != "net::ERR_ABORTED":  # the reader went on before it came
            complaints.append(f"{request.url} failed: {request.failure}")

    page.on("console", console)
    page.on("response", answered)
    page.on("pageerror", lambda error: complaints.append(f"{page.url} script: {error}"))
    page.on("requestfailed", failed)


@pytest.fixture
def phone(open_page):
    """A telephone, 390 wide, with a finger: `phone("deputy-a")`, or `phone()` for the visitor."""
    return lambda who=None, **chosen: open_page(PHONE, who, **chosen)


@pytest.fixture
def desktop(open_page):
    """A desk, 1440 wide: `desktop("commission")`."""
    return lambda who=None, **chosen: open_page(DESKTOP, who, **chosen)


@pytest.fixture(scope="session")
def album(request):
    """Where pictures are kept: docs/screens with --keep-screens, else None and none are taken."""
    if not request.config.getoption("keep_screens", False):
        yield None
        return
    SCREENS.mkdir(parents=True, exist_ok=True)
    before = {path: path.stat().st_mtime_ns for path in SCREENS.glob("*.png")}
    yield SCREENS
    for path in SCREENS.glob("*.png"):
        if before.get(path) != path.stat().st_mtime_ns:
            shrink(path)


@pytest.fixture
def picture(album):
    """Take a picture of the whole page: `picture(page, "public-session-phone")`."""

    def picture(page, name):
        if album is None:
            return
        size = page.viewport_size
        height = page.evaluate("document.documentElement.scrollHeight")
        page.set_viewport_size(size | {"height": max(size["height"], min(height, TALLEST))})  # what sticks goes down
        page.screenshot(path=album / f"{name}.png", animations="disabled")
        page.set_viewport_size(size)

    return picture
