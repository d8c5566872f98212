/** @jest-environment ../../jest.env-browser.mjs */
import { cleanup, render, waitFor } from "@testing-library/react";
import { StrictMode, type ReactNode } from "react";
import { MizanContext as SupportDesk, useTicketForm } from "./__golden__/forms/index.ts";
import { createClient } from "./__golden__/world/index.ts";
import { form, input, kernel, open, page, server, type } from "./contact-page.tsx";
import { renderOnServer } from "./render-on-server.ts";
import { ShowForm } from "./show-form.tsx";

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
  server.respondNext("GET ctx/ticket_form/?ticket_id=7", {
    body: { ticket_form_schema: described("Seven") },
  });
  server.respondNext("GET ctx/ticket_form/?ticket_id=8", {
    body: { ticket_form_schema: described("Eight") },
  });
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

test("a server-rendered form hydrates without a request or a mismatch", async () => {
  server.world.form.subject = "Described";
  const onServer = createClient({ baseUrl: server.baseUrl, server: true });
  await onServer.fetch("contact_form");
  const container = document.createElement("div");
  container.innerHTML = renderOnServer(page({}, onServer));
  document.body.append(container);
  expect(input("Subject").value).toBe("Described");

  kernel.hydrate(onServer.dehydrate());
  await server.quiet();
  server.newLabels();
  const reports: unknown[] = [];
  const { error } = console;
  console.error = (...args) => reports.push(args);
  try {
    render(page(), { container, hydrate: true, onRecoverableError: (reason) => reports.push(reason) });
    expect(input("Subject").value).toBe("Described");
    type("Subject", "Hi");
    expect(form.values.subject).toBe("Hi");
    await server.quiet();
    expect(server.newLabels()).toEqual([]);
    expect(reports).toEqual([]);
  } finally {
    console.error = error;
    container.remove();
  }
});
