import { hostileDocument, runPlugins, superLinear } from "@mizan/core/testing";
import { data } from "../src/layout.ts";
import typescript from "../src/index.ts";
import { comment, identifier, identifierPart, key, literal, prose, property, tag } from "../src/names.ts";

test.each<[string, (text: string) => unknown]>([
  ["identifier", identifier],
  ["identifierPart", identifierPart],
  ["key", key],
  ["property", property],
  ["literal", literal],
  ["prose", prose],
  ["comment", (text) => comment(prose(text), tag("default", text))],
  ["data", (text) => data({ [text]: [text, { a: text }] })],
])("%s takes linear time for any text", async (_name, work) => {
  expect(await superLinear(work)).toEqual([]);
});

test("a description of 200 kB of blank lines takes little time", () => {
  expect(String(prose(`x${"\n".repeat(200_000)}@y`))).toMatch(/^x\n+\\@y$/);
});

test("a client takes linear time for any text in its document", async () => {
  const build = (text: string) => runPlugins([typescript({ outDir: "out" })], hostileDocument([`a ${text}`]));
  const pieces = ["\n", " ", "*/", "`", "@", "\n * @", "A_", "\u202e"];
  expect(await superLinear(build, { pieces, length: 16_000 })).toEqual([]);
});
