"""The public site (公开网站): a congress's own word, then what it has published. Reads only."""

from django.urls import path

from yinuo.front.public import views

app_name = "public"
urlpatterns = [
    path("", views.home, name="home"),
    path("about/definitions/", views.definitions, name="definitions"),
    path("about/accessibility/", views.accessibility, name="accessibility"),
    path("robots.txt", views.robots, name="robots"),
    path("sitemap.xml", views.sitemap, name="sitemap"),
    path("<slug:slug>/", views.congress, name="congress"),
    path("<slug:slug>/sessions/", views.briefings, name="briefings"),
    path("<slug:slug>/sessions/<str:number>/", views.briefing, name="briefing"),
    path("<slug:slug>/sessions/<str:number>/data.json", views.briefing_data, name="briefing-data"),
    path("<slug:slug>/promises/", views.promises, name="promises"),
    path("<slug:slug>/promises/<str:number>/", views.promise, name="promise"),
    path("<slug:slug>/promises/<str:number>/data.json", views.promise_data, name="promise-data"),
    path("<slug:slug>/suggestions/", views.suggestions, name="suggestions"),
    path("<slug:slug>/suggestions/<str:number>/", views.suggestion, name="suggestion"),
    path("<slug:slug>/evidence/", views.evidence, name="evidence"),
    path("<slug:slug>/corrections/", views.corrections, name="corrections"),
    path("<slug:slug>/rules/", views.rules, name="rules"),  # where the list of local numbers stands
    path("<slug:slug>/open-data/", views.open_data, name="open-data"),
    path("<slug:slug>/open-data/<slug:name>.<str:form>", views.download, name="download"),
    path("<slug:slug>/feed.xml", views.feed, name="feed"),
]
