from django.urls import path

from yinuo.promises import views

app_name = "promises"
urlpatterns = [
    path("", views.promises, name="list"),
    path("export.<str:form>", views.export, name="export"),
    path("<str:number>/", views.detail, name="detail"),
    path("<str:number>/<str:act>/", views.act, name="act"),
]
