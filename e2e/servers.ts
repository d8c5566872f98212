import { tmpdir } from "node:os";
import { join } from "node:path";
import { port } from "./ports.ts";

const root = join(import.meta.dirname, "..");
const python = process.env["PYTHON"] ?? join(root, ".venv", "bin", "python");
const vite = join(root, "node_modules", "vite", "bin", "vite.js");
const tracker = join(root, "examples", "fastapi-react");

const ports = {
  backend: await port("BACKEND"),
  harness: await port("HARNESS"),
  rendered: await port("RENDERED"),
  tracker: await port("TRACKER"),
  trackerPage: await port("TRACKER_PAGE"),
};

/** Where each server is. `backend` is the harness's own: its log of requests, its reset. */
export const urls = {
  backend: local(ports.backend),
  harness: local(ports.harness),
  rendered: local(ports.rendered),
  tracker: local(ports.trackerPage),
};

/** Made for one run and removed after it. */
export const trackerDatabase: string = join(tmpdir(), `mizan-e2e-${ports.tracker}.sqlite3`);

const settings = { reuseExistingServer: false, timeout: 120_000, stdout: "ignore", stderr: "pipe" } as const;

/** What Playwright starts before the specs and ends after them. */
export const servers = [
  server("harness backend", {
    command: uvicorn("app:app", ports.backend),
    cwd: join(import.meta.dirname, "backend"),
    url: `${urls.backend}/__requests`,
  }),
  server("tracker backend", {
    command: uvicorn("app.main:app", ports.tracker),
    cwd: join(tracker, "backend"),
    url: `${local(ports.tracker)}/api/mizan/ctx/global/`,
    env: { TRACKER_DATABASE: trackerDatabase },
  }),
  server("harness page", {
    command: `"${process.execPath}" "${vite}"`,
    cwd: join(import.meta.dirname, "apps", "react"),
    url: urls.harness,
    env: { BACKEND_URL: urls.backend, PORT: String(ports.harness) },
  }),
  server("rendered page", {
    command: `"${process.execPath}" server.mjs`,
    cwd: join(import.meta.dirname, "apps", "react-ssr"),
    url: `${urls.rendered}/health`,
    env: { BACKEND_URL: urls.backend, PORT: String(ports.rendered) },
  }),
  server("tracker page", {
    command: `"${process.execPath}" "${vite}"`,
    cwd: tracker,
    url: urls.tracker,
    env: { BACKEND_URL: local(ports.tracker), PORT: String(ports.trackerPage) },
  }),
];

function server<Options extends object>(
  name: string,
  options: Options,
): Options & typeof settings & { name: string } {
  return { name, ...settings, ...options };
}

function uvicorn(app: string, port: number): string {
  return `"${python}" -m uvicorn ${app} --host 127.0.0.1 --port ${port} --log-level warning`;
}

function local(port: number): string {
  return `http://127.0.0.1:${port}`;
}
