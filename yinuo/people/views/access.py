"""Who reaches which page (页面权限), and acts that may be refused."""

from functools import wraps

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied

from yinuo.people.standing import manages_people, reads_directory
from yinuo.rules.lifecycle import NotAllowed


def readers(view):
    """Whoever holds a role in the congress (名录读者)."""

    @login_required
    @wraps(view)
    def guarded(request, *args, **kwargs):
        if not reads_directory(request.standing):
            raise PermissionDenied("你还没有岗位，不能查看名录；请与代表工委联系")
        return view(request, *args, **kwargs)

    return guarded


def managers(view):
    """代表工委 and administrator (人员管理)."""

    @login_required
    @wraps(view)
    def guarded(request, *args, **kwargs):
        if not manages_people(request.standing):
            raise PermissionDenied("只有代表工委、系统管理员可以管理人员和单位")
        return view(request, *args, **kwargs)

    return guarded


def done(request, form, act):
    """What the act made, if the form was sent and is right; a refusal goes to the head of the form (办理或说明)."""
    if request.method != "POST" or not form.is_valid():
        return None
    try:
        return act() or True
    except NotAllowed as refusal:
        form.add_error(None, str(refusal))
        return None
