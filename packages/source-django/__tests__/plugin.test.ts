import { join, relative } from "node:path";
import { createGenerator } from "@mizan/core";
import django from "../src/index.ts";
import { below } from "./files.ts";
import { diagnosticOf, project, python, removeProjects } from "../../source-python/__tests__/project.ts";

afterEach(removeProjects);

describe("as a plugin of a generator", () => {
  test("adds the project's functions to the IR, and watches its modules", async () => {
    const root = project(below("backend"));
    const generator = createGenerator([django({ cwd: "backend", python })], { root });
    const { ir } = await generator.load();
    expect(ir.functions.map(({ name, origin }) => [name, origin.source])).toEqual([
      ["add", "shop/clients.py:4"],
    ]);
    const watched = generator.sources.watched.flatMap(({ path, only }) => (only ? [] : relative(root, path)));
    expect(watched).toEqual(expect.arrayContaining(["backend/settings.py", "backend/shop/clients.py"]));
  });

  test("watches every module of a project that Django cannot start", async () => {
    const root = project({ ...below("backend"), "backend/settings.py": "raise ValueError('no')\n" });
    const generator = createGenerator([django({ cwd: "backend", python })], { root });
    await diagnosticOf(() => generator.load());
    expect(generator.sources.watched).toEqual([{ path: join(root, "backend"), only: { extension: ".py" } }]);
  });

  test("skips an unchanged project, and builds again for another option", () => {
    const first = django({ cwd: "backend", settings: "a" });
    expect(django({ settings: "a", cwd: "backend" }).fingerprint).toBe(first.fingerprint);
    expect(django({ settings: "b", cwd: "backend" }).fingerprint).not.toBe(first.fingerprint);
  });
});
