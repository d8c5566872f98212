export { inputText } from "./elements.ts";
export { createForm } from "./form.ts";
export { multipart } from "./multipart.ts";
export type * from "./types.ts";
