"""The functions of docs/guide/python-functions.md, which test_functions_guide.py calls."""

from typing import Annotated, Any

from fastapi import FastAPI, Request
from mizan_core import Conflict, RateLimited, client
from mizan_fastapi import install
from pydantic import WithJsonSchema
from pydantic_core import core_schema


class Report(dict[str, int]):
    """Stands for a class of a library: pydantic can validate it, and knows no JSON Schema for it."""

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: Any) -> core_schema.CoreSchema:
        return core_schema.no_info_plain_validator_function(cls)


class OutOfStock(Exception):
    """An exception of the application."""


class QuotaExceeded(Exception):
    seconds = 30


# region schema
@client
def latest() -> Annotated[Report, WithJsonSchema({"type": "object"})]:
    return Report(pages=3)


# endregion


# region rule
def owns_project(request: Request, input: Any) -> bool:
    return request.state.user is not None and input.project_id in request.state.user.project_ids


@client(affects=[], auth=owns_project)
def rename_project(project_id: int, name: str) -> str:
    return name


# endregion


@client
def order(count: int) -> None:
    raise OutOfStock("None left.") if count == 1 else QuotaExceeded


app = FastAPI()
# region errors
install(app, errors={OutOfStock: Conflict, QuotaExceeded: lambda error: RateLimited(retry_after=error.seconds)})
# endregion
