"""Why a file is not taken (不予接收), in a sentence for whoever uploads it."""

from yinuo.rules.lifecycle import NotAllowed


class Unacceptable(NotAllowed):
    """A file that is not taken: what is wrong with it and what to do."""
