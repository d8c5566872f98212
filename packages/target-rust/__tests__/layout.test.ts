import { code } from "@mizan/core";
import { aliasLine, fieldLine, kernelCall, structLiteral, tupleStruct } from "../src/layout.ts";

/** An identifier of a length. */
const name = (length: number): ReturnType<typeof code> => code("x".repeat(length));
const linesOf = (text: ReturnType<typeof code>): number => String(text).split("\n").length;

// The widths are those of rustfmt, which CI runs on the golden crates.
test.each([
  ["a struct literal of 18 characters in its braces", structLiteral([name(18)]), structLiteral([name(19)])],
  [
    "a chain of 60 characters",
    kernelCall(code("call"), [name(42)], code("")),
    kernelCall(code("call"), [name(43)], code("")),
  ],
  ["a field of 100 columns", fieldLine(code("a"), name(88)), fieldLine(code("a"), name(89))],
])("%s is in one line, a longer one is not", (_, short, long) => {
  expect(linesOf(short)).toBe(1);
  expect(linesOf(long)).toBeGreaterThan(1);
});

test("arguments of 60 characters are in one line, longer ones are not", () => {
  const call = (length: number): string =>
    String(kernelCall(code("call"), [name(length), code("args")], code(".await")));
  expect(call(54)).toBe(`self.kernel\n    .call(${"x".repeat(54)}, args)\n    .await`);
  expect(call(55)).toBe(
    `self.kernel\n    .call(\n        ${"x".repeat(55)},\n        args,\n    )\n    .await`,
  );
});

test("a call around the arguments stays in the line of the method", () => {
  const inner = { open: code("Call::new("), close: code(")?") };
  const call = (length: number): string =>
    String(kernelCall(code("send"), [name(length), code("args")], code(""), inner));
  expect(call(42)).toBe(`self.kernel\n    .send(Call::new(${"x".repeat(42)}, args)?)`);
  expect(call(43)).toBe(
    `self.kernel\n    .send(Call::new(\n        ${"x".repeat(43)},\n        args,\n    )?)`,
  );
});

const A = "A".repeat(30);
const B = "B".repeat(29);
const LONG = "L".repeat(70);

// What rustfmt makes of each declaration in one line.
test.each([
  [
    "fields of 60 characters",
    tupleStruct(code("T"), [code(A), code(B.slice(9))]),
    `pub struct T(pub ${A}, pub ${B.slice(9)});`,
  ],
  [
    "longer fields",
    tupleStruct(code("T"), [code(A), code(B)]),
    `pub struct T(\n    pub ${A},\n    pub ${B},\n);`,
  ],
  ["a single field of 100 columns", tupleStruct(code("T"), [code(LONG)]), `pub struct T(pub ${LONG});`],
  [
    "a field that is too long for a line",
    tupleStruct(code("T"), [code(`BTreeMap<String, Vec<${LONG}>>`)]),
    `pub struct T(\n    pub  BTreeMap<\n        String,\n        Vec<${LONG}>,\n    >,\n);`,
  ],
  [
    "a tuple of more than 60 characters",
    fieldLine(code("pair"), code(`Vec<(${A}, ${A})>`)),
    `pub pair: Vec<(\n    ${A},\n    ${A},\n)>,`,
  ],
  [
    "a type that is too long for a line of its own",
    fieldLine(code("map"), code(`BTreeMap<String, Vec<${LONG}>>`)),
    `pub map: BTreeMap<\n    String,\n    Vec<${LONG}>,\n>,`,
  ],
  [
    "an alias of a tuple of more than 60 characters",
    aliasLine(code("T"), code(`Option<(${A}, ${A})>`)),
    `pub type T = Option<(\n    ${A},\n    ${A},\n)>;`,
  ],
  [
    "a name that is too long for any line",
    aliasLine(code("T"), code(`Vec<${LONG}${LONG}>`)),
    `pub type T = Vec<${LONG}${LONG}>;`,
  ],
])("%s", (_, printed, expected) => {
  expect(String(printed)).toBe(expected);
});
