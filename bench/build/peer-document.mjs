/**
 * The plain OpenAPI document that is equivalent to a mizan document for other generators: the same
 * functions and the same schemas. Reads become GET operations with query parameters, so that a peer emits
 * a query hook for them; the rest become POST operations, so that it emits a mutation hook.
 */
export function peerDocument(document) {
  const schemas = document.components.schemas;
  const paths = {};
  for (const fn of document["x-mizan-functions"]) {
    const read = fn.kind === "context";
    paths[`/functions/${fn.name}`] = {
      [read ? "get" : "post"]: {
        operationId: fn.name,
        ...(fn.description ? { description: fn.description } : {}),
        ...(fn.inputType
          ? read
            ? { parameters: parameters(schemas[fn.inputType]) }
            : { requestBody: body(fn.inputType) }
          : {}),
        responses: { 200: { description: "The result", content: json(output(fn)) } },
      },
    };
  }
  return { openapi: "3.1.0", info: document.info, paths, components: { schemas: plain(schemas) } };
}

const ref = (name) => ({ $ref: `#/components/schemas/${name}` });
const json = (schema) => ({ "application/json": { schema } });
const body = (name) => ({ required: true, content: json(ref(name)) });

function output(fn) {
  if (fn.outputType === null) return { type: "null" };
  return fn.outputNullable ? { anyOf: [ref(fn.outputType), { type: "null" }] } : ref(fn.outputType);
}

function parameters(input) {
  return Object.entries(input.properties ?? {}).map(([name, schema]) => ({
    name,
    in: "query",
    required: input.required?.includes(name) ?? false,
    schema,
  }));
}

/** Without the fields that only mizan reads, which would cost a peer time. */
function plain(value) {
  return JSON.parse(JSON.stringify(value, (key, inner) => (key.startsWith("x-mizan-") ? undefined : inner)));
}
