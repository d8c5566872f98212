"""The app config: imports functions and registers checks when Django starts."""

from django.apps import AppConfig
from django.contrib.auth.signals import user_login_failed
from django.core import checks


class MizanConfig(AppConfig):
    """Imports the `clients.py` of each installed app, and refuses to start with wrong settings."""

    name = "mizan_django"
    verbose_name = "mizan"

    def ready(self) -> None:
        from .checks import check_deployment, check_functions, check_project  # noqa: PLC0415 - Django's settings must be there first
        from .discovery import import_clients  # noqa: PLC0415
        from .failed_sign_ins import FailedSignIns  # noqa: PLC0415
        from .settings import mizan_settings  # noqa: PLC0415

        mizan_settings()
        user_login_failed.connect(FailedSignIns.note, dispatch_uid="mizan_django")
        checks.register(check_functions, "mizan")
        checks.register(check_project, "mizan")
        checks.register(check_deployment, "mizan", checks.Tags.security, deploy=True)
        import_clients()
