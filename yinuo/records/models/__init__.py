"""What is attached to anything: its life cycle and trail, files, documents, notices, publication, search."""

from yinuo.records.models.documents import Document, NumberSeries
from yinuo.records.models.files import Attachment, File
from yinuo.records.models.notices import Notice
from yinuo.records.models.overrides import ParameterOverride
from yinuo.records.models.publication import Decision, Publication
from yinuo.records.models.search import SearchText
from yinuo.records.models.trail import Chain, Entry, Tracked

__all__ = [
    "Attachment",
    "Chain",
    "Decision",
    "Document",
    "Entry",
    "File",
    "Notice",
    "NumberSeries",
    "ParameterOverride",
    "Publication",
    "SearchText",
    "Tracked",
]
