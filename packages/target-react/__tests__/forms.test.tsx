/** @jest-environment ../../jest.env-browser.mjs */
import { act, cleanup, fireEvent, render, screen, waitFor } from "@testing-library/react";
import { Activity, StrictMode, type ReactNode } from "react";
import { renderToString } from "react-dom/server";
import { startServer, type ScriptedServer } from "../../kernel/scenarios/server.ts";
import { envelope } from "../../kernel/scenarios/world.ts";
import { MizanContext as SupportDesk, useTicketForm } from "./__golden__/forms/index.ts";
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

const VALIDATE = "POST call/ contact_form_validate";
const SUBMIT = "POST call/ contact_form_submit";

let server: ScriptedServer;
let kernel: Kernel;
let form: Form<ContactFormValues, Receipt>;

beforeEach(async () => {
  server = await startServer();
  kernel = createClient({ baseUrl: server.baseUrl, retries: 0 });
  await kernel.initSession();
  server.newLabels();
});

afterEach(async () => {
  cleanup();
  await server.close();
});

function Contact(options: FormOptions<ContactFormValues, Receipt>): ReactNode {
  form = useContactForm(options);
  return <ShowForm form={form} />;
}

const page = (options: FormOptions<ContactFormValues, Receipt> = {}): ReactNode => (
  <StrictMode>
    <MizanContext kernel={kernel}>
      <Contact {...options} />
    </MizanContext>
  </StrictMode>
);

/** Renders the page and waits until the form's description is there. */
async function open(options?: FormOptions<ContactFormValues, Receipt>): Promise<void> {
  render(page(options));
  await waitFor(() => expect(form.isLoading).toBe(false));
}

const input = (label: string): HTMLInputElement => screen.getByLabelText(label);
const select = (label: string): HTMLSelectElement => screen.getByLabelText(label);

const type = (label: string, value: string): void => {
  fireEvent.change(input(label), { target: { value } });
};

const press = (button: string): void => {
  fireEvent.click(screen.getByText(button));
};

const fillIn = (): void => {
  type("Subject", "Hi");
  type("Email", "ada@example.org");
  type("Topic", "2");
};

const sent = (): Record<string, unknown> =>
  server.arrivals.findLast(({ label }) => label.startsWith("POST"))!.body!.args["values"] as Record<
    string,
    unknown
  >;

describe("the fields of a form", () => {
  test("are read once, and can be filled in before", async () => {
    const description = server.hold("GET");
    render(page());
    expect(form).toMatchObject({ isLoading: true, order: expect.arrayContaining(["subject", "topic"]) });
    type("Subject", "Hi");
    description.release();
    await waitFor(() => expect(form.isLoading).toBe(false));
    expect(form.values.subject).toBe("Hi");
    expect([...select("Topic").options].map(({ value, text }) => [value, text])).toEqual([
      ["", "---------"],
      ["1", "A bug"],
      ["2", "A wish"],
    ]);
    expect(server.newLabels()).toEqual(["GET ctx/contact_form/"]);
  });

  test("are shown in the backend's order, without hidden ones", async () => {
    await open();
    expect(form.order).toEqual([
      "subject",
      "email",
      "topic",
      "seats",
      "urgent",
      "channels",
      "sender",
      "attachment",
    ]);
    expect(form.fields.token).toMatchObject({ name: "token", value: "t-1" });
  });

  test("hold what is put into their elements", async () => {
    await open();
    fillIn();
    type("Seats", "3");
    fireEvent.click(input("Urgent"));
    fireEvent.click(input("Phone"));
    fireEvent.click(input("Mail"));
    const file = new File(["hello"], "hello.txt");
    fireEvent.change(input("Attachment"), { target: { files: [file] } });
    expect(form.values).toEqual({
      subject: "Hi",
      email: "ada@example.org",
      topic: 2,
      seats: 3,
      urgent: true,
      channels: ["phone"],
      token: "t-1",
      sender: "web",
      attachment: file,
    });
    expect(input("Subject").value).toBe("Hi");
    expect(select("Topic").value).toBe("2");
    expect([input("Urgent").checked, input("Mail").checked, input("Phone").checked]).toEqual([
      true,
      false,
      true,
    ]);
    expect(input("Sender").disabled).toBe(true);
  });

  test("begin as the page wants it, and can be set", async () => {
    await open({ initial: { subject: "From the URL" } });
    expect(input("Subject").value).toBe("From the URL");
    expect(form.isDirty).toBe(false);
    act(() => form.set("subject", "Set"));
    expect(input("Subject").value).toBe("Set");
  });
});

describe("leaving a field", () => {
  test("asks about it if it was edited, and ties what is wrong to its element", async () => {
    await open();
    server.newLabels();
    fireEvent.blur(input("Email"));
    type("Email", "ada");
    fireEvent.blur(input("Email"));
    const message = await screen.findByText("Enter a valid email address.");
    expect(input("Email").getAttribute("aria-invalid")).toBe("true");
    expect(input("Email").getAttribute("aria-describedby")).toBe(message.id);
    expect(input("Subject").getAttribute("aria-describedby")).toBe(screen.getByText("In a few words.").id);
    expect(form.errors).toEqual({ email: ["Enter a valid email address."] });
    expect(server.newLabels()).toEqual([VALIDATE]);
    type("Email", "ada@");
    expect(screen.queryByText("Enter a valid email address.")).toBeNull();
    expect(input("Email").getAttribute("aria-invalid")).toBeNull();
    expect(input("Email").getAttribute("aria-describedby")).toBeNull();
  });

  test("asks nothing where the page does not want it", async () => {
    await open({ validateOnBlur: false });
    server.newLabels();
    type("Email", "ada");
    fireEvent.blur(input("Email"));
    await server.quiet();
    expect(server.newLabels()).toEqual([]);
  });
});

describe("submitting the form", () => {
  test("sends it once, file included, and tells the page", async () => {
    const told: Receipt[] = [];
    await open({ onSuccess: (receipt) => told.push(receipt) });
    server.newLabels();
    fillIn();
    fireEvent.change(input("Attachment"), { target: { files: [new File(["hello"], "hello.txt")] } });
    const answer = server.hold(SUBMIT);
    press("Send");
    press("Send");
    expect(form.isPending).toBe(true);
    answer.release();
    await waitFor(() => expect(form.isSubmitted).toBe(true));
    expect(form).toMatchObject({ isPending: false, result: { number: 1 }, errors: {}, error: null });
    expect(told).toEqual([{ number: 1 }]);
    await waitFor(() => expect(kernel.context("contact_form").get().fetching).toBe(false));
    expect(server.newLabels()).toEqual([SUBMIT, "GET ctx/contact_form/"]);
    const { files } = server.arrivals.find(({ label }) => label === SUBMIT)!;
    expect([...files].map(([name, { name: given }]) => [name, given])).toEqual([
      ["/values/attachment", "hello.txt"],
    ]);
    expect(sent()).toMatchObject({ subject: "Hi", topic: 2, attachment: null });
  });

  test("shows what is wrong with it, and leads to the first field of that kind", async () => {
    await open();
    type("Subject", "Hi");
    press("Send");
    await screen.findByText("Enter a valid email address.");
    expect(screen.getByText("Select a valid choice.")).toBeDefined();
    expect(document.activeElement).toBe(input("Email"));
    type("Subject", "x");
    type("Email", "x");
    press("Send");
    expect((await screen.findByRole("alert")).textContent).toBe("Say more than your address.");
    expect(form).toMatchObject({ isSubmitted: false, error: null });
  });

  test("leads there even where the page lets nobody type meanwhile", async () => {
    const Busy = (): ReactNode => {
      form = useContactForm();
      return (
        <fieldset disabled={form.isPending}>
          <ShowForm form={form} />
        </fieldset>
      );
    };
    render(
      <MizanContext kernel={kernel}>
        <Busy />
      </MizanContext>,
    );
    await waitFor(() => expect(form.isLoading).toBe(false));
    press("Send");
    await screen.findByText("Enter a valid email address.");
    expect(document.activeElement).toBe(input("Subject"));
  });

  test("leads into a group to its first choice", async () => {
    await open();
    const details = [{ loc: ["values", "channels"], type: "", message: "Choose two." }];
    server.answerNext(SUBMIT, envelope(422, "VALIDATION_FAILED", details));
    press("Send");
    const message = await screen.findByText("Choose two.");
    expect(document.activeElement).toBe(input("Mail"));
    const group = screen.getByRole("group", { name: "Channels" });
    expect(group.getAttribute("aria-describedby")).toBe(message.id);
    expect([input("Mail"), input("Phone")].map((box) => box.getAttribute("aria-invalid"))).toEqual([
      "true",
      "true",
    ]);
  });

  test("shows a failure that is nobody's mistake, and can be tried again", async () => {
    await open();
    fillIn();
    server.answerNext(SUBMIT, "hang up");
    press("Send");
    await waitFor(() => expect(form.error).toMatchObject({ code: "NETWORK_ERROR" }));
    press("Send");
    await waitFor(() => expect(form).toMatchObject({ error: null, result: { number: 1 } }));
  });

  test("survives that the component is gone", async () => {
    await open();
    fillIn();
    const answer = server.hold(SUBMIT);
    let submitted!: Promise<Receipt>;
    act(() => void (submitted = form.submit()));
    cleanup();
    answer.release();
    expect(await submitted).toEqual({ number: 1 });
  });
});

test("emptying the form empties the file input, too, which React cannot do", async () => {
  await open();
  fillIn();
  const attachment = input("Attachment");
  fireEvent.change(attachment, { target: { files: [new File(["hello"], "hello.txt")] } });
  const emptied: string[] = [];
  Object.defineProperty(attachment, "value", { set: (value: string) => emptied.push(value) });
  type("Subject", "Hello");
  expect(emptied).toEqual([]);
  expect(fireEvent.reset(screen.getByRole("form"))).toBe(false);
  expect(emptied).toEqual([""]);
  expect(form).toMatchObject({ isDirty: false, values: { subject: "", attachment: null } });
  expect(input("Subject").value).toBe("");
});

test("taking away the file that the server has empties the file input, too", async () => {
  await open();
  fillIn();
  const attachment = input("Attachment");
  fireEvent.change(attachment, { target: { files: [new File(["hello"], "hello.txt")] } });
  const emptied: string[] = [];
  Object.defineProperty(attachment, "value", { set: (value: string) => emptied.push(value) });
  act(() => form.set("attachment", false));
  expect(emptied).toEqual([""]);
  expect(form).toMatchObject({ isDirty: true, fields: { attachment: { value: false } } });
  press("Send");
  await waitFor(() => expect(form.isSubmitted).toBe(true));
  expect(sent()).toMatchObject({ attachment: false });
});

test("when somebody else signs in, nothing of what was written stays on the page", async () => {
  await kernel.fetch("projects");
  await open();
  fillIn();
  server.world.identity = "grace";
  await act(() => kernel.call("touch"));
  await waitFor(() => expect(form.isLoading).toBe(false));
  expect(input("Subject").value).toBe("");
  expect(form).toMatchObject({ isDirty: false, values: { email: "", topic: null } });
});

test("nor on a part of the page that was hidden meanwhile", async () => {
  await kernel.fetch("projects");
  const shown = (mode: "visible" | "hidden"): ReactNode => (
    <StrictMode>
      <MizanContext kernel={kernel}>
        <Activity mode={mode}>
          <Contact />
        </Activity>
      </MizanContext>
    </StrictMode>
  );
  const { rerender } = render(shown("visible"));
  await waitFor(() => expect(form.isLoading).toBe(false));
  fillIn();
  rerender(shown("hidden"));
  rerender(shown("visible"));
  expect(input("Subject").value).toBe("Hi");
  rerender(shown("hidden"));
  server.world.identity = "grace";
  await act(() => kernel.call("touch"));
  rerender(shown("visible"));
  expect(input("Subject").value).toBe("");
});

test("other parameters are another form", async () => {
  const described = (title: string): object => {
    const [subject] = form.order;
    return {
      fields: [{ ...form.fields.subject, name: "title", label: "Title", initial: `${title} ${subject}` }],
    };
  };
  await open();
  let ticket!: ReturnType<typeof useTicketForm>;
  const Ticket = ({ id }: { readonly id: number }): ReactNode => {
    ticket = useTicketForm({ ticket_id: id });
    return <ShowForm form={ticket} />;
  };
  const desk = (id: number): ReactNode => (
    <StrictMode>
      <SupportDesk kernel={kernel}>
        <Ticket id={id} />
      </SupportDesk>
    </StrictMode>
  );
  cleanup();
  server.newLabels();
  server.answerNext("GET ctx/ticket_form/?ticket_id=7", { body: { ticket_form_schema: described("Seven") } });
  server.answerNext("GET ctx/ticket_form/?ticket_id=8", { body: { ticket_form_schema: described("Eight") } });
  const { rerender } = render(desk(7));
  await waitFor(() => expect(input("Title").value).toBe("Seven subject"));
  type("Title", "Mine");
  rerender(desk(7));
  expect(input("Title").value).toBe("Mine");
  rerender(desk(8));
  expect(input("Title").value).toBe("");
  await waitFor(() => expect(input("Title").value).toBe("Eight subject"));
  expect(ticket.isDirty).toBe(false);
  expect(server.newLabels()).toEqual([
    "GET ctx/ticket_form/?ticket_id=7",
    "GET ctx/ticket_form/?ticket_id=8",
  ]);
  expect(ticket.order).toEqual(["title"]);
  // What the description at run time has left out is there under its name all the same.
  expect(ticket.fields.state).toMatchObject({ label: "State", value: undefined });
});

test("a server renders the form, and the browser takes it over without a request or a mismatch", async () => {
  server.world.form.subject = "Described";
  const onServer = createClient({ baseUrl: server.baseUrl, server: true });
  await onServer.fetch("contact_form");
  const inBrowser = kernel;
  kernel = onServer;
  const container = document.createElement("div");
  container.innerHTML = renderToString(page());
  document.body.append(container);
  expect(input("Subject").value).toBe("Described");

  kernel = inBrowser;
  kernel.hydrate(onServer.dehydrate());
  await server.quiet();
  server.newLabels();
  const complaints: unknown[] = [];
  const { error } = console;
  console.error = (...args) => complaints.push(args);
  try {
    render(page(), { container, hydrate: true, onRecoverableError: (reason) => complaints.push(reason) });
    expect(input("Subject").value).toBe("Described");
    type("Subject", "Hi");
    expect(form.values.subject).toBe("Hi");
    await server.quiet();
    expect(server.newLabels()).toEqual([]);
    expect(complaints).toEqual([]);
  } finally {
    console.error = error;
    container.remove();
  }
});

describe("attributes of a field", () => {
  const shown = async (attrs: Record<string, unknown>): Promise<Record<string, string>> => {
    const fields = [{ ...form.fields.subject, attrs }];
    server.answerNext("GET", { body: { contact_form_schema: { fields } } });
    await act(() => kernel.context("contact_form").refetch());
    return Object.fromEntries([...input("Subject").attributes].map(({ name, value }) => [name, value]));
  };
  const usual = {
    id: expect.any(String),
    name: "subject",
    type: "text",
    required: "",
    value: "",
  };

  test("are those of HTML, under React's names", async () => {
    await open();
    const help = screen.getByText("In a few words.").id;
    expect(
      await shown({
        maxlength: 80,
        autocomplete: "off",
        readonly: true,
        class: "wide",
        tabindex: 2,
        inputmode: "email",
        "data-kind": "subject",
        "aria-describedby": "elsewhere",
        PLACEHOLDER: "Hi",
      }),
    ).toEqual({
      ...usual,
      maxlength: "80",
      autocomplete: "off",
      readonly: "",
      class: "wide",
      tabindex: "2",
      inputmode: "email",
      "data-kind": "subject",
      "aria-describedby": `elsewhere ${help}`,
      placeholder: "Hi",
    });
  });

  test("that could run code, or that React takes for something else, are left out", async () => {
    await open();
    const help = screen.getByText("In a few words.").id;
    const hostile = {
      onclick: "alert(1)",
      onFocus: "alert(1)",
      style: "color: red",
      dangerouslySetInnerHTML: "<b>",
      children: "x",
      ref: "x",
      key: "x",
      formaction: "javascript:alert(1)",
      __proto__x: "x",
      constructor: "x",
      "data-x onclick": "x",
      id: "other",
      name: "other",
      type: "image",
      value: "other",
    };
    const complaints: unknown[] = [];
    const { error } = console;
    console.error = (...args) => complaints.push(args);
    try {
      expect(await shown(hostile)).toEqual({ ...usual, "aria-describedby": help });
      expect(complaints).toEqual([]);
    } finally {
      console.error = error;
    }
  });
});
