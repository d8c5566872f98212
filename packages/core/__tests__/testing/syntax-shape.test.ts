import { typescriptShape } from "../../src/testing/index.ts";

const shape = async (contents: string, path = "a.ts"): Promise<string[] | undefined> =>
  (await typescriptShape([{ path, contents }]))[path];

test("the shape is the kinds of the nodes, one a line, indented by depth", async () => {
  expect(await shape('/** doc */ export const a = "x"; // end')).toEqual([
    "SourceFile",
    "  FirstStatement",
    "    ExportKeyword",
    "    VariableDeclarationList",
    "      VariableDeclaration",
    "        Identifier",
    "        StringLiteral",
    "  EndOfFileToken",
  ]);
});

test("texts and comments do not change it, code does", async () => {
  const plain = await shape("/** a */ f('b');");
  expect(await shape('/** ; c() */ f("*/ d()");')).toEqual(plain);
  expect(await shape("/** */ c(); f('b');")).not.toEqual(plain);
  expect(await shape("f(`${b}`);")).not.toEqual(plain);
});

test("JSX is parsed in .tsx files", async () => {
  expect(await shape("const a = <p>{b}</p>;", "a.tsx")).toContain("          JsxExpression");
});

test("a syntax error is thrown with its location", async () => {
  await expect(shape("const a = ;\n")).rejects.toThrow("a.ts:1:11 Expression expected.");
});
