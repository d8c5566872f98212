/** One stretch of work: a phase of the build or one tap of a hook. Times are milliseconds since the trace began. */
export interface Span {
  readonly name: string;
  readonly plugin?: string;
  readonly start: number;
  /** Absent while it runs. */
  end?: number;
}

/** What a build spends its time on; read by progress, by `--profile` and by the report of a tap that hangs. */
export class Trace {
  readonly #origin: number = clock();
  readonly spans: Span[] = [];
  readonly #listeners = new Set<() => void>();

  /** Starts a span; the returned function ends it. */
  begin(name: string, plugin?: string): () => void {
    const span: Span = { name, start: this.now(), ...(plugin === undefined ? {} : { plugin }) };
    this.spans.push(span);
    this.#tell();
    return () => {
      span.end ??= this.now();
      this.#tell();
    };
  }

  /** What runs at this moment, outermost first. */
  running(): readonly Span[] {
    return this.spans.filter(({ end }) => end === undefined);
  }

  /** Calls a function whenever something begins or ends. @returns a function that stops that. */
  onChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  #tell(): void {
    for (const listener of this.#listeners) listener();
  }

  /** Milliseconds since the trace began. */
  readonly now = (): number => clock() - this.#origin;
}

/** Milliseconds. `performance` would load Node's whole module of that name. */
const clock = (): number => {
  const [seconds, nanoseconds] = process.hrtime();
  return seconds * 1e3 + nanoseconds / 1e6;
};
