import { join } from "node:path";
import { createGenerator } from "@mizan/core";
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
    expect(generator.watched).toEqual([join(root, "service")]);
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
    // the watched directory is known although the export failed, so fixing the error starts a build
    expect(generator.watched).toEqual([root]);
  });
});
