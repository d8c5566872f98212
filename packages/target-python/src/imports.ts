import { type Code, join, syntax } from "@mizan/core";
import { imported } from "./names.ts";

/** What generated modules import besides `datetime`, in the order in which they import it. */
const MODULES = {
  decimal: ["Decimal"],
  typing: ["Annotated", "Any", "Generic", "Literal", "NamedTuple", "NotRequired", "TypeAlias", "TypeVar"],
  uuid: ["UUID"],
  mizan_client: [
    "UNSET",
    "Base64",
    "BigInt",
    "Context",
    "File",
    "Function",
    "Model",
    "OpenIntEnum",
    "OpenStrEnum",
    "Response",
    "Unset",
  ],
  pydantic: ["AwareDatetime", "ConfigDict", "Field", "NaiveDatetime"],
  typing_extensions: ["TypeAliasType", "TypedDict", "deprecated"],
} as const;

type Module = keyof typeof MODULES;
export type Imported = (typeof MODULES)[Module][number] | "dt";

/** All names that a generated module may import. */
export const IMPORTED_NAMES: readonly string[] = Object.values(MODULES).flat();

const STANDARD: readonly Module[] = ["decimal", "typing", "uuid"];
const OTHERS: readonly Module[] = ["mizan_client", "pydantic", "typing_extensions"];

const FROM: Readonly<Record<Module, (names: Code) => Code>> = {
  decimal: (names) => syntax`from decimal import ${names}`,
  typing: (names) => syntax`from typing import ${names}`,
  uuid: (names) => syntax`from uuid import ${names}`,
  mizan_client: (names) => syntax`from mizan_client import ${names}`,
  pydantic: (names) => syntax`from pydantic import ${names}`,
  typing_extensions: (names) => syntax`from typing_extensions import ${names}`,
};

export interface ImportsView {
  readonly hasStandard: boolean;
  readonly standard: readonly Code[];
  readonly hasOthers: boolean;
  readonly others: readonly Code[];
}

/** The names that a module uses, which are the ones that it imports. */
export class Imports {
  readonly #used = new Set<Imported>();

  use(name: Imported): Code {
    this.#used.add(name);
    return imported(name);
  }

  view(): ImportsView {
    const dates = this.#used.has("dt") ? [syntax`import datetime as dt`] : [];
    const standard = [...dates, ...this.#from(STANDARD)];
    const others = this.#from(OTHERS);
    return { hasStandard: standard.length > 0, standard, hasOthers: others.length > 0, others };
  }

  #from(modules: readonly Module[]): Code[] {
    return modules.flatMap((module) => {
      const names = MODULES[module].filter((name) => this.#used.has(name)).map(imported);
      return names.length === 0 ? [] : [FROM[module](join(names, ", "))];
    });
  }
}
