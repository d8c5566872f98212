// Compiled with the golden clients, never run: what a component may write, and what the compiler must refuse.
import {
  projectContext,
  provideProjectContext,
  provideProjectsContext,
  renameProject,
  setMizan,
  useCurrentUser,
  useDeleteTask,
  useMizan,
  useProjectContext,
  useProjectDetail,
  useProjectsContext,
  useRenameProject,
  useSearch,
} from "./projects";
import { useContactForm, useTicketForm, type Field, type FieldChoice } from "./forms";
import { provideFilteredContext, useFilteredContext } from "./type-mapping";

export function providers(id: number | undefined): void {
  setMizan();
  const { kernel } = setMizan({ baseUrl: "/api/mizan", staleTime: 1_000 });
  setMizan({ kernel });
  const project = provideProjectContext(() => ({ projectId: 7 }), { keepPrevious: true });
  provideProjectContext({ projectId: 7 });
  // While a route loads, there may be no parameters.
  provideProjectContext(() => (id === undefined ? undefined : { projectId: id }));
  provideProjectsContext();
  // @ts-expect-error a parameter of another type
  provideProjectContext({ projectId: "7" });
  // @ts-expect-error a parameter that is missing
  provideProjectContext();
  // What is optional may be left out, null or undefined.
  provideFilteredContext({ since: "2026-01-31T09:30:00Z", limit: undefined, color: null, openOnly: true });
  console.log(project.data?.project_detail.name);
}

export function data(): string | undefined {
  const project = useProjectContext();
  if (project.status === "success") return project.data.project_detail.name;
  const { state } = project;
  if (state.status === "error") return state.error.message;
  const detail = useProjectDetail();
  // @ts-expect-error nothing may have arrived yet
  console.log(project.data.project_tasks);
  // @ts-expect-error nothing may have arrived yet
  console.log(detail.current.name);
  // @ts-expect-error the properties of the reading are read-only
  detail.current = null;
  console.log(project.error?.message, useCurrentUser().current?.name);
  return project.data?.project_tasks.map(({ title }) => title).join();
}

export async function waiting(): Promise<string> {
  const project = useProjectContext();
  const detail = useProjectDetail({ projectId: 7 });
  const { project_tasks } = await project.promise();
  const { name } = await detail.promise();
  return name + String(project_tasks.length);
}

export async function calls(): Promise<void> {
  const rename = useRenameProject();
  const remove = useDeleteTask();
  const search = useSearch();
  const { call, prefetch } = useMizan();
  // @ts-expect-error nothing to wait for
  const promise: Promise<unknown> = rename.mutate({ project_id: 7, name: "Apollo" });
  const { name } = await rename.mutateAsync({ project_id: 7, name: "Apollo" });
  // @ts-expect-error an argument that is missing
  await rename.mutateAsync({ project_id: 7 });
  // @ts-expect-error no arguments at all
  await remove.mutateAsync();
  const { items } = await search.mutateAsync({ text: name });
  const renamed = await call(renameProject, { project_id: 7, name });
  // @ts-expect-error an argument of another type
  await call(renameProject, { project_id: "7", name });
  await prefetch(projectContext, { project_id: 7 });
  console.log(items[0]?.title, renamed.id, promise);
}

export function instances(id: () => number | null): void {
  const selected = useProjectContext(
    () => {
      const projectId = id();
      return projectId === null ? null : { projectId };
    },
    { keepPrevious: true, refreshEvery: 5_000, staleTime: undefined },
  );
  const skipped = useProjectDetail(undefined);
  // @ts-expect-error the name of the parameter in Python
  useProjectContext({ project_id: 7 });
  // @ts-expect-error parameters that are missing
  useProjectContext({});
  const { refetch } = useProjectsContext({}, { refreshEvery: 1_000 });
  useProjectsContext(null);
  // @ts-expect-error options are the second argument
  useProjectsContext({ refreshEvery: 1_000 });
  void refetch();
  console.log(
    selected.isPrevious ? "Loading" : (skipped.current?.name ?? selected.data?.project_detail.name),
  );
}

export function outcome(): string | undefined {
  const rename = useRenameProject();
  const remove = useDeleteTask();
  const nothing: null | undefined = remove.status === "success" ? remove.data : undefined;
  if (remove.status === "error") return remove.error.message;
  if (rename.isPending) return rename.data?.name;
  return rename.status === "success" ? rename.data.name : String(nothing);
}

/** A value that may be undefined, such as a prop, can be passed on to whatever is optional. */
export function absent(limit: number | undefined): void {
  useSearch().mutate({ text: "", limit });
  useFilteredContext(() => ({ since: "2026-01-31T09:30:00Z", limit, openOnly: true }), undefined);
}

export function forms(id: () => number): object {
  const contact = useContactForm({
    initial: { topic: "bug", seats: null },
    onSuccess: ({ number }) => console.log(number.toFixed()),
  });
  // @ts-expect-error a choice that there is not
  useContactForm({ initial: { topic: "praise" } });
  const ticket = useTicketForm(() => ({ ticket_id: id() }), { validateOnBlur: false });
  // @ts-expect-error a form of something, without saying of what
  useTicketForm();
  useTicketForm({ ticket_id: 7 });
  // @ts-expect-error a parameter of another type
  useTicketForm(() => ({ ticket_id: "7" }));
  const { subject, budget, attachment, topic } = contact.fields;
  // @ts-expect-error a field that there is not
  console.log(contact.fields.sujet);
  const added: Field | undefined = contact.field("question_1");
  // @ts-expect-error it may be missing
  console.log(contact.field("question_1").value, added?.errors);
  contact.set("subject", "Hi");
  contact.set("attachment", null);
  // @ts-expect-error its widget cannot remove the file
  contact.set("attachment", false);
  ticket.set("screenshot", false);
  // @ts-expect-error a value of another type
  contact.set("subject", 1);
  // @ts-expect-error a choice that there is not
  contact.set("topic", "praise");
  // An optional value that is undefined is left out.
  contact.set("phone", undefined);
  const send = async (): Promise<void> => {
    if (!(await contact.validate(["subject", "topic"]))) return;
    const { received_at } = await contact.submit();
    const nothing: null = await ticket.submit();
    // @ts-expect-error a field that there is not
    await contact.validate(["sujet"]);
    console.log(received_at.slice(0, 10), nothing);
  };
  const text: string | undefined = subject.value;
  // @ts-expect-error a file is no text
  const file: string | undefined = attachment.value;
  // @ts-expect-error it may be missing
  console.log(budget.value.length, contact.errors.topic.length, contact.result.number);
  const first: FieldChoice | undefined = topic.choices[0];
  const all = contact.order.map((name) => {
    const field: Field = contact.fields[name];
    return field.inputProps;
  });
  return { send, text, file, first, all };
}
