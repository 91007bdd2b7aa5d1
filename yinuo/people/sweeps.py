"""What the timer does about people (定时): tables that were only looked at are not kept, for they hold telephone numbers."""

from datetime import timedelta

from yinuo.people.models import RosterImport

LOOKED_AT_FOR = timedelta(days=7)


def forget_unconfirmed(at) -> int:
    """Remove rosters uploaded a week ago and never confirmed (清除未确认的名册)."""
    forgotten, _ = RosterImport.objects.filter(confirmed_at=None, at__lt=at - LOOKED_AT_FOR).delete()
    return forgotten


SWEEPS = [("清除未确认的名册", forget_unconfirmed)]
