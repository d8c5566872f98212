import {
  completeDocument,
  hostileDocument,
  invisibleCharacters,
  ringDocument,
  superLinear,
} from "@mizan/core/testing";
import { emit } from "./emit.ts";

// live/tests/it/untrusted.rs compares the syntax of a hostile crate with that of a harmless one.

test("the output contains no invisible characters", async () => {
  const files = Object.entries(await emit(hostileDocument())).map(([path, contents]) => ({ path, contents }));
  expect(invisibleCharacters(files)).toEqual([]);
});

test("10,000 types in a cycle take little time", async () => {
  const files = await emit(ringDocument(10_000));
  expect(files["src/types.rs"]!.match(/^pub struct /gm)!.length).toBeGreaterThanOrEqual(10_000);
});

test("a crate takes linear time for any text in its document", async () => {
  const pieces = ["\n", " ", "*/", "`", "[", "\n- ", "A_", "\u202e"];
  const build = (text: string) => emit(hostileDocument([`a ${text}`]));
  expect(await superLinear(build, { pieces, length: 16_000 })).toEqual([]);
});

test("every kind of node of the IR is printed", async () => {
  expect((await emit(completeDocument()))["src/types.rs"]).toContain("pub struct Everything {");
});
