import { spawnSync } from "node:child_process";
import path from "node:path";
import { fileURLToPath } from "node:url";
import type { Format } from "../../src/output/format.ts";
import { generator, problems, target } from "../support/plugins.ts";
import { contents, generated, tempDirectory } from "../support/temp-directory.ts";

const REPOSITORY = fileURLToPath(new URL("../../../../", import.meta.url));
const PRETTIER = path.join(REPOSITORY, "node_modules/.bin/prettier");
const RUFF = path.join(REPOSITORY, ".venv/bin/ruff");

const TYPESCRIPT = { "index.ts": "const  a = {b:1}\n", "deep/x.ts": "let  x = 1;\n" };

const made = (root: string, files: Record<string, string>, format: Format) =>
  generator([target("t", files, "src/out")], { root, format });

const out = (root: string) => generated(path.join(root, "src/out"));

describe("the command `format`", () => {
  const tools: readonly (readonly [string, Format, Record<string, string>, Record<string, string>])[] = [
    [
      "Prettier, which finds the settings of the project",
      [PRETTIER, "--write"],
      TYPESCRIPT,
      { "index.ts": "const a = { b: 1 }\n", "deep/x.ts": "let x = 1\n" },
    ],
    [
      "ruff",
      { "src/out": [RUFF, "format", "--no-cache"] },
      { "client.py": "x  =  {'a':1}\n" },
      { "client.py": 'x = {"a": 1}\n' },
    ],
  ];
  test.each(tools)("runs on the files before they are written: %s", async (_tool, format, files, wanted) => {
    const root = tempDirectory({ ".prettierrc": '{ "semi": false }', ".prettierignore": "src/out\n" });
    await made(root, files, format).build();
    expect(out(root)).toEqual(wanted);
    const before = contents(root);
    for (const force of [false, true])
      expect((await made(root, files, format).build({ mode: "compare", force })).changes).toEqual([]);
    expect(contents(root)).toEqual(before);
  });

  const hasRustfmt = spawnSync("rustfmt", ["--version"]).status === 0;
  // In CI, a missing program is a failure.
  (hasRustfmt || process.env["CI"] ? test : test.skip)(
    "takes the directory in place of {dir}: rustfmt",
    async () => {
      const root = tempDirectory();
      const files = { "src/lib.rs": "mod a;\nfn  main() {}\n", "src/a.rs": "fn  a() {}\n" };
      const format = ["rustfmt", "{dir}/src/lib.rs"];
      await made(root, files, format).build();
      expect(out(root)).toEqual({ "src/lib.rs": "mod a;\nfn main() {}\n", "src/a.rs": "fn a() {}\n" });
      const compared = await made(root, files, format).build({ mode: "compare", force: true });
      expect(compared.changes).toEqual([]);
    },
  );

  test("that is another one causes a new build", async () => {
    const root = tempDirectory({ "node_modules/.keep": "" });
    await made(root, TYPESCRIPT, [PRETTIER, "--write"]).build();
    const { changes } = await made(root, TYPESCRIPT, [PRETTIER, "--write", "--no-semi"]).build();
    expect(changes.map(({ path }) => path)).toEqual(["index.ts", "deep/x.ts"]);
  });

  test("that fails leaves the output as it was, and its output is shown", async () => {
    const root = tempDirectory();
    await made(root, TYPESCRIPT, [PRETTIER, "--write"]).build();
    const before = contents(root);
    expect(
      await problems(() => made(root, { "index.ts": "const\n" }, [PRETTIER, "--write"]).build()),
    ).toMatchObject([
      {
        code: "MZ5013",
        message: expect.stringMatching(
          /could not be formatted with `.*prettier --write`: it ended with exit code 2\.\n\n[^]*src\/out\/index\.ts: SyntaxError/,
        ),
      },
    ]);
    expect(await problems(() => made(root, { "a.ts": "" }, ["no-such-formatter"]).build())).toMatchObject([
      { code: "MZ5013", message: expect.stringMatching(/: spawn no-such-formatter ENOENT\.$/) },
    ]);
    expect(contents(root)).toEqual(before);
  });
});
