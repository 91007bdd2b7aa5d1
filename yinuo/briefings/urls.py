from django.urls import path

from yinuo.briefings import views

app_name = "briefings"
urlpatterns = [
    path("", views.briefings, name="list"),
    path("new/", views.new_briefing, name="new"),
    path("topics/", views.topics, name="topics"),
    path("topics/new/", views.new_topic, name="new_topic"),
    path("topics/<int:pk>/", views.topic, name="topic"),
    path("topics/<int:pk>/<slug:act>/", views.topic_act, name="topic_act"),
    path("activities/", views.activities, name="activities"),
    path("activities/new/", views.new_activity, name="new_activity"),
    path("activities/<int:pk>/", views.activity, name="activity"),
    path("activities/<int:pk>/<slug:act>/", views.activity_act, name="activity_act"),
    path("speeches/<int:pk>/convert/", views.convert_speech, name="convert_speech"),
    path("speeches/<int:pk>/<slug:act>/", views.speech_act, name="speech_act"),
    path("questions/<int:pk>/convert/", views.convert_question, name="convert_question"),
    path("questions/<int:pk>/<slug:act>/", views.question_act, name="question_act"),
    path("<str:number>/", views.briefing, name="detail"),
    path("<str:number>/invite/", views.invite, name="invite"),
    path("<str:number>/attendance/", views.note_attendance, name="attendance"),
    path("<str:number>/leave/", views.ask_leave, name="leave"),
    path("<str:number>/nominate/", views.nominate, name="nominate"),
    path("<str:number>/ask/", views.ask, name="ask"),
    path("<str:number>/<slug:act>/", views.act, name="act"),
]
