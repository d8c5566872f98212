import {
  attach,
  click,
  describedBy,
  fillIn,
  labelsOf,
  openStage,
  shown,
  type,
  watchValue,
  type ContactFormOptions,
  type FormDriver,
  type FormStage,
} from "./form-page.ts";
import { until } from "./scenario.ts";
import { envelope } from "./world.ts";

export type { ContactFormOptions, ContactFormPage, FormDriver } from "./form-page.ts";

interface FormScenario {
  readonly name: string;
  readonly options?: ContactFormOptions;
  run(stage: FormStage): Promise<void>;
}

const VALIDATE = "POST call/ contact_form_validate";
const SUBMIT = "POST call/ contact_form_submit";

const scenarios: readonly FormScenario[] = [
  {
    name: "an element has its label, its help and the attributes that the backend gave it",
    async run({ all, element }) {
      const [subject, email] = [element("subject"), element("email")];
      expect(labelsOf(subject)).toEqual(["Subject"]);
      expect(describedBy(subject)).toEqual(["In a few words."]);
      expect([subject.type, subject.required, subject.maxLength]).toEqual(["text", true, 80]);
      expect(describedBy(email)).toEqual([]);
      expect([email.type, email.getAttribute("autocomplete")]).toEqual(["email", "email"]);
      expect([element("sender").disabled, element("sender").value]).toEqual([true, "web"]);
      expect(all("token")).toEqual([]);
      expect(all("channels").map(labelsOf)).toEqual([["Mail"], ["Phone"]]);
      expect(all("channels").map(({ checked, required }) => [checked, required])).toEqual([
        [true, false],
        [false, false],
      ]);
      const group = element("channels").closest("fieldset")!;
      const legend = document.getElementById(group.getAttribute("aria-labelledby")!)!;
      expect([group.getAttribute("role"), legend.textContent]).toEqual(["group", "Channels"]);
      await Promise.resolve();
    },
  },
  {
    name: "the form has what is put into its elements, and the elements show what the form has",
    async run(stage) {
      const { all, element, form } = stage;
      await fillIn(stage);
      await type(element("seats"), "3");
      await click(element("urgent"));
      const [mail, phone] = all("channels");
      await click(phone!);
      await click(mail!);
      const file = new File(["hello"], "hello.txt");
      await attach(element("attachment"), file);
      expect(form().values).toEqual({
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
      form().set("subject", "Set");
      form().set("topic", 1);
      form().set("channels", ["mail"]);
      form().set("urgent", false);
      await shown();
      expect([element("subject").value, element("topic").value, element("urgent").checked]).toEqual([
        "Set",
        "1",
        false,
      ]);
      expect([mail!.checked, phone!.checked]).toEqual([true, false]);
    },
  },
  {
    name: "a number stays as it is typed",
    async run({ element, form }) {
      for (const text of ["1", "1.0", "1.05", "-0", "-0.0", "-0.5", "1e2"]) {
        await type(element("seats"), text);
        expect([element("seats").value, form().values.seats]).toEqual([text, Number(text)]);
      }
      form().set("seats", 3);
      await shown();
      expect(element("seats").value).toBe("3");
      await type(element("seats"), "");
      expect([element("seats").value, form().values.seats]).toEqual(["", null]);
    },
  },
  {
    name: "an edited field is validated when the focus leaves it, and its element refers to the message",
    async run({ server, element, form }) {
      const email = element("email");
      email.focus();
      element("subject").focus();
      email.focus();
      await type(email, "ada");
      element("subject").focus();
      await until(() => form().errors.email !== undefined);
      await shown();
      expect(describedBy(email)).toEqual(["Enter a valid email address."]);
      expect(email.getAttribute("aria-invalid")).toBe("true");
      expect(form().errors).toEqual({ email: ["Enter a valid email address."] });
      expect(server.newLabels()).toEqual([VALIDATE]);
      await type(email, "ada@");
      expect([email.getAttribute("aria-invalid"), ...describedBy(email)]).toEqual([null]);
    },
  },
  {
    name: "no field is validated when the focus leaves it if the page does not want that",
    options: { validateOnBlur: false },
    async run({ server, element }) {
      element("email").focus();
      await type(element("email"), "ada");
      element("subject").focus();
      await server.quiet();
      expect(server.newLabels()).toEqual([]);
    },
  },
  {
    name: "a field is not validated when the focus moves to the button that submits the form",
    async run(stage) {
      const { server, element, button, form } = stage;
      await fillIn(stage);
      element("email").focus();
      button("Send").focus();
      await click(button("Send"));
      await until(() => form().isSubmitted);
      await server.quiet();
      expect(server.newLabels()).toEqual([SUBMIT, "GET ctx/contact_form/"]);
      await type(element("email"), "ada");
      element("email").focus();
      button("Empty").focus();
      await until(() => form().errors.email !== undefined);
      expect(server.newLabels()).toEqual([VALIDATE]);
    },
  },
  {
    name: "nor where a button gets no focus when it is pressed",
    async run({ server, element, button }) {
      await type(element("email"), "ada");
      // The events of Safari: the button is active, and the focus moves to no element.
      button("Send").focus();
      element("email").dispatchEvent(new FocusEvent("blur"));
      element("email").dispatchEvent(new FocusEvent("focusout", { bubbles: true }));
      await server.quiet();
      expect(server.newLabels()).toEqual([]);
    },
  },
  {
    name: "a form is sent once, with its files, however often the button is pressed",
    async run(stage) {
      const { server, element, button, form } = stage;
      await fillIn(stage);
      await attach(element("attachment"), new File(["hello"], "hello.txt"));
      const answer = server.hold(SUBMIT);
      await click(button("Send"));
      await click(button("Send"));
      expect(form().isPending).toBe(true);
      answer.release();
      await until(() => form().isSubmitted);
      await server.quiet();
      expect(form()).toMatchObject({ isPending: false, result: { number: 1 }, errors: {}, error: null });
      expect(server.newLabels()).toEqual([SUBMIT, "GET ctx/contact_form/"]);
      const { files, body } = server.arrivals.find(({ label }) => label === SUBMIT)!;
      expect([...files].map(([name, { name: given }]) => [name, given])).toEqual([
        ["/values/attachment", "hello.txt"],
      ]);
      expect(body!.args["values"]).toMatchObject({ subject: "Hi", topic: 2, attachment: null });
    },
  },
  {
    name: "a submission that fails shows the messages, and the first field with an error gets the focus",
    async run({ element, button, form, alerts }) {
      await type(element("subject"), "Hi");
      await click(button("Send"));
      await until(() => document.activeElement === element("email"));
      expect(describedBy(element("email"))).toEqual(["Enter a valid email address."]);
      expect(describedBy(element("topic"))).toEqual(["Select a valid choice."]);
      await type(element("subject"), "x");
      await type(element("email"), "x");
      await click(button("Send"));
      await until(() => form().formErrors.length > 0);
      await shown();
      expect(alerts()).toEqual(["Say more than your address."]);
      expect(form()).toMatchObject({ isSubmitted: false, isPending: false, error: null });
    },
  },
  {
    name: "of a group with an error, the first choice gets the focus",
    async run({ server, all, element, button }) {
      const details = [{ loc: ["values", "channels"], type: "", message: "Choose two." }];
      server.answerNext(SUBMIT, envelope(422, "VALIDATION_FAILED", details));
      await click(button("Send"));
      await until(() => document.activeElement === element("channels"));
      expect(describedBy(element("channels").closest("fieldset")!)).toEqual(["Choose two."]);
      expect(all("channels").map((each) => each.getAttribute("aria-invalid"))).toEqual(["true", "true"]);
    },
  },
  {
    name: "emptying the form restores its values and empties its file input",
    async run(stage) {
      const { all, element, button, form } = stage;
      await fillIn(stage);
      await click(all("channels")[1]!);
      await attach(element("attachment"), new File(["hello"], "hello.txt"));
      const emptied = watchValue(element("attachment"));
      await type(element("subject"), "Hello");
      expect(emptied).toEqual([]);
      await click(button("Empty"));
      expect(emptied).toEqual([""]);
      expect(form()).toMatchObject({
        isDirty: false,
        values: { subject: "", topic: null, attachment: null },
      });
      expect([element("subject").value, element("topic").value]).toEqual(["", ""]);
      expect(all("channels").map(({ checked }) => checked)).toEqual([true, false]);
    },
  },
  {
    name: "removing the file that the server has empties the file input",
    async run({ element, form }) {
      await attach(element("attachment"), new File(["hello"], "hello.txt"));
      const emptied = watchValue(element("attachment"));
      form().set("attachment", false);
      await shown();
      expect(emptied).toEqual([""]);
      expect(form()).toMatchObject({ isDirty: true, values: { attachment: false } });
    },
  },
  {
    name: "when another user signs in, nothing that was entered stays on the page",
    async run(stage) {
      const { server, kernel, element, form } = stage;
      await fillIn(stage);
      await type(element("seats"), "3.0");
      server.world.identity = "grace";
      await kernel.call("touch");
      await until(() => element("subject").value === "" && !form().isLoading);
      expect(["email", "seats", "topic"].map((name) => element(name).value)).toEqual(["", "", ""]);
      expect(form().isDirty).toBe(false);
    },
  },
];

/** Declares one test for each scenario of forms. They need a document. */
export const describeFormScenarios = (driver: FormDriver): void => {
  describe(`forms through ${driver.name}`, () => {
    test.each(scenarios)(
      "$name",
      async ({ options = {}, run }) => {
        const stage = await openStage(driver, options);
        try {
          await run(stage);
        } finally {
          await stage.close();
        }
      },
      60_000,
    );
  });
};
