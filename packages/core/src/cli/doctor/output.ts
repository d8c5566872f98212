import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { access, constants, readFile, stat } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";
import { finishBuilds } from "../../finish-builds.ts";
import type { Generator } from "../../generator.ts";
import { errno, unlessMissing } from "../../output/file-system.ts";
import { MANIFEST_NAME } from "../../output/path-problem.ts";
import type { OutputChange } from "../../output/plan.ts";
import { amount, attempt, type CheckRun, checkOf, type OwnedCheck } from "./check.ts";

const SUBJECT = "Output";

/** Compares the output directories with what a build would write, and checks that it could write there. */
export async function outputChecks(generator: Generator, run: CheckRun): Promise<readonly OwnedCheck[]> {
  const { signal } = run;
  const prepared = await attempt(SUBJECT, run, () => generator.prepare({ mode: "compare", signal }));
  if ("problems" in prepared) return prepared.problems;
  const { outDirs, diagnostics } = prepared.value;
  const reported = diagnostics.filter(
    ({ severity, hook }) => severity === "warning" && (hook === "emit" || hook === "postProcess"),
  );
  const compared = await attempt(SUBJECT, run, () => finishBuilds([prepared.value]));
  const states =
    "problems" in compared
      ? compared.problems
      : await Promise.all(outDirs.map((outDir) => state(outDir, compared.value[0]!.changes)));
  const places = await Promise.all(outDirs.map(placeChecks));
  return [...states, ...reported.map((one) => checkOf(SUBJECT, one)), ...places.flat()];
}

async function state(outDir: string, all: readonly OutputChange[]): Promise<OwnedCheck> {
  const shown = path.relative(process.cwd(), outDir);
  const changes = all.filter((change) => change.outDir === outDir);
  if (changes.length === 0) {
    const ignored = (await ignoredByGit(outDir, [MANIFEST_NAME])).length > 0;
    const message = `${shown} is up to date${ignored ? ", and ignored by git" : ""}`;
    return { subject: SUBJECT, status: "ok", message };
  }
  const message = existsSync(outDir)
    ? `${shown} is not up to date: ${amount(changes.length, "file")} would change.`
    : `${shown} does not exist yet.`;
  return { subject: SUBJECT, status: "warning", message, hint: "Run `mizan build`." };
}

/** What would keep a build from replacing the directory, or a checkout from being complete. */
async function placeChecks(outDir: string): Promise<readonly OwnedCheck[]> {
  const shown = path.relative(process.cwd(), outDir);
  const checks: OwnedCheck[] = [];
  const report = (status: "warning" | "problem", message: string, hint: string): void =>
    void checks.push({ subject: SUBJECT, status, message, hint });
  if (await isMountPoint(outDir)) {
    const hint = "Mount the directory above it instead, or set `outDir` to a directory inside of it.";
    report("problem", `${shown} is a mount point, so a build cannot replace it.`, hint);
  }
  for (const directory of new Set([existing(outDir), existing(path.dirname(outDir))])) {
    const denied = await access(directory, constants.W_OK).catch(errno);
    if (denied === undefined) continue;
    const hint =
      "A build creates a directory beside the old one and renames it. Fix the owner or the permissions.";
    report("problem", `${directory} cannot be written (${denied}).`, hint);
  }
  const files = await ignoredByGit(outDir, [MANIFEST_NAME, "index.ts"]);
  if (files.length === 1) {
    const [kept, left] =
      files[0] === MANIFEST_NAME ? ["the other files", "the manifest"] : ["the manifest", "files"];
    const hint = "Ignore the whole directory, or nothing in it. `git check-ignore -v` names the rule.";
    report("warning", `Git keeps ${kept} of ${shown}, but ignores ${left}.`, hint);
  }
  return checks;
}

/** A path, or the nearest directory above it that exists. */
function existing(file: string): string {
  return existsSync(file) ? file : existing(path.dirname(file));
}

/** Linux lists mounts, also of another directory of the same disk. Elsewhere another device is the only sign. */
async function isMountPoint(directory: string): Promise<boolean> {
  const [own, above] = await Promise.all(
    [directory, path.dirname(directory)].map((one) => unlessMissing(stat(one))),
  );
  if (own === undefined || above === undefined) return false;
  const mounts = await readFile("/proc/self/mountinfo", "utf8").catch(() => "");
  const isListed = mounts.split("\n").some((line) => unescaped(line.split(" ")[4] ?? "") === directory);
  return isListed || own.dev !== above.dev;
}

/** Linux writes a space in the path of a mount as `\040`. */
const unescaped = (text: string): string =>
  text.replace(/\\([0-7]{3})/g, (_, octal: string) => String.fromCharCode(Number.parseInt(octal, 8)));

/** Those of the files in a directory that git ignores; none if there is no git or no repository. */
async function ignoredByGit(outDir: string, names: readonly string[]): Promise<readonly string[]> {
  const args = ["-C", existing(outDir), "check-ignore", ...names.map((name) => path.join(outDir, name))];
  // It exits with 1 if it ignores none.
  const { stdout } = await promisify(execFile)("git", args).catch(() => ({ stdout: "" }));
  const lines = stdout.split("\n").map((line) => path.basename(line));
  return names.filter((name) => lines.includes(name));
}
