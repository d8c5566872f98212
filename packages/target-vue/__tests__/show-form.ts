import { defineComponent, h, type VNode } from "vue";
import type { Field, Form } from "./__golden__/world/index.ts";

/** What a page makes of any field. */
function control({ type, isGroup, choices, inputProps }: Field): VNode | VNode[] {
  if (isGroup)
    return choices.map(({ id, label, inputProps }) =>
      h("label", { key: id }, [h("input", inputProps), label]),
    );
  if (type === "textarea") return h("textarea", inputProps);
  if (type !== "select") return h("input", inputProps);
  return h(
    "select",
    inputProps,
    choices.map(({ id, label, optionProps }) => h("option", { key: id, ...optionProps }, label)),
  );
}

function labelled(field: Field): VNode {
  const { name, isGroup, label, help, errors, labelProps, groupProps, helpProps, errorsProps } = field;
  const parts = [
    h(isGroup ? "legend" : "label", labelProps, label),
    control(field),
    help && h("small", helpProps, help),
    errors.length > 0 && h("p", errorsProps, errors.join(" ")),
  ];
  return h(isGroup ? "fieldset" : "div", { key: name, ...(isGroup && groupProps) }, parts);
}

type Shown = Pick<Form<object, unknown>, "fields" | "formErrors" | "formProps"> & {
  readonly order: Form<Record<string, unknown>, unknown>["order"];
};

/** A page that shows any form, field by field. */
export const ShowForm = defineComponent(
  ({ form: { fields, order, formErrors, formProps } }: { form: Shown }) =>
    () =>
      h("form", formProps.value, [
        ...order.value.map((name) => labelled((fields.value as Readonly<Record<string, Field>>)[name]!)),
        ...formErrors.value.map((message) => h("p", { key: message, role: "alert" }, message)),
        h("button", "Send"),
        h("button", { type: "reset" }, "Empty"),
      ]),
  { props: ["form"] },
);
