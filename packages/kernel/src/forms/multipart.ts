interface FileWithin {
  /** RFC 6901, relative to the arguments: `/values/photos/0`. */
  readonly pointer: string;
  readonly file: Blob;
}

const filesWithin = (value: unknown, pointer = ""): FileWithin[] =>
  value instanceof Blob
    ? [{ pointer, file: value }]
    : typeof value === "object" && value !== null
      ? Object.entries(value).flatMap(([key, each]) =>
          filesWithin(each, `${pointer}/${key.replace(/~/g, "~0").replace(/\//g, "~1")}`),
        )
      : [];

/**
 * The encoder of a call whose arguments contain files, for `CallOptions.encode`: `multipart/form-data` with the call's
 * JSON in the part `call` and each file in a part named by the JSON Pointer (RFC 6901) of its place in the arguments,
 * where the JSON has null. Undefined if there is no file, so that the call stays JSON.
 */
export const multipart = (args: object): ((call: string) => FormData) | undefined => {
  const files = filesWithin(args);
  if (files.length === 0) return undefined;
  // Copied now: the caller may change the arguments while a session is fetched.
  const withoutFiles = JSON.stringify(args, (_key, value: unknown) => (value instanceof Blob ? null : value));
  return (call) => {
    const body = new FormData();
    const envelope = { ...(JSON.parse(call) as object), args: JSON.parse(withoutFiles) as unknown };
    body.append("call", JSON.stringify(envelope));
    for (const { pointer, file } of files) body.append(pointer, file);
    return body;
  };
};
