/** A Django project with one app, as small as can be. */
export const FILES: Readonly<Record<string, string>> = {
  "manage.py": `import os
import sys
from django.core.management import execute_from_command_line

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "settings")
    execute_from_command_line(sys.argv)
`,
  "settings.py": `SECRET_KEY = "s" * 50
ROOT_URLCONF = "urls"
INSTALLED_APPS = ["mizan_django", "shop"]
print("printed by the settings")
`,
  "other.py": `from settings import *
MIZAN = {"TITLE": "Other"}
`,
  "urls.py": `from django.urls import include, path
from mizan_django import mizan_urls

urlpatterns = [path("api/mizan/", include(mizan_urls()))]
`,
  "shop/__init__.py": "",
  "shop/clients.py": `from mizan_core import client


@client
def add(left: int, right: int) -> int:
    """Adds."""
    return left + right
`,
};

/** The files below another directory. */
export const below = (directory: string): Record<string, string> =>
  Object.fromEntries(Object.entries(FILES).map(([path, text]) => [`${directory}/${path}`, text]));
