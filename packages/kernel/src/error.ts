/** One thing that is wrong with the input, `loc` being the path to it: `["name"]`, `["items", 2, "price"]`. */
export interface ValidationIssue {
  readonly loc: readonly (string | number)[];
  readonly type: string;
  readonly message: string;
}

/**
 * Every failure of a call or a context except an abort by the caller's own signal, which rejects as `fetch` does.
 *
 * `code` is the server's, or one of the kernel's: `NETWORK_ERROR` (no answer, status 0), `BAD_RESPONSE` (an answer
 * that is not mizan's, with its status) or `RESET` (another user signed in before the call was sent or answered; status
 * 0).
 */
export class MizanError extends Error {
  override readonly name: string = "MizanError";
  declare readonly code: string;
  declare readonly status: number;
  declare readonly details: unknown;

  constructor(
    code: string,
    status: number,
    message: string,
    details: unknown = null,
    options?: ErrorOptions,
  ) {
    super(message, options);
    this.code = code;
    this.status = status;
    this.details = details;
  }

  /** What is wrong, field by field, when the code is `VALIDATION_FAILED`; else empty. */
  get issues(): readonly ValidationIssue[] {
    return this.code === "VALIDATION_FAILED" ? (this.details as readonly ValidationIssue[]) : [];
  }
}
