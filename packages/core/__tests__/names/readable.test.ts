import { isReadable } from "../../src/names/readable.ts";

test.each([
  "Project",
  "Page_Task",
  "v1.Task-2",
  "Größe",
  "SetGrößeInput",
  "Sınıf",
  "Café",
  "Đơn",
  "Page_Кот",
  "КотInput",
])("%s is readable", (name) => {
  expect(isReadable(name)).toBe(true);
});

test.each(["猫", "猫Input", "ユーザー", "한글2", "Ζώο", "कक्षा", "ผู้ใช้", "Кот2"])("%s is readable", (name) => {
  expect(isReadable(name)).toBe(true);
});

test.each([
  ["a bidirectional control", "Gr\u202Eöße"],
  ["an isolate", "Größe\u2069"],
  ["an invisible letter", "Größe\u3164"],
  ["a zero-width joiner", "Gr\u200Döße"],
  ["a letter in two characters", "Gro\u0308ße"],
  ["an accent that no letter contains", "ö\u0330"],
  ["a ligature", "Eﬁö"],
  ["a Cyrillic letter in a Latin word", "P\u0430ge"],
  ["a Latin letter in a Cyrillic word", "Кoт"],
  ["a Cyrillic word that looks like a Latin one", "\u0441\u043E\u0440\u0443"],
  ["such a word beside an ASCII one", "Page_\u0421\u0410\u0422"],
  ["a Greek word that looks like a Latin one", "\u03A4\u0391\u03A7"],
  ["a digit of another script", "Größe\u09EA"],
  ["a letter of phonetics", "\u0261r\u00F6\u00DFe"],
  ["a click letter that looks like an exclamation mark", "Größe\u01C3"],
  ["a script from right to left", "שלום"],
  ["a space", "Größe 2"],
  ["a quote", 'Größe"'],
  ["half of a surrogate pair", "Größe\uD800"],
])("a name with %s is not", (_what, name) => {
  expect(isReadable(name)).toBe(false);
});
