"""What is still missing before an act (尚缺清单): guards answer with sentences, an empty list means ready.

The page shows the list, the refusal repeats it, the test compares it.
"""

from yinuo.rules.lifecycle import NotAllowed


def missing(*items: tuple[object, str]) -> list[str]:
    """The sentences of what is not there (尚缺); each item is (what should be there, what to say if it is not)."""
    return [sentence for there, sentence in items if not (there.strip() if isinstance(there, str) else there)]


def require(sentences: list[str]) -> None:
    """Refuse with everything that is missing (尚缺), in the sentences the page shows; nothing missing, no refusal."""
    if sentences:
        raise NotAllowed("还缺：" + "；".join(sentences))
