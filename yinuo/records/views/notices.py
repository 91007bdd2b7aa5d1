"""The inbox (通知)."""

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from yinuo.records import queries
from yinuo.records.actions import mark_read as mark

A_PAGE = 30


@login_required
@require_safe
def inbox(request):
    """A person's own notices, the unread ones first if they ask for them."""
    notices = queries.inbox(request.user)
    only_unread = "unread" in request.GET
    shown = notices.filter(read_at__isnull=True) if only_unread else notices
    page = Paginator(shown, A_PAGE).get_page(request.GET.get("page"))
    return render(
        request,
        "records/notices.html",
        {"page": page, "only_unread": only_unread, "waiting": queries.unread(request.user)},
    )


@login_required
@require_POST
def mark_read(request):
    """Mark the named notice of one's own as read, or all."""
    named = [pk for pk in request.POST.getlist("notice") if pk.isascii() and pk.isdigit()]
    mark(request.user, request.at, named if "all" not in request.POST else None)
    return redirect("records:notices")
