export { multipart } from "./multipart.ts";
export type * from "./types.ts";
