/** The time of a phase of the build, or of one tap of a hook. Times are milliseconds since the trace began. */
export interface Span {
  readonly name: string;
  readonly plugin?: string;
  readonly start: number;
  /** Absent while it runs. */
  end?: number;
}

/** Records where a build spends its time. Used for progress, `--profile` and the error of a tap that hangs. */
export class Trace {
  readonly #origin: number = clock();
  readonly spans: Span[] = [];
  readonly #listeners = new Set<() => void>();

  /** Starts a span; the returned function ends it. */
  begin(name: string, plugin?: string): () => void {
    const span: Span = { name, start: this.now(), ...(plugin === undefined ? {} : { plugin }) };
    this.spans.push(span);
    this.#notify();
    return () => {
      span.end ??= this.now();
      this.#notify();
    };
  }

  /** The spans that have not ended, outermost first. */
  running(): readonly Span[] {
    return this.spans.filter(({ end }) => end === undefined);
  }

  /** Calls a function whenever a span begins or ends. @returns a function that removes the listener. */
  onChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  #notify(): void {
    for (const listener of this.#listeners) listener();
  }

  /** Milliseconds since the trace began. */
  readonly now = (): number => clock() - this.#origin;
}

/** Milliseconds. Not `performance`, which would load Node's module of that name. */
const clock = (): number => {
  const [seconds, nanoseconds] = process.hrtime();
  return seconds * 1e3 + nanoseconds / 1e6;
};
