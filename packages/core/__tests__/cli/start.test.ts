import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { BIN, mizan, project } from "../support/command.ts";
import { tempDirectory, write } from "../support/temp-directory.ts";

const RECORDER = `
import { register } from "node:module";
import { writeSync } from "node:fs";
import { createRequire } from "node:module";
// ES modules are seen by the loader hook, CommonJS modules in require's cache when the process ends.
register("data:text/javascript," + encodeURIComponent(\`
  import { writeSync } from "node:fs";
  export async function load(url, context, next) {
    writeSync(3, url + "\\\\n");
    return next(url, context);
  }\`), import.meta.url);
process.on("exit", () => {
  for (const file of Object.keys(createRequire(import.meta.url).cache)) writeSync(3, file + "\\n");
});
`;

/** Something that only the bundle of this part of core, or of a dependency in it, holds. */
const PARTS = {
  config: "function getUserDefinedOptionsFromMetaConfig",
  ir: "function documentsToIR",
  output: "function writeDirectories",
};

/** The packages and the parts of core that a run of the command loads. */
async function loaded(root: string, args: readonly string[]): Promise<ReadonlySet<string>> {
  const directory = tempDirectory();
  const recorder = write(directory, "recorder.mjs", RECORDER);
  const log = path.join(directory, "log");
  const wrapped = `${process.execPath} --import ${recorder} ${BIN} ${args.join(" ")} 3> ${log}`;
  const { stderr } = await promisify(execFile)("sh", ["-c", wrapped], { cwd: root });
  expect(stderr).toBe("");
  const found = new Set<string>();
  for (const line of readFileSync(log, "utf8").split("\n")) {
    const dependency = /node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(line)?.[1];
    const own = /^file:.*\/packages\/core\/dist\/.*/.exec(line)?.[0];
    if (dependency !== undefined) found.add(dependency);
    if (own === undefined) continue;
    const code = readFileSync(fileURLToPath(own), "utf8");
    for (const [part, sign] of Object.entries(PARTS)) if (code.includes(sign)) found.add(`core/${part}`);
  }
  return found;
}

test.each([[["--version"]], [["--help"]], [["build", "--help"]]])(
  "mizan %j loads no package and no part that it does not need",
  async (args) => {
    expect([...(await loaded(tempDirectory(), args))]).toEqual([]);
  },
);

test("an unchanged build only reads the config", async () => {
  const root = project();
  await mizan(root, ["build"]);
  expect([...(await loaded(root, ["build"]))]).toEqual(["core/config"]);
});

test("a build with changes loads all other modules, so this test can fail", async () => {
  const found = await loaded(project(), ["build"]);
  expect(Object.keys(PARTS).filter((part) => !found.has(`core/${part}`))).toEqual([]);
});
