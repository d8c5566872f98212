import { join } from "node:path";
import { createGenerator } from "@mizan/core";
import django from "../src/index.ts";
import { below } from "./files.ts";
import { project, python, removeProjects } from "./project.ts";

afterEach(removeProjects);

describe("as a plugin of a generator", () => {
  test("brings the project's functions into the IR and watches its folder", async () => {
    const root = project(below("backend"));
    const generator = createGenerator([django({ cwd: "backend", python })], { root });
    const { ir } = await generator.load();
    expect(ir.functions.map(({ name, origin }) => [name, origin.source])).toEqual([
      ["add", "shop/clients.py:4"],
    ]);
    expect(generator.watched).toEqual([join(root, "backend")]);
  });

  test("an unchanged project leaves the build unchanged, another option does not", () => {
    const first = django({ cwd: "backend", settings: "a" });
    expect(django({ settings: "a", cwd: "backend" }).fingerprint).toBe(first.fingerprint);
    expect(django({ settings: "b", cwd: "backend" }).fingerprint).not.toBe(first.fingerprint);
  });
});
