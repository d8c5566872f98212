import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import type { FieldElements } from "@mizan/kernel/forms";
import type { ContactFormPage, Driver } from "@mizan/kernel/scenarios";

const path = (relative: string): string => fileURLToPath(new URL(`../../../${relative}`, import.meta.url));

const { bearer } = JSON.parse(readFileSync(path("packages/core/schema/wire.v1.exchanges.json"), "utf8")) as {
  readonly bearer: { readonly tokens: Readonly<Record<string, string>> };
};

/** Runs `body` with the base URL of a live Django, whose `contact_form` adds the fields of a survey when it is made. */
async function withSurvey(body: (baseUrl: string) => Promise<void>): Promise<void> {
  const server = spawn(
    path(".venv/bin/python"),
    ["-m", "mizan_conformance.servers", "django-asgi", "mizan_fixtures.wire_survey"],
    { cwd: path("python/conformance"), stdio: ["pipe", "pipe", "inherit"] },
  );
  try {
    for await (const baseUrl of createInterface(server.stdout)) return await body(baseUrl);
    throw new Error("Django did not start.");
  } finally {
    server.stdin.end();
  }
}

const turn = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await turn();
}

/** As a browser does it: past the property by which React notices that a program sets a value. */
async function type(element: HTMLInputElement, text: string): Promise<void> {
  Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value")!.set!.call(element, text);
  element.dispatchEvent(new Event("input", { bubbles: true }));
  await turn();
}

interface AnyForm extends ReturnType<ContactFormPage["form"]> {
  readonly field: (name: string) => FieldElements | undefined;
}

/** A field that is in no document has no type, but can be found by its name. */
export function testFieldsAtRunTime(driver: Driver): void {
  test(`${driver.name}: a field that Django adds at run time is found by its name`, () =>
    withSurvey(async (baseUrl) => {
      const headers = () => ({ Authorization: `Bearer ${bearer.tokens["ada"]!}` });
      const app = driver.open({ baseUrl, csrf: false, headers });
      const root = document.createElement("div");
      document.body.append(root);
      const page = driver.showForm!(app, root, {});
      const form = (): AnyForm => page.form() as AnyForm;
      const element = (name: string) => root.querySelector<HTMLInputElement>(`[name=${name}]`)!;
      try {
        expect(form().field("question_1")).toBeUndefined();
        expect(form().field("subject")).toMatchObject({ label: "Subject" });
        await until(() => !form().isLoading);
        expect(form().order).toEqual(["subject", "question_1", "question_2"]);
        expect(form().field("question_1")).toMatchObject({
          label: "Tea or coffee?",
          value: "Tea",
          errors: [],
        });
        expect(form().field("question_3")).toBeUndefined();
        expect(form().field("constructor")).toBeUndefined();

        await type(element("subject"), "Drinks");
        await type(element("question_1"), "Coffee");
        await type(element("question_2"), "10");
        expect(form().field("question_1")?.value).toBe("Coffee");
        await form()
          .submit()
          .catch(() => undefined);
        await until(() => !form().isPending);
        expect(form().field("question_2")?.errors).toEqual(["Ensure this value is less than or equal to 9."]);
        await type(element("question_2"), "2");
        expect(await form().submit()).toEqual({ number: 62 });
      } finally {
        await page.close();
        await app.close();
        root.remove();
      }
    }));
}
