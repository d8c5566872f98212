import { hasBytes } from "../../src/build-state/inputs.ts";
import { tempDirectory, write } from "../support/temp-directory.ts";

/** Longer than the piece that is read at a time. */
const LONG = "0123456789".repeat(20_000);

const has = (contents: string, bytes: string): boolean =>
  hasBytes(write(tempDirectory(), "file", contents), Buffer.from(bytes));

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
  expect(() => hasBytes(`${tempDirectory()}/none`, Buffer.from(""))).toThrow("ENOENT");
});
