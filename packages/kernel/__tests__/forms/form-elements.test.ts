import { contactFormFields } from "../../src/scenarios/contact-form.ts";
import { createForm, createFormElements, type FieldElements, type FormField } from "../../src/forms/index.ts";
import { createKernel } from "../../src/index.ts";

const handler = expect.any(Function) as unknown;
const choices = [null, 1].map((value) => ({ value, label: `Choice ${value}`, group: null }));

/** The elements of a form with one field. */
const elementsOf = (
  special: Partial<FormField>,
  adapt: <Props extends object>(props: Props) => Props = (props) => props,
): FieldElements => {
  const fields = [
    { ...contactFormFields[0]!, help: "", required: false, attrs: {}, ...special, name: "field" },
  ];
  const store = createForm<{ field: unknown }, null>({
    kernel: createKernel(),
    fields,
    entry: null,
    validate: () => Promise.resolve([]),
    submit: () => Promise.resolve(null),
  });
  return createFormElements(store, fields, adapt)(store.get(), "f-").fields.field;
};

const common = { id: "f-field", name: "field", required: false, disabled: false, onBlur: handler };

describe("the props of an element", () => {
  test.each<[string, Partial<FormField>, object]>([
    ["a text", { initial: "Hi" }, { type: "text", value: "Hi", onInput: handler }],
    ["a textarea", { type: "textarea" }, { value: "", onInput: handler }],
    [
      "a date",
      { type: "date", required: true },
      { type: "date", required: true, value: "", onInput: handler },
    ],
    [
      "a checkbox",
      { type: "checkbox", initial: true },
      { type: "checkbox", checked: true, onChange: handler },
    ],
    ["a select", { type: "select", choices, initial: 1 }, { value: "1", onChange: handler }],
    [
      "a select of several",
      { type: "select", multiple: true, choices, initial: [1] },
      { multiple: true, value: ["1"], onChange: handler },
    ],
    ["an empty file input", { type: "file" }, { type: "file", onChange: handler, ref: handler }],
    [
      "a file input of several",
      { type: "file", multiple: true },
      { type: "file", multiple: true, onChange: handler, ref: handler },
    ],
  ])("of %s", (_name, special, expected) => {
    expect(elementsOf(special).inputProps).toEqual({ ...common, ...expected });
  });

  test("of radio buttons are those of each, in a group with the name of the field", () => {
    const {
      isGroup,
      labelProps,
      groupProps,
      choices: shown,
    } = elementsOf({ type: "radio", required: true, choices, initial: 1 });
    expect(isGroup).toBe(true);
    expect(labelProps).toEqual({ id: "f-field-label" });
    expect(groupProps).toEqual({ id: "f-field", role: "radiogroup", "aria-labelledby": "f-field-label" });
    const radio = { ...common, type: "radio", required: true, onChange: handler };
    expect(shown.map(({ inputProps }) => inputProps)).toEqual([
      { ...radio, id: "f-field-0", value: "", checked: false },
      { ...radio, id: "f-field-1", value: "1", checked: true },
    ]);
  });

  test("of an option say whether it is selected", () => {
    const { isGroup, labelProps, choices: shown } = elementsOf({ type: "select", choices, initial: 1 });
    expect(isGroup).toBe(false);
    expect(labelProps).toEqual({ id: "f-field-label", for: "f-field" });
    expect(shown.map(({ optionProps }) => optionProps)).toEqual([
      { value: "", selected: false },
      { value: "1", selected: true },
    ]);
  });

  test("have the attributes that HTML knows, and no others", () => {
    const attrs = {
      maxlength: 80,
      PLACEHOLDER: "Hi",
      class: "wide",
      "data-kind": "x",
      "aria-describedby": "elsewhere",
    };
    const hostile = {
      onclick: "alert(1)",
      style: "color: red",
      formaction: "javascript:alert(1)",
      ref: "x",
      constructor: "x",
      "data-x onclick": "x",
      id: "other",
      name: "other",
      type: "image",
      value: "other",
    };
    expect(elementsOf({ help: "In a few words.", attrs: { ...attrs, ...hostile } }).inputProps).toEqual({
      ...common,
      type: "text",
      value: "",
      onInput: handler,
      maxlength: 80,
      placeholder: "Hi",
      class: "wide",
      "data-kind": "x",
      "aria-describedby": "elsewhere f-field-help",
    });
  });

  test("are those that the framework makes of them", () => {
    const upper = <Props extends object>(props: Props): Props =>
      Object.fromEntries(Object.entries(props).map(([name, value]) => [name.toUpperCase(), value])) as Props;
    const { labelProps, inputProps, choices: shown } = elementsOf({ type: "select", choices }, upper);
    expect(labelProps).toEqual({ ID: "f-field-label", FOR: "f-field" });
    expect(Object.keys(inputProps)).toEqual([
      "NAME",
      "REQUIRED",
      "DISABLED",
      "ONCHANGE",
      "ONBLUR",
      "ID",
      "VALUE",
    ]);
    expect(Object.keys(shown[0]!.optionProps)).toEqual(["VALUE", "SELECTED"]);
  });
});

describe("an edited field is validated when the focus leaves it", () => {
  test.each([
    ["by default", undefined, {}, 1],
    ["unless the backend declares that it is not", false, {}, 0],
    ["unless the component decides that it is not", undefined, { validateOnBlur: false }, 0],
    ["if the component decides so, whatever the backend declares", false, { validateOnBlur: true }, 1],
  ])("%s", (_name, declared, options, validations) => {
    let count = 0;
    const fields = [{ ...contactFormFields[0]!, name: "field" }];
    const store = createForm<{ field: unknown }, null>({
      kernel: createKernel(),
      fields,
      entry: null,
      ...(declared !== undefined && { validateOnBlur: declared }),
      validate: () => {
        count += 1;
        return Promise.resolve([]);
      },
      submit: () => Promise.resolve(null),
    });
    store.set("field", "Hi");
    const { inputProps } = createFormElements(store, fields, (props) => props)(store.get(), "f-", options)
      .fields.field;
    inputProps.onBlur();
    expect(count).toBe(validations);
  });
});
