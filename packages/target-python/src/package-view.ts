import type { Code, IR } from "@mizan/core";
import { docstring, oneLine, text } from "./names.ts";
import type { PythonPackage } from "./options.ts";

/** What `__init__.py` contains. */
export interface InitView {
  readonly module: Code;
}

/** What `pyproject.toml` contains. */
export interface ProjectView {
  readonly name: Code;
  readonly version: Code;
  readonly module: Code;
}

export function initView({ title }: IR): InitView {
  return { module: docstring(`A client of ${oneLine(title) || "a mizan backend"}.`)! };
}

/** Names and versions have no character that TOML would escape in another way than Python. */
export function projectView({ name, version, module }: PythonPackage): ProjectView {
  return { name: text(name), version: text(version), module: text(module) };
}
