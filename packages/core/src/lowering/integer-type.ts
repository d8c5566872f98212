/** An integer type of a language: `{ signed: true, bits: 64 }` is `i64` in Rust, `long` in Java. */
export interface IntegerType {
  readonly signed: boolean;
  readonly bits: number;
}

/** Integers in JSON are at most this, so every type of 64 bits holds them. */
const LARGEST = Number.MAX_SAFE_INTEGER;

/**
 * The narrowest integer type that holds all values between the bounds: unsigned if none is negative.
 * @param bounds of a primitive, or the least and greatest member of an enum
 * @param widths that the language has, in bits, ascending. By default only 64: with narrower types, a client no longer
 *   compiles after a change of a bound.
 */
export function integerType(
  { minimum = -LARGEST, maximum = LARGEST }: { readonly minimum?: number; readonly maximum?: number },
  widths: readonly number[] = [64],
): IntegerType {
  const signed = minimum < 0;
  const fits = (bits: number): boolean => {
    const limit = 2 ** (signed ? bits - 1 : bits);
    return maximum < limit && minimum >= (signed ? -limit : 0);
  };
  return { signed, bits: widths.find(fits) ?? widths.at(-1) ?? 64 };
}
