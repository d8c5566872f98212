import { field, form, formDocument, formFunctions, formSchemas } from "./form-document.ts";
import { build, diagnose, fn, type Json, object, ref, small } from "./small-document.ts";

/** Diagnostics as `code message`, and their place. */
const found = (document: Json): [text: string, pointer: unknown, source: unknown][] =>
  diagnose(document).map(({ code, message, pointer, source }) => [`${code} ${message}`, pointer, source]);

const source = "app/forms.py:3";

describe("a form", () => {
  test("has its functions, its fields and its location", () => {
    const title = field("title", {
      label: "Title",
      help: "In a few words.",
      choices: [{ value: "a", label: "A", group: null, later: true }],
      initial: { any: ["JSON"] },
      attrs: { maxlength: 80, autofocus: true, placeholder: "…" },
      later: true,
    });
    const document = formDocument({ report_form: form({ fields: [title, field("screenshot")] }) });
    expect(diagnose(document)).toEqual([]);
    const [plainTitle, ...rest] = build(document).forms[0]!.fields;
    expect(rest).toEqual([field("screenshot")]);
    expect(plainTitle).toEqual({
      name: "title",
      label: "Title",
      help: "In a few words.",
      required: true,
      disabled: false,
      hidden: false,
      widget: "TextInput",
      type: "text",
      multiple: false,
      choices: [{ value: "a", label: "A", group: null }],
      initial: { any: ["JSON"] },
      attrs: { maxlength: 80, autofocus: true, placeholder: "…" },
    });
    expect(build(formDocument()).forms).toEqual([
      {
        ...form(),
        validateOnBlur: true,
        source: undefined,
        name: "report_form",
        origin: { pointer: "/x-mizan-forms/report_form", source },
      },
    ]);
  });

  test.each([
    ["a choice", { choices: [{ value: 2 ** 53, label: "A", group: null }] }],
    ["an initial value", { initial: { a: [2 ** 53] } }],
    ["an attribute", { attrs: { max: 2 ** 63 } }],
  ])("says no integer that reading the document has rounded: %s", (_what, wrong) => {
    expect(
      found(formDocument({ report_form: form({ fields: [field("title", wrong), field("screenshot")] }) })),
    ).toEqual([
      [
        "MZ3020 The integer at /x-mizan-forms/report_form/fields/0 is outside ±(2^53 - 1), so reading the document has rounded it.",
        "/x-mizan-forms/report_form/fields/0",
        source,
      ],
    ]);
  });

  test("may have no source", () => {
    const [node] = build(formDocument({ report_form: form({ source: null }) })).forms;
    expect(node!.origin).toEqual({ pointer: "/x-mizan-forms/report_form" });
  });

  test("may say that its fields are not validated when the focus leaves them", () => {
    const [node] = build(formDocument({ report_form: form({ validateOnBlur: false }) })).forms;
    expect(node!.validateOnBlur).toBe(false);
  });

  test("is sorted by name; a document without forms has none", () => {
    const forms = { b: form({ camelName: "b" }), a: form({ camelName: "a" }) };
    expect(build(formDocument(forms)).forms.map(({ name }) => name)).toEqual(["a", "b"]);
    expect(build(small([])).forms).toEqual([]);
  });

  test("has a unique name, among several documents and in camel case", () => {
    const other = { ...small([]), "x-mizan-forms": { report_form: form() } };
    const codes = diagnose(formDocument(), other).map(({ message }) => message.split("\n")[0]);
    expect(codes).toEqual(['The form "report_form" is defined twice:']);
    expect(found(formDocument({ report_form: form(), reportForm: form({ source: null }) }))).toEqual([
      [
        "MZ3006 report_form and reportForm are both named reportForm among the forms.",
        "/x-mizan-forms/report_form",
        source,
      ],
    ]);
  });

  test.each<[string, Json]>([
    ["/x-mizan-forms/report_form/fields/0/label", form({ fields: [field("title", { label: null })] })],
    [
      "/x-mizan-forms/report_form/fields/0/attrs/data",
      form({ fields: [field("title", { attrs: { data: [] } })] }),
    ],
    ["/x-mizan-forms/report_form/dynamic", form({ dynamic: 1 })],
  ])("with something else at %s breaks the document's schema", (pointer, broken) => {
    expect(found(formDocument({ report_form: broken }))).toEqual([
      [expect.stringMatching(/^MZ2006 /), pointer, source],
    ]);
  });
});

describe("the functions of a form", () => {
  const misfit = (changed: Json, functions = formFunctions(), schemas = formSchemas()): unknown =>
    found(formDocument({ report_form: form(changed) }, functions, schemas));

  test("exist", () => {
    expect(diagnose(formDocument({ report_form: form({ submit: "nope" }) }))).toEqual([
      {
        code: "MZ3016",
        slug: "form-function-invalid",
        severity: "error",
        message: 'The form "report_form" uses nope as `submit`, but there is no such function.',
        hint: "`schema` is a context function, `validate` a call and `submit` a mutation. The latter two take `values` and the parameters of this context.",
        pointer: "/x-mizan-forms/report_form/submit",
        source,
      },
    ]);
  });

  test("are of the right kinds", () => {
    const swapped = { validate: "report_form_submit", submit: "report_form_validate" };
    expect(misfit(swapped)).toEqual([
      [
        'MZ3016 The form "report_form" uses report_form_submit as `validate`, but it is of kind "mutation".',
        "/x-mizan-forms/report_form/validate",
        source,
      ],
      [
        'MZ3016 The form "report_form" uses report_form_validate as `submit`, but it is of kind "call".',
        "/x-mizan-forms/report_form/submit",
        source,
      ],
    ]);
    const [schema] = misfit({ schema: "report_form_validate" }) as [string][];
    expect(schema![0]).toMatch(/uses report_form_validate as `schema`, but it is of kind "call"\.$/);
  });

  test.each<[string, Json]>([
    ['it takes no "values"', object({ task_id: { type: "integer" } })],
    ['it takes no "task_id"', object({ values: ref("ReportFormDraft") })],
    [
      'it takes "user_id", which is no parameter of the form\'s context',
      object({ task_id: { type: "integer" }, values: ref("ReportFormDraft"), user_id: { type: "integer" } }),
    ],
    [
      "its `values` are not an object",
      object({ task_id: { type: "integer" }, values: { type: "array", items: ref("ReportFormDraft") } }),
    ],
    ['its values require "title"', object({ task_id: { type: "integer" }, values: ref("ReportFormValues") })],
  ])("take the values and the parameters of the context: not when %s", (reason, input) => {
    expect(misfit({}, formFunctions(), formSchemas({ ReportFormValidateInput: input }))).toEqual([
      [
        `MZ3016 The form "report_form" uses report_form_validate as \`validate\`, but ${reason}.`,
        "/x-mizan-forms/report_form/validate",
        source,
      ],
    ]);
  });
});

test("a parameter of a form must not have the name of its values", () => {
  const text = { type: "string" };
  const document = formDocument(
    undefined,
    formFunctions({ submit: { affects: [{ context: "report_form", scopedBy: [] }] } }),
    formSchemas({
      ReportFormSchemaInput: object({ values: text }),
      ReportFormSubmitInput: object({ values: ref("ReportFormValues") }),
      ReportFormValidateInput: object({ values: ref("ReportFormDraft") }),
    }),
  );
  const param = { schema: text, required: true, sharedBy: ["report_form_schema"] };
  document["x-mizan-contexts"] = {
    report_form: { functions: ["report_form_schema"], params: { values: param } },
  };
  expect(found(document)).toEqual([
    [
      'MZ3016 The form "report_form" uses report_form_schema as `schema`, but its context has a parameter called "values".',
      "/x-mizan-forms/report_form/schema",
      source,
    ],
  ]);
});

describe("the fields of a form", () => {
  test("are the properties of the values, each once", () => {
    const title = { type: "string" };
    const schemas = formSchemas({ ReportFormValues: object({ title, email: title }) });
    const fields = [field("title"), field("screenshot"), field("title")];
    expect(found(formDocument({ report_form: form({ fields }) }, formFunctions(), schemas))).toEqual([
      [
        'MZ3017 The field "title" of the form "report_form" is there twice.',
        "/x-mizan-forms/report_form/fields/2/name",
        source,
      ],
      [
        'MZ3017 The field "screenshot" of the form "report_form" is no property of the values of report_form_submit.',
        "/x-mizan-forms/report_form/fields/1/name",
        source,
      ],
      [
        'MZ3017 The field "email" of the form "report_form" is missing, though report_form_submit takes it.',
        "/x-mizan-forms/report_form/fields",
        source,
      ],
    ]);
  });
});

describe("files", () => {
  const binary = { type: "string", format: "binary" };
  const misplaced = (pointer: string, where?: string): unknown[] => [
    `MZ3018 A file (format "binary") is not allowed at ${pointer}.`,
    pointer,
    where,
  ];

  test("must not be arguments of a function without multipart", () => {
    const functions = formFunctions({ submit: { multipart: undefined } });
    expect(found(formDocument(undefined, functions))).toEqual([
      misplaced("/components/schemas/ReportFormValues/properties/screenshot/anyOf/0"),
    ]);
  });

  test.each<[string, Json]>([
    ["/items", { type: "array", items: binary }],
    ["/prefixItems/0", { type: "array", prefixItems: [binary], items: false }],
    ["/additionalProperties", { type: "object", additionalProperties: binary }],
    ["/properties/a", object({ a: binary })],
    ["/additionalProperties", { ...object({ a: { type: "integer" } }), additionalProperties: binary }],
    ["/anyOf/1", { anyOf: [{ type: "integer" }, binary] }],
  ])("are in no result, however deep: %s", (step, schema) => {
    const document = small([fn("get", { outputType: "X" })], { X: schema });
    expect(found(document)).toEqual([misplaced(`/components/schemas/X${step}`)]);
  });

  test("must not be in a member of a discriminated union", () => {
    const kind = (name: string): Json => ({ type: "string", const: name });
    const union = {
      oneOf: [ref("Cat"), ref("Dog")],
      discriminator: { propertyName: "kind", mapping: { cat: ref("Cat").$ref, dog: ref("Dog").$ref } },
    };
    const members = { Cat: object({ kind: kind("cat") }), Dog: object({ kind: kind("dog"), photo: binary }) };
    const document = small([fn("get", { outputType: "X" })], { X: union, ...members });
    expect(found(document)).toEqual([misplaced("/components/schemas/Dog/properties/photo")]);
  });

  test("must not be in a parameter of a context", () => {
    const read = fn("read", { kind: "context", context: "item", inputType: "In" });
    const params = { file: { schema: binary, required: true, sharedBy: ["read"] } };
    const document = small(
      [read],
      { In: object({ file: binary }) },
      { item: { functions: ["read"], params } },
    );
    expect(found(document).filter(([text]) => text.startsWith("MZ3018"))).toEqual([
      misplaced("/x-mizan-contexts/item/params/file/schema", "app.py:read"),
      misplaced("/components/schemas/In/properties/file"),
    ]);
  });

  test("must not be arguments of a context function", () => {
    const functions = formFunctions({ schema: { multipart: true } });
    expect(found(formDocument(undefined, functions))).toEqual([
      [
        'MZ3013 report_form_schema is of kind "context" but takes files.',
        "/x-mizan-functions/0",
        "app.py:report_form_schema",
      ],
    ]);
  });
});
