import { inspect, types } from "node:util";

/** Whether a value is an error, of this realm or another one (a `vm` context, a test runner). */
export function isError(thrown: unknown): thrown is Error {
  return thrown instanceof Error || types.isNativeError(thrown);
}

/** What to tell people about a value that was thrown; anything can be. */
export function messageOf(thrown: unknown): string {
  if (!isError(thrown)) return `It threw ${inspect(thrown, { depth: 1 })}, which is not an Error.`;
  return thrown.message === "" ? `It threw ${thrown.name} without a message.` : thrown.message;
}
