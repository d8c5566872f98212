import { readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "../program.mjs";

const built = (...file) => readFileSync(join(root, "packages", ...file), "utf8");

/** Names of the packages whose licences come with a bundle. */
const licensed = (name) =>
  [...built(name, "dist/LICENCES.txt").matchAll(/^(\S+) \d+\.\d+\.\d+ \(.+\)$/gm)].map(([, one]) => one);

test.each([
  ["core", ["commander", "cosmiconfig", "js-yaml", "mustache", "tapable"]],
  ["target-typescript", ["@redocly/openapi-core", "openapi-typescript"]],
])("%s includes the licences of its bundled packages", (name, wanted) => {
  expect(licensed(name)).toEqual(expect.arrayContaining(wanted));
});

test("openapi-typescript's transform loads TypeScript, and no dependency of Redocly", () => {
  const required = built("target-typescript", "dist/transform.cjs").matchAll(/\brequire\("([^"]+)"\)/g);
  expect(new Set([...required].map(([, name]) => name))).toEqual(
    new Set(["typescript", "node:process", "node:os", "node:tty"]),
  );
});
