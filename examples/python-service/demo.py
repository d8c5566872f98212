"""Signs in to the tracker, starts the service, and asks it for the reports with the token.

TRACKER_URL is the address of the tracker's API; TRACKER_USER and TRACKER_PASSWORD say who you are.
"""

import os
import threading
import time

import httpx
import uvicorn
from reports.main import app
from reports.tracker import URL
from tracker_client import Client


def main() -> None:
    with Client(URL) as tracker:
        token = tracker.create_token(
            username=os.environ.get("TRACKER_USER", "grace"),
            password=os.environ.get("TRACKER_PASSWORD", "gracegrace"),
        )
    server = uvicorn.Server(uvicorn.Config(app, port=0, log_level="warning"))
    thread = threading.Thread(target=server.run)
    thread.start()
    try:
        while not server.started and thread.is_alive():
            time.sleep(0.01)
        port = server.servers[0].sockets[0].getsockname()[1]
        show_reports(f"http://127.0.0.1:{port}", token)
    finally:
        server.should_exit = True
        thread.join()


def show_reports(service: str, token: str) -> None:
    response = httpx.get(f"{service}/projects", headers={"Authorization": f"Bearer {token}"}, timeout=30)
    for report in response.raise_for_status().json():
        print(f"{report['project']}: {report['open_tasks']} open, {report['by_person']}")
        for title in report["unassigned"]:
            print(f"  unassigned: {title}")


if __name__ == "__main__":
    main()
