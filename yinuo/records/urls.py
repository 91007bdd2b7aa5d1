"""/records/: files, notices, search, rules."""

from django.urls import path

from yinuo.records.views import files, notices, rules, search

app_name = "records"
urlpatterns = [
    path("files/<int:pk>/<str:name>", files.load, name="file"),
    path("notices/", notices.inbox, name="notices"),
    path("notices/read/", notices.mark_read, name="mark-read"),
    path("search/", search.search, name="search"),
    path("rules/", rules.rules, name="rules"),
    path("rules/<str:key>/", rules.rule, name="rule"),
]
