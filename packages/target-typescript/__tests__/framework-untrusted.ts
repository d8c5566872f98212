import {
  awkwardDocument,
  benignTwin,
  completeDocument,
  hostileDocument,
  invisibleCharacters,
  ringDocument,
  runPlugins,
  superLinear,
  typescriptShape,
} from "@mizan/core/testing";
import { compileFiles } from "./compile.ts";
import type { FrameworkTarget } from "./framework-goldens.ts";

/** The tests with untrusted documents, which every target for a framework has. */
export function testUntrusted({ framework, target: make, tests }: FrameworkTarget): void {
  const target = make({ outDir: "src/api" });
  const ofClient = ["client.ts", "forms.ts", "index.ts", "types.ts"];
  const own = [...Object.keys(framework.templates), ...Object.keys(framework.runtime)];
  const expected = [...ofClient, ...own].sort();

  test("hostile text in a document never becomes code", async () => {
    const [hostile, benign] = await Promise.all(
      [hostileDocument(), benignTwin()].map(async (document) =>
        typescriptShape((await runPlugins([target], document)).files),
      ),
    );
    expect(Object.keys(hostile!).sort()).toEqual(expected);
    expect(hostile).toEqual(benign);
  });

  test("the output contains no invisible characters and loses no text", async () => {
    const { files } = await runPlugins([target], hostileDocument(["a\u202eb \u2066c"]));
    expect(invisibleCharacters(files)).toEqual([]);
    const types = files.find(({ path }) => path === "types.ts")!.contents;
    expect(types).toContain("/** aU+202Eb U+2066c */");
    expect(types).toContain('export type Choice0 = "a\\u202Eb \\u2066c" | "plain"');
    expect(types).toContain('  "a\\u202Eb \\u2066c constant"');
    expect(invisibleCharacters((await runPlugins([target], hostileDocument())).files)).toEqual([]);
  });

  /** The compiler's errors in the client of a document. */
  async function errorsIn(document: object): Promise<string> {
    const { files } = await runPlugins([target], document);
    const contents = Object.fromEntries(files.map((file) => [file.path, file.contents]));
    return compileFiles("typescript7", tests, contents);
  }

  test("names with a meaning in TypeScript or the framework compile", async () => {
    expect(await errorsIn(awkwardDocument())).toBe("");
  });

  test("all kinds of nodes of the IR compile", async () => {
    expect(await errorsIn(completeDocument())).toBe("");
  });

  test("10,000 types in a cycle compile", async () => {
    expect(await errorsIn(ringDocument(10_000))).toBe("");
  });

  test("a client takes linear time for any text in its document", async () => {
    const build = (text: string) => runPlugins([target], hostileDocument([`a ${text}`]));
    const pieces = ["\n", " ", "*/", "\n * @", "A_", "_a"];
    expect(await superLinear(build, { pieces, length: 16_000 })).toEqual([]);
  });
}
