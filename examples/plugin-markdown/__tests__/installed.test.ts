import { execFile } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { document } from "./document.ts";

const run = promisify(execFile);
const here = fileURLToPath(new URL("..", import.meta.url));
const core = fileURLToPath(new URL("../../../packages/core/", import.meta.url));
const shell = process.platform === "win32";
let project = "";

/** A project that installed core and the plugin from tarballs, independent of this repository. */
beforeAll(async () => {
  project = mkdtempSync(join(tmpdir(), "mizan-plugin-installed-"));
  const dependencies: Record<string, string> = {};
  const tsc = join(here, "../../node_modules/typescript/bin/tsc");
  await run(process.execPath, [tsc, "-p", join(here, "tsconfig.build.json")]);
  for (const [name, directory] of [
    ["@mizan/core", core],
    ["mizan-target-markdown", here],
  ] as const) {
    const packed = await run("npm", ["pack", directory, "--silent", "--pack-destination", project], {
      shell,
    });
    dependencies[name] = `file:${packed.stdout.trim()}`;
  }
  write("package.json", JSON.stringify({ private: true, type: "module", dependencies }));
  write("document.json", JSON.stringify(document));
  await run("npm", ["install", "--prefer-offline", "--no-audit", "--no-fund"], { cwd: project, shell });
}, 180_000);

afterAll(() => {
  rmSync(project, { recursive: true, force: true });
});

function write(path: string, contents: string): void {
  mkdirSync(join(project, path, ".."), { recursive: true });
  writeFileSync(join(project, path), contents);
}

async function build(config: string): Promise<string> {
  const mizan = join(project, "node_modules", ".bin", "mizan");
  await run(mizan, ["build", "--config", config], { cwd: project, shell });
  return readFileSync(join(project, "docs", "api.md"), "utf8");
}

beforeEach(() => {
  rmSync(join(project, "docs"), { recursive: true, force: true });
});

const firstLine = "<!-- From the installed package. -->";
const options = { outDir: "docs", notice: "From the installed package.", hide: "internal_" };

function expectPage(page: string): void {
  expect(page.split("\n")[0]).toBe(firstLine);
  expect(page).toContain('### <a id="function-rename_project"></a>rename\\_project');
  expect(page).not.toContain("internal");
}

test("a config selects it by the object that its factory returns", async () => {
  write(
    "mizan.config.js",
    `import markdown from "mizan-target-markdown";
export default { document: "document.json", plugins: [markdown(${JSON.stringify(options)})] };
`,
  );
  expectPage(await build("mizan.config.js"));
});

test("a JSON config selects it by its name", async () => {
  const config = { document: "document.json", plugins: [["mizan-target-markdown", options]] };
  write("mizan.config.json", JSON.stringify(config));
  expectPage(await build("mizan.config.json"));
});

test("a program selects it through createGenerator", async () => {
  write(
    "build.js",
    `import { createGenerator, documentSource } from "@mizan/core";
import markdown from "mizan-target-markdown";
const source = documentSource({ from: "document.json" });
await createGenerator([source, markdown(${JSON.stringify(options)})]).build();
`,
  );
  await run(process.execPath, ["build.js"], { cwd: project });
  expectPage(readFileSync(join(project, "docs", "api.md"), "utf8"));
});

test("an edited template is seen by --check and by the next build", async () => {
  write(
    "mizan.config.json",
    JSON.stringify({ document: "document.json", plugins: [["mizan-target-markdown", options]] }),
  );
  await build("mizan.config.json");
  const template = join(project, "node_modules/mizan-target-markdown/templates/function.md.mustache");
  const text = readFileSync(template, "utf8");
  writeFileSync(template, text.replace("<% heading %>", "EDITED <% heading %>"));
  const mizan = join(project, "node_modules", ".bin", "mizan");
  const check = run(mizan, ["build", "--check", "--config", "mizan.config.json"], { cwd: project, shell });
  await expect(check).rejects.toMatchObject({ code: 1, stdout: expect.stringContaining("~ docs/api.md") });
  expect(await build("mizan.config.json")).toContain("EDITED");
  writeFileSync(template, text);
  expect(await build("mizan.config.json")).not.toContain("EDITED");
});

test("an option of the wrong type is an error that names the plugin", async () => {
  const config = { document: "document.json", plugins: [["mizan-target-markdown", { outDir: 7 }]] };
  write("mizan.config.json", JSON.stringify(config));
  await expect(build("mizan.config.json")).rejects.toMatchObject({
    stderr: expect.stringContaining('"outDir" of mizan-target-markdown must be a path, not 7.'),
  });
});
