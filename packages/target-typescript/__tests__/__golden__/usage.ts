// Compiled with the golden clients, never run: what a program may write, and what the compiler must refuse.
import {
  addComment,
  createClient,
  createTask,
  currentUser,
  deleteTask,
  fetchProjectContext,
  findTask,
  lastActivity,
  overrideProjectContext,
  projectContext,
  renameProject,
  search,
  setTaskStatus,
  Status,
  type CommentInput,
  type Page,
  type Task,
} from "./projects/index.js";
import { contactForm, contactFormSubmit, ticketForm, type FormField } from "./forms/index.js";
import {
  bigInteger,
  temporal,
  type AwareDateTime,
  type BigInteger,
  type DateOnly,
  type DateTime,
  type Moments,
  type NaiveDateTime,
  type Span,
} from "./type-mapping/index.js";

const client = createClient({ baseUrl: "/api/mizan" });

export async function arguments_(): Promise<void> {
  await renameProject(client, { project_id: 7, name: "Apollo" });
  // @ts-expect-error an argument of another type
  await renameProject(client, { project_id: "7", name: "Apollo" });
  // @ts-expect-error an argument that is missing
  await renameProject(client, { project_id: 7 });
  // @ts-expect-error an argument that the function does not have
  await renameProject(client, { project_id: 7, name: "Apollo", colour: "red" });
  // @ts-expect-error no arguments at all
  await renameProject(client);
  // What has a default may be left out; what may be null may be null.
  await createTask(client, { project_id: 7, title: "Launch" });
  await createTask(client, { project_id: 7, title: "Launch", assignee_id: null });
  await search(client, { text: "launch", limit: 5 });
  await search(client, { text: "launch", limit: undefined });
  await setTaskStatus(client, { project_id: 7, task_id: 1, status: Status.IN_PROGRESS });
  await setTaskStatus(client, { project_id: 7, task_id: 1, status: "in-progress" });
  // @ts-expect-error not a member of the enum
  await setTaskStatus(client, { project_id: 7, task_id: 1, status: "gone" });
  const reply: CommentInput = { author: { id: 1, name: "Ada" }, text: "Yes", replies: [] };
  await addComment(client, { task_id: 1, comment: reply }, { signal: AbortSignal.timeout(1_000) });
  await addComment(client, { task_id: 1, comment: { ...reply, replies: undefined } });
  // @ts-expect-error a required argument that is undefined
  await search(client, { text: undefined });
}

export async function results(): Promise<void> {
  const page: Page<Task> = await search(client, { text: "launch" });
  const first: string | undefined = page.items[0]?.title;
  const user = await currentUser(client);
  // @ts-expect-error it is null for an anonymous user
  console.log(first, user.name);
  console.log((await findTask(client, { task_id: 1 }))?.title ?? "none");
  const nothing: null = await deleteTask(client, { task_id: 1 });
  const event = await lastActivity(client, { project_id: 7 });
  if (event?.kind === "renamed") console.log(event.old_name);
  // @ts-expect-error only a renaming has an old name
  if (event?.kind === "task_created") console.log(event.old_name);
  console.log(nothing);
}

export async function contexts(): Promise<void> {
  const { project_detail, project_members } = await fetchProjectContext(client, { project_id: 7 });
  console.log(project_detail.name, project_members[0]?.name);
  const { data } = projectContext(client, { project_id: 7 }).get();
  // @ts-expect-error nothing may have arrived yet
  console.log(data.project_detail);
  // @ts-expect-error the context has a parameter
  await fetchProjectContext(client);
  const renamed = overrideProjectContext(client, { project_id: 7 }, (shown) => ({
    ...shown,
    project_detail: { ...shown.project_detail, name: "Apollo" },
  }));
  await renameProject(client, { project_id: 7, name: "Apollo" }, { optimistic: [renamed] });
}

export async function formats(day: DateOnly, moment: DateTime): Promise<void> {
  await temporal(client, { value: { moment: "2026-01-31T09:30:00Z", day, clock: "09:30", span: "P1D" } });
  // @ts-expect-error a day is no moment
  await temporal(client, { value: { moment: day, day: moment, clock: "09:30", span: "P1D" } });
}

export function zones(aware: AwareDateTime, naive: NaiveDateTime, either: DateTime): readonly DateTime[] {
  const written: Moments = { aware: new Date(0).toISOString(), naive: "2026-01-31T09:30:00" };
  // @ts-expect-error a date-time with an offset where the backend takes none
  const local: NaiveDateTime = aware;
  // @ts-expect-error it may have no offset
  const moment: AwareDateTime = either;
  return [aware, naive, written.aware, local, moment];
}

export function spans([first, last]: Span): number {
  const [start]: Span = [1, 2];
  // @ts-expect-error an item is missing
  const short: Span = [1];
  return first + last + start + short.length;
}

export async function bigIntegers(id: BigInteger): Promise<void> {
  const next: BigInteger = String(BigInt(id) + 1n);
  const { value } = await bigInteger(client, { value: next, many: ["9007199254740993", null] });
  console.log(value === undefined ? 0n : BigInt(value));
  // @ts-expect-error a number, which may have been rounded already
  await bigInteger(client, { value: 9007199254740992 });
}

export async function forms(photo: File): Promise<void> {
  const form = contactForm(client, { topic: "bug" });
  form.set("subject", "It does not start");
  form.set("attachment", photo);
  form.set("photos", [photo, new Blob(["…"])]);
  form.set("phone", undefined);
  // @ts-expect-error a value of another type
  form.set("seats", "one");
  // @ts-expect-error not one of the choices
  form.set("topic", "gossip");
  // @ts-expect-error a field that the form does not have
  form.set("age", 7);
  const sure: boolean = await form.validate(["subject"]);
  const { number } = await form.submit();
  const fields: readonly FormField[] = form.get().fields;
  console.log(sure, number, fields, form.get().errors.subject?.[0], form.get().result?.received_at);
  const nothing: null = await ticketForm(client, { ticket_id: 7 }).submit();
  // @ts-expect-error the form has a parameter
  ticketForm(client);
  // @ts-expect-error what the form requires is missing
  await contactFormSubmit(client, { values: { subject: "It does not start" } });
  console.log(nothing);
}
