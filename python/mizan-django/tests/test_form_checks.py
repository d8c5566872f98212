"""`manage.py check` reports errors in forms."""

from pathlib import Path

from .test_export import Project


def test_manage_py_check_names_the_line(tmp_path: Path) -> None:
    clients = """
from django import forms
from mizan_django import client_form

@client_form(affects="orders")
class OrderForm(forms.Form):
    def submit(self) -> None: ...
"""
    finished = Project(tmp_path, **{"shop/clients": clients}).manage("check")
    assert finished.returncode == 1
    assert (
        'shop/clients.py:5: (mizan.E001) order_form_submit affects "orders", but no function belongs to this context.'
        in finished.stderr
    )


def test_manage_py_check_names_a_form_that_cannot_be_offered(tmp_path: Path) -> None:
    clients = (
        "from django import forms\nfrom mizan_django import client_form\n\n@client_form\nclass A(forms.Form): ...\n"
    )
    finished = Project(tmp_path, **{"shop/clients": clients}).manage("check")
    assert finished.returncode == 1
    assert (
        "shop/clients.py:4: (mizan.E001) A has no submit method, so its submission would do nothing." in finished.stderr
    )
