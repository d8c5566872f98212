/** What the scenes of every framework show to the specs. */
import { MizanError } from "#api";

declare global {
  interface Window {
    /** How often each counter has been rendered, by its key. */
    commits: Record<string, number>;
    /** What each form with an action has shown, by its name. */
    shown: Record<string, string[]>;
  }
}

interface Call {
  data: unknown;
  error: Error | null;
}

/** The value as JSON, or the typed error as `CODE status: message`. */
export function outcome({ data, error }: Call): string {
  if (error instanceof MizanError) return `${error.code} ${error.status}: ${error.message}`;
  if (error) return `untyped ${error.name}: ${error.message}`;
  return JSON.stringify(data);
}

export function countCommit(key: string): void {
  window.commits[key] = (window.commits[key] ?? 0) + 1;
}
