"""Django alone: views that validate and serialise by pydantic themselves."""

from collections.abc import Callable

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.urls import path
from django.views.decorators.http import require_GET, require_POST
from pydantic import BaseModel, TypeAdapter, ValidationError

from . import work
from .models import Greet, Order, OrderLine, ProjectPage, ProjectParams, RowsPage, TileParams
from .tiles import TILES

LINES = TypeAdapter(list[OrderLine])


def answer(result: BaseModel) -> HttpResponse:
    return HttpResponse(result.model_dump_json(), content_type="application/json")


def invalid(error: ValidationError) -> HttpResponse:
    return HttpResponse(error.json(include_input=False), status=422, content_type="application/json")


@require_POST
def greet(request: HttpRequest) -> HttpResponse:
    try:
        body = Greet.model_validate_json(request.body)
    except ValidationError as error:
        return invalid(error)
    return answer(work.greet(body.name, body.times))


@require_POST
def greet_me(request: HttpRequest) -> HttpResponse:
    if not request.user.is_authenticated:
        return HttpResponse(status=401)
    return greet(request)


@require_POST
async def greet_async(request: HttpRequest) -> HttpResponse:
    try:
        body = Greet.model_validate_json(request.body)
    except ValidationError as error:
        return invalid(error)
    return answer(work.greet(body.name, body.times))


@require_POST
@transaction.atomic
def place_order(request: HttpRequest) -> HttpResponse:
    try:
        order = Order.model_validate_json(request.body)
    except ValidationError as error:
        return invalid(error)
    return HttpResponse(LINES.dump_json(work.place_order(order)), content_type="application/json")


@require_GET
def project(request: HttpRequest) -> HttpResponse:
    try:
        params = ProjectParams.model_validate(request.GET.dict())
    except ValidationError as error:
        return invalid(error)
    return answer(
        ProjectPage(
            project_activity=work.project_activity(params.project_id, params.limit),
            project_detail=work.project_detail(params.project_id),
            project_members=work.project_members(params.project_id),
        )
    )


@require_GET
def rows(request: HttpRequest) -> HttpResponse:
    try:
        params = TileParams.model_validate(request.GET.dict())
    except ValidationError as error:
        return invalid(error)
    return answer(RowsPage(team_lines=work.team_lines(params.team_id)))


def tile(name: str) -> Callable[[HttpRequest], HttpResponse]:
    @require_GET
    def view(request: HttpRequest) -> HttpResponse:
        try:
            params = TileParams.model_validate(request.GET.dict())
        except ValidationError as error:
            return invalid(error)
        return answer(work.tile(name, params.team_id))

    return view


urlpatterns = [
    path("greet", greet),
    path("greet_me", greet_me),
    path("greet_async", greet_async),
    path("place_order", place_order),
    path("project", project),
    path("rows", rows),
    *(path(name, tile(name)) for name in TILES),
]
