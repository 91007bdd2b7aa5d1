"""A process that acts without end and says each act only after it is committed; the test beside it kills it."""

import random
import sys
from datetime import UTC, datetime, timedelta

import django

django.setup()

from yinuo.briefings.actions import topics  # noqa: E402 – Django first
from yinuo.people.models import Congress, User  # noqa: E402
from yinuo.records.models import Chain  # noqa: E402


def main(seed: int) -> None:
    chance = random.Random(seed)
    congress = Congress.objects.get(slug="shili")
    people = {user.username.removeprefix("shili-"): user for user in User.objects.filter(congress=congress)}
    at = datetime(2026, 3, 2, 1, tzinfo=UTC)
    waiting = []
    while True:
        at += timedelta(minutes=chance.randint(1, 90))
        if waiting and chance.random() < 0.5:
            topic = waiting.pop(chance.randrange(len(waiting)))
            if chance.random() < 0.5:
                topics.shortlist(topic, channel="suggestions", by=people["office"], at=at)
            else:
                topics.set_aside(topic, reason="另案研究", by=people["office"], at=at)
        else:
            waiting.append(
                topics.propose(
                    congress,
                    title=f"示例议题{chance.randint(1, 9999)}",
                    reason="示例理由",
                    by=people["deputy-a"],
                    at=at,
                )
            )
        chain = Chain.objects.get(congress=congress)
        print(chain.length, chain.head, flush=True)


if __name__ == "__main__":
    main(int(sys.argv[1]))
