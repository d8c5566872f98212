/** A document as a source handed it over. Nothing in it is trusted or validated yet. */
export interface LoadedDocument {
  /** Parsed JSON. */
  readonly document: unknown;
  /** Where it came from, for people: a path, a URL or the command that printed it. */
  readonly origin: string;
  /** Name of the plugin that added it. */
  readonly plugin: string;
}
