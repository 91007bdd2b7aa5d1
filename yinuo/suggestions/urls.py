from django.urls import path

from yinuo.suggestions import views

app_name = "suggestions"
urlpatterns = [
    path("", views.suggestions, name="list"),
    path("export.<str:form>", views.export, name="export"),
    path("new/", views.draft, name="draft"),
    path("assign/", views.assign_batch, name="assign_batch"),
    path("assignments/<int:pk>/<str:act>/", views.assignment_act, name="assignment_act"),
    path("extensions/<int:pk>/<str:act>/", views.extension_act, name="extension_act"),
    path("<str:ref>/", views.detail, name="detail"),
    path("<str:ref>/publication/", views.publication, name="publication"),
    path("<str:ref>/<str:act>/", views.act, name="act"),
]
