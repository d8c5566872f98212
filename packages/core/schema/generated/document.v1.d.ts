import type { ErrorObject } from "ajv";

/** Fails with `errors`, all of them; null when the document is valid. */
declare const validate: {
  (document: unknown): boolean;
  errors: readonly Pick<ErrorObject, "instancePath" | "keyword" | "params" | "propertyName">[] | null;
};
export default validate;
