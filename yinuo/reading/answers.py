"""What was read, as plain values for JSON (机读结果): the shapes that the command line and the interface share."""

from typing import Any

from yinuo.reading.asks import Ask
from yinuo.reading.coverage import Coverage
from yinuo.reading.figures import Finding
from yinuo.reading.fingerprint import Fingerprint
from yinuo.reading.promises import Promise
from yinuo.reading.sentences import Span

Shape = dict[str, Any]


def of_promise(promise: Promise) -> Shape:
    """A promise (承诺): unknown values are null; `missing` in the order of the ledger."""
    return {
        "start": promise.start,
        "end": promise.end,
        "quote": promise.quote,
        "strength": str(promise.strength),
        "due_on": promise.due_on.isoformat() if promise.due_on else None,
        "due_text": promise.due_text or None,
        "measure": promise.measure or None,
        "owner": promise.owner or None,
        "evidence": promise.evidence or None,
        "missing": [str(lack) for lack in promise.missing],
        "verifiable": promise.is_verifiable,
        "reasons": list(promise.reasons),
    }


def of_ask(ask: Ask) -> Shape:
    """An ask (诉求)."""
    return {
        "start": ask.start,
        "end": ask.end,
        "quote": ask.quote,
        "kind": str(ask.kind),
        "context": ask.context,
        "reasons": list(ask.reasons),
    }


def of_coverage(coverage: Coverage) -> Shape:
    """Ask by ask (逐点对照), what nobody asked, and the warning."""
    return {
        "asks": [
            {
                **of_ask(one.ask),
                "cover": str(one.cover),
                "label": one.cover.label,
                "score": round(one.score, 4),
                "reply_start": one.span.start if one.span else None,
                "reply_end": one.span.end if one.span else None,
                "reply_quote": one.span.text if one.span else None,
                "shared": list(one.shared),
            }
            for one in coverage.asks
        ],
        "unasked": _spans(coverage.unasked),
        "score": round(coverage.score, 4),
        "warning": coverage.is_off_topic,
        "reasons": list(coverage.reasons),
    }


def of_fingerprint(fingerprint: Fingerprint) -> Shape:
    """The fingerprint of a reply (指纹)."""
    return {
        "share": round(fingerprint.share, 4),
        "recycled": fingerprint.is_recycled,
        "sources": [
            {"id": source.identifier, "share": round(source.share, 4), "spans": _spans(source.spans)}
            for source in fingerprint.sources
        ],
        "hedges": _spans(fingerprint.hedges),
        "hedge_density": fingerprint.hedge_density,
        "formulae": _spans(fingerprint.formulae),
        "reasons": list(fingerprint.reasons),
    }


def of_finding(finding: Finding) -> Shape:
    """A figure that fails (不符之处)."""
    return {
        "start": finding.start,
        "end": finding.end,
        "quote": finding.quote,
        "kind": finding.kind,
        "stated": float(finding.stated),
        "reckoned": float(finding.reckoned),
        "reasons": list(finding.reasons),
    }


def _spans(spans: tuple[Span, ...]) -> list[Shape]:
    return [{"start": span.start, "end": span.end, "quote": span.text} for span in spans]
