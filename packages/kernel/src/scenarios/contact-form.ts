import type { FormField } from "../forms/index.ts";
import type { ScriptedResponse, World } from "./world.ts";

/** What the form takes, as a document would have it. */
export interface ContactFormValues {
  subject: string;
  email: string;
  topic: number | null;
  seats?: number | null | undefined;
  urgent?: boolean | undefined;
  channels?: string[] | undefined;
  token?: string | undefined;
  sender?: string | undefined;
  attachment?: Blob | false | null | undefined;
}

export interface Receipt {
  number: number;
}

const field = (name: string, type: string, special: Partial<FormField> = {}): FormField => ({
  name,
  label: `${name[0]!.toUpperCase()}${name.slice(1)}`,
  help: "",
  required: false,
  disabled: false,
  hidden: false,
  widget: "",
  type,
  multiple: false,
  choices: null,
  initial: null,
  attrs: {},
  ...special,
});

const choice = (value: string | number | null, label: string): NonNullable<FormField["choices"]>[number] => ({
  value,
  label,
  group: null,
});

/** What a document knows of the form: the topics are read from the database. */
export const contactFormFields: readonly FormField[] = [
  field("subject", "text", { required: true, help: "In a few words.", attrs: { maxlength: 80 } }),
  field("email", "email", { required: true, attrs: { autocomplete: "email" } }),
  field("topic", "select", { required: true }),
  field("seats", "number", { attrs: { min: 1 } }),
  field("urgent", "checkbox"),
  field("channels", "checkboxes", {
    multiple: true,
    choices: [choice("mail", "Mail"), choice("phone", "Phone")],
    initial: ["mail"],
  }),
  field("token", "hidden", { hidden: true, initial: "t-1" }),
  field("sender", "text", { disabled: true, initial: "web" }),
  field("attachment", "file", { attrs: { accept: ".txt" } }),
];

/** Its description at run time. */
const describe = ({ form: { topics, channels, subject } }: World): readonly FormField[] => {
  const choices = [choice(null, "---------"), ...[...topics].map(([id, label]) => choice(id, label))];
  const atRunTime: Record<string, Partial<FormField>> = {
    topic: { choices },
    channels: { choices: [...channels].map(([value, label]) => choice(value, label)) },
    subject: { initial: subject },
  };
  return contactFormFields.map((each) => ({ ...each, ...atRunTime[each.name] }));
};

export const readContactForm = (world: World): unknown => ({
  contact_form_schema: { fields: describe(world) },
});

const errorsIn = ({ form }: World, values: Partial<ContactFormValues>): object[] => {
  const invalid = (message: string, ...place: (string | number)[]): object[] => [
    { loc: ["values", ...place], type: "invalid", message },
  ];
  const { subject, email = "", topic, token } = values;
  return [
    ...(subject ? [] : invalid("This field is required.", "subject")),
    ...(email.includes("@") ? [] : invalid("Enter a valid email address.", "email")),
    ...(form.topics.has(topic!) ? [] : invalid("Select a valid choice.", "topic")),
    ...(token === "t-1" ? [] : invalid("It is too late.", "token")),
    ...(subject === email ? invalid("Say more than your address.") : []),
  ];
};

/** `contact_form_validate` returns the errors, `contact_form_submit` rejects the message or stores it under the next number. */
export const callContactForm = (
  world: World,
  fn: string,
  args: Record<string, unknown>,
): ScriptedResponse => {
  const values = args["values"] as Partial<ContactFormValues>;
  const errors = errorsIn(world, values);
  if (fn === "contact_form_validate") return { body: { result: errors } };
  if (errors.length > 0) {
    const error = { code: "VALIDATION_FAILED", message: "Not valid", details: errors };
    return { status: 422, body: { error } };
  }
  world.form.subject = values.subject!;
  return {
    body: { result: { number: ++world.form.filed }, invalidate: [{ context: "contact_form", params: {} }] },
  };
};
