import { createServer, type AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

const root = join(import.meta.dirname, "..");
const python = process.env["PYTHON"] ?? join(root, ".venv", "bin", "python");
const vite = join(root, "node_modules", "vite", "bin", "vite.js");
const fastapi = join(root, "examples", "fastapi-react");
const django = join(root, "examples", "django-react");

const ports = {
  backend: await port("BACKEND"),
  harness: await port("HARNESS"),
  react18: await port("REACT_18"),
  rendered: await port("RENDERED"),
  fastapi: await port("FASTAPI"),
  fastapiPage: await port("FASTAPI_PAGE"),
  django: await port("DJANGO"),
  djangoPage: await port("DJANGO_PAGE"),
  undefended: await port("UNDEFENDED"),
};

/** The URLs of the servers. `backend` is the harness's backend, with its log of requests and its reset. */
export const urls = {
  backend: local(ports.backend),
  harness: local(ports.harness),
  /** The same page on React 18. */
  react18: local(ports.react18),
  rendered: local(ports.rendered),
  fastapi: local(ports.fastapiPage),
  django: local(ports.djangoPage),
};

/** The backends of the trackers without their pages, and Django's without CSRF protection. */
export const backends = {
  fastapi: local(ports.fastapi),
  django: local(ports.django),
  undefended: local(ports.undefended),
};

/** Created for one run and removed after it. */
export const databases = {
  fastapi: join(tmpdir(), `mizan-e2e-${ports.fastapi}.sqlite3`),
  django: join(tmpdir(), `mizan-e2e-${ports.django}.sqlite3`),
};

/** The directory of the attached files of the Django tracker; created for one run, too. */
export const uploads = join(tmpdir(), `mizan-e2e-${ports.django}-uploads`);

const settings = { reuseExistingServer: false, timeout: 120_000, stdout: "ignore", stderr: "pipe" } as const;

// One database and one secret, so that a session of one Django backend is valid in the other.
const tracker = {
  TRACKER_DATABASE: databases.django,
  TRACKER_UPLOADS: uploads,
  TRACKER_SECRET: "only for the end-to-end specs, of no value",
};

/** What Playwright starts before the specs and ends after them. */
export const servers = [
  server("harness backend", {
    command: uvicorn("app:app", ports.backend),
    cwd: join(import.meta.dirname, "backend"),
    url: `${urls.backend}/__requests`,
  }),
  server("FastAPI tracker's backend", {
    command: uvicorn("app.main:app", ports.fastapi),
    cwd: join(fastapi, "backend"),
    url: `${local(ports.fastapi)}/api/mizan/ctx/global/`,
    env: { TRACKER_DATABASE: databases.fastapi },
  }),
  server("Django tracker's backend", {
    command: [
      `"${python}" manage.py migrate --verbosity 0`,
      `"${python}" manage.py seed`,
      uvicorn("tracker_site.asgi:application", ports.django),
    ].join(" && "),
    cwd: join(django, "backend"),
    url: `${local(ports.django)}/api/mizan/ctx/global/`,
    env: tracker,
  }),
  server("Django tracker's backend, undefended", {
    command: uvicorn("tracker_site.asgi:application", ports.undefended),
    cwd: join(django, "backend"),
    url: `${local(ports.undefended)}/api/mizan/session/`,
    env: {
      ...tracker,
      DJANGO_SETTINGS_MODULE: "undefended",
      PYTHONPATH: join(import.meta.dirname, "backend"),
    },
  }),
  server("harness page", {
    command: `"${process.execPath}" "${vite}"`,
    cwd: join(import.meta.dirname, "apps", "react"),
    url: urls.harness,
    env: { BACKEND_URL: urls.backend, PORT: String(ports.harness) },
  }),
  server("harness page on React 18", {
    command: `"${process.execPath}" "${vite}"`,
    cwd: join(import.meta.dirname, "apps", "react-18"),
    url: urls.react18,
    env: { BACKEND_URL: urls.backend, PORT: String(ports.react18) },
  }),
  server("rendered page", {
    command: `"${process.execPath}" server.mjs`,
    cwd: join(import.meta.dirname, "apps", "react-ssr"),
    url: `${urls.rendered}/health`,
    env: { BACKEND_URL: urls.backend, PORT: String(ports.rendered) },
  }),
  server("FastAPI tracker's page", {
    command: `"${process.execPath}" "${vite}"`,
    cwd: fastapi,
    url: urls.fastapi,
    env: { BACKEND_URL: local(ports.fastapi), PORT: String(ports.fastapiPage) },
  }),
  server("Django tracker's page", {
    command: `"${process.execPath}" "${vite}"`,
    cwd: django,
    url: urls.django,
    env: { BACKEND_URL: local(ports.django), PORT: String(ports.djangoPage) },
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

/**
 * A free port on 127.0.0.1, the same in the process that reads the config first and in every worker that
 * reads it again: workers inherit the environment.
 */
async function port(name: string): Promise<number> {
  const variable = `MIZAN_E2E_${name}_PORT`;
  const port = Number(process.env[variable] ?? (await freePort()));
  process.env[variable] = String(port);
  return port;
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}
