/** A small document as mizan's Python exporter writes them. */
export const document = {
  openapi: "3.1.0",
  info: { title: "Tracker", version: "1.0.0" },
  paths: {},
  "x-mizan-version": 1,
  "x-mizan-session": { csrf: false },
  "x-mizan-functions": [
    fn("internal_reset", { kind: "mutation", affects: [{ context: "audit", scopedBy: [] }] }),
    fn("internal_trail", { kind: "context", context: "audit", outputType: "Project" }),
    fn("project_detail", {
      kind: "context",
      context: "project",
      inputType: "ProjectDetailInput",
      outputType: "Project",
      outputNullable: true,
      description: "One project.\n\nNull when it is *gone*.",
    }),
    fn("rename_project", {
      kind: "mutation",
      inputType: "RenameProjectInput",
      outputType: "Project",
      affects: [{ context: "project", scopedBy: ["project_id"] }],
      auth: "required",
      deprecated: true,
    }),
  ],
  "x-mizan-contexts": {
    audit: { functions: ["internal_trail"], params: {} },
    project: {
      functions: ["project_detail"],
      params: {
        project_id: { schema: { type: "integer" }, required: true, sharedBy: ["project_detail"] },
      },
    },
  },
  components: {
    schemas: {
      Project: {
        type: "object",
        description: "What people work on.",
        properties: {
          id: { type: "integer" },
          name: { type: "string", description: "At most a|b characters" },
          due: { anyOf: [{ type: "string", format: "date" }, { type: "null" }] },
          status: { $ref: "#/components/schemas/Status" },
          tags: { type: "array", items: { type: "string" } },
        },
        required: ["id", "name", "due", "status", "tags"],
      },
      ProjectDetailInput: {
        type: "object",
        properties: { project_id: { type: "integer" } },
        required: ["project_id"],
        additionalProperties: false,
      },
      RenameProjectInput: {
        type: "object",
        properties: { project_id: { type: "integer" }, name: { type: "string", default: "New" } },
        required: ["project_id"],
        additionalProperties: false,
      },
      Status: { type: "string", enum: ["open", "done"], "x-mizan-enum-names": ["OPEN", "DONE"] },
    },
  },
};

function fn(name: string, rest: Readonly<Record<string, unknown>>) {
  return {
    name,
    camelName: name.replace(/_(.)/g, (_, letter: string) => letter.toUpperCase()),
    kind: "call",
    inputType: null,
    outputType: null,
    outputNullable: false,
    returnsResponse: false,
    context: null,
    affects: [],
    auth: "none",
    deprecated: false,
    description: null,
    source: "app/clients.py:7",
    ...rest,
  };
}
