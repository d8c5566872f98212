import { symlinkSync } from "node:fs";
import path from "node:path";
import { mizan } from "../support/command.ts";
import { contents, tempDirectory, write } from "../support/temp-directory.ts";

const FULL = `import { defineConfig } from "@mizan/core";
import fastapi from "@mizan/source-fastapi";
import react from "@mizan/target-react";

export default defineConfig({
  plugins: [fastapi({ module: "app.main", cwd: "backend" }), react({ outDir: "src/api" })],
});
`;

/** What `django-admin startproject` writes, but for its comments. */
const MANAGE = `import os
import sys


def main():
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tracker.settings")
    from django.core.management import execute_from_command_line

    execute_from_command_line(sys.argv)
`;

describe("mizan init", () => {
  test("writes a config for the React project and the FastAPI application that it finds", async () => {
    const root = tempDirectory({
      "package.json": '{ "dependencies": { "react": "19", "@mizan/kernel": "1" } }',
      "backend/pyproject.toml": '[project]\ndependencies = ["fastapi>=0.133"]',
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

  // As create-vite writes them.
  test.each([
    ["vue", { dependencies: { vue: "3" }, devDependencies: { "@vitejs/plugin-vue": "6", vite: "8" } }],
    ["svelte", { devDependencies: { "@sveltejs/vite-plugin-svelte": "7", svelte: "5", vite: "8" } }],
  ])("writes a config for the %s project that it finds", async (name, manifest) => {
    const root = tempDirectory({
      "package.json": JSON.stringify(manifest),
      "main.py": "app = FastAPI()",
      "requirements.txt": "fastapi",
    });
    const { stdout } = await mizan(root, ["init"]);
    expect(stdout).toContain(
      `npm install --save-dev @mizan/core @mizan/target-${name} @mizan/source-fastapi\n`,
    );
    const config = contents(root)["mizan.config.mjs"];
    expect(config).toContain(`import ${name} from "@mizan/target-${name}";\n`);
    expect(config).toContain(`${name}({ outDir: "src/api" })`);
  });

  // Each depends on a framework for components, which does not count.
  test.each([
    ["next", "react", { next: "16", react: "19" }, ["src/app/page.tsx"], "src/api"],
    ["next", "react", { next: "16", react: "19" }, ["app/page.tsx"], "api"],
    ["nuxt", "vue", { nuxt: "4", vue: "3" }, ["app/app.vue"], "app/api"],
    ["sveltekit", "svelte", { "@sveltejs/kit": "2", svelte: "5" }, [], "src/lib/api"],
  ])("writes a config for an application of %s", async (framework, target, dependencies, files, outDir) => {
    const root = tempDirectory({
      "package.json": JSON.stringify({ dependencies }),
      "main.py": "app = FastAPI()",
      "requirements.txt": "fastapi",
      ...Object.fromEntries(files.map((file) => [file, ""])),
    });
    const { stdout } = await mizan(root, ["init"]);
    expect(stdout).toContain(`npm install @mizan/kernel${framework === "next" ? " cookie" : ""}\n`);
    expect(contents(root)["mizan.config.mjs"]).toContain(
      `${target}({ outDir: "${outDir}", framework: "${framework}" })`,
    );
  });

  test.each([
    ["here", { "requirements.txt": "fastapi", "main.py": "app = FastAPI()" }, 'fastapi({ module: "main" })'],
    [
      "here, below src",
      { "requirements.txt": "fastapi", "src/api/__init__.py": "api = fastapi.FastAPI()" },
      'fastapi({ module: "api:api", cwd: "src" })',
    ],
    [
      "one directory down",
      { "server/requirements.txt": "mizan-fastapi", "server/web.py": "app = FastAPI()" },
      'fastapi({ module: "web", cwd: "server" })',
    ],
    [
      "of a project that says nothing of what it depends on",
      { "app/__init__.py": "", "app/main.py": "app = FastAPI()" },
      'fastapi({ module: "app.main" })',
    ],
  ])("finds an application %s", async (_name, files, call) => {
    const { stdout } = await mizan(tempDirectory({ "package.json": "{}", ...files }), ["init", "--dry-run"]);
    expect(stdout).toContain(call);
  });

  test("ignores files deep in a directory that has no relation to FastAPI", async () => {
    const files = { "data/copies/app/main.py": "app = FastAPI()" };
    const { stdout } = await mizan(tempDirectory({ "package.json": "{}", ...files }), ["init", "--dry-run"]);
    expect(stdout).toContain('document: "openapi.json"');
  });

  test("finds an application beside the frontend, in one repository", async () => {
    const root = tempDirectory({
      ".git/HEAD": "",
      "web/package.json": '{ "devDependencies": { "react": "19" } }',
      "api/requirements.txt": "fastapi",
      "api/app/main.py": "service = FastAPI()",
    });
    const { stdout } = await mizan(path.join(root, "web"), ["init", "--dry-run"]);
    expect(stdout).toContain('fastapi({ module: "app.main:service", cwd: "../api" })');
  });

  test("writes a config that needs no npm for a backend without a package.json", async () => {
    const root = tempDirectory({
      "pyproject.toml": '[project]\ndependencies = ["fastapi"]',
      "app/main.py": "app = FastAPI()",
    });
    expect(await mizan(root, ["init"])).toEqual({
      code: 0,
      signal: null,
      stderr: "",
      stdout: `Wrote mizan.config.json.

Next:
  1. pip install mizan-fastapi
  2. pip install mizan-client
  3. mizan build
`,
    });
    expect(JSON.parse(contents(root)["mizan.config.json"]!)).toEqual({
      plugins: [
        ["@mizan/source-fastapi", { module: "app.main" }],
        ["@mizan/target-python", { outDir: "api_client" }],
      ],
    });
  });

  test("writes the address of the schema into a JSON config where the schema is installed", async () => {
    const root = tempDirectory({
      "pyproject.toml": '[project]\ndependencies = ["fastapi"]',
      "main.py": "app = FastAPI()",
      "node_modules/@mizan/core/schema.json": "{}",
    });
    await mizan(root, ["init"]);
    expect(JSON.parse(contents(root)["mizan.config.json"]!)).toMatchObject({
      $schema: "./node_modules/@mizan/core/schema.json",
      plugins: [["@mizan/source-fastapi", { module: "main" }], expect.anything()],
    });
  });

  test("writes a config for the Django project that it finds", async () => {
    const root = tempDirectory({
      "package.json": '{ "dependencies": { "react": "19", "@mizan/kernel": "1" } }',
      "backend/manage.py": MANAGE,
      "backend/requirements.txt": "Django>=5.2",
    });
    expect(await mizan(root, ["init"])).toEqual({
      code: 0,
      signal: null,
      stderr: "",
      stdout: `Wrote mizan.config.mjs.

Next:
  1. npm install --save-dev @mizan/core @mizan/target-react @mizan/source-django
  2. pip install mizan-django   (in backend)
  3. add "mizan_django" to INSTALLED_APPS, and path("api/mizan/", include(mizan_urls())) to urls.py
  4. npx mizan build
`,
    });
    expect(contents(root)["mizan.config.mjs"]).toBe(`import { defineConfig } from "@mizan/core";
import django from "@mizan/source-django";
import react from "@mizan/target-react";

export default defineConfig({
  plugins: [django({ cwd: "backend" }), react({ outDir: "src/api" })],
});
`);
  });

  test.each([
    ["depends on mizan", { "requirements.txt": "mizan-django" }],
    ["has its URLs", { "shop/urls.py": "from mizan_django import mizan_urls" }],
  ])("does not tell a Django project that %s to set it up", async (_name, files) => {
    const root = tempDirectory({ "package.json": "{}", "manage.py": MANAGE, ...files });
    expect((await mizan(root, ["init"])).stdout).toBe(`Wrote mizan.config.mjs.

Next:
  1. npm install --save-dev @mizan/core @mizan/target-typescript @mizan/source-django
  2. npm install @mizan/kernel
  3. pip install mizan-django
  4. npx mizan build
`);
  });

  test.each([
    ["here", { "manage.py": MANAGE }, "django(), "],
    ["here, below src", { "src/manage.py": MANAGE }, 'django({ cwd: "src" }), '],
    ["one directory down, below src", { "server/src/manage.py": MANAGE }, 'django({ cwd: "server/src" }), '],
    [
      "beside a manage.py of something else",
      { "manage.py": "from flask_script import Manager", "api/manage.py": MANAGE },
      'django({ cwd: "api" }), ',
    ],
  ])("finds a Django project %s", async (_name, files, call) => {
    const { stdout } = await mizan(tempDirectory({ "package.json": "{}", ...files }), ["init", "--dry-run"]);
    expect(stdout).toContain(call);
  });

  test("finds a Django project beside the frontend, in one repository", async () => {
    const root = tempDirectory({ ".git/HEAD": "", "web/package.json": "{}", "api/manage.py": MANAGE });
    const { stdout } = await mizan(path.join(root, "web"), ["init", "--dry-run"]);
    expect(stdout).toContain('django({ cwd: "../api" })');
  });

  const APPLICATION = { "fast/requirements.txt": "fastapi", "fast/main.py": "app = FastAPI()" };

  test.each([
    [
      "the one that depends on mizan",
      { "api/manage.py": MANAGE, ...APPLICATION, "fast/requirements.txt": "mizan-fastapi" },
      'fastapi({ module: "main", cwd: "fast" })',
    ],
    [
      "the one that depends on mizan, as the requirements at the root say",
      { ...APPLICATION, "server/manage.py": MANAGE, "requirements.txt": "mizan-django" },
      'django({ cwd: "server" })',
    ],
    ["the nearest", { ...APPLICATION, "manage.py": MANAGE }, "django(), "],
    [
      "the nearest",
      { "main.py": "app = FastAPI()", "requirements.txt": "fastapi", "api/manage.py": MANAGE },
      'fastapi({ module: "main" })',
    ],
    ["Django in one directory", { ...APPLICATION, "fast/manage.py": MANAGE }, 'django({ cwd: "fast" })'],
  ])("of a Django project and a FastAPI application, takes %s", async (_name, files, call) => {
    const { stdout } = await mizan(tempDirectory({ "package.json": "{}", ...files }), ["init", "--dry-run"]);
    expect(stdout).toContain(call);
  });

  test("does not use another project beside this one as its backend", async () => {
    const root = tempDirectory({
      "web/package.json": "{}",
      "api/requirements.txt": "fastapi",
      "api/main.py": "app = FastAPI()",
    });
    expect((await mizan(path.join(root, "web"), ["init", "--dry-run"])).stdout).toContain(
      'document: "openapi.json"',
    );
  });

  test("falls back to a committed document and plain TypeScript", async () => {
    expect((await mizan(tempDirectory(), ["init", "--dry-run"])).stdout)
      .toBe(`import { defineConfig } from "@mizan/core";
import typescript from "@mizan/target-typescript";

export default defineConfig({
  document: "openapi.json",
  plugins: [typescript({ outDir: "src/api" })],
});
`);
  });

  test("without a backend, explains how each framework exports its document", async () => {
    expect((await mizan(tempDirectory(), ["init"])).stdout).toBe(`Wrote mizan.config.mjs.

Next:
  1. npm install --save-dev @mizan/core @mizan/target-typescript
  2. npm install @mizan/kernel
  3. write the backend's document to openapi.json. If the backend is
     a FastAPI application:  python -m mizan_fastapi.cli app.main > openapi.json
     a Django project:       python manage.py export_mizan_schema --out openapi.json
     or, if its Python can run here, let the build export it. In the config, instead of "document":
     plugins: [fastapi({ module: "app.main", cwd: "../backend" }), …]   (from @mizan/source-fastapi)
     plugins: [django({ cwd: "../backend" }), …]                        (from @mizan/source-django)
  4. npx mizan build
`);
  });

  const REACT = '{ "dependencies": { "react": "19" } }';
  const API = { "requirements.txt": "fastapi", "app/main.py": "app = FastAPI()" };
  const inDirectory = (directory: string, files: Readonly<Record<string, string>>) =>
    Object.fromEntries(Object.entries(files).map(([name, text]) => [`${directory}/${name}`, text]));

  test.each([
    ["apps/web", "backend", {}],
    ["frontend", "services/api", {}],
    [
      "apps/web",
      "apps/api",
      { "package.json": '{ "workspaces": ["apps/*"], "devDependencies": { "react": "19" } }' },
    ],
    ["packages/client", "packages/server", { "pnpm-workspace.yaml": "", "package.json": "{}" }],
    ["projects/site", "projects/api", { "package.json": '{ "devDependencies": { "prettier": "3" } }' }],
    // The backend is the repository itself, and a library is no web project.
    [
      "frontend",
      ".",
      {
        "packages/ui/package.json":
          '{ "devDependencies": { "react": "19" }, "peerDependencies": { "react": "19" } }',
      },
    ],
  ])("finds the web project in %s and the backend in %s, from each of them", async (web, api, others) => {
    const files = { ".git/HEAD": "", [`${web}/package.json`]: REACT, ...inDirectory(api, API), ...others };
    const directory = path.posix.relative(web, api);
    const call = `fastapi({ module: "app.main", cwd: "${directory}" }), react({ outDir: "src/api" })`;
    const root = tempDirectory(files);
    expect((await mizan(path.join(root, web), ["init", "--dry-run"])).stdout).toContain(call);
    expect(await mizan(root, ["init"])).toMatchObject({
      code: 0,
      stdout: `Wrote ${web}/mizan.config.mjs.

Next:
  1. cd ${web}
  2. npm install --save-dev @mizan/core @mizan/target-react @mizan/source-fastapi
  3. npm install @mizan/kernel
  4. pip install mizan-fastapi   (in ${directory})
  5. npx mizan build
`,
    });
    expect(contents(path.join(root, web))["mizan.config.mjs"]).toContain(call);
    expect(await mizan(root, ["init"])).toMatchObject({ code: 2, stderr: expect.stringContaining("MZ1008") });
  });

  test("a package with dependencies is the web project, whatever is below it", async () => {
    const files = { "package.json": '{ "dependencies": { "undici": "7" } }', "website/package.json": REACT };
    const { stdout } = await mizan(tempDirectory(files), ["init"]);
    expect(stdout).toMatch(/^Wrote mizan\.config\.mjs\.[^]*target-typescript/);
  });

  test.each([
    ["equally near", ["apps/api", "backend"], {}, ["backend", "apps/api"]],
    [
      "that depend on mizan",
      ["a", "b", "c"],
      { "a/requirements.txt": "mizan-fastapi", "c/requirements.txt": "mizan-fastapi" },
      ["a", "c"],
    ],
  ])("of several backends %s, none is guessed", async (_name, directories, others, choices) => {
    const files = Object.assign({}, ...directories.map((one) => inDirectory(one, API))) as Record<
      string,
      string
    >;
    const root = tempDirectory({ "package.json": REACT, ...files, ...others });
    const list = choices.map((one) => `    ${one}\n`).join("");
    expect(await mizan(root, ["init"])).toMatchObject({
      code: 2,
      stdout: "",
      stderr: `error MZ1020 init-ambiguous: There are several backends:
${list}  help: Choose one: \`mizan init --backend ${choices[0]}\`.
`,
    });
    const { stdout } = await mizan(root, ["init", "--dry-run", "--backend", choices[1]!]);
    expect(stdout).toContain(`fastapi({ module: "app.main", cwd: "${choices[1]}" })`);
    expect(Object.keys(contents(root))).not.toContain("mizan.config.mjs");
  });

  test("one application below two directories is one backend", async () => {
    const files = { "services/requirements.txt": "fastapi", "services/api/main.py": "app = FastAPI()" };
    const { stdout } = await mizan(tempDirectory({ "package.json": REACT, ...files }), ["init", "--dry-run"]);
    expect(stdout).toContain('fastapi({ module: "api.main", cwd: "services" })');
  });

  test("--backend names a directory with a backend", async () => {
    const root = tempDirectory({ "package.json": REACT, "web/index.html": "" });
    expect(await mizan(root, ["init", "--backend", "web"])).toMatchObject({
      code: 2,
      stderr: expect.stringContaining(
        "MZ1021 init-backend-missing: There is no Django project and no FastAPI application in web.",
      ),
    });
  });

  test("of several web projects, the one that depends on mizan is meant, and none is guessed", async () => {
    const root = tempDirectory({
      "apps/admin/package.json": REACT,
      "apps/web/package.json": REACT,
      ...inDirectory("backend", API),
    });
    const { code, stderr } = await mizan(root, ["init"]);
    expect({ code, stderr }).toEqual({
      code: 2,
      stderr: `error MZ1020 init-ambiguous: There are several web projects:
    apps/admin
    apps/web
  help: Run \`mizan init\` in the directory of one of them, such as apps/admin.
`,
    });
    write(root, "apps/web/package.json", '{ "dependencies": { "react": "19", "@mizan/kernel": "1" } }');
    expect((await mizan(root, ["init"])).stdout).toContain("Wrote apps/web/mizan.config.mjs.");
  });

  test("never overwrites a config", async () => {
    const root = tempDirectory({ "mizan.config.ts": "mine" });
    expect(await mizan(root, ["init"])).toMatchObject({
      code: 2,
      stderr: expect.stringContaining(
        `error MZ1008 config-exists: A config file already exists: ${root}/mizan.config.ts.`,
      ),
    });
    expect(contents(root)).toEqual({ "mizan.config.ts": "mine" });
  });

  test("reports that the config cannot be written", async () => {
    const root = tempDirectory();
    symlinkSync("missing/elsewhere.mjs", path.join(root, "mizan.config.mjs"));
    expect(await mizan(root, ["init"])).toMatchObject({
      code: 2,
      stdout: "",
      stderr: expect.stringMatching(
        /^error MZ1012 config-not-written: The config file could not be written: EEXIST/,
      ),
    });
  });

  test("--dry-run prints the config and writes nothing", async () => {
    const root = tempDirectory({ "package.json": "{}" });
    expect(await mizan(root, ["init", "--dry-run"])).toMatchObject({ code: 0 });
    expect(contents(root)).toEqual({ "package.json": "{}" });
  });
});
