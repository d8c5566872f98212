/** @jest-environment ../../jest.env-browser.mjs */
import type { JSX } from "solid-js";
import { render } from "solid-js/web";
import { describeFormScenarios, type ContactFormPage } from "../../../packages/kernel/scenarios/forms.ts";
import {
  type ContactFormValues,
  type Form,
  MizanProvider,
  type Receipt,
  useContactForm,
} from "./__golden__/world/index.ts";
import { ShowForm } from "./show-form.tsx";

describeFormScenarios({
  name: "Solid",
  show(kernel, element, options): ContactFormPage {
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
  },
});
