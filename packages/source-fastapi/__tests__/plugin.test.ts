import { join } from "node:path";
import { createGenerator, type Generator } from "@mizan/core";
import fastapi from "../src/index.ts";
import { diagnosticOf, project, python, removeProjects } from "../../source-python/__tests__/project.ts";

afterEach(removeProjects);

const APP = `from fastapi import FastAPI
from mizan_core import client
from mizan_fastapi import install

@client
def ping(name: str) -> str:
    return name

app = FastAPI(title="Pings")
install(app)
`;

describe("as a plugin of a generator", () => {
  test("adds the application's functions to the IR", async () => {
    const root = project({ "service/main.py": APP });
    const generator = createGenerator([fastapi({ module: "service.main", python })], { root });
    const { ir } = await generator.load();
    expect(ir.title).toBe("Pings");
    expect(ir.functions.map(({ name, origin }) => [name, origin.source])).toEqual([
      ["ping", "service/main.py:5"],
    ]);
  });

  /** Without mizan's own packages, which the tests install from their directories. */
  const below = (root: string, { sources }: Generator) =>
    sources.watched.filter(({ path }) => path.startsWith(root));
  const CREATED = { extension: ".py", created: true };

  test("watches what the application imported, and where new modules would appear", async () => {
    const root = project({
      "service/main.py": APP.replace("@client", "import shared.names\n\n@client"),
      "shared/names.py": "",
      "service/unused.py": "",
      "service/app.log": "",
    });
    const generator = createGenerator([fastapi({ module: "service.main", python })], { root });
    await generator.load();
    expect(below(root, generator)).toEqual([
      { path: join(root, "service/main.py") },
      { path: join(root, "shared/names.py") },
      ...[root, join(root, "service"), join(root, "shared")].map((path) => ({ path, only: CREATED })),
    ]);
  });

  test("watches the module that cannot be imported", async () => {
    const root = project({ "app.py": "import names\n", "names.py": "def broken(:\n" });
    const generator = createGenerator([fastapi({ module: "app", python })], { root });
    await diagnosticOf(() => generator.load());
    expect(below(root, generator)).toEqual([
      { path: join(root, "app.py") },
      { path: join(root, "names.py") },
      { path: root, only: CREATED },
    ]);
  });

  test("skips an unchanged application, and builds again for another option", () => {
    const first = fastapi({ module: "app", cwd: "backend" });
    expect(fastapi({ cwd: "backend", module: "app" }).fingerprint).toBe(first.fingerprint);
    expect(fastapi({ module: "app", cwd: "." }).fingerprint).not.toBe(first.fingerprint);
  });

  test("has errors that name the plugin and the hook", async () => {
    const root = project({ "app.py": "1 / 0\n" });
    const generator = createGenerator([fastapi({ module: "app", python })], { root });
    expect(await diagnosticOf(() => generator.load())).toMatchObject({
      code: "MZ2104",
      plugin: "mizan:source-fastapi",
      hook: "loadSource",
      source: `${root}/app.py:1`,
    });
  });
});
