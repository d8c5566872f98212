import { MizanError } from "#api";

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
