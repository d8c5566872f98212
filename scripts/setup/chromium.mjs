import { existsSync } from "node:fs";
import { join } from "node:path";
import { attempt } from "../process/run.mjs";
import { step } from "../process/step.mjs";
import { root } from "../repository.mjs";

const playwright = join(root, "node_modules", "@playwright", "test", "cli.js");
const SYSTEM = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
];
const DOWNLOAD_LIMIT = 180_000;

/**
 * Finds a Chromium that starts, or gets one: `CHROMIUM`, Playwright's own, the system's, Playwright's download,
 * Debian's package when we are root there.
 * @returns {Promise<{ path: string } | { missing: string }>}
 */
export async function ensureChromium() {
  for (const path of [process.env["CHROMIUM"], await playwrightsOwn(), ...SYSTEM])
    if (await starts(path)) return { path };
  await step("Chromium, from Playwright", () =>
    attempt(process.execPath, [playwright, "install", "chromium"], { timeout: DOWNLOAD_LIMIT }),
  );
  const own = await playwrightsOwn();
  if (await starts(own)) return { path: own };
  if (existsSync("/etc/debian_version") && process.getuid?.() === 0)
    await step("Chromium, from Debian", installDebians);
  if (await starts(SYSTEM[0])) return { path: SYSTEM[0] };
  return {
    missing:
      "There is no Chromium that starts, and Playwright's could not be downloaded.\n" +
      "Install one (Debian: apt-get install chromium), or set CHROMIUM to the path of one.",
  };
}

async function installDebians() {
  const env = { DEBIAN_FRONTEND: "noninteractive" };
  await attempt("apt-get", ["update", "-qq"], { env });
  await attempt("apt-get", ["install", "-y", "-qq", "--no-install-recommends", "chromium"], { env });
}

async function playwrightsOwn() {
  const probe =
    'import("playwright-core").then(({ default: { chromium } }) => console.log(chromium.executablePath()))';
  return (await attempt(process.execPath, ["-e", probe])).output.trim();
}

async function starts(path) {
  return (
    Boolean(path) && existsSync(path) && (await attempt(path, ["--version"], { timeout: 30_000 })).code === 0
  );
}
