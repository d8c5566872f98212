import { hasBytes } from "../../src/build-state/has-bytes.ts";
import { tempFolder, write } from "../support/temp-folder.ts";

/** Longer than the piece that is read at a time. */
const LONG = "0123456789".repeat(20_000);

const has = (contents: string, bytes: string): boolean =>
  hasBytes(write(tempFolder(), "file", contents), Buffer.from(bytes));

test.each([
  ["none", ""],
  ["one", "a"],
  ["many", LONG],
])("a file has its own bytes: %s", (_name, contents) => {
  expect(has(contents, contents)).toBe(true);
});

test.each([
  ["shorter", "abc", "ab"],
  ["longer", "abc", "abcd"],
  ["empty", "", "a"],
  ["different at the start", LONG, `x${LONG.slice(1)}`],
  ["different at the end", LONG, `${LONG.slice(0, -1)}x`],
])("it has none that are %s", (_name, contents, bytes) => {
  expect(has(contents, bytes)).toBe(false);
});

test("a file that is missing is an error", () => {
  expect(() => hasBytes(`${tempFolder()}/none`, Buffer.from(""))).toThrow("ENOENT");
});
