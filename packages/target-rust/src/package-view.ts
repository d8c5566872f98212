import { type Code, type IR, syntax } from "@mizan/core";
import { toml } from "./names.ts";
import type { CheckedOptions } from "./options.ts";
import { documentation, sentence } from "./prose.ts";
import type { Dependency } from "./type-printer.ts";

/** The content of `Cargo.toml`. */
export interface ManifestView {
  readonly name: Code;
  readonly version: Code;
  readonly kernel: Code;
  readonly hasChrono: boolean;
  readonly hasSerde: boolean;
  readonly hasJson: boolean;
  readonly hasUuid: boolean;
}

/** The content of `lib.rs`. */
export interface LibView {
  readonly about: Code | null;
}

export function manifestView(
  { crate, version }: CheckedOptions,
  dependencies: ReadonlySet<Dependency>,
  hasSerde: boolean,
): ManifestView {
  return {
    name: toml(crate),
    version: toml(version),
    kernel: dependencies.has("mizan_kernel::DateTime")
      ? syntax`{ version = "0.1", features = ["chrono"] }`
      : syntax`"0.1"`,
    hasChrono: dependencies.has("chrono"),
    hasSerde,
    hasJson: dependencies.has("serde_json"),
    hasUuid: dependencies.has("uuid"),
  };
}

export function libView({ title, prefix }: IR): LibView {
  const place =
    prefix === null
      ? null
      : sentence`The path of its endpoints is ${prefix}, after the host of your backend.`;
  return { about: documentation("//!", sentence`A client of the backend ${title}.`, place) };
}
