from django.urls import path

from yinuo.evidence import views

app_name = "evidence"
urlpatterns = [
    path("", views.evidence, name="list"),
    path("claims/<int:pk>/", views.claim, name="claim"),
]
