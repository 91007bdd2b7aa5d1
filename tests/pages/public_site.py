"""How the tests read a public page."""

import re
from html.parser import HTMLParser

CJK = re.compile(r"[\u3400-\u9fff]")
VOID = {"meta", "link", "br", "hr", "input", "img", "wbr"}


class Reader(HTMLParser):
    """Reads a page: its text, its links, and Chinese that an English page does not own up to."""

    def __init__(self):
        super().__init__()
        self.stack, self.words, self.links, self.unmarked = [], [], [], []

    def handle_starttag(self, tag, attrs):
        attrs = dict(attrs)
        if tag == "a" and "href" in attrs:
            self.links.append(attrs["href"])
        if tag not in VOID:
            above = self.stack[-1][1] if self.stack else ""
            self.stack.append((tag, attrs.get("lang", above), attrs.get("aria-hidden") == "true"))

    def handle_endtag(self, tag):
        while self.stack and self.stack.pop()[0] != tag:
            pass

    def handle_data(self, data):
        self.words.append(data)
        tag, lang, _ = self.stack[-1] if self.stack else ("", "", False)
        hidden = any(one[2] for one in self.stack)
        if lang == "en" and tag != "title" and not hidden and CJK.search(data):
            self.unmarked.append(data.strip())


def read(response) -> Reader:
    reader = Reader()
    reader.feed(response.content.decode())
    return reader


def text(response) -> str:
    return re.sub(r"\s+", " ", "".join(read(response).words))
