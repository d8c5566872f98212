import { join } from "node:path";
import { createGenerator } from "@mizan/core";
import django from "../src/index.ts";
import { below } from "./files.ts";
import { project, python, removeProjects } from "../../source-python/__tests__/project.ts";

afterEach(removeProjects);

describe("as a plugin of a generator", () => {
  test("adds the project's functions to the IR and watches its directory", async () => {
    const root = project(below("backend"));
    const generator = createGenerator([django({ cwd: "backend", python })], { root });
    const { ir } = await generator.load();
    expect(ir.functions.map(({ name, origin }) => [name, origin.source])).toEqual([
      ["add", "shop/clients.py:4"],
    ]);
    expect(generator.watched).toEqual([join(root, "backend")]);
  });

  test("skips an unchanged project, and builds again for another option", () => {
    const first = django({ cwd: "backend", settings: "a" });
    expect(django({ settings: "a", cwd: "backend" }).fingerprint).toBe(first.fingerprint);
    expect(django({ settings: "b", cwd: "backend" }).fingerprint).not.toBe(first.fingerprint);
  });
});
