import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Failure } from "../program.mjs";
import { runProgram } from "./program-example.mjs";
import { startServers, stopAll } from "./servers.mjs";

/** An import of the example's own source, or of another example's; not of a package. */
const OWN_MODULE = /\bfrom "(\/(?:src|@fs\/[^"]*\/examples\/[^"]*\/src)\/[^"]+)"/g;

/**
 * Starts an example, looks at its page or runs its program once, and stops it. It gets an empty database and ports of its own, so that neither the
 * use of the app before nor another run at the same time changes what it shows.
 *
 * @param options as for `startServers`, and `print`, which is called with each line of the report
 */
export async function lookOnce(example, { print = console.log, ...options } = {}) {
  const directory = mkdtempSync(join(tmpdir(), "mizan-start-"));
  const { database } = example.backend;
  const env = database === undefined ? {} : { [database]: join(directory, "once.sqlite3") };
  try {
    if (example.program !== undefined) return print(await runProgram(example, { env }));
    const { url, services } = await startServers(example, { ...options, env });
    try {
      await look(url, example.look, print);
    } finally {
      await stopAll(services);
    }
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

/**
 * Loads what a browser would load for the example's page, once: its HTML and all its modules, then, signed in
 * through the real API where there is a login, the contexts that it shows. `print` is called with each line of the report.
 */
async function look(url, { login, contexts }, print) {
  const html = await (await load(url)).text();
  const script = /<script type="module" src="([^"]*main[^"]*)"/.exec(html)?.[1];
  if (script === undefined) throw new Failure(`The page at ${url} names no program:\n${html}`);
  const modules = await loadModules(new URL(script, url));
  print(`page      ${/<title>(.*)<\/title>/.exec(html)?.[1] ?? "(no title)"}, ${modules} modules`);

  const cookie = login ? await signIn(url, login, print) : "";
  for (const { name, params } of contexts) {
    const query = new URLSearchParams(params);
    const context = await load(new URL(`api/mizan/ctx/${name}/?${query}`, url), { headers: { cookie } });
    for (const [key, value] of Object.entries(await context.json())) {
      print(`${name.padEnd(9)} ${key}: ${summary(value)}`);
    }
  }
}

/** @returns the session's cookies, as a request header */
async function signIn(url, login, print) {
  const session = await load(new URL("api/mizan/session/", url));
  const { csrfToken } = await session.json();
  const answer = await load(new URL("api/mizan/call/", url), {
    method: "POST",
    headers: {
      "content-type": "application/json",
      ...(csrfToken && { "x-csrftoken": csrfToken, cookie: cookiesOf(session) }),
    },
    body: JSON.stringify({ fn: "login", args: login, mounted: [] }),
  });
  print(`signed in ${JSON.stringify((await answer.json()).result)}`);
  return cookiesOf(answer);
}

function cookiesOf(answer) {
  const cookies = answer.headers.getSetCookie().map((line) => line.split(";")[0]);
  return cookies.join("; ");
}

/** Loads a module and all of our own that it imports, which makes vite compile them. @returns how many */
async function loadModules(entry) {
  const known = new Set([entry.href]);
  for (const url of known) {
    const source = await (await load(url)).text();
    for (const [, path] of source.matchAll(OWN_MODULE)) known.add(new URL(path, entry).href);
  }
  return known.size;
}

async function load(url, init) {
  const response = await fetch(url, { ...init, signal: AbortSignal.timeout(30_000) });
  if (response.ok) return response;
  throw new Failure(`${init?.method ?? "GET"} ${url} answered ${response.status}:\n${await response.text()}`);
}

function summary(value) {
  const text = Array.isArray(value) ? `${value.length} × ${JSON.stringify(value[0])}` : JSON.stringify(value);
  return text.length > 160 ? `${text.slice(0, 160)} …` : text;
}
