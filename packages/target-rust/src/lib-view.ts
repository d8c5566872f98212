import type { Code, IR } from "@mizan/core";
import { documentation, sentence } from "./prose.ts";

/** The content of `lib.rs`. */
export interface LibView {
  readonly about: Code | null;
}

export function libView({ title, prefix }: IR): LibView {
  const place =
    prefix === null
      ? null
      : sentence`The path of its endpoints is ${prefix}, after the host of your backend.`;
  return { about: documentation("//!", sentence`A client of the backend ${title}.`, place) };
}
