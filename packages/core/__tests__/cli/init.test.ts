import { symlinkSync } from "node:fs";
import path from "node:path";
import { mizan } from "../support/command.ts";
import { contents, tempFolder } from "../support/temp-folder.ts";

const FULL = `import { defineConfig } from "@mizan/core";
import fastapi from "@mizan/source-fastapi";
import react from "@mizan/target-react";

export default defineConfig({
  plugins: [fastapi({ module: "app.main", cwd: "backend" }), react({ outDir: "src/api" })],
});
`;

describe("mizan init", () => {
  test("writes a config for the React project and the FastAPI application that it finds", async () => {
    const root = tempFolder({
      "package.json": '{ "dependencies": { "react": "19", "@mizan/kernel": "1" } }',
      "backend/pyproject.toml": '[project]\ndependencies = ["fastapi>=0.132"]',
      "backend/tests/main.py": "app = FastAPI()",
      "backend/src/app/main.py": "from fastapi import FastAPI\n\napp: FastAPI = FastAPI(\n    title='x'\n)\n",
    });
    expect(await mizan(root, ["init"])).toEqual({
      code: 0,
      signal: null,
      stderr: "",
      stdout: `Wrote mizan.config.mjs.

Next:
  1. npm install --save-dev @mizan/core @mizan/target-react @mizan/source-fastapi
  2. pip install mizan-fastapi   (in backend)
  3. npx mizan build
`,
    });
    expect(contents(root)["mizan.config.mjs"]).toBe(FULL);
  });

  test.each([
    ["here", { "requirements.txt": "fastapi", "main.py": "app = FastAPI()" }, 'fastapi({ module: "main" })'],
    [
      "here, below src",
      { "requirements.txt": "fastapi", "src/api/__init__.py": "api = fastapi.FastAPI()" },
      'fastapi({ module: "api:api", cwd: "src" })',
    ],
    [
      "one folder down",
      { "server/requirements.txt": "mizan-fastapi", "server/web.py": "app = FastAPI()" },
      'fastapi({ module: "web", cwd: "server" })',
    ],
  ])("finds an application %s", async (_name, files, call) => {
    const { stdout } = await mizan(tempFolder({ "package.json": "{}", ...files }), ["init", "--dry-run"]);
    expect(stdout).toContain(call);
  });

  test("finds an application beside the frontend, in one repository", async () => {
    const root = tempFolder({
      ".git/HEAD": "",
      "web/package.json": '{ "devDependencies": { "react": "19" } }',
      "api/requirements.txt": "fastapi",
      "api/app/main.py": "service = FastAPI()",
    });
    const { stdout } = await mizan(path.join(root, "web"), ["init", "--dry-run"]);
    expect(stdout).toContain('fastapi({ module: "app.main:service", cwd: "../api" })');
  });

  test("does not take another project beside this one for its backend", async () => {
    const root = tempFolder({
      "web/package.json": "{}",
      "api/requirements.txt": "fastapi",
      "api/main.py": "app = FastAPI()",
    });
    expect((await mizan(path.join(root, "web"), ["init", "--dry-run"])).stdout).toContain(
      'document: "openapi.json"',
    );
  });

  test("falls back to a committed document and plain TypeScript", async () => {
    expect((await mizan(tempFolder(), ["init", "--dry-run"])).stdout)
      .toBe(`import { defineConfig } from "@mizan/core";
import typescript from "@mizan/target-typescript";

export default defineConfig({
  document: "openapi.json",
  plugins: [typescript({ outDir: "src/api" })],
});
`);
  });

  test("never overwrites a config", async () => {
    const root = tempFolder({ "mizan.config.ts": "mine" });
    expect(await mizan(root, ["init"])).toMatchObject({
      code: 2,
      stderr: expect.stringContaining(`error MZ1008: There is a config already: ${root}/mizan.config.ts.`),
    });
    expect(contents(root)).toEqual({ "mizan.config.ts": "mine" });
  });

  test("says so when the config cannot be written", async () => {
    const root = tempFolder();
    symlinkSync("missing/elsewhere.mjs", path.join(root, "mizan.config.mjs"));
    expect(await mizan(root, ["init"])).toMatchObject({
      code: 2,
      stdout: "",
      stderr: expect.stringMatching(/^error MZ1012: The config could not be written: EEXIST/),
    });
  });

  test("--dry-run prints the config and writes nothing", async () => {
    const root = tempFolder({ "package.json": "{}" });
    expect(await mizan(root, ["init", "--dry-run"])).toMatchObject({ code: 0 });
    expect(contents(root)).toEqual({ "package.json": "{}" });
  });
});
