"""The pages that are looked at, pictured and checked (页面): who opens which address, and what to click to get there."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Place:
    """One page: the name of its picture, whose eyes, where to begin, and the links to follow from there."""

    name: str
    who: str | None
    address: str
    follow: tuple[str, ...] = ()  # CSS selectors, the first match of each is opened
    also: tuple[str, ...] = ()  # looked at in these versions too: "en", "large"

    def open(self, page) -> None:
        """Go there (打开)."""
        page.goto(self.address)
        for selector in self.follow:
            page.goto(page.locator(selector).first.get_attribute("href"))


SESSION = "/bengbu/sessions/2023-1/"

PUBLIC = (
    Place("home", None, "/", also=("en",)),
    Place("congress", None, "/bengbu/", also=("en",)),
    Place("public-session", None, SESSION, also=("en", "large")),
    Place(
        "public-promise", None, SESSION, ('a[href*="/promises/"][href$="/"]:not([href$="/promises/"])',), also=("en",)
    ),
    Place("public-promises", None, "/bengbu/promises/"),
    Place("public-sessions", None, "/bengbu/sessions/"),
    Place("public-evidence", None, "/bengbu/evidence/"),
    Place("public-open-data", None, "/bengbu/open-data/"),
    Place("public-corrections", None, "/bengbu/corrections/"),
    Place("definitions", None, "/about/definitions/"),
    Place("accessibility", None, "/about/accessibility/"),
    Place("login", None, "/accounts/login/", also=("en",)),
    Place("password-reset", None, "/accounts/password/reset/"),
    Place("public-example-city", None, "/shili/"),
    Place("public-example-session", None, "/shili/sessions/", ('main a:has-text("既有住宅加装电梯推进")',)),
    Place("public-example-suggestion", None, "/shili/suggestions/", ('main a[href*="/shili/suggestions/"]',)),
)
DESKS = tuple(
    Place(f"desk-{who}", who, "/desk/", also=also)
    for who, also in {
        "commission": ("en", "large"),
        "deputy-a": ("en", "large"),
        "unit-a": ("en",),
        **dict.fromkeys(
            ("office", "committee", "council", "chair", "secretary", "deputy-b", "head", "convener", "government"), ()
        ),
        **dict.fromkeys(
            ("unit-a-head", "unit-c", "reviewer", "publicity", "archivist", "administrator", "auditor"), ()
        ),
    }.items()
)

SUGGESTIONS = (
    Place("suggestions", "commission", "/suggestions/", also=("en",)),
    Place("suggestion", "commission", "/suggestions/?status=in-handling", ("table th a",), also=("en", "large")),
    Place("suggestion-replied", "deputy-a", "/suggestions/?status=replied", ("table th a",)),
    Place("suggestion-tracked", "deputy-a", "/suggestions/?status=tracking", ("table th a",)),
    Place("draft", "deputy-a", "/suggestions/new/", also=("en",)),
    Place("register", "commission", "/suggestions/?status=submitted", ("table th a", 'a[href$="/register/"]')),
    Place(
        "assign", "commission", "/suggestions/?status=registered", ("table th a", 'a[href$="/assign/"]'), also=("en",)
    ),
    Place("assign-batch", "commission", "/suggestions/assign/", also=("en",)),
    Place("reply-draft", "unit-a", "/desk/", ('main a[href*="/draft/"]',)),
    Place(
        "evaluate", "deputy-a", "/suggestions/?status=replied", ("table th a", 'a[href$="/evaluate/"]'), also=("large",)
    ),
)
PROMISES = (
    Place("promises", "commission", "/promises/", also=("en",)),
    Place("promise", "commission", "/promises/", ("main table a, main .promise a",), also=("en",)),
)
BRIEFINGS = (
    Place("briefings", "office", "/briefings/"),
    Place("briefing", "office", "/briefings/", ('main a:has-text("既有住宅加装电梯推进")',), also=("en",)),
    Place("topics", "office", "/briefings/topics/"),
    Place("activities", "office", "/briefings/activities/"),
)
OTHERS = (
    Place("evidence", "commission", "/evidence/"),
    Place("deputies", "administrator", "/people/"),
    Place("units", "administrator", "/people/units/"),
    Place("posts", "administrator", "/people/posts/"),
    Place("accounts", "administrator", "/people/accounts/"),
    Place("rosters", "administrator", "/people/rosters/"),
    Place("account", "deputy-a", "/accounts/"),
    Place("notices", "unit-a", "/records/notices/"),
    Place("search", "commission", "/records/search/?q=加装电梯"),
    Place("rules", "commission", "/records/rules/", also=("en",)),
    Place("rule", "commission", "/records/rules/", ("main table a",)),
)
PICTURED = {place.name for place in DESKS} | {  # kept in docs/screens, with these versions of them
    "desk-commission-en",
    "desk-commission-large",
    "desk-deputy-a-large",
    "public-session-en",
    "public-session-large",
    "public-promise-en",
    "suggestion-en",
    "home",
    "congress",
    "public-session",
    "public-promise",
    "public-example-session",
    "login",
    "suggestions",
    "suggestion",
    "assign",
    "assign-batch",
    "promises",
    "promise",
    "briefing",
    "rules",
}
PLACES = PUBLIC + DESKS + SUGGESTIONS + PROMISES + BRIEFINGS + OTHERS
