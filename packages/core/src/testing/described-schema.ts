/** With the keywords that mizan does not read, too. */
export type FreeSchema = Readonly<Record<string, unknown>>;

/** Each field is described by the text; only the plain one is required. */
export const objectOf = (text: string, properties: Record<string, FreeSchema>): FreeSchema => ({
  type: "object",
  properties: Object.fromEntries(
    Object.entries(properties).map(([name, schema]) => [name, { ...schema, ...about(text) }]),
  ),
  required: Object.keys(properties).filter((name) => properties[name]?.default === undefined),
});

export const about = (text: string): object => ({
  title: text,
  description: text,
  examples: [text, { [text]: text }],
  $comment: text,
  deprecated: true,
});
