import { form, formDocument } from "../../ir/form-document.ts";
import { fn, type Json, object, small } from "../../ir/small-document.ts";
import { changing } from "../found.ts";
import { type Case, integer, string } from "./schemas.ts";

const reading = (context: string, more: Json = {}, params: Json = {}): Json =>
  small(
    [fn("get", { kind: "context", context, ...more })],
    {},
    { [context]: { functions: ["get"], params } },
  );
const param = (schema: Json, required = true): Json => ({ v: { schema, required, sharedBy: ["get"] } });
const readingBy = (schema: Json, required = true): Json => {
  const document = reading("page", { inputType: "GetInput" }, param(schema, required));
  document["components"].schemas = { GetInput: object({ v: schema }, required ? ["v"] : []) };
  return document;
};
const withPath = (prefix: string): Json => ({
  ...small([fn("get")]),
  paths: { [`${prefix}/call/`]: {}, [`${prefix}/session/`]: {} },
});
const withCsrf = (csrf: boolean): Json => ({ ...small([fn("get")]), "x-mizan-session": { csrf } });
const affecting = (...affects: Json[]): Json =>
  small(
    [
      fn("news", { kind: "context", context: "news" }),
      fn("page", { kind: "context", context: "page", inputType: "SetInput" }),
      fn("set", { kind: "mutation", affects, inputType: "SetInput" }),
    ],
    { SetInput: object({ v: integer }) },
    {
      news: { functions: ["news"], params: {} },
      page: { functions: ["page"], params: { v: { schema: integer, required: true, sharedBy: ["page"] } } },
    },
  );
const pageBy = (...scopedBy: string[]): Json => ({ context: "page", scopedBy });

/** Changes of the backend, of functions and forms, and of the parameters of contexts. */
export const FUNCTION_CASES: readonly Case[] = [
  // The backend
  [
    "another path",
    withPath("/api/mizan"),
    withPath("/v2"),
    "path-changed: the backend is at /v2 instead of /api/mizan",
  ],
  ["CSRF", withCsrf(false), withCsrf(true), "csrf-required: the backend needs a CSRF token for calls"],
  ["no CSRF", withCsrf(true), withCsrf(false), "csrf-dropped: the backend needs no CSRF token any more"],
  // Functions
  ["a new function", small([fn("a")]), small([fn("a"), fn("b")]), "function-added: b was added"],
  ["a function is gone", small([fn("a"), fn("b")]), small([fn("a")]), "function-removed: b was removed"],
  [
    "a read in another context",
    reading("page"),
    reading("news"),
    "function-moved: get was a read of the context page, is a read of the context news",
  ],
  [
    "a read that becomes a call",
    reading("page"),
    small([fn("get")]),
    "function-moved: get was a read of the context page, is a call",
  ],
  [
    "a call that becomes a mutation",
    changing({}),
    changing({ kind: "mutation" }),
    "kind-changed: set was a call, is a mutation",
  ],
  [
    "a response of the framework",
    changing({}),
    changing({ returnsResponse: true }),
    "response-changed: set returns a response of the framework instead of JSON",
  ],
  ["files", changing({}), changing({ multipart: true }), "files-accepted: set accepts files"],
  ["no files", changing({ multipart: true }), changing({}), "files-refused: set accepts no files"],
  ["a deprecated function", changing({}), changing({ deprecated: true }), "deprecated: set is deprecated"],
  [
    "a function that stays",
    changing({ deprecated: true }),
    changing({}),
    "undeprecated: set is not deprecated any more",
  ],
  // Access
  [
    "a rule",
    changing({}),
    changing({ auth: "required" }),
    "access-restricted: set demanded nothing, demands required",
  ],
  [
    "a rule that cannot be compared",
    changing({ auth: "staff" }),
    changing({ auth: "custom" }),
    "access-restricted: set demanded staff, demands custom",
  ],
  [
    "another permission",
    changing({ auth: "permission", permissions: ["a"] }),
    changing({ auth: "permission", permissions: ["b"] }),
    "access-restricted: set demanded permission and a, demands permission and b",
  ],
  [
    "a dependency",
    changing({}),
    changing({ guards: ["user"] }),
    "access-restricted: set demanded nothing, demands dependency user",
  ],
  [
    "a weaker rule",
    changing({ auth: "staff" }),
    changing({ auth: "required" }),
    "access-loosened: set demanded staff, demands required",
  ],
  ["no rule", changing({ auth: "required" }), changing({}), "access-public: set is public now"],
  // Invalidation
  [
    "another affected context",
    affecting(pageBy()),
    affecting({ context: "news", scopedBy: [] }),
    "invalidation-changed: set affected page, affects news",
  ],
  [
    "a narrower invalidation",
    affecting(pageBy()),
    affecting(pageBy("v")),
    "invalidation-changed: set affected page, affects page by v",
  ],
  // Forms
  [
    "a new form",
    formDocument({ report_form: form({}) }),
    formDocument({ report_form: form({}), survey_form: form({ camelName: "surveyForm" }) }),
    "form-added: form survey_form was added",
  ],
  [
    "a form is gone",
    formDocument({ report_form: form({}), survey_form: form({ camelName: "surveyForm" }) }),
    formDocument({ report_form: form({}) }),
    "form-removed: form survey_form was removed",
  ],
  // Parameters of contexts
  [
    "a new parameter",
    reading("page"),
    readingBy(integer),
    "input-required-added: page(v) was added and is required",
  ],
  [
    "a new optional parameter",
    reading("page"),
    readingBy(integer, false),
    "input-added: page(v) was added and is optional",
  ],
  ["a parameter is gone", readingBy(integer), reading("page"), "input-removed: page(v) was removed"],
  [
    "another parameter",
    readingBy(integer),
    readingBy(string),
    "input-changed: page(v) was an integer, is a string",
  ],
];
