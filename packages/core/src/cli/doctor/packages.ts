import { readFile, realpath } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { pluginNames } from "../../config/did-you-mean.ts";
import { packageRoot } from "../../version.ts";
import { amount, type OwnedCheck } from "./check.ts";

interface Manifest {
  readonly name?: string;
  readonly version?: string;
  readonly engines?: { readonly node?: string };
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly peerDependencies?: Readonly<Record<string, string>>;
}

/** An installed package; several projects may share one directory. */
interface Installed extends Manifest {
  readonly name: string;
  /** With symbolic links resolved. */
  readonly directory: string;
}

const OWN = fileURLToPath(packageRoot);
const CORE = "@mizan/core";

/** Compares the running Node with what this package needs. */
export async function nodeCheck(version: string = process.versions.node): Promise<OwnedCheck> {
  const { engines } = await readManifest(OWN);
  const wanted = engines?.node ?? "";
  if (fits(version, wanted)) return { subject: "Node", status: "ok", message: version };
  const message = `${version} is too old or not supported: mizan needs ${wanted}.`;
  const hint = "Install a newer version from https://nodejs.org, or with your version manager.";
  return { subject: "Node", status: "problem", message, hint };
}

/** @param wanted alternatives such as `^20.19.0 || >=22.12.0`, as the package.json of this package has them. */
export function fits(version: string, wanted: string): boolean {
  const found = version.split(".").map(Number);
  return wanted.split("||").some((alternative) => {
    const [, operator, lowest = ""] = /^(\^|>=)(\d+\.\d+\.\d+)$/.exec(alternative.trim()) ?? [];
    if (operator === undefined) throw new TypeError(`The range ${alternative} of engines cannot be read.`);
    const least = lowest.split(".").map(Number);
    const first = least.findIndex((part, index) => part !== found[index]);
    const isNewer = first === -1 || found[first]! > least[first]!;
    return isNewer && (operator === ">=" || found[0] === least[0]);
  });
}

/** Checks that the packages of mizan that a project installs have one version, and are there once. */
export async function packageChecks(root: string): Promise<readonly OwnedCheck[]> {
  const subject = "npm packages";
  const { found, missing } = await installedPackages(root);
  const checks: OwnedCheck[] = missing.map((name) => {
    const message = `${name} is in package.json, but not installed.`;
    return { subject, status: "problem", message, hint: "Run `npm install`." };
  });
  const official = found.filter(({ name }) => name === "mizan" || name.startsWith("@mizan/"));
  for (const name of new Set(official.map((one) => one.name))) {
    const copies = official.filter((one) => one.name === name);
    if (copies.length === 1) continue;
    const places = copies.map(({ version, directory }) => `\n${version} in ${directory}`).join("");
    const hint =
      name === CORE && copies.some(({ directory }) => directory === OWN.replace(/[/\\]$/, ""))
        ? "The command runs from one of them. Run the project's own (npx mizan), and see `npm ls @mizan/core`."
        : `See \`npm ls ${name}\`, then run \`npm dedupe\`, or install one version everywhere.`;
    checks.push({
      subject,
      status: "warning",
      message: `${name} is there ${copies.length} times:${places}`,
      hint,
    });
  }
  const versions = [...new Set(official.map(({ version }) => version))];
  if (versions.length > 1) {
    const list = official.map(({ name, version }) => `${name}@${version}`).join(", ");
    const hint = "Install the same version of all packages of mizan: they are released together.";
    checks.push({ subject, status: "warning", message: `The versions differ: ${list}.`, hint });
  }
  if (checks.length > 0) return checks;
  return [
    { subject, status: "ok", message: `${amount(official.length, "package")} of version ${versions.join()}` },
  ];
}

interface Packages {
  readonly found: readonly Installed[];
  /** Names that the project depends on. */
  readonly missing: readonly string[];
}

/** The packages with `mizan` in their names: those of a project, what they need in turn, and this one. */
async function installedPackages(root: string): Promise<Packages> {
  const own = await packageIn(OWN);
  const found = new Map<string, Installed>(own === undefined ? [] : [[own.directory, own]]);
  const wanted = [...(await pluginNames(root))].filter((name) => name.includes("mizan"));
  const missing: string[] = [];
  const pending = wanted.map((name) => ({ name, from: root, isOwn: true }));
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const installed = await resolved(next.name, next.from);
    if (installed === undefined) {
      if (next.isOwn) missing.push(next.name);
      continue;
    }
    if (found.has(installed.directory)) continue;
    found.set(installed.directory, installed);
    const needs = Object.keys({ ...installed.dependencies, ...installed.peerDependencies });
    for (const name of needs.filter((one) => one.includes("mizan")))
      pending.push({ name, from: installed.directory, isOwn: false });
  }
  const sorted = [...found.values()].sort((one, other) => (one.name < other.name ? -1 : 1));
  return { found: sorted, missing: missing.sort() };
}

/** The package that a module in a directory gets by this name, as Node finds it. */
async function resolved(name: string, from: string): Promise<Installed | undefined> {
  const installed = await packageIn(path.join(from, "node_modules", name));
  return installed ?? (from === path.dirname(from) ? undefined : resolved(name, path.dirname(from)));
}

async function packageIn(directory: string): Promise<Installed | undefined> {
  try {
    const manifest = await readManifest(directory);
    return {
      ...manifest,
      name: manifest.name ?? path.basename(directory),
      directory: await realpath(directory),
    };
  } catch {
    return undefined;
  }
}

async function readManifest(directory: string): Promise<Manifest> {
  return JSON.parse(await readFile(path.join(directory, "package.json"), "utf8")) as Manifest;
}
