import { readFileSync } from "node:fs";
import { createServer, request as send } from "node:http";
import { createRequire } from "node:module";
import { extname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";

const root = fileURLToPath(new URL("../../", import.meta.url));
const example = join(root, "examples", "conduit-vue");
const load = (name) => import(createRequire(join(example, "package.json")).resolve(name));
const TYPES = { ".js": "text/javascript", ".css": "text/css", ".html": "text/html" };

/**
 * Builds Conduit's pages for production with one client, and serves them, compressed, before a backend.
 * @param client the file that the pages import as `#api`
 * @returns the address of the pages
 */
export async function servePages({ name, client, backend }) {
  const outDir = join(root, "bench", "output", "page", name);
  const [{ build }, { default: vue }] = await Promise.all([load("vite"), load("@vitejs/plugin-vue")]);
  await build({
    root: example,
    configFile: false,
    logLevel: "warn",
    plugins: [vue()],
    resolve: { alias: { "#api": client } },
    build: { outDir, emptyOutDir: true },
  });
  const files = new Map();
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url, backend);
    if (pathname.startsWith("/api/")) return forward(request, response, backend);
    const path = extname(pathname) ? pathname : "/index.html";
    if (!files.has(path)) files.set(path, gzipSync(readFileSync(join(outDir, path))));
    response.writeHead(200, {
      "content-type": TYPES[extname(path)] ?? "application/octet-stream",
      "content-encoding": "gzip",
      "content-length": files.get(path).length,
    });
    response.end(files.get(path));
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  return { url: `http://127.0.0.1:${server.address().port}`, close: () => server.close() };
}

function forward(request, response, backend) {
  const { method, headers } = request;
  const outgoing = send(new URL(request.url, backend), { method, headers, agent: false }, (answer) => {
    response.writeHead(answer.statusCode, answer.headers);
    answer.pipe(response);
  });
  outgoing.on("error", (error) => response.writeHead(502).end(error.message));
  request.pipe(outgoing);
}
