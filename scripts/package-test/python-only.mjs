/** The example without Node, built by the command from PyPI and run against the application. */
import { cpSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { run } from "../process/run.mjs";
import { Failure, root } from "../program.mjs";

/** The formats of a config that need no JavaScript. */
export const formats = ["pyproject.toml", "mizan.config.json", "mizan.config.yaml"];

/** Starts the application on a free port, runs the example's program, and ends. */
const SERVE_AND_GREET = `
import sys, threading, time, uvicorn
sys.path.insert(0, "../first-hook")
from app import app
from greet import main

server = uvicorn.Server(uvicorn.Config(app, port=0, log_level="warning"))
thread = threading.Thread(target=server.run)
thread.start()
while thread.is_alive() and not server.started:
    time.sleep(0.01)
try:
    port = server.servers[0].sockets[0].getsockname()[1]
    main("Ada", f"http://127.0.0.1:{port}/api/mizan")
finally:
    server.should_exit = True
    thread.join()
`;

/**
 * @param directory an empty directory outside the repository.
 * @param python of an environment with the wheels of mizan, without Node.
 */
export async function buildWithoutNode(directory, python, format) {
  for (const example of ["first-hook/app.py", "python-only"]) {
    cpSync(join(root, "examples", example), join(directory, example), { recursive: true });
  }
  const project = { cwd: join(directory, "python-only"), env: { PATH: "" } };
  await writeConfig(project.cwd, python, format);
  await run(join(dirname(python), process.platform === "win32" ? "mizan.exe" : "mizan"), ["build"], project);
  const printed = await run(python, ["-c", SERVE_AND_GREET], project);
  if (printed.trim() !== "Hello, Ada! 1") throw new Failure(`The program printed: ${printed}`);
}

/** Turns the example's config into another format. JSON is YAML, too. */
async function writeConfig(project, python, format) {
  if (format === "pyproject.toml") return;
  const toJson =
    "import json, tomllib; print(json.dumps(tomllib.load(open('pyproject.toml', 'rb'))['tool']['mizan']))";
  const config = await run(python, ["-c", toJson], { cwd: project });
  rmSync(join(project, "pyproject.toml"));
  writeFileSync(join(project, format), config);
}
