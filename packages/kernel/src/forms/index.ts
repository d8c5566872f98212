export { createForm } from "./form.ts";
export {
  createFormElements,
  type FormElements,
  type FormElementsOptions,
  type FormEvent,
  type FormProps,
} from "./form-elements.ts";
export type {
  ChoiceElements,
  ElementEvent,
  FieldElements,
  GroupProps,
  InputProps,
} from "./field-elements.ts";
export { multipart } from "./multipart.ts";
export type * from "./types.ts";
export { inputText } from "./values.ts";
