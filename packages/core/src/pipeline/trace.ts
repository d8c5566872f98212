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
  readonly #origin: number = performance.now();
  readonly spans: Span[] = [];

  /** Starts a span; the returned function ends it. */
  begin(name: string, plugin?: string): () => void {
    const span: Span = { name, start: this.now(), ...(plugin === undefined ? {} : { plugin }) };
    this.spans.push(span);
    return () => {
      span.end ??= this.now();
    };
  }

  /** What runs at this moment, outermost first. */
  running(): readonly Span[] {
    return this.spans.filter(({ end }) => end === undefined);
  }

  /** Milliseconds since the trace began. */
  readonly now = (): number => performance.now() - this.#origin;
}
