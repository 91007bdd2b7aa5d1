"""`yinuo tick [--at 2026-03-02T09:00]`: everything that is due at this moment, once."""

import sys
from datetime import datetime

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone
from django.utils.dateparse import parse_date, parse_datetime

from yinuo.records.tick import run


class Command(BaseCommand):
    help = "定时事项：到期的催办、提醒与通知，逐项办理一次 · do once whatever is due now"

    def add_arguments(self, parser):
        parser.add_argument("--at", help="以此时刻为准，如 2026-03-02T09:00 · as of this moment")

    def handle(self, *, at, **options):
        results = run(moment(at) if at else timezone.now())
        for result in results:
            self.stdout.write(f"{'✗' if result.error else '✓'} {result.name} {result.error or result.count}")
        if any(result.error for result in results):
            sys.exit(1)


def moment(text: str) -> datetime:
    """A moment in the instance's own time unless it names another; a day alone is its first minute."""
    try:
        day = parse_date(text)
        at = datetime(day.year, day.month, day.day) if day else parse_datetime(text)  # noqa: DTZ001 – made aware below
    except ValueError:
        at = None
    if at is None:
        raise CommandError(
            f"看不懂时刻“{text}”，应如 2026-03-02T09:00 · not a moment: {text}, write it like 2026-03-02T09:00"
        )
    return at if timezone.is_aware(at) else timezone.make_aware(at)
