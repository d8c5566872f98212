export type * from "./element-props.ts";
export { createForm } from "./form.ts";
export { createFormElements, type FormElements, type FormOptions } from "./form-elements.ts";
export type { ChoiceElements, FieldElements } from "./field-elements.ts";
export { multipart } from "./multipart.ts";
export type * from "./types.ts";
export { inputText } from "./values.ts";
