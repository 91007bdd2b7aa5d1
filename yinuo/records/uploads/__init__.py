"""What may be uploaded (附件检查): the type is read from the content, never from the name or the browser's word.

`examine(file, name)` returns the kind, or raises Unacceptable with a sentence that says what to do instead.
"""

from yinuo.records.uploads.kinds import EXTENSIONS, FileKind, Unacceptable, examine
from yinuo.records.uploads.names import clean_name
from yinuo.records.uploads.pictures import without_traces

__all__ = ["EXTENSIONS", "FileKind", "Unacceptable", "clean_name", "examine", "without_traces"]
