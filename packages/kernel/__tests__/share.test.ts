/** @jest-environment node */
import { share } from "../src/json.ts";

describe("structural sharing", () => {
  test("equal JSON keeps the old reference", () => {
    const old = { a: [1, { b: null }], c: "x" };
    expect(share(old, structuredClone(old))).toBe(old);
  });

  test("the order of keys makes no difference", () => {
    const old = { a: 1, b: 2 };
    expect(share(old, { b: 2, a: 1 })).toBe(old);
  });

  test("what changed is new, what did not keeps its reference", () => {
    const old = { detail: { name: "Apollo" }, members: [{ id: 1 }, { id: 2 }] };
    const shared = share(old, { detail: { name: "Apollo" }, members: [{ id: 1 }, { id: 3 }] });
    expect(shared).toEqual({ detail: { name: "Apollo" }, members: [{ id: 1 }, { id: 3 }] });
    expect(shared.detail).toBe(old.detail);
    expect(shared.members[0]).toBe(old.members[0]);
    expect(shared.members).not.toBe(old.members);
  });

  test.each([
    ["a field less", { a: 1, b: 2 }, { a: 1 }],
    ["a field more", { a: 1 }, { a: 1, b: 2 }],
    ["another field, as many", { a: 1 }, { b: 1 }],
    ["a shorter array", [1, 2], [1]],
    ["a longer array", [1], [1, 2]],
    ["an array for an object", { 0: 1 }, [1]],
    ["an object for an array", [1], { 0: 1 }],
    ["null for an object", { a: {} }, { a: null }],
    ["an object for null", { a: null }, { a: {} }],
    ["a number for its text", { a: 1 }, { a: "1" }],
  ])("%s is a change", (_name, old, next) => {
    expect(share<unknown>(old, next)).toStrictEqual(next);
    expect(share<unknown>({ deep: old }, { deep: next })).toStrictEqual({ deep: next });
  });

  test("a field called __proto__ stays a field and pollutes nothing", () => {
    const next = JSON.parse('{"__proto__": {"polluted": true}, "constructor": 1, "n": 2}') as object;
    const shared = share({ n: 1 }, next);
    expect(JSON.stringify(shared)).toBe('{"__proto__":{"polluted":true},"constructor":1,"n":2}');
    expect(Object.getPrototypeOf(shared)).toBe(Object.prototype);
    expect((shared as { polluted?: boolean }).polluted).toBeUndefined();
    const empty = share({}, JSON.parse('{"__proto__": {}}') as object);
    expect(Object.getOwnPropertyDescriptor(empty, "__proto__")!.value).not.toBe(Object.prototype);
    expect(share(JSON.parse('{"__proto__": {"a": 1}}'), {})).toStrictEqual({});
  });
});
