import { spawn } from "node:child_process";
import { createServer } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { stripVTControlCharacters } from "node:util";
import { Failure, root } from "../program.mjs";

const running = new Set();

// A server leads its own process group, so a terminal's Ctrl-C does not reach it.
for (const [signal, number] of [
  ["SIGHUP", 1],
  ["SIGINT", 2],
  ["SIGTERM", 15],
]) {
  process.once(signal, async () => {
    await Promise.all([...running].map((service) => service.stop()));
    process.exit(128 + number);
  });
}

// The last resort, when the process ends unexpectedly.
process.once("exit", () => {
  for (const service of running) service.kill();
});

/**
 * A process that runs until it is stopped, such as a server. It leads a process group of its own, so that
 * `stop` also ends its child processes (uvicorn's workers, vite's esbuild).
 */
export class Service {
  #child;
  #output = "";
  #ended;
  #isStopped = false;

  /** @param echo whether to pass on its output. */
  constructor(name, command, args, { cwd = root, env = {}, echo = false } = {}) {
    this.name = name;
    this.#child = spawn(command, args, {
      cwd,
      env: { ...process.env, ...env },
      stdio: ["ignore", "pipe", "pipe"],
      detached: process.platform !== "win32",
      windowsHide: true,
    });
    for (const stream of [this.#child.stdout, this.#child.stderr]) {
      stream.setEncoding("utf8").on("data", (chunk) => {
        this.#output += chunk;
        if (echo) process.stdout.write(chunk);
      });
    }
    this.#ended = new Promise((resolve) => {
      this.#child.on("error", (error) => resolve(error.message));
      this.#child.on("close", (code, signal) => resolve(`exit ${code ?? signal}`));
    });
    running.add(this);
    void this.#ended.then(() => running.delete(this));
  }

  /** Resolves when `url` answers, with any status. Rejects when the process ends first, or after `timeout` ms. */
  async ready(url, timeout = 60_000) {
    let ended;
    void this.#ended.then((reason) => (ended = reason));
    for (const deadline = Date.now() + timeout; Date.now() < deadline; await sleep(100)) {
      if (ended !== undefined) throw new Failure(`${this.#output}\nThe ${this.name} ended (${ended}).`);
      try {
        await fetch(url, { signal: AbortSignal.timeout(5_000) });
        return;
      } catch {
        // not listening yet
      }
    }
    throw new Failure(
      `${this.#output}\nThe ${this.name} did not answer at ${url} within ${timeout / 1000} s.`,
    );
  }

  /** Resolves with the match when the process has printed `pattern`. Rejects when it ends first, or after `timeout` ms. */
  async prints(pattern, timeout = 60_000) {
    let ended;
    void this.#ended.then((reason) => (ended = reason));
    for (const deadline = Date.now() + timeout; Date.now() < deadline; await sleep(100)) {
      const match = pattern.exec(stripVTControlCharacters(this.#output));
      if (match) return match;
      if (ended !== undefined) throw new Failure(`${this.#output}\nThe ${this.name} ended (${ended}).`);
    }
    throw new Failure(
      `${this.#output}\nThe ${this.name} did not print ${pattern.source} within ${timeout / 1000} s.`,
    );
  }

  /** Resolves when the process was stopped. Rejects with its output when it ends by itself. */
  async untilStopped() {
    const reason = await this.#ended;
    if (!this.#isStopped) throw new Failure(`${this.#output}\nThe ${this.name} ended by itself (${reason}).`);
  }

  async stop() {
    this.#isStopped = true;
    this.#signal("SIGTERM");
    await Promise.race([this.#ended, sleep(5_000, undefined, { ref: false })]);
    this.kill();
    await this.#ended;
  }

  kill() {
    this.#signal("SIGKILL");
  }

  #signal(signal) {
    if (this.#child.pid === undefined) return;
    try {
      if (process.platform === "win32") this.#child.kill(signal);
      else process.kill(-this.#child.pid, signal);
    } catch (error) {
      if (error.code !== "ESRCH") throw error;
    }
  }
}

/**
 * A free port of 127.0.0.1: `preferred`, or the next one above it that nothing listens on. Without `preferred` it is one
 * that the system chooses, which another process is unlikely to take before it is used.
 */
export async function freePort(preferred) {
  if (preferred === undefined) return listenOnce(0);
  for (let port = preferred; port < preferred + 100; port += 1) {
    if ((await listenOnce(port)) !== undefined) return port;
  }
  return 0;
}

/** @returns the port that a server could listen on; undefined when it could not */
function listenOnce(port) {
  return new Promise((resolve) => {
    const server = createServer();
    server.once("error", () => resolve(undefined));
    server.listen({ port, host: "127.0.0.1", exclusive: true }, () => {
      const address = server.address();
      server.close(() => resolve(address.port));
    });
  });
}
