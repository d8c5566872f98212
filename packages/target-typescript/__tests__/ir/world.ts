import type { IR } from "@mizan/core";
import { array, context, declare, mutation, object, primitive, property, ref } from "./build.ts";
import { contactForm } from "./world-form.ts";

const [text, number] = [primitive("string"), primitive("integer")];

/** What the scripted server of the kernel's scenarios offers. */
export const world: IR = {
  irVersion: 1,
  title: "World",
  version: "1",
  prefix: "/world/rpc",
  csrf: true,
  channels: [],
  forms: contactForm.forms,
  functions: [
    ...contactForm.functions,
    { ...context("detail", "project", ref("Detail")), input: "DetailInput", inputRequired: true },
    context("list", "projects", array(text)),
    context("reader", "projects", text),
    mutation("rename_project", "RenameProjectInput", ref("Renamed"), [
      { context: "project", scopedBy: ["project_id"] },
      { context: "projects", scopedBy: [] },
    ]),
    mutation("touch", null, text, []),
  ],
  contexts: [
    ...contactForm.contexts,
    {
      name: "project",
      functions: ["detail"],
      params: [{ name: "project_id", type: number, required: true, sharedBy: ["detail"] }],
      extensions: {},
      origin: { pointer: "" },
    },
    { name: "projects", functions: ["list", "reader"], params: [], extensions: {}, origin: { pointer: "" } },
  ],
  types: [
    ...contactForm.types,
    declare("Detail", object(property("id", number), property("name", text), property("reader", text))),
    declare("DetailInput", object(property("project_id", number))),
    declare("RenameProjectInput", object(property("project_id", number), property("name", text))),
    declare("Renamed", object(property("id", number), property("name", text))),
  ],
};

/** The context `global` of that server. `world` lacks it, because its provider would read it in every scenario. */
export const globalWorld: IR = {
  ...world,
  forms: [],
  functions: [context("reader", "global", text)],
  contexts: [{ name: "global", functions: ["reader"], params: [], extensions: {}, origin: { pointer: "" } }],
  types: [],
};
