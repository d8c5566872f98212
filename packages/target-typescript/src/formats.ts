import type { Code } from "@mizan/core";
import { literal, prose, syntax } from "./names.ts";

/** A JSON Schema format whose strings get a type of their own. */
export interface StringFormat {
  readonly format: string;
  readonly name: Code;
  readonly comment: Code;
}

const define = (format: string, name: Code, description: string): StringFormat => ({
  format,
  name,
  comment: syntax`/** ${prose(description) ?? name} */`,
});

export const STRING_FORMATS: readonly StringFormat[] = [
  define("date-time", syntax`DateTime`, "A date and time as in RFC 3339: `2026-01-31T09:30:00Z`."),
  define("date", syntax`DateOnly`, "A date as in RFC 3339: `2026-01-31`."),
  define("time", syntax`TimeOnly`, "A time of day as in RFC 3339: `09:30:00`."),
  define("duration", syntax`Duration`, "A duration as in ISO 8601: `P3DT12H`."),
  define("uuid", syntax`Uuid`, "A UUID as in RFC 9562: `0190a1b2-3c4d-7e5f-8a6b-7c8d9e0f1a2b`."),
  define("decimal", syntax`Decimal`, "A decimal number of any precision: `19.90`."),
  define(
    "bigint",
    syntax`BigInteger`,
    "An integer of any size in decimal digits: `9007199254740993`. `BigInt(value)` computes with it, `String(big)` writes it.",
  ),
  define("base64", syntax`Base64`, "Bytes in base64."),
];

/** The tag that tells formats apart at compile time, e.g. `"date-time"`. */
export const formatTag = ({ format }: StringFormat): Code => literal(format);
