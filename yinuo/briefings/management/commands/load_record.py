"""`yinuo load-record FILE.yaml`: load a published session as facts."""

from pathlib import Path

from django.core.management.base import BaseCommand
from django.utils import timezone

from yinuo.briefings.actions.loading import load
from yinuo.briefings.record_file import BadRecord, read


class Command(BaseCommand):
    help = "载入会议记录文件 · load a session from a record file"

    def add_arguments(self, parser):
        parser.add_argument("file", type=Path, help="会议记录文件 · record file (docs/record-format.md)")
        parser.add_argument("--check", action="store_true", help="只检查，不载入 · check only")

    def handle(self, *, file, check, **options):
        try:
            record = read(file)
            if check:
                self.stdout.write("没有问题 · nothing wrong")
                return
            briefing = load(record, at=timezone.now())
        except BadRecord as bad:
            self.stderr.write("没有载入，以下各处要改 · not loaded, to be mended:")
            for fault in bad.faults:
                self.stderr.write(f"  {fault}")
            raise SystemExit(1) from bad
        self.stdout.write(f"已载入 · loaded: {briefing.title}　{briefing.get_public_url()}")
