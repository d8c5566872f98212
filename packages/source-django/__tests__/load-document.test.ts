import { join } from "node:path";
import { loadDocument } from "../src/load-document.ts";
import { checkOptions, type DjangoOptions } from "../src/options.ts";
import { below, FILES } from "./files.ts";
import {
  diagnosticOf,
  project,
  python,
  removeProjects,
  silent,
} from "../../source-python/__tests__/project.ts";

afterEach(removeProjects);

function load(root: string, options: DjangoOptions = {}) {
  const { signal } = new AbortController();
  return loadDocument(checkOptions({ python, ...options }), {
    root,
    logger: silent,
    signal,
    watch: () => {},
  });
}

describe("a live project", () => {
  test("is exported by its own Python, whatever its settings print", async () => {
    const root = project(FILES);
    const { document, origin } = await load(root);
    expect(document).toMatchObject({
      info: { title: "urls", version: "0.0.0" },
      "x-mizan-session": { csrf: true },
      "x-mizan-functions": [{ name: "add", description: "Adds.", source: "shop/clients.py:4" }],
    });
    expect(origin).toBe(`cd ${root} && ${python} manage.py export_mizan_schema`);
  });

  test("runs in the directory that cwd names", async () => {
    const { document } = await load(project(below("backend")), { cwd: "backend" });
    expect(document).toHaveProperty(["x-mizan-functions", "0", "source"], "shop/clients.py:4");
  });

  test("may have its manage.py in another directory", async () => {
    const { document } = await load(project(below("backend")), { manage: "backend/manage.py" });
    expect(document).toHaveProperty(["x-mizan-functions", "0", "source"], "backend/shop/clients.py:4");
  });

  test("may be exported with other settings", async () => {
    const root = project(FILES);
    const { document, origin } = await load(root, { settings: "other" });
    expect(document).toHaveProperty(["info", "title"], "Other");
    expect(origin).toMatch(/manage\.py export_mizan_schema --settings other$/);
  });
});

describe("a project that cannot be exported", () => {
  test("shows Django's own error without its machinery, and the command that ran", async () => {
    const root = project({ ...FILES, "shop/clients.py": "import stripe_of_another_name\n" });
    expect(await diagnosticOf(() => load(root))).toEqual({
      code: "MZ2104",
      slug: "export-failed",
      severity: "error",
      source: `${root}/shop/clients.py:1`,
      message: `Python could not export the Django project (exit code 1).

Traceback (most recent call last):
  File "${root}/manage.py", line 7, in <module>
    execute_from_command_line(sys.argv)
  File "${root}/shop/clients.py", line 1, in <module>
    import stripe_of_another_name
ModuleNotFoundError: No module named 'stripe_of_another_name'

The command was:
  cd ${root} && ${python} manage.py export_mizan_schema`,
      hint: "Fix the error that Python reports above. You can also run the command yourself.",
    });
  });

  test("names every error in its functions", async () => {
    const clients = FILES["shop/clients.py"]!.replace("@client", '@client(affects="baskets")');
    const root = project({ ...FILES, "shop/clients.py": clients });
    const { message, source } = await diagnosticOf(() => load(root));
    expect(message).toContain(
      'CommandError: shop/clients.py:4: add affects "baskets", but no function belongs to this context.',
    );
    expect(source).toBe(`${root}/shop/clients.py:4`);
  });

  test("points at the source of an error at import, not at the code that raises it", async () => {
    const clients = FILES["shop/clients.py"]!.replace("@client", "@client(auth=1)");
    const root = project({ ...FILES, "shop/clients.py": clients });
    const { message, source } = await diagnosticOf(() => load(root));
    expect(message).toContain("shop/clients.py:4: auth=1 of add is not a rule.");
    expect(source).toBe(`${root}/shop/clients.py:4`);
  });

  test("without mizan_django in its apps gets a hint to add it", async () => {
    const settings = FILES["settings.py"]!.replace('"mizan_django", ', "");
    const { message, hint } = await diagnosticOf(() => load(project({ ...FILES, "settings.py": settings })));
    expect(message).toContain("Unknown command: 'export_mizan_schema'");
    expect(hint).toBe('Add "mizan_django" to INSTALLED_APPS.');
  });

  test("without settings gets no hint about its apps", async () => {
    const manage = FILES["manage.py"]!.replace(/^ +os\.environ.*\n/m, "");
    const { message, hint } = await diagnosticOf(() => load(project({ ...FILES, "manage.py": manage })));
    expect(message).toContain("No Django settings specified.");
    expect(hint).not.toContain("INSTALLED_APPS");
  });

  test("whose settings fail inside the standard library points at the settings", async () => {
    const settings = `import os\n${FILES["settings.py"]}DEBUG = os.environ["NO_VARIABLE_OF_THIS_NAME"]\n`;
    const root = project({ ...FILES, "settings.py": settings });
    expect((await diagnosticOf(() => load(root))).source).toBe(`${root}/settings.py:6`);
  });

  test("whose Python lacks mizan-django gets a hint with the pip command", async () => {
    const root = project({ ...FILES, bare: `#!/bin/sh\nexec ${python} -S -E "$@"\n` });
    expect(await diagnosticOf(() => load(root, { python: "./bare" }))).toMatchObject({
      code: "MZ2103",
      hint: `${root}/bare -m pip install mizan-django\nIf this is the wrong Python, build in the right environment (activate it, or \`poetry run npx mizan build\`), or set the option "python" to its interpreter.`,
    });
  });

  test("without manage.py is an error that names the missing file", async () => {
    const root = project();
    expect(await diagnosticOf(() => load(root))).toMatchObject({
      code: "MZ2111",
      message: `${join(root, "manage.py")} does not exist.`,
    });
  });

  test("in a directory that does not exist is an error that names the directory", async () => {
    const root = project();
    expect(await diagnosticOf(() => load(root, { cwd: "backend" }))).toMatchObject({
      code: "MZ2107",
      message: `The directory of the Django source does not exist: ${join(root, "backend")}`,
    });
  });

  test("that hangs is stopped", async () => {
    const root = project({ ...FILES, "settings.py": "import time\ntime.sleep(60)\n" });
    expect(await diagnosticOf(() => load(root, { timeout: 1 }))).toMatchObject({ code: "MZ2105" });
  });
});
