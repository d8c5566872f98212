import { contactFormFields, type ContactFormValues, type Receipt } from "../../src/scenarios/contact-form.ts";
import type { HttpServer } from "../http-server.ts";
import {
  createForm,
  multipart,
  type FormField,
  type FormState,
  type FormStore,
} from "../../src/forms/index.ts";
import type { Kernel, KernelConfig } from "../../src/index.ts";
import { onServer } from "../on-server.ts";

export type ContactForm = FormStore<ContactFormValues, Receipt>;

interface Options {
  /** The topics are read at run time. */
  readonly dynamic?: boolean;
  readonly initial?: Partial<ContactFormValues>;
}

/** What `mizan build` emits for the contact form. */
export const openForm = (kernel: Kernel, { dynamic = false, initial }: Options = {}): ContactForm =>
  createForm<ContactFormValues, Receipt, { contact_form_schema: { fields: FormField[] } }>({
    kernel,
    fields: contactFormFields,
    numbers: ["topic", "seats"],
    initial,
    entry: dynamic ? kernel.context("contact_form") : null,
    describe: (data) => data.contact_form_schema.fields,
    validate: (values) => kernel.call("contact_form_validate", { values }, { encode: multipart({ values }) }),
    submit: (values) =>
      kernel.call(
        "contact_form_submit",
        { values },
        { affects: { contact_form: [] }, encode: multipart({ values }) },
      ),
  });

export const VALID = { subject: "Hi", email: "ada@example.org", topic: 1 };

export const fill = (form: ContactForm, values: Partial<ContactFormValues> = VALID): void => {
  for (const [name, value] of Object.entries(values)) {
    form.set(name as keyof ContactFormValues, value);
  }
};

/** What the latest call was sent with. */
export const sentValues = ({ arrivals }: HttpServer): unknown =>
  arrivals.findLast(({ label }) => label.startsWith("POST"))!.body!.args["values"];

export interface FormStage {
  readonly server: HttpServer;
  readonly kernel: Kernel;
  readonly form: ContactForm;
  /** Every state that a subscriber was notified of, without the initial one. */
  readonly history: readonly FormState<ContactFormValues, Receipt>[];
  readonly leave: () => void;
}

/** Runs a test's body with a form that has a subscriber, after the CSRF session is there. */
export const withForm = (
  options: Options,
  run: (stage: FormStage) => Promise<void>,
  config: KernelConfig = {},
): (() => Promise<void>) =>
  onServer(config, async ({ server, kernel }) => {
    await kernel.initSession();
    server.newLabels();
    const form = openForm(kernel, options);
    const history: FormState<ContactFormValues, Receipt>[] = [];
    const leave = form.subscribe(() => history.push(form.get()));
    try {
      await run({ server, kernel, form, history, leave });
    } finally {
      leave();
    }
  });
