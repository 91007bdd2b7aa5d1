"""/people/: deputies, units, posts, accounts, invitations, rosters."""

from django.urls import path

from yinuo.people.views import account, directory, rosters, staff

app_name = "people"
urlpatterns = [
    path("", directory.deputies, name="deputies"),
    path("deputies/add-deputy/", directory.add_deputy, name="add-deputy"),
    path("deputies/<int:pk>/", directory.deputy, name="deputy"),
    path("deputies/<int:pk>/edit-deputy/", directory.edit_deputy, name="edit-deputy"),
    path("parts/", directory.parts, name="parts"),
    path("units/", directory.units, name="units"),
    path("units/add-unit/", directory.add_unit, name="add-unit"),
    path("units/<int:pk>/", directory.unit, name="unit"),
    path("units/<int:pk>/<slug:act>/", directory.unit_act, name="unit-act"),
    path("posts/", staff.posts, name="posts"),
    path("posts/give-post/", staff.give_post, name="give-post"),
    path("posts/<int:pk>/end-post/", staff.end_post, name="end-post"),
    path("accounts/", staff.accounts, name="accounts"),
    path("accounts/<int:pk>/<slug:act>/", staff.account_act, name="account-act"),
    path("invitations/", staff.invitations, name="invitations"),
    path("invitations/invite/", staff.invite, name="invite"),
    path("invitations/<int:pk>/resend-invitation/", staff.resend_invitation, name="resend-invitation"),
    path("invitations/<int:pk>/revoke-invitation/", staff.revoke_invitation, name="revoke-invitation"),
    path("accept-invitation/<str:token>/", account.accept, name="accept-invitation"),
    path("rosters/", rosters.rosters, name="rosters"),
    path("rosters/<slug:roster>.xlsx", rosters.roster_template, name="roster-template"),
    path("rosters/<int:pk>/", rosters.roster, name="roster"),
    path("rosters/<int:pk>/import-roster/", rosters.import_roster, name="import-roster"),
    path("rosters/<int:pk>/undo-roster/", rosters.undo_roster, name="undo-roster"),
    path("rosters/<int:pk>/discard-roster/", rosters.discard_roster, name="discard-roster"),
]
