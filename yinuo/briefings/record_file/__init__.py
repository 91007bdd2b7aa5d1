"""The record file (会议记录文件, yinuo-record/1): a published session as facts, checked whole before anything is written.

Format and an example: docs/record-format.md. `null` means that the source does not say.
"""

from yinuo.briefings.record_file.faults import BadRecord
from yinuo.briefings.record_file.reading import read
from yinuo.briefings.record_file.record import Record

__all__ = ["BadRecord", "Record", "read"]
