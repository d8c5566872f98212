import type { IR } from "@mizan/core";
import { any, array, call, context, declare, enumeration, formatted, literal, mutation, nullable, object, parameter, primitive, property, ref, tagged, tuple, map } from "./build.ts";

/** A small project tracker: every kind of function and most kinds of types. */
export const tracker: IR = {
  irVersion: 1, title: "Tracker", version: "1", csrf: false, channels: [],
  functions: [
    { ...context("current_user", "global", nullable(ref("User"))), description: "Whoever is signed in." },
    { ...call("download", null, primitive("null")), returnsResponse: true },
    call("find_project", "FindProjectInput", nullable(ref("Project"))),
    { ...mutation("logout", null, primitive("null"), []), description: "Ends the session.\n\nIn every tab." },
    { ...context("project_detail", "project", ref("Project")), input: "ProjectDetailInput", inputRequired: true, description: "Name and dates." },
    { ...context("project_members", "project", array(ref("User"))), input: "ProjectDetailInput", inputRequired: true, deprecated: true },
    { ...mutation("rename_project", "RenameProjectInput", ref("Project"), [{ context: "project", scopedBy: ["project_id"] }, { context: "projects", scopedBy: [] }]), description: "Gives a project another name." },
    { ...call("search", "SearchInput", ref("Page_Project")), inputRequired: false },
  ],
  contexts: [
    { name: "global", functions: ["current_user"], params: [], origin: { pointer: "/x-mizan-contexts/global" } },
    { name: "project", functions: ["project_detail", "project_members"], origin: { pointer: "/x-mizan-contexts/project" },
      params: [{ name: "project_id", type: primitive("integer"), required: true, sharedBy: ["project_detail", "project_members"] }, { name: "as_of", type: formatted("date"), required: false, sharedBy: ["project_detail"] }] },
  ],
  types: [
    declare("Closed", object(property("kind", literal("closed")), property("reason", primitive("string")))),
    declare("Event", tagged("kind", { closed: "Closed", opened: "Opened" })),
    declare("FindProjectInput", object(property("name", primitive("string")))),
    declare("Json", { kind: "union", pointer: "", members: [primitive("string"), array(ref("Json")), map(ref("Json"))] }),
    declare("Nothing", object()),
    declare("Opened", object({ ...property("kind", literal("opened")), required: false, default: "opened" }, property("at", formatted("date-time")))),
    { ...declare("Page", object(property("items", array(parameter("T"))), property("total", primitive("integer")))), parameters: ["T"], description: "Some of the items." },
    { ...declare("Page_Project", object(property("items", array(ref("Project"))), property("total", primitive("integer")))), generic: { name: "Page", arguments: [ref("Project")] } },
    declare("Project", object(
      property("id", primitive("integer")),
      { ...property("due", nullable(formatted("date"))), description: "When it ends." },
      property("parent", nullable(ref("Project"))), property("status", ref("Status")), property("labels", map(primitive("string"))),
      property("position", tuple(primitive("number"), primitive("number"))), property("events", array(ref("Event"))),
    )),
    declare("ProjectDetailInput", object(property("project_id", primitive("integer")))),
    declare("RenameProjectInput", object(property("project_id", primitive("integer")), property("name", primitive("string")))),
    declare("SearchInput", object({ ...property("text", primitive("string")), required: false, default: "" }, { ...property("limit", primitive("integer")), required: false, default: 20, description: "How many at most." })),
    { ...declare("Status", enumeration({ OPEN: "open", CLOSED: "closed" })), description: "Where a project stands." },
    declare("User", { ...object(property("id", formatted("uuid")), property("name", primitive("string"))), additional: any }),
  ],
};
