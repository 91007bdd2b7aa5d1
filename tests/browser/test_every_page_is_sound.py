"""Every kind of page, at a desk and at the width of a telephone: pictured, and without fault to axe-core and to us."""

import pytest

from tests.browser.checks import faults
from tests.browser.places import PICTURED, PLACES

VERSIONS = [(place, version) for place in PLACES for version in ("", *place.also)]


@pytest.mark.parametrize(("place", "version"), VERSIONS, ids=lambda given: getattr(given, "name", given))
def test_a_page_has_no_fault(place, version, desktop, picture):
    page = desktop(place.who, **({"size": "large"} if version == "large" else {"language": version}))
    place.open(page)
    name = "-".join(filter(None, (place.name, version)))
    found = []
    for device, width in (("desktop", 1440), ("phone", 390)):
        page.set_viewport_size({"width": width, "height": 900 if device == "desktop" else 844})
        found += [f"{device}: {fault}" for fault in faults(page)]
        if name in PICTURED:
            picture(page, f"{name}-{device}")
    assert not found, "\n".join([page.url, *found])
