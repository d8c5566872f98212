import { For, type JSX, Match, Show, Switch } from "solid-js";
import type { Field, Form } from "./__golden__/world/index.ts";

const Control = (props: { readonly field: Field }): JSX.Element => (
  <Switch fallback={<input {...props.field.inputProps} />}>
    <Match when={props.field.type === "textarea"}>
      <textarea {...props.field.inputProps} />
    </Match>
    <Match when={props.field.type === "select"}>
      <select {...props.field.inputProps}>
        <For each={props.field.choices.map(({ id }) => id)}>
          {(_, index) => (
            <option {...props.field.choices[index()]?.optionProps}>
              {props.field.choices[index()]?.label}
            </option>
          )}
        </For>
      </select>
    </Match>
    <Match when={props.field.isGroup}>
      <For each={props.field.choices.map(({ id }) => id)}>
        {(_, index) => (
          <label>
            <input {...props.field.choices[index()]?.inputProps} />
            {props.field.choices[index()]?.label}
          </label>
        )}
      </For>
    </Match>
  </Switch>
);

const About = (props: { readonly field: Field }): JSX.Element => (
  <>
    <Show when={props.field.help}>
      <small {...props.field.helpProps}>{props.field.help}</small>
    </Show>
    <Show when={props.field.errors.length > 0}>
      <p {...props.field.errorsProps}>{props.field.errors.join(" ")}</p>
    </Show>
  </>
);

const Labelled = (props: { readonly field: Field }): JSX.Element => (
  <Show
    when={props.field.isGroup}
    fallback={
      <div>
        <label {...props.field.labelProps}>{props.field.label}</label>
        <Control field={props.field} />
        <About field={props.field} />
      </div>
    }
  >
    <fieldset {...props.field.groupProps}>
      <legend {...props.field.labelProps}>{props.field.label}</legend>
      <Control field={props.field} />
      <About field={props.field} />
    </fieldset>
  </Show>
);

/** A page that shows any form, field by field. */
export const ShowForm = (props: {
  readonly form: Pick<Form<object, unknown>, "formErrors" | "formProps"> & {
    readonly order: readonly string[];
    readonly fields: object;
  };
}): JSX.Element => (
  <form {...props.form.formProps}>
    <For each={props.form.order}>
      {(name) => <Labelled field={(props.form.fields as Readonly<Record<string, Field>>)[name]!} />}
    </For>
    <For each={props.form.formErrors}>{(message) => <p role="alert">{message}</p>}</For>
    <button>Send</button>
    <button type="reset">Empty</button>
  </form>
);
