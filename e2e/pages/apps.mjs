/** The apps, each built for each backend when its first page is requested. */
import { randomBytes } from "node:crypto";
import { readFile } from "node:fs/promises";
import { extname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { build } from "vite";

// The frameworks' development builds, which report misuse on the console, where the specs look for it.
process.env["NODE_ENV"] = "development";

const apps = join(import.meta.dirname, "..", "apps");
const NAMES = ["react", "react-18", "react-ssr", "vue", "vue-ssr", "svelte", "svelte-ssr"];
const TYPES = { ".js": "text/javascript", ".css": "text/css" };
const HTML = "text/html; charset=utf-8";
/** In a page rendered on the server: replaced in each answer. */
const NONCE = "NONCE-OF-THE-ANSWER";

/**
 * @typedef {object} Visit
 * @property {string} path such as `/vue/counters`
 * @property {string} backend
 * @property {string | undefined} cookie
 *
 * @typedef {object} App
 * @property {string} files
 * @property {(visit: Visit) => object | Promise<object>} page
 */

/** @type {Map<string, Promise<App>>} */
const built = new Map();

/**
 * The page or the asset of a visit; undefined if its path belongs to no app.
 * @param {string} backend
 * @param {Visit} visit
 */
export async function findPage(backend, visit) {
  const [, name, ...rest] = visit.path.split("/");
  if (!NAMES.includes(name)) return undefined;
  const key = `${name} ${backend}`;
  if (!built.has(key)) built.set(key, buildApp(name, backend));
  const app = await built.get(key);
  const type = TYPES[extname(visit.path)];
  if (type === undefined) return app.page(visit);
  return { headers: { "Content-Type": type }, body: await readFile(join(app.files, ...rest)) };
}

/** @returns {Promise<App>} */
async function buildApp(name, backend) {
  const files = join(apps, name, "dist", backend);
  await vite(name, backend, { outDir: files });
  const html = await readFile(join(files, "index.html"), "utf8");
  if (!name.endsWith("-ssr"))
    return { files, page: () => ({ headers: { "Content-Type": HTML }, body: html }) };

  const outDir = join(files, "server");
  await vite(name, backend, { ssr: "src/entry-server", outDir });
  const { render } = await import(pathToFileURL(join(outDir, "entry-server.js")).href);
  return {
    files,
    async page(visit) {
      const { html: content, state } = await render(visit);
      const nonce = randomBytes(16).toString("base64");
      const body = html
        .replaceAll(NONCE, nonce)
        .replace("<!--html-->", () => content)
        .replace("<!--state-->", () => state);
      return { headers: { "Content-Type": HTML, "Content-Security-Policy": policy(nonce) }, body };
    },
  };
}

/** Only scripts and styles with the nonce have an effect. */
function policy(nonce) {
  const own = `'nonce-${nonce}'`;
  return `default-src 'none'; connect-src 'self'; img-src data:; script-src ${own}; style-src ${own}`;
}

function vite(name, backend, options) {
  const framework = /^[a-z]+/.exec(name)[0];
  return build({
    // React 18 has a config of its own for the pages of React 19.
    root: join(apps, name === "react-18" ? "react" : name),
    configFile: join(apps, name, "vite.config.ts"),
    base: `/${name}/`,
    mode: "development",
    logLevel: "warn",
    html: name.endsWith("-ssr") ? { cspNonce: NONCE } : {},
    resolve: { alias: { "#api": join(apps, framework, "src", "api", backend, "index.ts") } },
    build: { emptyOutDir: true, minify: false, ...options },
  });
}
