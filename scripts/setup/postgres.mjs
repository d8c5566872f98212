import { existsSync, readdirSync, realpathSync } from "node:fs";
import { delimiter, dirname, join } from "node:path";
import { attempt } from "../process/run.mjs";
import { step } from "../process/step.mjs";

/** Debian keeps a folder for each version, off the path. */
const DEBIAN = "/usr/lib/postgresql";

/**
 * Finds the folder of a PostgreSQL's programs, or gets one: `POSTGRES_BIN`, that of `initdb` on PATH, Debian's newest,
 * Debian's package when we are root there. Nothing is started here: the tests start their own.
 * @returns {Promise<{ path: string } | { missing: string }>}
 */
export async function ensurePostgres() {
  const chosen = process.env["POSTGRES_BIN"];
  const candidates = () => (chosen ? [chosen] : [onPath(), ...debians()]);
  const found = await firstThatStarts(candidates());
  if (found) return { path: found };
  if (!chosen && existsSync("/etc/debian_version") && process.getuid?.() === 0) {
    await step("PostgreSQL, from Debian", installDebians);
    const installed = await firstThatStarts(candidates());
    if (installed) return { path: installed };
  }
  return {
    missing:
      "There is no PostgreSQL server that starts.\n" +
      "Install one (Debian: apt-get install postgresql), or set POSTGRES_BIN to the folder of its programs.",
  };
}

async function firstThatStarts(folders) {
  for (const folder of folders.filter(Boolean)) {
    const programs = ["initdb", "postgres"].map((name) =>
      attempt(join(folder, name), ["--version"], { timeout: 30_000 }),
    );
    if ((await Promise.all(programs)).every(({ code }) => code === 0)) return folder;
  }
  return undefined;
}

function onPath() {
  const folders = (process.env["PATH"] ?? "").split(delimiter);
  const initdb = folders.map((folder) => join(folder, "initdb")).find((file) => existsSync(file));
  // A link to it, as Homebrew has them, has no `postgres` beside it.
  return initdb && dirname(realpathSync(initdb));
}

function debians() {
  if (!existsSync(DEBIAN)) return [];
  const versions = readdirSync(DEBIAN).sort((one, other) => Number(other) - Number(one));
  return versions.map((version) => join(DEBIAN, version, "bin"));
}

async function installDebians() {
  const env = { DEBIAN_FRONTEND: "noninteractive" };
  await attempt("apt-get", ["update", "-qq"], { env });
  await attempt("apt-get", ["install", "-y", "-qq", "--no-install-recommends", "postgresql"], { env });
}
