import { existsSync } from "node:fs";
import { attempt } from "../process/run.mjs";
import { step } from "../process/step.mjs";

/** Valkey is what some systems package in its place; to a client they are the same. */
const NAMES = ["redis-server", "valkey-server"];

/**
 * Finds a Redis server that starts, or gets one: `REDIS_SERVER`, the one on PATH, Debian's package when we are
 * root there. Nothing is started here: the tests start their own.
 * @returns {Promise<{ path: string } | { missing: string }>}
 */
export async function ensureRedis() {
  const chosen = process.env["REDIS_SERVER"];
  const candidates = chosen ? [chosen] : NAMES;
  const found = await firstThatStarts(candidates);
  if (found) return { path: found };
  if (!chosen && existsSync("/etc/debian_version") && process.getuid?.() === 0) {
    await step("Redis, from Debian", installDebians);
    const installed = await firstThatStarts(candidates);
    if (installed) return { path: installed };
  }
  return {
    missing:
      "There is no Redis server that starts.\n" +
      "Install one (Debian: apt-get install redis-server), or set REDIS_SERVER to the path of one.",
  };
}

async function firstThatStarts(candidates) {
  for (const path of candidates)
    if ((await attempt(path, ["--version"], { timeout: 30_000 })).code === 0) return path;
  return undefined;
}

async function installDebians() {
  const env = { DEBIAN_FRONTEND: "noninteractive" };
  await attempt("apt-get", ["update", "-qq"], { env });
  await attempt("apt-get", ["install", "-y", "-qq", "--no-install-recommends", "redis-server"], { env });
}
