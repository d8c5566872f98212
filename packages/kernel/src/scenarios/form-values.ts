import { equal, matches, same } from "./assert.ts";
import {
  attach,
  click,
  describedBy,
  fillIn,
  labelsOf,
  shown,
  type,
  watchValue,
  type FormScript,
} from "./form-page.ts";
import { until } from "./views.ts";

/** What the form has, and what its elements show. */
export const formValues: readonly FormScript[] = [
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
      equal(server.newLabels(), ["POST call/ touch", "GET ctx/contact_form/"]);
    },
  },
];
