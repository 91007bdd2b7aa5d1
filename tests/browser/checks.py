"""What is wrong with a page, as sentences (检查): its frame, its width, its controls, and what axe-core finds."""

from pathlib import Path

HERE = Path(__file__).resolve().parent
AXE = (HERE / "vendor" / "axe.min.js").read_text()
SEEN = (HERE / "checks.js").read_text()
RULES = {
    "runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]},
    "rules": {"target-size": {"enabled": True}},
    "resultTypes": ["violations"],
}
RUN_AXE = """rules => axe.run(document, rules).then(found => found.violations.flatMap(one => one.nodes.map(
    node => `axe ${one.id}: ${node.target.join(" ")} ${node.html.slice(0, 160)} – ${node.failureSummary.replace(/\\s+/g, " ").slice(0, 200)}`)))"""


def faults(page) -> list[str]:
    """Everything wrong with the page as it stands, at its present width."""
    found = page.evaluate(SEEN)
    page.evaluate(AXE)  # through the debugger, which no content policy concerns
    return found + page.evaluate(RUN_AXE, RULES)


def tab_stops(page, number: int) -> list[dict]:
    """Press Tab so many times; what had the focus each time, and how it showed (焦点)."""
    stops = []
    for _ in range(number):
        page.keyboard.press("Tab")
        stops.append(page.evaluate(FOCUS))
    return stops


FOCUS = """() => {
  const one = document.activeElement, style = getComputedStyle(one), box = one.getBoundingClientRect();
  const ring = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
  return {
    what: one.outerHTML.slice(0, 120), name: one.name || "", words: one.innerText || "", tag: one.tagName,
    shows: ring || style.boxShadow !== "none", inside: box.bottom > 0 && box.right > 0 && box.width > 2,
  };
}"""
