/** @jest-environment ../../jest.env-browser.mjs */
import { act, cleanup, render, screen, waitFor } from "@testing-library/react";
import type { ReactNode } from "react";
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
  server,
  SUBMIT,
  type,
} from "./contact-page.tsx";
import { ShowForm } from "./show-form.tsx";

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
});

describe("submitting the form", () => {
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

  test("completes after the component is unmounted", async () => {
    await open();
    fillIn();
    const held = server.hold(SUBMIT);
    let submitted!: Promise<Receipt>;
    act(() => void (submitted = form.submit()));
    cleanup();
    held.release();
    expect(await submitted).toEqual({ number: 1 });
  });
});
