import { code } from "@mizan/core";
import { fieldLine, kernelCall, structLiteral } from "../src/layout.ts";

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
