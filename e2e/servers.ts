import { createServer, type AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

export const root = join(import.meta.dirname, "..");
export const python = process.env["PYTHON"] ?? join(root, ".venv", "bin", "python");
export const vite = join(root, "node_modules", "vite", "bin", "vite.js");
const fastapi = join(root, "examples", "fastapi-react");
const django = join(root, "examples", "django-react");

/** As many harnesses of each backend as Playwright has workers, so that no state is shared. */
export const workers = 2;

export const frameworks = ["react", "vue", "svelte"] as const;
export const backends = ["fastapi", "django"] as const;

export type Framework = (typeof frameworks)[number] | "react-18";
export type Backend = (typeof backends)[number];

interface Harness {
  backend: Backend;
  /** Where its functions, its log of requests and its reset are. */
  url: string;
  /** Where the pages of all frameworks are, with the backend behind them. */
  pages: string;
}

const harnesses: Harness[][] = [];
for (let worker = 0; worker < workers; worker++) {
  const both = backends.map(async (backend) => ({
    backend,
    url: local(await port(`${backend}_${worker}`)),
    pages: local(await port(`${backend}_${worker}_pages`)),
  }));
  harnesses.push(await Promise.all(both));
}

/** The harness of a worker. */
export function harness(backend: Backend, worker: number): Harness {
  return harnesses[worker]!.find((each) => each.backend === backend)!;
}

const ports = {
  fastapi: await port("tracker_fastapi"),
  fastapiPage: await port("tracker_fastapi_page"),
  django: await port("tracker_django"),
  djangoPage: await port("tracker_django_page"),
  undefended: await port("tracker_undefended"),
};

/** The pages of the trackers. */
export const trackers = { fastapi: local(ports.fastapiPage), django: local(ports.djangoPage) };

/** The backends of the trackers without their pages, and Django's without CSRF protection. */
export const trackerBackends = {
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
  ...harnesses.flat().map(({ backend, url }, position) =>
    server(`harness ${position}: ${backend}`, {
      command: uvicorn(backend === "django" ? "manage:app" : "harness_fastapi:app", url),
      cwd: join(import.meta.dirname, "backend"),
      url: `${url}/__requests`,
    }),
  ),
  server("pages of the harnesses", {
    command: [`"${process.execPath}"`, "pages/server.mjs", ...harnesses.flat().map(serving)].join(" "),
    cwd: import.meta.dirname,
    url: `${harnesses[0]![0]!.pages}/health`,
  }),
  server("FastAPI tracker's backend", {
    command: uvicorn("app.main:app", trackerBackends.fastapi),
    cwd: join(fastapi, "backend"),
    url: `${trackerBackends.fastapi}/api/mizan/ctx/global/`,
    env: { TRACKER_DATABASE: databases.fastapi },
  }),
  server("Django tracker's backend", {
    command: [
      `"${python}" manage.py migrate --verbosity 0`,
      `"${python}" manage.py seed`,
      uvicorn("tracker_site.asgi:application", trackerBackends.django),
    ].join(" && "),
    cwd: join(django, "backend"),
    url: `${trackerBackends.django}/api/mizan/ctx/global/`,
    env: tracker,
  }),
  server("Django tracker's backend, undefended", {
    command: uvicorn("tracker_site.asgi:application", trackerBackends.undefended),
    cwd: join(django, "backend"),
    url: `${trackerBackends.undefended}/api/mizan/session/`,
    env: {
      ...tracker,
      DJANGO_SETTINGS_MODULE: "undefended",
      PYTHONPATH: join(import.meta.dirname, "backend"),
    },
  }),
  server("FastAPI tracker's page", {
    command: `"${process.execPath}" "${vite}"`,
    cwd: fastapi,
    url: trackers.fastapi,
    env: { BACKEND_URL: trackerBackends.fastapi, PORT: String(ports.fastapiPage) },
  }),
  server("Django tracker's page", {
    command: `"${process.execPath}" "${vite}"`,
    cwd: django,
    url: trackers.django,
    env: { BACKEND_URL: trackerBackends.django, PORT: String(ports.djangoPage) },
  }),
];

export function server<Options extends object>(
  name: string,
  options: Options,
): Options & typeof settings & { name: string } {
  return { name, ...settings, ...options };
}

export function uvicorn(app: string, url: string): string {
  const { hostname, port } = new URL(url);
  return `"${python}" -m uvicorn ${app} --host ${hostname} --port ${port} --log-level warning`;
}

/** The argument of the server of the pages. */
function serving({ backend, url, pages }: Harness): string {
  return `${new URL(pages).port}=${backend}=${url}`;
}

export function local(port: number): string {
  return `http://127.0.0.1:${port}`;
}

/**
 * A free port on 127.0.0.1, the same in the process that reads the config first and in every worker that
 * reads it again: workers inherit the environment.
 */
export async function port(name: string): Promise<number> {
  const variable = `MIZAN_E2E_${name.toUpperCase()}_PORT`;
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
