import {
  benignTwin,
  completeDocument,
  hostileDocument,
  invisibleCharacters,
  ringDocument,
  superLinear,
} from "@mizan/core/testing";
import { emit } from "./emit.ts";

test("hostile text in a document never becomes code", async () => {
  const [hostile, benign] = await Promise.all([hostileDocument(), benignTwin()].map((each) => emit(each)));
  expect(Object.keys(hostile!)).toEqual([
    "Cargo.toml",
    "src/lib.rs",
    "src/types.rs",
    "src/client.rs",
    "src/blocking.rs",
  ]);
  for (const file of Object.keys(hostile!)) {
    expect({ [file]: shape(hostile![file]!) }).toEqual({ [file]: shape(benign![file]!) });
  }
});

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

/**
 * The tokens of Rust without comments, names, literals, the attributes that give a field its name on the wire, and commas
 * that depend on the length of a line.
 */
function shape(contents: string): string[] {
  const tokens =
    contents.match(/\/\/[^\n]*|"(?:[^"\\]|\\.)*"|(?:r#)?[\p{XID_Start}_]\p{XID_Continue}*|\d+|\S/gsu) ?? [];
  const kinds = tokens
    .filter((token) => !token.startsWith("//"))
    .map((token) =>
      token.startsWith('"') ? "text" : /^(?:r#)?[\p{XID_Start}_]/u.test(token) ? "name" : token,
    );
  return kinds
    .join(" ")
    .replaceAll("# [ name ( name = text ) ] ", "")
    .replace(/, (?=[)}])/g, "")
    .split("; ");
}
