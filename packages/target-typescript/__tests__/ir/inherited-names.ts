import type { ContextParameter, IR } from "@mizan/core";
import { call, context, declare, object, primitive, property } from "./build.ts";
import { world } from "./world.ts";
import { contactForm } from "./world-form.ts";

const text = primitive("string");

/** Properties that every object of JavaScript has, with other types than the arguments. */
const names = ["constructor", "toString", "valueOf", "hasOwnProperty", "__proto__"];

/** A call, a call with a file, a context and a form whose arguments are optional and have such names. */
export function inheritedNames(): IR {
  const params: readonly ContextParameter[] = names.map((name) => ({
    name,
    type: text,
    required: false,
    sharedBy: [],
  }));
  const races = declare(
    "RacesInput",
    object(...names.map((name) => ({ ...property(name, text), required: false }))),
  );
  const optional = { inputRequired: false } as const;
  return {
    ...world,
    ...contactForm,
    functions: [
      ...contactForm.functions,
      { ...call("races", "RacesInput", text), ...optional },
      { ...call("upload", "RacesInput", text), ...optional, multipart: true },
      context("laps", "races", text),
    ],
    contexts: [
      ...contactForm.contexts.map((each) => ({ ...each, params })),
      { name: "races", functions: ["laps"], params, extensions: {}, origin: { pointer: "" } },
    ],
    types: [...contactForm.types, races],
  };
}
