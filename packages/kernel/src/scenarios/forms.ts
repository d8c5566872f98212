import { equal, matches, same } from "./assert.ts";
import {
  attach,
  click,
  describedBy,
  fillIn,
  labelsOf,
  openForm,
  shown,
  type,
  watchValue,
  type FormStage,
} from "./form-page.ts";
import type { ContactFormOptions } from "./driver.ts";
import type { Script } from "./stage.ts";
import { until } from "./views.ts";
import { envelope } from "./world.ts";

/** A script that starts on a page with the contact form. */
interface FormScript {
  readonly name: string;
  readonly options?: ContactFormOptions;
  run(stage: FormStage): Promise<void>;
}

const VALIDATE = "POST call/ contact_form_validate";
const SUBMIT = "POST call/ contact_form_submit";

const scripts: readonly FormScript[] = [
  {
    name: "an element has its label, its help and the attributes that the backend gave it",
    async run({ all, element }) {
      const [subject, email] = [element("subject"), element("email")];
      equal(labelsOf(subject), ["Subject"]);
      equal(describedBy(subject), ["In a few words."]);
      equal([subject.type, subject.required, subject.maxLength], ["text", true, 80]);
      equal(describedBy(email), []);
      equal([email.type, email.getAttribute("autocomplete")], ["email", "email"]);
      equal([element("sender").disabled, element("sender").value], [true, "web"]);
      equal(all("token"), []);
      equal(all("channels").map(labelsOf), [["Mail"], ["Phone"]]);
      equal(
        all("channels").map(({ checked, required }) => [checked, required]),
        [
          [true, false],
          [false, false],
        ],
      );
      const group = element("channels").closest("fieldset")!;
      const legend = document.getElementById(group.getAttribute("aria-labelledby")!)!;
      equal([group.getAttribute("role"), legend.textContent], ["group", "Channels"]);
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
      equal(form().values, {
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
      equal(
        [element("subject").value, element("topic").value, element("urgent").checked],
        ["Set", "1", false],
      );
      equal([mail!.checked, phone!.checked], [true, false]);
    },
  },
  {
    name: "the form begins with the initial values that the page gives it",
    options: { initial: { subject: "From the URL" } },
    async run({ element, form }) {
      equal([element("subject").value, element("email").value], ["From the URL", ""]);
      same(form().isDirty, false);
      await type(element("subject"), "Hi");
      same(form().isDirty, true);
    },
  },
  {
    name: "a number stays as it is typed",
    async run({ element, form }) {
      for (const text of ["1", "1.0", "1.05", "-0", "-0.0", "-0.5", "1e2"]) {
        await type(element("seats"), text);
        equal([element("seats").value, form().values.seats], [text, Number(text)]);
      }
      form().set("seats", 3);
      await shown();
      same(element("seats").value, "3");
      await type(element("seats"), "");
      equal([element("seats").value, form().values.seats], ["", null]);
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
      equal(describedBy(email), ["Enter a valid email address."]);
      same(email.getAttribute("aria-invalid"), "true");
      equal(form().errors, { email: ["Enter a valid email address."] });
      equal(server.newLabels(), [VALIDATE]);
      await type(email, "ada@");
      equal([email.getAttribute("aria-invalid"), ...describedBy(email)], [null]);
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
      equal(server.newLabels(), []);
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
      equal(server.newLabels(), [SUBMIT, "GET ctx/contact_form/"]);
      await type(element("email"), "ada");
      element("email").focus();
      button("Empty").focus();
      await until(() => form().errors.email !== undefined);
      equal(server.newLabels(), [VALIDATE]);
    },
  },
  {
    name: "a field is not validated where a button gets no focus when it is pressed",
    async run({ server, element, button }) {
      await type(element("email"), "ada");
      // The events of Safari: the button is active, and the focus moves to no element.
      button("Send").focus();
      element("email").dispatchEvent(new FocusEvent("blur"));
      element("email").dispatchEvent(new FocusEvent("focusout", { bubbles: true }));
      await server.quiet();
      equal(server.newLabels(), []);
    },
  },
  {
    name: "a form is sent once, with its files, however often the button is pressed",
    async run(stage) {
      const { server, element, button, form, received } = stage;
      await fillIn(stage);
      await attach(element("attachment"), new File(["hello"], "hello.txt"));
      const answer = server.hold(SUBMIT);
      await click(button("Send"));
      await click(button("Send"));
      same(form().isPending, true);
      answer.release();
      await until(() => form().isSubmitted);
      await server.quiet();
      matches(form(), { isPending: false, result: { number: 1 }, errors: {}, error: null });
      equal(received, [{ number: 1 }]);
      equal(server.newLabels(), [SUBMIT, "GET ctx/contact_form/"]);
      const { files, body } = server.arrivals.find(({ label }) => label === SUBMIT)!;
      equal(
        [...files].map(([name, { name: given }]) => [name, given]),
        [["/values/attachment", "hello.txt"]],
      );
      matches(body!.args["values"], { subject: "Hi", topic: 2, attachment: null });
    },
  },
  {
    name: "a submission that fails shows the messages, and the first field with an error gets the focus",
    async run({ element, button, form, alerts, received }) {
      await type(element("subject"), "Hi");
      await click(button("Send"));
      await until(() => document.activeElement === element("email"));
      equal(describedBy(element("email")), ["Enter a valid email address."]);
      equal(describedBy(element("topic")), ["Select a valid choice."]);
      await type(element("subject"), "x");
      await type(element("email"), "x");
      await click(button("Send"));
      await until(() => form().formErrors.length > 0);
      await shown();
      equal(alerts(), ["Say more than your address."]);
      matches(form(), { isSubmitted: false, isPending: false, error: null });
      equal(received, []);
    },
  },
  {
    name: "a submission without an answer shows its error, and the form can be sent again",
    async run(stage) {
      const { server, button, form } = stage;
      await fillIn(stage);
      server.answerNext(SUBMIT, "hang up");
      await click(button("Send"));
      await until(() => form().error !== null);
      matches(form(), { error: { code: "NETWORK_ERROR" }, isSubmitted: false, isPending: false });
      await click(button("Send"));
      await until(() => form().isSubmitted);
      matches(form(), { error: null, result: { number: 1 } });
    },
  },
  {
    name: "of a group with an error, the first choice gets the focus",
    async run({ server, all, element, button }) {
      const details = [{ loc: ["values", "channels"], type: "", message: "Choose two." }];
      server.answerNext(SUBMIT, envelope(422, "VALIDATION_FAILED", details));
      await click(button("Send"));
      await until(() => document.activeElement === element("channels"));
      equal(describedBy(element("channels").closest("fieldset")!), ["Choose two."]);
      equal(
        all("channels").map((each) => each.getAttribute("aria-invalid")),
        ["true", "true"],
      );
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
      equal(emptied, []);
      await click(button("Empty"));
      equal(emptied, [""]);
      matches(form(), {
        isDirty: false,
        values: { subject: "", topic: null, attachment: null },
      });
      equal([element("subject").value, element("topic").value], ["", ""]);
      equal(
        all("channels").map(({ checked }) => checked),
        [true, false],
      );
    },
  },
  {
    name: "removing the file that the server has empties the file input",
    async run({ element, form }) {
      await attach(element("attachment"), new File(["hello"], "hello.txt"));
      const emptied = watchValue(element("attachment"));
      form().set("attachment", false);
      await shown();
      equal(emptied, [""]);
      matches(form(), { isDirty: true, values: { attachment: false } });
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
      equal(
        ["email", "seats", "topic"].map((name) => element(name).value),
        ["", "", ""],
      );
      same(form().isDirty, false);
    },
  },
];

/** Scripts of forms. They need a document. */
export const formScripts: readonly Script[] = scripts.map(({ name, options = {}, run }) => ({
  name: `forms: ${name}`,
  needs: ["forms"],
  async run(stage) {
    const formStage = await openForm(stage, options);
    try {
      await run(formStage);
    } finally {
      await formStage.close();
    }
  },
}));
