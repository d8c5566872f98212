import type { IR } from "@mizan/core";
import { contactFormFields } from "@mizan/kernel/scenarios";
import {
  any,
  array,
  call,
  context,
  declare,
  formatted,
  literal,
  map,
  mutation,
  nullable,
  object,
  primitive,
  property,
  ref,
  union,
} from "./build.ts";

const [text, number, boolean] = [primitive("string"), primitive("integer"), primitive("boolean")];
const scalar = union(text, number, boolean);
const origin = { pointer: "/x-mizan-forms/contact_form" };

const VALUE_TYPES = {
  subject: text,
  email: text,
  topic: nullable(number),
  seats: nullable(number),
  urgent: boolean,
  channels: array(text),
  token: text,
  sender: text,
  attachment: nullable(union(formatted("binary"), literal(false))),
};

const required = ["subject", "email", "topic"];
const values = (isRequired: (name: string) => boolean): ReturnType<typeof object> =>
  object(
    ...Object.entries(VALUE_TYPES).map(([name, type]) => ({
      ...property(name, type),
      required: isRequired(name),
    })),
  );

/** The contact form of the kernel's scripted server, whose topics are read at run time. */
export const contactForm: Pick<IR, "functions" | "contexts" | "forms" | "types"> = {
  functions: [
    context("contact_form_schema", "contact_form", ref("MizanForm")),
    {
      ...mutation("contact_form_submit", "ContactFormSubmitInput", ref("Receipt"), [
        { context: "contact_form", scopedBy: [] },
      ]),
      multipart: true,
    },
    {
      ...call("contact_form_validate", "ContactFormValidateInput", array(ref("MizanFormError"))),
      multipart: true,
    },
  ],
  contexts: [
    { name: "contact_form", functions: ["contact_form_schema"], params: [], extensions: {}, origin },
  ],
  forms: [
    {
      name: "contact_form",
      camelName: "contactForm",
      schema: "contact_form_schema",
      validate: "contact_form_validate",
      submit: "contact_form_submit",
      dynamic: true,
      validateOnBlur: true,
      fields: contactFormFields,
      description: null,
      origin,
    },
  ],
  types: [
    declare(
      "ContactFormDraft",
      values(() => false),
    ),
    declare("ContactFormSubmitInput", object(property("values", ref("ContactFormValues")))),
    declare("ContactFormValidateInput", object(property("values", ref("ContactFormDraft")))),
    declare(
      "ContactFormValues",
      values((name) => required.includes(name)),
    ),
    declare("MizanForm", object(property("fields", array(ref("MizanFormField"))))),
    declare(
      "MizanFormChoice",
      object(property("value", nullable(scalar)), property("label", text), property("group", nullable(text))),
    ),
    declare(
      "MizanFormError",
      object(property("loc", array(union(text, number))), property("type", text), property("message", text)),
    ),
    declare(
      "MizanFormField",
      object(
        property("name", text),
        property("label", text),
        property("help", text),
        property("required", boolean),
        property("disabled", boolean),
        property("hidden", boolean),
        property("widget", text),
        property("type", text),
        property("multiple", boolean),
        property("choices", nullable(array(ref("MizanFormChoice")))),
        property("initial", any),
        property("attrs", map(scalar)),
      ),
    ),
    declare("Receipt", object(property("number", number))),
  ],
};
