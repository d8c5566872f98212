import { MizanError } from "#api";

/** What a page shows of an error: a message for each field, or one for all. */
export function messagesOf(error: Error | null): string[] {
  if (error === null) return [];
  if (!(error instanceof MizanError)) return [error.message];
  if (error.status === 0) return ["Unable to connect. Please try again."];
  if (error.issues.length === 0) return [error.message];
  return error.issues.map(({ loc, message }) => `${loc.join(" ")} ${message}`);
}

/** For a call whose error is shown where its mutation is used. */
export function ignore(): void {}
