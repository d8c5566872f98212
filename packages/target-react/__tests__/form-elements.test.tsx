/** @jest-environment ../../jest.env-browser.mjs */
import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import type { ReactNode } from "react";
import { MizanContext, useContactForm } from "./__golden__/forms/index.ts";
import { ShowForm } from "./show-form.tsx";

let form: ReturnType<typeof useContactForm>;
let page: HTMLElement;

function Contact(): ReactNode {
  form = useContactForm();
  return <ShowForm form={form} />;
}

beforeEach(() => {
  ({ container: page } = render(
    <MizanContext>
      <Contact />
    </MizanContext>,
  ));
});

afterEach(cleanup);

/** The HTML of a field's elements, with `:` for the form's own id, and with sorted attributes: React 18 has another order. */
function elementsOf(name: keyof typeof form.fields): string[] {
  const formId = form.fields[name].id.slice(0, -name.length);
  return [...page.querySelectorAll(`[name="${name}"]`)].map((element) => {
    const sorted = element.cloneNode(true) as Element;
    for (const { name, value } of [...sorted.attributes].sort((a, b) => (a.name < b.name ? -1 : 1))) {
      sorted.removeAttribute(name);
      sorted.setAttribute(name, value);
    }
    return sorted.outerHTML.replaceAll(formId, ":");
  });
}

describe("the element of a field", () => {
  test.each([
    [
      "subject",
      `<input aria-describedby=":subject-help" id=":subject" maxlength="80" name="subject" required="" type="text" value="">`,
    ],
    ["message", `<textarea cols="40" id=":message" name="message" required="" rows="6"></textarea>`],
    [
      "topic",
      `<select id=":topic" name="topic" required=""><option value="">Choose…</option>` +
        `<option value="bug">A bug</option><option value="wish">A wish</option>` +
        `<option value="invoice">An invoice</option></select>`,
    ],
    [
      "products",
      `<select id=":products" multiple="" name="products"><option value="app">The app</option>` +
        `<option value="site">The site</option></select>`,
    ],
    ["seats", `<input id=":seats" max="500" min="1" name="seats" required="" type="number" value="1">`],
    ["budget", `<input id=":budget" name="budget" step="0.01" type="number" value="">`],
    ["call_back_at", `<input id=":call_back_at" name="call_back_at" type="datetime-local" value="">`],
    [
      "is_customer",
      `<select id=":is_customer" name="is_customer"><option value="">Unknown</option>` +
        `<option value="true">Yes</option><option value="false">No</option></select>`,
    ],
    ["accepts_terms", `<input id=":accepts_terms" name="accepts_terms" required="" type="checkbox">`],
    ["attachment", `<input accept=".pdf,.png" id=":attachment" name="attachment" type="file">`],
    ["photos", `<input id=":photos" multiple="" name="photos" type="file">`],
    ["desk", `<input disabled="" id=":desk" name="desk" required="" type="text" value="Front desk">`],
  ] as const)("%s", (name, element) => {
    expect(elementsOf(name)).toEqual([element]);
  });

  test("is a group with one input for each choice for radio buttons and checkboxes", () => {
    expect(elementsOf("urgency")).toEqual([
      `<input checked="" id=":urgency-0" name="urgency" type="radio" value="low">`,
      `<input id=":urgency-1" name="urgency" type="radio" value="high">`,
    ]);
    expect(elementsOf("reached_by")).toEqual([
      `<input checked="" id=":reached_by-0" name="reached_by" type="checkbox" value="mail">`,
      `<input id=":reached_by-1" name="reached_by" type="checkbox" value="phone">`,
    ]);
    expect(screen.getByRole("radiogroup", { name: "Urgency" }).id).toBe(form.fields.urgency.id);
    expect(screen.getByRole("group", { name: "Reached by" }).id).toBe(form.fields.reached_by.id);
  });

  test("has the accessible name of its label, as groups do", () => {
    const { subject, urgency, reached_by } = form.fields;
    expect(subject.labelProps).toEqual({ id: `${subject.id}-label`, htmlFor: subject.id });
    for (const group of [urgency, reached_by]) {
      expect(group.labelProps).toEqual({ id: group.groupProps["aria-labelledby"] });
      expect(document.getElementById(group.groupProps["aria-labelledby"])?.textContent).toBe(group.label);
    }
  });

  test("has a value of its type", () => {
    const input = (label: string): HTMLInputElement => screen.getByLabelText(label);
    const select = (label: string): HTMLSelectElement => screen.getByLabelText(label);
    const change = (label: string, value: string): void => {
      fireEvent.change(input(label), { target: { value } });
    };
    change("Seats", "12");
    change("Budget", "19.90");
    change("Call back at", "2026-01-31T09:30");
    change("Is customer", "false");
    fireEvent.click(input("High"));
    for (const option of select("Products").options) option.selected = true;
    fireEvent.change(select("Products"));
    const photos = [new File(["1"], "one.png"), new File(["2"], "two.png")];
    fireEvent.change(input("Photos"), { target: { files: photos } });
    expect(form.values).toMatchObject({
      seats: 12,
      budget: "19.90",
      call_back_at: "2026-01-31T09:30",
      is_customer: false,
      urgency: "high",
      products: ["app", "site"],
      photos,
    });
    expect([input("Low").checked, input("High").checked]).toEqual([false, true]);
    expect([...select("Products").selectedOptions].map(({ value }) => value)).toEqual(["app", "site"]);
    expect(select("Is customer").value).toBe("false");
    change("Seats", "");
    expect(form.values.seats).toBeNull();
  });
});

test("a form that the document describes sends no request", () => {
  // There is no server: whatever was asked for would have failed.
  expect(form).toMatchObject({ isLoading: false, isDirty: false, error: null, errors: {} });
});
