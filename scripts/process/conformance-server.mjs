import { spawn } from "node:child_process";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { Failure, root } from "../program.mjs";
import { python } from "../setup/python.mjs";

/**
 * Runs `body` with the base URL of a live backend.
 * @param server one of `python/conformance`: `fastapi`, `django-asgi`, …
 * @param fixture the module of `python/fixtures` with its functions
 */
export async function withConformanceServer(server, fixture, body) {
  // It ends when its standard input is closed, also if this process ends unexpectedly.
  const child = spawn(python, ["-m", "mizan_conformance.servers", server, fixture], {
    cwd: join(root, "python/conformance"),
    stdio: ["pipe", "pipe", "inherit"],
  });
  try {
    for await (const url of createInterface(child.stdout)) return await body(url);
    throw new Failure(`The server ${server} did not start with ${fixture}.`);
  } finally {
    child.stdin.end();
  }
}
