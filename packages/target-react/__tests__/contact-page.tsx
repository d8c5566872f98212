/**
 * A page with the contact form of the fixtures, in a browser. For each test of a file that imports this there are a new
 * backend, a new kernel, and, once it is rendered, its form.
 */
import { cleanup, configure, fireEvent, render, screen, waitFor } from "@testing-library/react";
import { StrictMode, type ReactNode } from "react";
import { startServer, type HttpServer } from "../../kernel/__tests__/http-server.ts";
import {
  createClient,
  MizanContext,
  useContactForm,
  type ContactFormValues,
  type Form,
  type FormOptions,
  type Kernel,
  type Receipt,
} from "./__golden__/world/index.ts";
import { ShowForm } from "./show-form.tsx";

// One second, which is the default, is not enough on a busy machine.
configure({ asyncUtilTimeout: 60_000 });

export const SUBMIT = "POST call/ contact_form_submit";

export let server: HttpServer;
export let kernel: Kernel;
export let form: Form<ContactFormValues, Receipt>;

beforeEach(async () => {
  server = await startServer();
  kernel = createClient({ baseUrl: server.baseUrl, retry: false });
  await kernel.initSession();
  server.newLabels();
});

afterEach(async () => {
  cleanup();
  await server.close();
});

export function Contact(options: FormOptions<ContactFormValues, Receipt>): ReactNode {
  form = useContactForm(options);
  return <ShowForm form={form} />;
}

export const page = (
  options: FormOptions<ContactFormValues, Receipt> = {},
  client: Kernel = kernel,
): ReactNode => (
  <StrictMode>
    <MizanContext kernel={client}>
      <Contact {...options} />
    </MizanContext>
  </StrictMode>
);

/** Renders the page and waits until the form's description is there. */
export async function open(options?: FormOptions<ContactFormValues, Receipt>): Promise<void> {
  render(page(options));
  await waitFor(() => expect(form.isLoading).toBe(false));
}

export const input = (label: string): HTMLInputElement => screen.getByLabelText(label);
export const select = (label: string): HTMLSelectElement => screen.getByLabelText(label);

export const type = (label: string, value: string): void => {
  fireEvent.change(input(label), { target: { value } });
};

export const press = (button: string): void => {
  fireEvent.click(screen.getByText(button));
};

export const fillIn = (): void => {
  type("Subject", "Hi");
  type("Email", "ada@example.org");
  type("Topic", "2");
};
