/** @jest-environment ../../jest.env-browser.mjs */
import { StrictMode, type ReactNode } from "react";
import { flushSync } from "react-dom";
import { createRoot } from "react-dom/client";
import {
  describeFormScenarios,
  type ContactFormOptions,
  type ContactFormPage,
} from "../../kernel/scenarios/forms.ts";
import {
  MizanContext,
  useContactForm,
  type ContactFormValues,
  type Form,
  type Receipt,
} from "./__golden__/world/index.ts";
import { ShowForm } from "./show-form.tsx";

describeFormScenarios({
  name: "React in StrictMode",
  show(kernel, element, options): ContactFormPage {
    let form!: Form<ContactFormValues, Receipt>;
    const Contact = (given: ContactFormOptions): ReactNode => {
      form = useContactForm(given);
      return <ShowForm form={form} />;
    };
    const root = createRoot(element);
    flushSync(() => {
      root.render(
        <StrictMode>
          <MizanContext kernel={kernel}>
            <Contact {...options} />
          </MizanContext>
        </StrictMode>,
      );
    });
    return { form: () => form, close: () => root.unmount() };
  },
});
