/** https://doc.rust-lang.org/reference/keywords.html, strict and reserved, of all editions. */
export const KEYWORDS: ReadonlySet<string> = new Set(
  (
    "abstract as async await become box break const continue do dyn else enum extern false final fn for gen if impl in " +
    "let loop macro match mod move mut override priv pub ref return static struct trait true try type typeof unsafe " +
    "unsized use virtual where while yield"
  ).split(" "),
);

/** Keywords that cannot be written as a raw identifier. */
export const NEVER_RAW: ReadonlySet<string> = new Set(["self", "Self", "super", "crate", "_"]);

/** Types and variants that generated code uses by their plain names, also inside macros of the kernel. */
export const TYPE_NAMES: ReadonlySet<string> = new Set(
  (
    "BTreeMap Box Default Deserialize Deserializer Err From None Ok Option Other Result Self Serialize Serializer Some " +
    "String TryFrom Vec"
  ).split(" "),
);

/** Methods of a generated client, and those to which Rust gives a meaning: no function of a backend has their names. */
export const CLIENT_METHODS: ReadonlySet<string> = new Set(
  "as_mut as_ref borrow borrow_mut builder clone default deref from from_str into kernel new".split(" "),
);
