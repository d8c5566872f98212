/** @jest-environment ../../jest.env-browser.mjs */
import { act, screen } from "@testing-library/react";
import { form, input, kernel, open, server } from "./contact-page.tsx";

describe("attributes of a field", () => {
  const shown = async (attrs: Record<string, unknown>): Promise<Record<string, string>> => {
    const fields = [{ ...form.fields.subject, attrs }];
    server.respondNext("GET", { body: { contact_form_schema: { fields } } });
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

  test("that could run code, or that have another meaning in React, are omitted", async () => {
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
    const reports: unknown[] = [];
    const { error } = console;
    console.error = (...args) => reports.push(args);
    try {
      expect(await shown(hostile)).toEqual({ ...usual, "aria-describedby": help });
      expect(reports).toEqual([]);
    } finally {
      console.error = error;
    }
  });
});
