export { createForm } from "./form.ts";
export { multipart } from "./multipart.ts";
export type * from "./types.ts";
export { inputText } from "./values.ts";
