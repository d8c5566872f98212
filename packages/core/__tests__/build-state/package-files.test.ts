import { statSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { packageFiles } from "../../src/build-state/package-files.ts";
import { tempDirectory, write } from "../support/temp-directory.ts";

const FILES = {
  "dist/index.js": "1",
  "dist/index.js.map": "1",
  "dist/index.d.ts": "1",
  "lib/a.js": "1",
  "lib/node_modules/x/index.js": "1",
  "templates/deep/a.mustache": "1",
  "other.js": "1",
  ".cache/x": "1",
};

/** The names of the files of a package with this manifest. */
function namesOf(manifest: object): readonly string[] {
  const root = tempDirectory({ ...FILES, "package.json": JSON.stringify(manifest) });
  return packageFiles(pathToFileURL(`${root}/`)).map((line) => line.split(" ")[0]!);
}

test.each([
  [
    "what it publishes",
    { files: ["dist", "templates/"] },
    ["dist/index.js", "package.json", "templates/deep/a.mustache"],
  ],
  ["nothing below node_modules", { files: ["./lib"] }, ["lib/a.js", "package.json"]],
  [
    "the directories of patterns",
    { files: ["dist/**/*.js", "!dist/x.js", "missing"] },
    ["dist/index.js", "package.json"],
  ],
  ["its main file", { files: [], main: "./other.js" }, ["other.js", "package.json"]],
])("the files of a package are %s", (_title, manifest, names) => {
  expect(namesOf(manifest)).toEqual(names);
});

test.each([{}, { files: ["*.js"] }])(
  "with the manifest %j they are all files that are not hidden",
  (manifest) => {
    const all = ["dist/index.js", "lib/a.js", "other.js", "package.json", "templates/deep/a.mustache"];
    expect(namesOf(manifest)).toEqual(all);
  },
);

test("each file has its size and times", () => {
  const root = tempDirectory({ "package.json": "{}" });
  const { mtimeMs, ctimeMs } = statSync(path.join(root, "package.json"));
  expect(packageFiles(pathToFileURL(`${root}/`))).toEqual([`package.json 2 ${mtimeMs} ${ctimeMs}`]);
  write(root, "package.json", "{ }");
  expect(packageFiles(pathToFileURL(`${root}/`))[0]).toMatch(/^package\.json 3 /);
});
