from django.urls import path

from yinuo.front.desk import views

urlpatterns = [path("", views.desk, name="desk")]
