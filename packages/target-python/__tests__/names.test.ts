import { isDiagnosticError } from "@mizan/core";
import { completeDocument } from "@mizan/core/testing";
import { memberName, typeName, variable } from "../src/names.ts";
import {
  RESERVED_FIELDS,
  RESERVED_MEMBERS,
  RESERVED_TUPLE_FIELDS,
  RESERVED_TYPES,
} from "../src/reserved-names.ts";
import { emit } from "./emit.ts";
import { python, run } from "./python.ts";

interface Document {
  readonly components: { readonly schemas: Record<string, { properties: Record<string, object> }> };
  readonly "x-mizan-functions": { name: string; camelName: string }[];
}

/** The complete document with a change. */
async function collisionsIn(change: (document: Document) => void): Promise<unknown> {
  const document = structuredClone(completeDocument()) as Document;
  change(document);
  try {
    await emit(document);
  } catch (error) {
    if (isDiagnosticError(error)) return error.diagnostics.map(({ code, message }) => [code, message]);
    throw error;
  }
  return [];
}

test.each([
  [
    "fields that are the same in snake case",
    ({ components }: Document) => {
      components.schemas["Cat"]!.properties["livesLeft"] = { type: "integer" };
      components.schemas["Cat"]!.properties["lives_left"] = { type: "integer" };
    },
    "lives_left and livesLeft are both named lives_left among the fields of Cat.",
  ],
  [
    "a field that has the name of another one with a keyword",
    ({ components }: Document) => {
      components.schemas["Edge"]!.properties["from_"] = { type: "integer" };
    },
    "from_ and from are both named from_ among the fields of Edge.",
  ],
  [
    "arguments that are the same in snake case",
    ({ components }: Document) => {
      components.schemas["UploadInput"]!.properties["Title"] = { type: "string" };
    },
    "Title and title are both named title among the arguments of upload.",
  ],
  [
    "types that differ only in characters that Python does not have",
    ({ components }: Document) => {
      const { schemas } = components;
      schemas["A.b"] = schemas["A-b"] = { properties: {} };
      schemas["Cat"]!.properties["a"] = { $ref: "#/components/schemas/A.b" };
      schemas["Cat"]!.properties["b"] = { $ref: "#/components/schemas/A-b" };
    },
    "A.b and A-b are both named A_b among the types of models.py.",
  ],
  [
    "a function with the name of a method that fetches a context",
    (document: Document) => {
      const download = document["x-mizan-functions"].find(({ name }) => name === "download")!;
      download.name = "fetch_board_context";
      download.camelName = "fetchBoardContext";
    },
    "board and fetch_board_context are both named fetch_board_context among the methods of Client.",
  ],
])("%s are an error", async (_what, change, message) => {
  expect(await collisionsIn(change)).toEqual([["MZ3006", message]]);
});

const none: ReadonlySet<string> = new Set();

test.each([
  ["renameProject", "rename_project"],
  ["class", "class_"],
  ["None", "none"],
  ["match", "match"],
  ["list", "list_"],
  ["model_dump", "model_dump_"],
  ["__proto__", "proto__"],
  ["_", "field_"],
  ["", "field_"],
  ["1st", "field_1_st"],
  ["größe", "größe"],
  ["列表", "列表"],
  ["ﬁeld", "field"],
  ["a\u202Eb", "a_b"],
  ["a.b-c d", "a_b_c_d"],
])("the field %j is named %s", (name, expected) => {
  expect(String(variable(name, "field", RESERVED_FIELDS))).toBe(expected);
});

test("types and members of enums keep their names", () => {
  expect(String(typeName("app.models.User", none))).toBe("app_models_User");
  expect(String(typeName("_Private", none))).toBe("Private");
  expect(["Page_Größe", "КотInput", "猫"].map((name) => String(typeName(name, none)))).toEqual([
    "Page_Größe",
    "КотInput",
    "猫",
  ]);
  expect(String(typeName("True", none))).toBe("True_");
  expect(String(typeName("File", new Set(["File"])))).toBe("File_");
  expect(String(memberName("darkBlue", RESERVED_MEMBERS))).toBe("darkBlue");
  expect(String(memberName("title", RESERVED_MEMBERS))).toBe("title_");
});

test("every attribute of the bases of generated classes is reserved", () => {
  const program = `
import json
from mizan_client import Model, OpenIntEnum, OpenStrEnum
public = lambda base: {name for name in dir(base) if not name.startswith("_")}
print(json.dumps([sorted(public(Model)), sorted(public(tuple)), sorted(public(OpenStrEnum) | public(OpenIntEnum) | {"mro", "name", "value"})]))
`;
  const [model, tuple, member] = JSON.parse(
    run(python, ["-W", "ignore", "-c", program], { cwd: "." }),
  ) as string[][];
  expect(model!.filter((name) => !RESERVED_FIELDS.has(name))).toEqual([]);
  expect(tuple!.filter((name) => !RESERVED_TUPLE_FIELDS.has(name))).toEqual([]);
  expect(member!.filter((name) => !RESERVED_MEMBERS.has(name))).toEqual([]);
});

test("every built-in name is reserved for types, but those of the interactive interpreter", () => {
  const program = `
import builtins, json, keyword
of_site = {"copyright", "credits", "exit", "license", "quit"}
print(json.dumps([name for name in dir(builtins) if name[0] != "_" and not keyword.iskeyword(name) and name not in of_site]))
`;
  const names = JSON.parse(run(python, ["-c", program], { cwd: "." })) as string[];
  expect(names.filter((name) => !RESERVED_TYPES.has(name))).toEqual([]);
});
