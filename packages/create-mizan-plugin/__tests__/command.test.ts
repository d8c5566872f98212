import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PassThrough } from "node:stream";
import { main } from "../src/index.ts";

let cwd = "";

beforeEach(() => {
  cwd = mkdtempSync(join(tmpdir(), "create-mizan-plugin-"));
});

afterEach(() => {
  rmSync(cwd, { recursive: true, force: true });
});

const terminal = (): PassThrough & { isTTY: boolean } => Object.assign(new PassThrough(), { isTTY: true });

/** Runs the command; with answers, on a terminal. */
async function run(
  args: string[],
  answers?: string,
): Promise<{ code: number; output: string; error: string }> {
  const [input, output, error] = [
    answers === undefined ? new PassThrough() : terminal(),
    terminal(),
    new PassThrough(),
  ];
  input.end(answers);
  const code = await main(args, { input, output, error, cwd });
  const [written, failed] = [output, error].map((stream) => String(stream.read() ?? ""));
  return { code, output: written!, error: failed! };
}

const manifest = (directory: string): Record<string, any> =>
  JSON.parse(readFileSync(join(cwd, directory, "package.json"), "utf8"));
const index = (directory: string): string => readFileSync(join(cwd, directory, "src", "index.ts"), "utf8");

test("a name is all that it needs: the plugin is a target in a directory of that name", async () => {
  expect(await run(["my-target"])).toEqual({
    code: 0,
    output: "Created my-target.\n\n  cd my-target\n  npm install\n  npm test\n",
    error: "",
  });
  expect(readdirSync(join(cwd, "my-target"), { recursive: true }).sort()).toEqual([
    ".gitignore",
    "README.md",
    "package.json",
    "src",
    "src/index.ts",
    "src/names.ts",
    "src/type-text.ts",
    "src/view.ts",
    "templates",
    "templates/functions.md.mustache",
    "test",
    "test/plugin.test.js",
    "tsconfig.json",
  ]);
  expect(index("my-target")).toContain("export default function myTarget(options");
});

test("the package depends on the core of this release", async () => {
  await run(["my-target"]);
  const { version } = JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8"));
  const { name, peerDependencies, devDependencies } = manifest("my-target");
  expect([name, peerDependencies["@mizan/core"], devDependencies["@mizan/core"]]).toEqual([
    "my-target",
    `>=${version} <1`,
    `>=${version} <1`,
  ]);
});

test.each([
  ["normalizer", "hooks.normalizeIR.tap"],
  ["post-process", "hooks.postProcess.tap"],
])("a plugin of the kind %s", async (kind, tap) => {
  const { code } = await run(["@acme/clean-up", "--kind", kind, "-d", "plugins/own"]);
  expect(code).toBe(0);
  expect(manifest("plugins/own")["name"]).toBe("@acme/clean-up");
  expect(index("plugins/own")).toContain("export default function cleanUp(");
  expect(index("plugins/own")).toContain(tap);
});

test.each(["target", "normalizer", "post-process"])(
  "nothing of the %s template's own names remains",
  async (kind) => {
    await run(["acme-own", "-k", kind]);
    const files = readdirSync(join(cwd, "acme-own"), { recursive: true, withFileTypes: true });
    for (const file of files.filter((entry) => entry.isFile())) {
      expect(readFileSync(join(file.parentPath, file.name), "utf8")).not.toMatch(
        /examplePlugin|mizan-example/i,
      );
    }
  },
);

test.each([
  ["markdown", "markdownPlugin"],
  ["delete", "deletePlugin"],
  ["3d-models", "plugin3dModels"],
  ["@acme/api.docs_html", "apiDocsHtml"],
])("the factory of %s is called %s", async (name, factory) => {
  await run([name, "-d", "own"]);
  expect(index("own")).toContain(`export default function ${factory}(`);
});

test.each([
  ["My-Target", "lower-case letters"],
  [".hidden", "does not begin with . or _"],
  ["../outside", "lower-case letters"],
  ["@acme/", "lower-case letters"],
  ["a b", "lower-case letters"],
  ["fs", "Node.js or npm uses this name"],
  ["node_modules", "Node.js or npm uses this name"],
])("%s is not the name of a package", async (name, reason) => {
  const { code, error } = await run([name]);
  expect(code).toBe(2);
  expect(error).toContain(`"${name}" cannot be the name of a package: `);
  expect(error).toContain(reason);
  expect(readdirSync(cwd)).toEqual([]);
});

test("the name of a package has at most 214 characters", async () => {
  expect((await run(["x".repeat(214), "-d", "own"])).code).toBe(0);
  const { code, error } = await run(["x".repeat(215), "-d", "other"]);
  expect(code).toBe(2);
  expect(error).toContain("it is longer than 214 characters");
});

test("a directory that is not empty is left alone", async () => {
  mkdirSync(join(cwd, "my-target"));
  writeFileSync(join(cwd, "my-target", "notes.txt"), "mine");
  const { code, error } = await run(["my-target"]);
  expect(code).toBe(1);
  expect(error).toBe(
    `${join(cwd, "my-target")} is not empty: it contains notes.txt. Choose another directory.\n`,
  );
  expect(readdirSync(join(cwd, "my-target"))).toEqual(["notes.txt"]);
});

test("a file of that name is left alone", async () => {
  writeFileSync(join(cwd, "my-target"), "mine");
  expect(await run(["my-target"])).toMatchObject({
    code: 1,
    error: `${join(cwd, "my-target")} is a file.\n`,
  });
});

test("an empty Git repository may be the directory", async () => {
  mkdirSync(join(cwd, ".git"));
  const { code, output } = await run(["my-target", "--directory", "."]);
  expect([code, output]).toEqual([0, "Created my-target.\n\n  npm install\n  npm test\n"]);
  expect(manifest(".")["name"]).toBe("my-target");
});

test("--help shows the options, and creates nothing", async () => {
  const { code, output } = await run(["my-target", "--help"]);
  expect(code).toBe(0);
  expect(output).toMatch(/^Usage: npm create mizan-plugin \[name\] -- \[options\]\n/);
  expect(readdirSync(cwd)).toEqual([]);
});

test.each<[string, string[], string]>([
  ["no name", [], "The name is missing.\n\nUsage: "],
  ["two names", ["a-b", "c-d"], "There is more than one name: a-b, c-d.\n\nUsage: "],
  [
    "an unknown kind",
    ["my-target", "--kind", "source"],
    '"source" is not a kind of plugin. The kinds are target, normalizer, post-process.\n\nUsage: ',
  ],
  ["an unknown option", ["my-target", "--yes"], "Unknown option '--yes'"],
])("wrong usage: %s", async (_what, args, message) => {
  const { code, output, error } = await run(args);
  expect([code, output]).toEqual([2, ""]);
  expect(error.startsWith(message)).toBe(true);
  expect(readdirSync(cwd)).toEqual([]);
});

describe("on a terminal", () => {
  test("it asks for what is missing, and again after an answer that is not possible", async () => {
    const { code, output } = await run([], "My Target\nmy-cleaner\nsource\nnormalizer\n");
    expect(code).toBe(0);
    expect(output).toContain("Not possible: a name has lower-case letters");
    expect(output).toContain("Not possible: the kinds are target, normalizer, post-process.");
    expect(index("my-cleaner")).toContain("normalizeIR");
  });

  test("an empty answer chooses the default", async () => {
    expect((await run(["my-target"], "\nnormalizer\n")).code).toBe(0);
    expect(index("my-target")).toContain("hooks.emit.tap");
  });

  test("it asks nothing if nothing is missing", async () => {
    const { output } = await run(["my-target", "-k", "target"], "");
    expect(output).toBe("Created my-target.\n\n  cd my-target\n  npm install\n  npm test\n");
  });

  test("the end of the input ends the questions", async () => {
    expect(await run([], "")).toMatchObject({
      code: 2,
      error: expect.stringMatching(/^The name is missing\./),
    });
    expect(readdirSync(cwd)).toEqual([]);
  });
});
