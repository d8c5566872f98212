/**
 * The programs that tests need besides Node and Python: Chromium, PostgreSQL and Redis. Each is found or installed,
 * and none is started here: the tests start their own.
 *
 * @typedef {{ path: string } | { missing: string }} Found `missing` tells how to get the program.
 */
import { existsSync, readdirSync, realpathSync } from "node:fs";
import { delimiter, dirname, join } from "node:path";
import { attempt } from "../process/run.mjs";
import { root, step } from "../program.mjs";
import { inTurn } from "./in-turn.mjs";

const START_LIMIT = 30_000;
const DOWNLOAD_LIMIT = 180_000;
const PLAYWRIGHT = join(root, "node_modules", "@playwright", "test", "cli.js");
const CHROMIUMS = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
];
/** Some systems package Valkey instead of Redis; for a client they are the same. */
const REDISES = ["redis-server", "valkey-server"];
/** Debian has a directory for each version, which is not on PATH. */
const DEBIAN_POSTGRES = "/usr/lib/postgresql";

/**
 * A Chromium: `CHROMIUM`, Playwright's own, the system's, Playwright's download, Debian's package.
 * @returns {Promise<Found>}
 */
export const ensureChromium = () => inTurn(findOrInstallChromium);

async function findOrInstallChromium() {
  const starts = (path) => Boolean(path) && existsSync(path) && answers(path);
  const candidates = [process.env["CHROMIUM"], await playwrightsChromium(), ...CHROMIUMS];
  const found = await first(candidates, starts);
  if (found) return { path: found };
  await step("Chromium, from Playwright", () =>
    attempt(process.execPath, [PLAYWRIGHT, "install", "chromium"], { timeout: DOWNLOAD_LIMIT }),
  );
  const downloaded = await first([await playwrightsChromium()], starts);
  if (downloaded) return { path: downloaded };
  await installFromDebian("Chromium", "chromium");
  const installed = await first([CHROMIUMS[0]], starts);
  if (installed) return { path: installed };
  return {
    missing:
      "There is no Chromium that starts, and Playwright's could not be downloaded.\n" +
      "Install one (Debian: apt-get install chromium), or set CHROMIUM to the path of one.",
  };
}

async function playwrightsChromium() {
  const probe =
    'import("playwright-core").then(({ default: { chromium } }) => console.log(chromium.executablePath()))';
  return (await attempt(process.execPath, ["-e", probe])).output.trim();
}

/**
 * A Redis server: `REDIS_SERVER`, the one on PATH, Debian's package.
 * @returns {Promise<Found>}
 */
export const ensureRedis = () => inTurn(findOrInstallRedis);

async function findOrInstallRedis() {
  const chosen = process.env["REDIS_SERVER"];
  const find = () => first(chosen ? [chosen] : REDISES, answers);
  let found = await find();
  if (!found && !chosen && (await installFromDebian("Redis", "redis-server"))) found = await find();
  if (found) return { path: found };
  return {
    missing:
      "There is no Redis server that starts.\n" +
      "Install one (Debian: apt-get install redis-server), or set REDIS_SERVER to the path of one.",
  };
}

/**
 * The directory of PostgreSQL's programs: `POSTGRES_BIN`, that of `initdb` on PATH, Debian's newest, Debian's package.
 * @returns {Promise<Found>}
 */
export const ensurePostgres = () => inTurn(findOrInstallPostgres);

async function findOrInstallPostgres() {
  const chosen = process.env["POSTGRES_BIN"];
  const find = () => first(chosen ? [chosen] : [postgresOnPath(), ...debianPostgreses()], hasPostgres);
  let found = await find();
  if (!found && !chosen && (await installFromDebian("PostgreSQL", "postgresql"))) found = await find();
  if (found) return { path: found };
  return {
    missing:
      "There is no PostgreSQL server that starts.\n" +
      "Install one (Debian: apt-get install postgresql), or set POSTGRES_BIN to the directory of its programs.",
  };
}

async function hasPostgres(directory) {
  const programs = ["initdb", "postgres"].map((name) => answers(join(directory, name)));
  return (await Promise.all(programs)).every(Boolean);
}

function postgresOnPath() {
  const directories = (process.env["PATH"] ?? "").split(delimiter);
  const initdb = directories.map((directory) => join(directory, "initdb")).find((file) => existsSync(file));
  // A link to `initdb`, as Homebrew makes it, has no `postgres` next to it.
  return initdb && dirname(realpathSync(initdb));
}

function debianPostgreses() {
  if (!existsSync(DEBIAN_POSTGRES)) return [];
  const versions = readdirSync(DEBIAN_POSTGRES).sort((one, other) => Number(other) - Number(one));
  return versions.map((version) => join(DEBIAN_POSTGRES, version, "bin"));
}

/** The first candidate that `isGood`; undefined when there is none. */
async function first(candidates, isGood) {
  for (const candidate of candidates) if (candidate && (await isGood(candidate))) return candidate;
  return undefined;
}

async function answers(path) {
  return (await attempt(path, ["--version"], { timeout: START_LIMIT })).code === 0;
}

/** Installs a package when this is Debian and we are root. @returns whether it was tried */
async function installFromDebian(program, name) {
  if (!existsSync("/etc/debian_version") || process.getuid?.() !== 0) return false;
  const env = { DEBIAN_FRONTEND: "noninteractive" };
  await step(`${program}, from Debian`, async () => {
    await attempt("apt-get", ["update", "-qq"], { env });
    await attempt("apt-get", ["install", "-y", "-qq", "--no-install-recommends", name], { env });
  });
  return true;
}
