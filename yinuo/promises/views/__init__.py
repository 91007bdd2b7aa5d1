"""Pages of promises, by what is looked at: the ledger, one promise, one act."""

from yinuo.promises.views.acts import act
from yinuo.promises.views.ledger import export, promises
from yinuo.promises.views.promise import detail

__all__ = ["act", "detail", "export", "promises"]
