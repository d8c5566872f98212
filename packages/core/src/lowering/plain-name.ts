/**
 * A name as an identifier of Python, Rust and other languages that follow UAX #31 (https://unicode.org/reports/tr31/):
 * letters, digits and `_` only, in the normal form NFKC, in which Python compares identifiers. Every other character
 * becomes `_`, also letters and marks that are invisible, such as Hangul fillers. The name may begin with a digit.
 */
export function plainName(name: string): string {
  if (/^\w*$/.test(name)) return name;
  return name.normalize("NFKC").replace(/[^\p{XID_Continue}]|\p{Default_Ignorable_Code_Point}/gu, "_");
}
