import { returning, build, diagnose, type Json, object, ref } from "./small-document.ts";

describe("generics", () => {
  const page = {
    ...object({ items: { type: "array", items: { "x-mizan-typevar": "T" } } }),
    "x-mizan-parameters": ["T"],
  };
  const instance = (...types: Json[]): Json => ({
    ...object({ items: { type: "array", items: { type: "string" } } }),
    "x-mizan-generic": { origin: "Page", arguments: types },
  });

  test("keep the declaration, its variables and the arguments", () => {
    const { types } = build(returning(instance({ type: "string" }), { Page: page }));
    expect(types.map(({ name, parameters }) => [name, parameters])).toEqual([
      ["Page", ["T"]],
      ["X", []],
    ]);
    expect(types[1]!.generic).toEqual({
      name: "Page",
      arguments: [
        { kind: "primitive", type: "string", pointer: "/components/schemas/X/x-mizan-generic/arguments/0" },
      ],
    });
    expect(types[0]!.type).toMatchObject({
      properties: [{ type: { items: { kind: "parameter", name: "T" } } }],
    });
  });

  test("must have as many arguments as the declaration has variables", () => {
    const found = diagnose(returning(instance({}, {}), { Page: page }));
    expect(found.map(({ code, message }) => [code, message])).toEqual([
      ["MZ3002", "The schema at /components/schemas/X/x-mizan-generic fills in 2 types, but Page has 1."],
    ]);
  });

  test.each([
    ["directly", {}, ref("X"), ["X", "The type X is an argument of itself."]],
    ["in a list", {}, { type: "array", items: ref("X") }, ["X", "The type X is an argument of itself."]],
    [
      "through other instances",
      { Y: instance(ref("Z")), Z: instance({ type: "array", items: ref("X") }) },
      ref("Y"),
      ["X", "The type X is an argument of itself, through Y and Z."],
    ],
    [
      "without the type that only leads to them",
      { Y: instance(ref("Y")) },
      ref("Y"),
      ["Y", "The type Y is an argument of itself."],
    ],
  ])(
    "an instance that is an argument of itself is an error, %s",
    (_how, schemas, argument, [at, message]) => {
      expect(diagnose(returning(instance(argument), { Page: page, ...schemas }))).toEqual([
        {
          code: "MZ3021",
          slug: "generic-recursive",
          severity: "error",
          message,
          hint: "Remove `x-mizan-generic` there. The schema beside it describes the type completely.",
          pointer: `/components/schemas/${at}/x-mizan-generic`,
        },
      ]);
    },
  );

  test("an instance may be a property of its argument, and an argument of several", () => {
    const task = object({ page: ref("X"), related: ref("Y") });
    const schemas = { Page: page, Task: task, Y: instance(ref("Task")), Z: instance(ref("Y")) };
    expect(diagnose(returning(instance(ref("Task")), schemas))).toEqual([]);
    const pair = { ...page, "x-mizan-parameters": ["T", "U"] };
    for (const [first, second] of [
      ["Y", "Z"],
      ["Z", "Y"],
      ["Y", "Y"],
    ] as const) {
      const both = { ...page, "x-mizan-generic": { origin: "Pair", arguments: [ref(first), ref(second)] } };
      expect(diagnose(returning({ ...instance(), ...both }, { ...schemas, Pair: pair }))).toEqual([]);
    }
  });

  test("a variable that nothing declares is an error", () => {
    const found = diagnose(returning({ "x-mizan-typevar": "T" }));
    expect(found[0]!.message).toBe(
      "The schema at /components/schemas/X uses the type variable T, which nothing around it declares.",
    );
  });
});
