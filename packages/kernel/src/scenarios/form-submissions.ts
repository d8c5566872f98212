import { equal, matches, same } from "./assert.ts";
import { attach, click, describedBy, fillIn, shown, type, type FormScript } from "./form-page.ts";
import { until } from "./views.ts";
import { envelope } from "./world.ts";

const VALIDATE = "POST call/ contact_form_validate";
const READ = "GET ctx/contact_form/";
const SUBMIT = "POST call/ contact_form_submit";

/** When a form is validated and sent, and what it shows of the outcome. */
export const formSubmissions: readonly FormScript[] = [
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
      equal(server.newLabels(), [SUBMIT, READ]);
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
      const held = server.hold(SUBMIT);
      await click(button("Send"));
      await click(button("Send"));
      same(form().isPending, true);
      held.release();
      await until(() => form().isSubmitted);
      await server.quiet();
      matches(form(), { isPending: false, result: { number: 1 }, errors: {}, error: null });
      equal(received, [{ number: 1 }]);
      equal(server.newLabels(), [SUBMIT, READ]);
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
    async run({ server, element, button, form, alerts, received }) {
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
      equal(server.newLabels(), [SUBMIT, SUBMIT]);
    },
  },
  {
    name: "a submission without a response shows its error, and the form can be sent again",
    async run(stage) {
      const { server, button, form } = stage;
      await fillIn(stage);
      server.respondNext(SUBMIT, "hang up");
      await click(button("Send"));
      await until(() => form().error !== null);
      matches(form(), { error: { code: "NETWORK_ERROR" }, isSubmitted: false, isPending: false });
      await click(button("Send"));
      await until(() => form().isSubmitted);
      matches(form(), { error: null, result: { number: 1 } });
      await server.quiet();
      // After a failure that may have changed data, what the form shows is read again.
      equal(server.newLabels(), [SUBMIT, READ, SUBMIT, READ]);
    },
  },
  {
    name: "of a group with an error, the first choice gets the focus",
    async run({ server, all, element, button }) {
      const details = [{ loc: ["values", "channels"], type: "", message: "Choose two." }];
      server.respondNext(SUBMIT, envelope(422, "VALIDATION_FAILED", details));
      await click(button("Send"));
      await until(() => document.activeElement === element("channels"));
      equal(describedBy(element("channels").closest("fieldset")!), ["Choose two."]);
      equal(
        all("channels").map((each) => each.getAttribute("aria-invalid")),
        ["true", "true"],
      );
      equal(server.newLabels(), [SUBMIT]);
    },
  },
];
