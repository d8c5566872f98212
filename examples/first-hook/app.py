from fastapi import FastAPI
from mizan_core import client
from mizan_fastapi import install
from pydantic import BaseModel


class Greeting(BaseModel):
    text: str
    times: int


greetings: dict[str, int] = {}


# region functions
@client(context="greeting")
def greeting(name: str) -> Greeting:
    """The greeting for a name, and how often it was sent."""
    return Greeting(text=f"Hello, {name}!", times=greetings.get(name, 0))


@client(affects="greeting")
def greet(name: str) -> None:
    """Sends the greeting once more."""
    greetings[name] = greetings.get(name, 0) + 1


# endregion


app = FastAPI()
install(app)
