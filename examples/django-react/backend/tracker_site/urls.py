"""The URLs of the project."""

from django.contrib import admin
from django.contrib.staticfiles.urls import staticfiles_urlpatterns
from django.urls import include, path
from mizan_django import mizan_urls

from tracker import downloads

urlpatterns = [
    path("admin/", admin.site.urls),
    path("attachments/<int:attachment_id>/", downloads.attachment, name="attachment"),
    path("api/mizan/", include(mizan_urls())),
    *staticfiles_urlpatterns(),  # the admin's, while DEBUG is on
]
