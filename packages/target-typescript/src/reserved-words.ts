/** Words that no variable, function or import of a strict-mode module may be called (ECMA-262, 12.7.2). */
const RESERVED_VALUES = [
  "arguments", "await", "break", "case", "catch", "class", "const", "continue", "debugger", "default", "delete",
  "do", "else", "enum", "eval", "export", "extends", "false", "finally", "for", "function", "if", "implements",
  "import", "in", "instanceof", "interface", "let", "new", "null", "package", "private", "protected", "public",
  "return", "static", "super", "switch", "this", "throw", "true", "try", "typeof", "var", "void", "while",
  "with", "yield",
  // TypeScript forbids to declare these (TS2397, TS2441).
  "globalThis", "undefined", "exports", "require",
];

/** Names of TypeScript's own types, which no interface or alias may take (TS2427, TS2457). */
const RESERVED_TYPES = [
  "any", "bigint", "boolean", "never", "number", "object", "string", "symbol", "undefined", "unknown", "void",
];

export const RESERVED: ReadonlySet<string> = new Set([...RESERVED_VALUES, ...RESERVED_TYPES]);
