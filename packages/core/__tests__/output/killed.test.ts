import { spawn } from "node:child_process";
import { existsSync, mkdirSync } from "node:fs";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { generator, target } from "../support/plugins.ts";
import { generated, names, tempDirectory, write } from "../support/temp-directory.ts";
import { FILES } from "../support/victim-output.mjs";

const VICTIM = fileURLToPath(new URL("../support/victim.mjs", import.meta.url));
const KILLS = 100;
const NOTES = { "notes.md": "mine" };

/** A project whose output directory holds output A, as a build of this process wrote it, and a file of its own. */
async function project(): Promise<string> {
  const root = tempDirectory();
  mkdirSync(path.join(root, "node_modules"));
  await build(root, "A");
  write(root, "out/notes.md", "mine");
  return root;
}

function build(root: string, fill: string) {
  return generator([{ ...target("target", FILES(fill)), fingerprint: fill }], { root }).build();
}

/** Runs a build of output B. @returns whether it was killed. */
async function run(root: string, when: string, killAfter?: number): Promise<boolean> {
  const child = spawn(process.execPath, [VICTIM, root, "B", when], { stdio: ["ignore", "pipe", "inherit"] });
  const exited = new Promise<boolean>((resolve, reject) => {
    child.once("exit", (code, signal) =>
      code !== null && code > 0 ? reject(new Error("it failed")) : resolve(signal === "SIGKILL"),
    );
  });
  if (killAfter !== undefined) {
    await new Promise((resolve) => child.stdout.once("data", resolve));
    await sleep(killAfter);
    child.kill("SIGKILL");
  }
  return exited;
}

const ALLOWED = [
  { ...FILES("A"), ...NOTES },
  { ...FILES("B"), ...NOTES },
];

/** Checks the directory as the kill left it, then after a build that fails, then after one that succeeds. */
async function expectOldOrNew(root: string): Promise<{ inWindow: boolean }> {
  const out = path.join(root, "out");
  const inWindow = !existsSync(out);
  if (!inWindow) expect(ALLOWED).toContainEqual(generated(out));
  const failing = { ...target("target", {}), apply: () => {} };
  await generator(
    [failing, { name: "broken", apiVersion: 1, apply: (api) => api.hooks.emit.tap("x", () => fail()) }],
    { root },
  )
    .build()
    .catch(() => {});
  expect(ALLOWED).toContainEqual(generated(out));
  await build(root, "A");
  expect(generated(out)).toEqual(ALLOWED[0]);
  expect(names(root).filter((name) => name.includes(".out.mizan-"))).toEqual([]);
  return { inWindow };
}

function fail(): never {
  throw new Error("this build fails");
}

test(`a build that is killed ${KILLS} times leaves the old output or the new one`, async () => {
  const root = await project();
  let kills = 0;
  let inWindow = 0;
  // Before each change to the file system that a build makes, in turn …
  for (let step = 1; await run(root, String(step)); step++) {
    kills++;
    if ((await expectOldOrNew(root)).inWindow) inWindow++;
  }
  const steps = kills;
  expect(steps).toBeGreaterThan(15);
  expect(inWindow).toBe(1);
  // … and then at any moment of builds that follow one another.
  for (; kills < KILLS; kills++) {
    await run(root, "loop", Math.random() * 60);
    if ((await expectOldOrNew(root)).inWindow) inWindow++;
  }
  process.stderr.write(
    `killed ${kills} times, ${steps} of them step by step; ${inWindow} between the two renames\n`,
  );
}, 600_000); // two minutes on a busy machine
