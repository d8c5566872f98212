/** One error in the input. `loc` is the path to it: `["name"]`, `["items", 2, "price"]`. */
export interface ValidationIssue {
  readonly loc: readonly (string | number)[];
  readonly type: string;
  readonly message: string;
}

/** The codes that every backend may send, and those of the kernel. An application may have codes of its own. */
export type ErrorCode =
  | "BAD_REQUEST"
  | "UNAUTHORIZED"
  | "FORBIDDEN"
  | "CSRF_FAILED"
  | "NOT_FOUND"
  | "PAYMENT_REQUIRED"
  | "CONFLICT"
  | "GONE"
  | "RATE_LIMITED"
  | "UNAVAILABLE"
  | "VALIDATION_FAILED"
  | "INTERNAL_ERROR"
  | "NOT_IMPLEMENTED"
  | "NETWORK_ERROR"
  | "TIMEOUT"
  | "BAD_RESPONSE"
  | "RESET"
  | (string & Record<never, never>);

/** On the prototype of every copy of the class: a page or a test may load the ESM and the CommonJS build. */
const BRAND = Symbol.for("@mizan/kernel MizanError");

export interface MizanErrorOptions extends ErrorOptions {
  readonly retryAfter?: number;
}

/**
 * Every error of a call or a context except an abort by the caller's own signal, which rejects as `fetch` does.
 *
 * `code` is the server's, or one of the kernel's: `NETWORK_ERROR` (no response, status 0), `TIMEOUT` (no response in
 * time, status 0), `BAD_RESPONSE` (a response without a mizan envelope, with its status) or `RESET` (another user signed
 * in before the call was sent or answered; status 0).
 */
export class MizanError extends Error {
  override readonly name: string = "MizanError";
  declare readonly code: ErrorCode;
  declare readonly status: number;
  declare readonly details: unknown;
  /** Milliseconds that the server asks to wait before the next attempt (`Retry-After`); 0 if it does not. */
  declare readonly retryAfter: number;

  /** Accepts the errors of another copy of this package too. Subclasses accept their own instances only. */
  static override [Symbol.hasInstance](value: unknown): boolean {
    return this === MizanError ? BRAND in Object(value) : super[Symbol.hasInstance](value);
  }

  constructor(
    code: string,
    status: number,
    message: string,
    details: unknown = null,
    { retryAfter = 0, ...options }: MizanErrorOptions = {},
  ) {
    super(message, options);
    this.code = code;
    this.status = status;
    this.details = details;
    this.retryAfter = retryAfter;
  }

  /** The errors in the input if the code is `VALIDATION_FAILED`; otherwise empty. */
  get issues(): readonly ValidationIssue[] {
    return this.code === "VALIDATION_FAILED" ? (this.details as readonly ValidationIssue[]) : [];
  }
}

// Not in a static block: Babel's preset for React Native rejects them.
Object.assign(MizanError.prototype, { [BRAND]: true });
