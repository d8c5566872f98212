import { contactFormFields } from "../../src/scenarios/contact-form.ts";
import { createForm, inputText, type FormField } from "../../src/forms/index.ts";
import { createKernel } from "../../src/index.ts";

const PLAIN = contactFormFields[0]!;
const choices = [null, 1, 2].map((value) => ({ value, label: String(value), group: null }));

/** What a form has after an element of this HTML was changed. */
const taken = (
  special: Partial<FormField>,
  html: string,
  change: (element: HTMLInputElement & HTMLSelectElement) => void,
  numbers: readonly "field"[] = [],
): unknown => {
  const form = createForm<{ field: unknown }, null>({
    kernel: createKernel(),
    fields: [{ ...PLAIN, ...special, name: "field" }],
    entry: null,
    numbers,
    validate: () => Promise.resolve([]),
    submit: () => Promise.resolve(null),
  });
  document.body.innerHTML = html;
  const element = document.body.firstElementChild as HTMLInputElement & HTMLSelectElement;
  change(element);
  form.take("field", element);
  return form.get().values.field;
};

const type = (text: string) => (element: HTMLInputElement) => void (element.value = text);
const pick = (text: string) => (element: HTMLSelectElement) => {
  [...element.options].find((option) => option.value === text)!.selected = true;
};
const give =
  (...files: File[]) =>
  (element: HTMLInputElement) =>
    Object.defineProperty(element, "files", { value: files });

const options = `<option value=""></option><option value="1"></option><option value="2"></option>`;
const [one, two] = [new File(["1"], "one.txt"), new File(["2"], "two.txt")];

describe("an element of the page gives", () => {
  test.each([
    ["text", taken({ type: "text" }, "<input>", type("Hi")), "Hi"],
    ["text of several lines", taken({ type: "textarea" }, "<textarea></textarea>", type("a\nb")), "a\nb"],
    ["a number", taken({ type: "number" }, '<input type="number">', type("1.5"), ["field"]), 1.5],
    ["null for no number", taken({ type: "number" }, '<input type="number">', type(""), ["field"]), null],
    [
      "an integer that a number would round as text",
      taken({ type: "number" }, '<input type="number">', type("9007199254740993"), ["field"]),
      "9007199254740993",
    ],
    ["a decimal as text", taken({ type: "number" }, '<input type="number">', type("0.10")), "0.10"],
    ["a localized number as text", taken({ type: "text" }, "<input>", type("1,5"), ["field"]), "1,5"],
    [
      "a number in a textarea as text",
      taken({ type: "textarea" }, "<textarea></textarea>", type("15"), ["field"]),
      "15",
    ],
    ["a date as text", taken({ type: "date" }, '<input type="date">', type("2026-01-31")), "2026-01-31"],
    [
      "a tick",
      taken({ type: "checkbox" }, '<input type="checkbox">', (box) => void (box.checked = true)),
      true,
    ],
    ["a choice", taken({ type: "select", choices }, `<select>${options}</select>`, pick("2")), 2],
    ["the empty choice", taken({ type: "select", choices }, `<select>${options}</select>`, pick("")), null],
    [
      "several choices",
      taken({ type: "select", multiple: true, choices }, `<select multiple>${options}</select>`, (select) => {
        pick("2")(select);
        pick("1")(select);
      }),
      [1, 2],
    ],
    ["a radio button", taken({ type: "radio", choices }, '<input type="radio" value="1">', () => {}), 1],
    ["a choice unknown so far", taken({ type: "radio", choices }, '<input value="3">', () => {}), "3"],
    ["a file", taken({ type: "file" }, '<input type="file">', give(one)), one],
    ["no file", taken({ type: "file" }, '<input type="file">', () => {}), null],
    ["files", taken({ type: "file", multiple: true }, '<input type="file">', give(one, two)), [one, two]],
    ["no files", taken({ type: "file", multiple: true }, '<input type="file">', () => {}), []],
  ])("%s", (_name, value, expected) => {
    expect(value).toEqual(expected);
  });

  test("one tick of several, in the order of the choices", () => {
    const field = { type: "checkboxes", multiple: true, choices, initial: [2] };
    const box = (checked: boolean) => (element: HTMLInputElement) => void (element.checked = checked);
    expect(taken(field, '<input type="checkbox" value="1">', box(true))).toEqual([1, 2]);
    expect(taken(field, '<input type="checkbox" value="2">', box(false))).toEqual([]);
  });
});

describe("a field begins with", () => {
  const begins = (special: Partial<FormField>, numbers: readonly "field"[] = []): unknown =>
    createForm<{ field: unknown }, null>({
      kernel: createKernel(),
      fields: [{ ...PLAIN, ...special, name: "field" }],
      entry: null,
      numbers,
      validate: () => Promise.resolve([]),
      submit: () => Promise.resolve(null),
    }).get().values.field;

  const words = ["", "bug"].map((value) => ({ value, label: value, group: null }));

  test.each([
    ["what the backend says", begins({ initial: "Hi" }), "Hi"],
    ["no text", begins({}), ""],
    ["no number", begins({ type: "number" }, ["field"]), null],
    ["no tick", begins({ type: "checkbox" }), false],
    ["a tick", begins({ type: "checkbox", initial: true }), true],
    ["no choices", begins({ type: "select", multiple: true, choices }), []],
    ["the choice that a browser shows", begins({ type: "select", choices: choices.slice(1) }), 1],
    ["the empty choice as the backend has it", begins({ type: "select", choices: words }), ""],
    ["no choice where there is none", begins({ type: "select", choices: [] }), null],
    ["no radio button", begins({ type: "radio", choices: words.slice(1) }), undefined],
    ["the empty radio button, where there is one", begins({ type: "radio", choices }), null],
    ["the radio button that the backend says", begins({ type: "radio", choices, initial: 2 }), 2],
    ["no file, whatever the server has", begins({ type: "file", initial: "photo.jpg" }), null],
    ["no files", begins({ type: "file", multiple: true }), []],
  ])("%s", (_name, value, expected) => {
    expect(value).toEqual(expected);
  });
});

test.each([
  ["Hi", "Hi"],
  [0, "0"],
  [false, "false"],
  [null, ""],
  [undefined, ""],
  [{ a: [1] }, '{"a":[1]}'],
])("the text of %j is %j", (value, text) => {
  expect(inputText(value)).toBe(text);
});
