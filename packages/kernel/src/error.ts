/** One error in the input. `loc` is the path to it: `["name"]`, `["items", 2, "price"]`. */
export interface ValidationIssue {
  readonly loc: readonly (string | number)[];
  readonly type: string;
  readonly message: string;
}

/**
 * Every error of a call or a context except an abort by the caller's own signal, which rejects as `fetch` does.
 *
 * `code` is the server's, or one of the kernel's: `NETWORK_ERROR` (no response, status 0), `BAD_RESPONSE` (a response
 * without a mizan envelope, with its status) or `RESET` (another user signed in before the call was sent or answered;
 * status 0).
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

  /** The errors in the input if the code is `VALIDATION_FAILED`; otherwise empty. */
  get issues(): readonly ValidationIssue[] {
    return this.code === "VALIDATION_FAILED" ? (this.details as readonly ValidationIssue[]) : [];
  }
}
