"""The tracker in Django's admin."""

from django.contrib import admin
from django.contrib.auth.admin import UserAdmin
from django.http import HttpRequest

from tracker.models import Activity, Attachment, Comment, Membership, Project, Task, User

admin.site.site_header = "Tracker"
admin.site.register(User, UserAdmin)


class Members(admin.TabularInline):
    model = Membership
    extra = 0


class Tasks(admin.TabularInline):
    model = Task
    extra = 0


@admin.register(Project)
class ProjectAdmin(admin.ModelAdmin):
    list_display = ("name", "due", "archived")
    list_filter = ("archived",)
    search_fields = ("name",)
    inlines = (Members, Tasks)


@admin.register(Comment)
class CommentAdmin(admin.ModelAdmin):
    list_display = ("text", "task", "author", "written_at")
    list_select_related = ("task", "author")


@admin.register(Attachment)
class AttachmentAdmin(admin.ModelAdmin):
    list_display = ("name", "task", "kind", "author", "added_at")
    list_filter = ("kind",)
    list_select_related = ("task", "author")
    readonly_fields = ("file", "name", "size", "sha256", "author", "added_at")

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Files come through the form of the page, which also says who attached them."""
        return False


@admin.register(Activity)
class ActivityAdmin(admin.ModelAdmin):
    list_display = ("at", "project", "actor", "event")
    list_select_related = ("project", "actor")
