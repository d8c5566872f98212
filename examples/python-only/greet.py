"""Greets through the generated client. The backend is the application of the first hook, at port 8000."""

import sys

from greetings import Client


def main(name: str, url: str = "http://127.0.0.1:8000/api/mizan") -> None:
    with Client(url) as client:
        client.greet(name=name)
        greeting = client.fetch_greeting_context(name=name).greeting
        print(greeting.text, greeting.times)


if __name__ == "__main__":
    main(*sys.argv[1:])
