/** Fails with all `errors`, as ajv reports them; null when the document is valid. */
declare const validate: {
  (document: unknown): boolean;
  errors:
    | readonly {
        readonly instancePath: string;
        readonly keyword: string;
        readonly params: Record<string, unknown>;
        readonly propertyName?: string;
      }[]
    | null;
};
export default validate;
