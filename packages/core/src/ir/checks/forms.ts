import type { Diagnostic } from "../../diagnostics/diagnostic.ts";
import { formFields, formFunction, integerRounded } from "../../diagnostics/ir.ts";
import type { IRIndex } from "../ir-index.ts";
import { containsRounded } from "../rounded.ts";
import type { FormNode, FunctionKind, IR, ObjectNode } from "../types.ts";

type Role = "schema" | "validate" | "submit";

const KINDS: readonly (readonly [Role, FunctionKind])[] = [
  ["schema", "context"],
  ["validate", "call"],
  ["submit", "mutation"],
];

/** A form's functions exist and fit, and its fields are the properties of its `values`. */
export function* checkForms(ir: IR, index: IRIndex): Generator<Diagnostic> {
  for (const form of ir.forms) {
    for (const [role, kind] of KINDS) {
      const reason = misfit(form, role, kind, index);
      const pointer = `${form.origin.pointer}/${role}`;
      if (reason !== undefined)
        yield formFunction({ form: form.name, role, name: form[role], reason, ...form.origin, pointer });
    }
    yield* checkFields(form, index);
    yield* checkIntegers(form);
  }
}

function* checkIntegers({ fields, origin }: FormNode): Generator<Diagnostic> {
  for (const [position, { choices, initial, attrs }] of fields.entries()) {
    const pointer = `${origin.pointer}/fields/${position}`;
    if (containsRounded([choices, initial, attrs])) yield integerRounded({ ...origin, pointer });
  }
}

function misfit(form: FormNode, role: Role, kind: FunctionKind, index: IRIndex): string | undefined {
  const node = index.functions.get(form[role]);
  if (node === undefined) return "there is no such function";
  if (node.kind !== kind) return `it is of kind "${node.kind}"`;
  const parameters = parametersOf(form, index);
  if (role === "schema")
    return parameters.includes("values") ? 'its context has a parameter called "values"' : undefined;
  const known = new Set(["values", ...parameters]);
  const given = new Set(index.inputOf(node)?.properties.map(({ name }) => name));
  const missing = [...known].find((name) => !given.has(name));
  if (missing !== undefined) return `it takes no "${missing}"`;
  const strange = [...given].find((name) => !known.has(name));
  if (strange !== undefined) return `it takes "${strange}", which is no parameter of the form's context`;
  const values = valuesOf(form, role, index);
  if (values === undefined) return "its `values` are not an object";
  // An incomplete form is validated too.
  const wanted = values.properties.find(({ required }) => role === "validate" && required);
  return wanted === undefined ? undefined : `its values require "${wanted.name}"`;
}

function parametersOf(form: FormNode, index: IRIndex): readonly string[] {
  const context = index.functions.get(form.schema)?.context ?? null;
  const node = context === null ? undefined : index.contexts.get(context);
  return node?.params.map(({ name }) => name) ?? [];
}

function* checkFields(form: FormNode, index: IRIndex): Generator<Diagnostic> {
  const wrong = (position: number, field: string, reason: string): Diagnostic => {
    const pointer = `${form.origin.pointer}/fields${position < 0 ? "" : `/${position}/name`}`;
    return formFields({ form: form.name, field, reason, ...form.origin, pointer });
  };
  const names = new Set<string>();
  for (const [position, { name }] of form.fields.entries()) {
    if (names.has(name)) yield wrong(position, name, "is there twice");
    names.add(name);
  }
  for (const role of ["validate", "submit"] as const) {
    const values = valuesOf(form, role, index);
    if (values === undefined) continue;
    const properties = new Set(values.properties.map(({ name }) => name));
    for (const [position, { name }] of form.fields.entries()) {
      if (!properties.has(name)) yield wrong(position, name, `is no property of the values of ${form[role]}`);
    }
    for (const name of properties) {
      if (!names.has(name)) yield wrong(-1, name, `is missing, though ${form[role]} takes it`);
    }
  }
}

/** The type of the argument `values`; undefined if it is not an object. */
function valuesOf(form: FormNode, role: Role, index: IRIndex): ObjectNode | undefined {
  const node = index.functions.get(form[role]);
  const argument = node && index.argumentOf(node, "values");
  const type = argument && index.resolve(argument.type);
  return type?.kind === "object" ? type : undefined;
}
