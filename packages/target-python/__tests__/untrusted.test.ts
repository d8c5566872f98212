import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  awkwardDocument,
  benignTwin,
  hostileDocument,
  invisibleCharacters,
  ringDocument,
  runPlugins,
  superLinear,
} from "@mizan/core/testing";
import python from "../src/index.ts";
import { docstring, literal, oneLine, typeName, variable } from "../src/names.ts";
import { type Files, emit } from "./emit.ts";
import { python as interpreter, run } from "./python.ts";

/** The kinds of the nodes of each file's syntax tree, the types of constants, and what is imported. */
const SHAPES = `
import ast, json, sys
def shape(node):
    match node:
        case ast.Constant():
            return type(node.value).__name__
        case ast.Import() | ast.ImportFrom():
            return ast.unparse(node)
    return [type(node).__name__, *map(shape, ast.iter_child_nodes(node))]
print(json.dumps({name: shape(ast.parse(text)) for name, text in json.load(sys.stdin).items()}))
`;

function shapes(files: Files): unknown {
  const modules = Object.entries(files).filter(([path]) => path.endsWith(".py"));
  const input = JSON.stringify(Object.fromEntries(modules));
  return JSON.parse(run(interpreter, ["-c", SHAPES], { cwd: ".", input })) as unknown;
}

test("hostile text in a document never becomes code", async () => {
  const [hostile, benign] = await Promise.all([emit(hostileDocument()), emit(benignTwin())]);
  expect(Object.keys(hostile)).toEqual(["__init__.py", "models.py", "functions.py", "client.py", "py.typed"]);
  expect(shapes(hostile)).toEqual(shapes(benign));
});

test("names with a meaning in any language are importable and pass ruff", async () => {
  const directory = mkdtempSync(join(tmpdir(), "mizan-awkward-"));
  try {
    const { files } = await runPlugins([python({ outDir: "awkward" })], awkwardDocument());
    mkdirSync(join(directory, "awkward"));
    for (const { path, contents } of files) writeFileSync(join(directory, "awkward", path), contents);
    run(interpreter, ["-c", "import awkward.client"], { cwd: directory });
    run(interpreter, ["-m", "ruff", "check", "--isolated", "--target-version=py311", "."], {
      cwd: directory,
    });
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
});

test("the output contains no invisible characters", async () => {
  const { files } = await runPlugins([python({ outDir: "client" })], hostileDocument());
  expect(invisibleCharacters(files)).toEqual([]);
});

test.each([
  ['"""', '"""\\"\\"\\""""'],
  ['a"', '"""a\\""""'],
  ["a\\", '"""a\\\\"""'],
  ["a\u202Eb\0", '"""aU+202EbU+0000"""'],
  ["one\r\ntwo\u2028three", '"""one\ntwo\nthree\n"""'],
])("%j is a docstring that ends where it should", (text, expected) => {
  const printed = String(docstring(text));
  expect(printed).toBe(expected);
  expect(
    run(interpreter, ["-c", "import ast, sys; print(ast.parse(sys.stdin.read()).body)"], {
      cwd: ".",
      input: printed,
    }),
  ).toMatch(/^\[<ast.Expr [^,]*\]\n$/);
});

test("invisible characters of a literal are escaped as Python reads them", () => {
  expect(String(literal("a\u202E\u{E0001}\0"))).toBe(String.raw`"a\u202E\U000E0001\u0000"`);
});

test("10,000 types in a cycle take little time", async () => {
  const files = await emit(ringDocument(10_000));
  expect(files["models.py"]!.match(/^class /gm)!.length).toBeGreaterThanOrEqual(10_000);
});

test("text is printed in linear time", async () => {
  const none = new Set<string>();
  for (const print of [
    (text: string) => docstring(text),
    (text: string) => literal(text),
    (text: string) => variable(text, "field", none),
    (text: string) => typeName(text, none),
    (text: string) => oneLine(text),
  ]) {
    expect(await superLinear(print)).toEqual([]);
  }
});
