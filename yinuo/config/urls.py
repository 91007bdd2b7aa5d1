"""Every address of the instance. The public site comes last: its first word is a congress's own."""

from django.urls import include, path

from yinuo.config import views
from yinuo.people.views.account import account

urlpatterns = [
    path("preferences/", views.preferences, name="preferences"),
    path("healthz", views.healthz, name="healthz"),
    path("accounts/", account, name="account"),
    path("accounts/", include("allauth.urls")),
    path("desk/", include("yinuo.front.desk.urls")),
    path("suggestions/", include("yinuo.suggestions.urls")),
    path("promises/", include("yinuo.promises.urls")),
    path("briefings/", include("yinuo.briefings.urls")),
    path("evidence/", include("yinuo.evidence.urls")),
    path("people/", include("yinuo.people.urls")),
    path("records/", include("yinuo.records.urls")),
    path("", include("yinuo.front.public.urls")),
]
handler400 = "yinuo.config.views.bad_request"
handler404 = "yinuo.config.views.not_found"
handler500 = "yinuo.config.views.failed"
