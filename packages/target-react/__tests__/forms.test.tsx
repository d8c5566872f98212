/** @jest-environment ../../jest.env-browser.mjs */
import { act, cleanup, fireEvent, render, screen, waitFor } from "@testing-library/react";
import type { ReactNode } from "react";
import { envelope } from "@mizan/kernel/scenarios";
import { MizanContext, useContactForm, type Receipt } from "./__golden__/world/index.ts";
import {
  fillIn,
  form,
  input,
  kernel,
  open,
  page,
  press,
  select,
  sent,
  server,
  SUBMIT,
  type,
} from "./contact-page.tsx";
import { ShowForm } from "./show-form.tsx";

const VALIDATE = "POST call/ contact_form_validate";

describe("the fields of a form", () => {
  test("are fetched once, and can be filled in before", async () => {
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

  test("hold the values of their elements", async () => {
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

  test("keep a number as the user types it", async () => {
    await open();
    for (const text of ["1", "1.0", "1.05", "-0", "-0.0", "-0.5"]) {
      type("Seats", text);
      expect(input("Seats").value).toBe(text);
      expect(form.values.seats).toBe(Number(text));
    }
    act(() => form.set("seats", 3));
    expect(input("Seats").value).toBe("3");
    type("Seats", "");
    expect([input("Seats").value, form.values.seats]).toEqual(["", null]);
  });

  test("have the initial values of the page, and can be set", async () => {
    await open({ initial: { subject: "From the URL" } });
    expect(input("Subject").value).toBe("From the URL");
    expect(form.isDirty).toBe(false);
    act(() => form.set("subject", "Set"));
    expect(input("Subject").value).toBe("Set");
  });
});

describe("leaving a field", () => {
  test("validates it if it was edited, and connects the error to its element", async () => {
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

  test("sends no request with validateOnBlur: false", async () => {
    await open({ validateOnBlur: false });
    server.newLabels();
    type("Email", "ada");
    fireEvent.blur(input("Email"));
    await server.quiet();
    expect(server.newLabels()).toEqual([]);
  });
});

describe("submitting the form", () => {
  test("sends it once with its file, and calls onSuccess", async () => {
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

  test("shows the errors, and focuses the first field with an error", async () => {
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

  test("focuses the field even when the page disables it meanwhile", async () => {
    let busy!: ReturnType<typeof useContactForm>;
    const Busy = (): ReactNode => {
      busy = useContactForm();
      return (
        <fieldset disabled={busy.isPending}>
          <ShowForm form={busy} />
        </fieldset>
      );
    };
    render(
      <MizanContext kernel={kernel}>
        <Busy />
      </MizanContext>,
    );
    await waitFor(() => expect(busy.isLoading).toBe(false));
    press("Send");
    await screen.findByText("Enter a valid email address.");
    expect(document.activeElement).toBe(input("Subject"));
  });

  test("focuses the first choice of a group", async () => {
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

  test("shows a server error, and can be submitted again", async () => {
    await open();
    fillIn();
    server.answerNext(SUBMIT, "hang up");
    press("Send");
    await waitFor(() => expect(form.error).toMatchObject({ code: "NETWORK_ERROR" }));
    press("Send");
    await waitFor(() => expect(form).toMatchObject({ error: null, result: { number: 1 } }));
  });

  test("completes after the component is unmounted", async () => {
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

test("resetting the form clears the file input too, which React cannot do", async () => {
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

test("clearing the stored file clears the file input too", async () => {
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
