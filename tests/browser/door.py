"""Signing in without a browser (登录): one real form, posted once for each account; its cookies serve the whole run."""

import re
import urllib.parse
import urllib.request
from http.cookiejar import CookieJar

from yinuo.briefings.example.folk import PASSWORD

TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')


def sign_in(address: str, username: str, password: str = PASSWORD) -> list[dict]:
    """The cookies of this account, as the browser takes them."""
    jar = CookieJar()
    opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(jar))
    door = f"{address}/accounts/login/"
    with opener.open(door, timeout=20) as answer:
        token = TOKEN.search(answer.read().decode())[1]
    typed = {"csrfmiddlewaretoken": token, "login": username, "password": password}
    with opener.open(urllib.request.Request(door, urllib.parse.urlencode(typed).encode()), timeout=20) as answer:
        if answer.url.startswith(door):
            raise AssertionError(f"{username} could not sign in")
    return [{"name": one.name, "value": one.value, "domain": "127.0.0.1", "path": "/"} for one in jar]
