import { tmpdir } from "node:os";
import { join } from "node:path";
import { local, port, python, root, server, uvicorn, vite } from "./processes.ts";

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

/** The argument of the server of the pages. */
function serving({ backend, url, pages }: Harness): string {
  return `${new URL(pages).port}=${backend}=${url}`;
}
