import { benignTwin, hostileDocument, irOf, PAYLOADS } from "../../src/testing/index.ts";

/** Every text of a value, keys included, with digits that only count things left out. */
function texts(value: unknown, found = new Set<string>()): Set<string> {
  if (typeof value === "string") found.add(value);
  if (typeof value === "object" && value !== null) {
    for (const [key, inner] of Object.entries(value)) {
      if (!Array.isArray(value)) found.add(key);
      texts(inner, found);
    }
  }
  return found;
}

/** The same value with one letter in the place of every text. */
const structure = (value: unknown, text: string): string =>
  JSON.stringify(value).replaceAll(JSON.stringify(text).slice(1, -1), "¤");

test("no payload is an identifier or occurs twice", () => {
  expect(PAYLOADS.filter((payload) => /^[\p{L}\p{N}_$]*$/u.test(payload))).toEqual([]);
  expect(new Set(PAYLOADS).size).toBe(PAYLOADS.length);
});

test.each([
  ["hostile", hostileDocument],
  ["benign", benignTwin],
])("the %s document is valid and has no diagnostics", (_name, document) => {
  expect(irOf(JSON.parse(JSON.stringify(document()))).diagnostics).toEqual([]);
});

test("the two documents differ only in their texts", () => {
  for (const payload of PAYLOADS) {
    const twin = benignTwin([payload]) as { info: { title: string } };
    expect(structure(hostileDocument([payload]), payload)).toBe(structure(twin, twin.info.title));
    expect(twin.info.title).toMatch(/^(benign|plain) text 0$/);
  }
});

test("every text field of the IR contains a payload", () => {
  const payload = "*/ evil(); /*";
  const { ir } = irOf(hostileDocument([payload]));
  const holding = new Set<string>();
  const visit = (value: unknown, path: string): void => {
    if (typeof value === "string" && value.includes(payload)) holding.add(path);
    if (typeof value !== "object" || value === null) return;
    for (const [key, inner] of Object.entries(value)) {
      if (key === payload) holding.add(`${path} (key)`);
      else visit(inner, Array.isArray(value) ? `${path}[]` : `${path}.${key}`);
    }
  };
  visit(ir, "");
  const about = (path: string): string[] => [`${path}.description`, `${path}.name`];
  const type = ".types[].type";
  expect([...holding].sort()).toEqual(
    [
      ".title",
      ".version",
      ".contexts[].origin.source",
      ".contexts[].params[].name",
      ".functions[].description",
      ".functions[].origin.source",
      ".functions[].permissions[]",
      ".functions[].guards[]",
      ".forms[].description",
      ".forms[].origin.source",
      ...[
        "name",
        "label",
        "help",
        "widget",
        "type",
        "initial.also",
        "initial (key)",
        "attrs.title",
        "attrs (key)",
      ].map((key) => `.forms[].fields[].${key}`),
      ...["value", "label", "group"].map((key) => `.forms[].fields[].choices[].${key}`),
      ".types[].description",
      ".types[].origin.source",
      `${type}.property`,
      `${type}.members[].tag`,
      `${type}.members[].name`,
      `${type}.members[].value`,
      ...about(`${type}.properties[]`),
      `${type}.properties[].default`,
      `${type}.properties[].default (key)`,
      `${type}.properties[].type.format`,
      `${type}.properties[].type.pattern`,
      `${type}.properties[].type.value`,
      ...about(`${type}.properties[].type.properties[]`),
      `${type}.properties[].type.properties[].type.type.members[].value`,
    ].sort(),
  );
});

test("each payload is in the document", () => {
  const found = texts(hostileDocument());
  expect(PAYLOADS.filter((payload) => !found.has(payload))).toEqual([]);
});
