import path from "node:path";
import { overviewOf } from "../../src/cli/inspect/overview.ts";
import { overviewText } from "../../src/cli/inspect/overview-text.ts";
import { configImports } from "../../src/config/imports.ts";
import { parseErrorSite } from "../../src/config/load-failure.ts";
import { formatDiagnostic } from "../../src/diagnostics/format.ts";
import { throwSite } from "../../src/diagnostics/thrown.ts";
import { shownAddress, withoutSecrets } from "../../src/document/address.ts";
import { strayPaths } from "../../src/document/validate.ts";
import * as core from "../../src/index.ts";
import { pathProblem } from "../../src/output/path-problem.ts";
import { documentSource } from "../../src/document/source.ts";
import { hostileDocument, irOf, superLinear } from "../../src/testing/index.ts";
import { problems } from "../support/plugins.ts";
import { serving } from "../support/serving.ts";
import { tempDirectory, write } from "../support/temp-directory.ts";

test("a search that is not linear is found", async () => {
  const options = { pieces: ["\n", "a"], length: 16_000 };
  expect(await superLinear((text) => text.replace(/^([\s*/]*)@/gm, "$1\\@"), options)).toContain("x\nx");
  expect(await superLinear((text) => text.replace(/[ab]+$/, ""), options)).toEqual(["xax"]);
  expect(await superLinear((text) => text.replace(/a+/, ""), options)).toEqual([]);
});

describe("processing untrusted text takes linear time:", () => {
  const error = (message: string): Error => new Error(message);
  const stack = (text: string): Error => Object.assign(error(""), { stack: text });
  const url = new URL("http://user:password@host/?token=abcdef");

  test.each<[string, (text: string) => unknown]>([
    ["camelCase", core.camelCase],
    ["pascalCase", core.pascalCase],
    ["snakeCase", core.snakeCase],
    ["kebabCase", core.kebabCase],
    ["escapeInvisible", (text) => core.escapeInvisible(text, core.unicodeEscape)],
    ["visible", core.visible],
    [
      "formatDiagnostic",
      (message) => formatDiagnostic({ code: "MZ1", severity: "note", message }, { color: true }),
    ],
    ["throwSite", (text) => throwSite(stack(text))],
    ["throwSite of a frame", (text) => throwSite(stack(`at ${text}:1:2`))],
    ["parseErrorSite", (text) => parseErrorSite(error(`ParseError: ${text}`))],
    ["parseErrorSite of a place", (text) => parseErrorSite(error(`ParseError: x \n ${text}:1:2`))],
    ["pathProblem", pathProblem],
    ["strayPaths", (text) => strayPaths({ [`/${text}`]: {} })],
    ["shownAddress", (text) => shownAddress(`http://${text}`)],
    ["withoutSecrets", (text) => withoutSecrets(text, url, { authorization: "Bearer abcdef" })],
    ["the IR and its overview", (text) => overviewText(overviewOf(irOf(hostileDocument([`a ${text}`])).ir))],
  ])("%s", async (name, work) => {
    expect(await superLinear(work, name.includes("IR") ? { length: 8_000 } : {})).toEqual([]);
  });

  test("the imports of a config", async () => {
    const root = tempDirectory();
    const work = (text: string) => configImports(write(root, "config.mjs", `import ${text}`));
    expect(await superLinear(work)).toEqual([]);
    expect(await superLinear(work, { pieces: ["import ", "from './a", "import'./"] })).toEqual([]);
    expect(path.isAbsolute(root)).toBe(true);
  });

  test("the response of a server", () =>
    serving(
      ({ url }, response) =>
        void response.writeHead(500).end(decodeURIComponent(url!.slice(1)).repeat(20_000)),
      async (from) => {
        const pieces = ["\n", " ", "a ", "\u2028"];
        const answered = (text: string) =>
          problems(() => load(`${from}/${encodeURIComponent(text.slice(0, 2))}`));
        expect(await superLinear(answered, { pieces })).toEqual([]);
      },
    ));
  const load = (from: string) => core.createGenerator([documentSource({ from })]).load();
});
