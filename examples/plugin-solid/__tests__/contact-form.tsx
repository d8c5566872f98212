import type { JSX } from "solid-js";
import { render } from "solid-js/web";
import type { ContactFormPage, Driver } from "@mizan/kernel/scenarios";
import {
  type ContactFormValues,
  type Form,
  MizanProvider,
  type Receipt,
  useContactForm,
} from "./__golden__/world/index.ts";
import { ShowForm } from "./show-form.tsx";

export const showForm: NonNullable<Driver["showForm"]> = ({ kernel }, element, options): ContactFormPage => {
  let form!: Form<ContactFormValues, Receipt>;
  const Contact = (): JSX.Element => {
    form = useContactForm(options);
    return <ShowForm form={form} />;
  };
  const close = render(
    () => (
      <MizanProvider kernel={kernel}>
        <Contact />
      </MizanProvider>
    ),
    element,
  );
  return { form: () => form, close };
};
