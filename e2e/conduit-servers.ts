import { tmpdir } from "node:os";
import { join } from "node:path";
import { local, port, python, root, server, uvicorn, vite } from "./processes.ts";
import { type Backend, backends } from "./servers.ts";

interface Pair {
  framework: "vue" | "svelte";
  backend: Backend;
  /** Whether the example's own backend serves the page. */
  isOwn: boolean;
  /** Where the page is, built for production. */
  page: string;
}

const homes = {
  django: join(root, "examples", "conduit-vue", "backend"),
  fastapi: join(root, "examples", "conduit-svelte", "backend"),
};
const own = { vue: "django", svelte: "fastapi" };

/** Each client of the RealWorld app on each backend. */
export const conduitPairs: Pair[] = [];
for (const framework of ["vue", "svelte"] as const) {
  for (const backend of backends) {
    const page = local(await port(`conduit_${framework}_${backend}`));
    conduitPairs.push({ framework, backend, isOwn: own[framework] === backend, page });
  }
}

const urls = {
  django: local(await port("conduit_django")),
  fastapi: local(await port("conduit_fastapi")),
};

/** Created for one run and removed after it. */
export const conduitDatabases = {
  django: databaseOf(urls.django),
  fastapi: databaseOf(urls.fastapi),
};

export const conduitServers = [
  server("Conduit on Django", {
    command: [
      `"${python}" manage.py migrate --verbosity 0`,
      `"${python}" manage.py seed`,
      uvicorn("conduit_site.asgi:application", urls.django),
    ].join(" && "),
    cwd: homes.django,
    url: `${urls.django}/api/mizan/ctx/global/`,
    env: { CONDUIT_DATABASE: conduitDatabases.django },
  }),
  server("Conduit on FastAPI", {
    command: uvicorn("conduit_api.main:app", urls.fastapi),
    cwd: homes.fastapi,
    url: `${urls.fastapi}/api/mizan/ctx/global/`,
    env: { CONDUIT_DATABASE: conduitDatabases.fastapi },
  }),
  ...conduitPairs.map(({ framework, backend, page }) => {
    const run = `"${process.execPath}" "${vite}"`;
    const output = `--outDir dist/${backend}`;
    return server(`Conduit in ${framework} for ${backend}`, {
      command: `${run} build --logLevel warn ${output} && ${run} preview ${output}`,
      cwd: join(root, "examples", `conduit-${framework}`),
      url: page,
      env: { BACKEND: backend, BACKEND_URL: urls[backend], PORT: new URL(page).port },
    });
  }),
];

function databaseOf(url: string): string {
  return join(tmpdir(), `mizan-e2e-conduit-${new URL(url).port}.sqlite3`);
}
