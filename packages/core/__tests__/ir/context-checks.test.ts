import { change, contexts, found, input, integer, read } from "./item-context.ts";
import { diagnose, fn, type Json, object, small } from "./small-document.ts";

test.each<[string, Json[], Json, string, string]>([
  [
    "names a context that does not exist",
    [fn("f", { kind: "context", context: "no" })],
    {},
    'f and the context "no" do not match: there is no such context.',
    "/x-mizan-functions/0/context",
  ],
  [
    "is not in its context's list",
    [fn("f", { kind: "context", context: "global" })],
    { global: { functions: [], params: {} } },
    'f and the context "global" do not match: the context does not list it.',
    "/x-mizan-functions/0/context",
  ],
  [
    "is listed but does not exist",
    [],
    { global: { functions: ["f"], params: {} } },
    'f and the context "global" do not match: there is no such function.',
    "/x-mizan-contexts/global",
  ],
  [
    "is listed but belongs to none",
    [fn("f")],
    { global: { functions: ["f"], params: {} } },
    'f and the context "global" do not match: the function names no context.',
    "/x-mizan-contexts/global",
  ],
])("a function %s", (_what, functions, declared, message, pointer) => {
  const errors = diagnose(small(functions, {}, declared));
  expect(errors.map((error) => [error.code, error.message, error.pointer])).toEqual([
    ["MZ3014", message, pointer],
  ]);
});

test.each<[Json, string]>([
  [{ sharedBy: ["change"] }, "is shared by change, which is not a function of that context"],
  [{ required: false }, "is optional, though read requires it"],
])("a context's parameter with %j does not fit", (more, reason) => {
  expect(found(small([change(), read], { In: input }, contexts(integer, more)))).toEqual([
    [
      `MZ3015 error The parameter "id" of the context "item" ${reason}.`,
      "/x-mizan-contexts/item/params/id",
      "app.py:read",
    ],
  ]);
});

test("a parameter of a context that no function requires", () => {
  const schemas = { In: { ...input, required: [] } };
  const messages = diagnose(small([change(), read], schemas, contexts()));
  expect(messages.map(({ message }) => message)).toEqual([
    'The parameter "id" of the context "item" is required, though no function of the context requires it.',
  ]);
});

test("a parameter of a context that its function does not have", () => {
  const schemas = { In: input, Empty: object({}) };
  const messages = diagnose(small([change(), { ...read, inputType: "Empty" }], schemas, contexts()));
  expect(messages.map(({ message }) => message)).toEqual([
    'The parameter "id" of the context "item" is shared by read, which has no such argument.',
  ]);
});
