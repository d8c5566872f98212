import { callContactForm, readContactForm } from "./contact-form.ts";
import type { Arrival } from "./server.ts";

/**
 * What is true on the server: a few projects, and who is signed in. The server offers
 *
 * - `project` (`project_id`): the function `detail`, an object with `id`, `name` and `reader`, the user who reads it
 * - `projects`: the functions `list`, the names of all projects, and `reader`
 * - `global`: the function `reader`
 * - `rename_project(project_id, name)`, which changes `project` with the same `project_id`, and `projects`
 * - `touch()`, which changes nothing
 * - the contact form, see `contactFormFields`
 */
export interface World {
  /** Project names by id. */
  readonly names: Map<number, string>;
  identity: string;
  csrfToken: string;
  /** Whether calls read the mounted contexts again and send them along. */
  singleFlight: boolean;
  /** Contexts that fail when they are read again after a call. */
  readonly failing: Set<string>;
  /** Behind the contact form: its choices, the subject that it begins with, how many messages were filed. */
  readonly form: {
    readonly topics: Map<number, string>;
    readonly channels: Map<string, string>;
    subject: string;
    filed: number;
  };
}

export interface ScriptedResponse {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** Text is sent as it is, anything else as JSON. */
  readonly body: unknown;
}

interface Instance {
  readonly context: string;
  readonly params: { readonly project_id?: number };
}

export const createWorld = (): World => ({
  names: new Map([
    [7, "Apollo"],
    [8, "Gemini"],
  ]),
  identity: "ada",
  csrfToken: "token-1",
  singleFlight: true,
  failing: new Set(),
  form: {
    topics: new Map([
      [1, "A bug"],
      [2, "A wish"],
    ]),
    channels: new Map([
      ["mail", "Mail"],
      ["phone", "Phone"],
    ]),
    subject: "",
    filed: 0,
  },
});

export const envelope = (status: number, code: string, details: unknown = null): ScriptedResponse => ({
  status,
  body: { error: { code, message: code.toLowerCase(), details } },
});

const readContext = (world: World, { context, params }: Instance): unknown => {
  if (context === "contact_form") return readContactForm(world);
  if (context === "global") return { reader: world.identity };
  return context === "project"
    ? { detail: { id: params.project_id, name: world.names.get(params.project_id!), reader: world.identity } }
    : { list: [...world.names.values()], reader: world.identity };
};

/** `rename_project` changes one project's name and so `project` (scoped) and `projects`; `touch` changes neither. */
const callFunction = (world: World, { body, headers }: Arrival): ScriptedResponse => {
  if (headers["x-csrftoken"] !== world.csrfToken) return envelope(403, "CSRF_FAILED");
  const { fn, args, mounted } = body!;
  if (fn.startsWith("contact_form_")) return callContactForm(world, fn, args);
  if (fn !== "rename_project") return { body: { result: fn } };
  const { project_id } = args as { project_id: number };
  world.names.set(project_id, String(args["name"]));
  const readable = (mounted as Instance[]).filter(
    ({ context, params }) =>
      !world.failing.has(context) && (context === "projects" || params.project_id === project_id),
  );
  return {
    body: {
      result: { id: project_id, name: args["name"] },
      invalidate: [{ context: "project", params: { project_id } }, { context: "projects" }],
      refreshed: world.singleFlight
        ? readable.map((each) => ({ ...each, data: readContext(world, each) }))
        : [],
    },
  };
};

export const responseFrom = (world: World, path: string, arrival: Arrival): ScriptedResponse => {
  const [, context, query] = /^ctx\/([^/]+)\/(?:\?(.*))?$/.exec(path) ?? [];
  const project_id = Number(new URLSearchParams(query).get("project_id"));
  const response = context
    ? { body: readContext(world, { context, params: { project_id } }) }
    : path === "session/"
      ? { body: { csrfToken: world.csrfToken } }
      : callFunction(world, arrival);
  return { headers: { "X-Mizan-Identity": world.identity }, ...response };
};
