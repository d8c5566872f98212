// Compiled with the golden clients, never run: what a composable may be given, and what the compiler must refuse.
import { type App, computed, createApp, ref, type Ref, shallowReactive } from "vue";
import {
  createMizan,
  projectContext,
  renameProject,
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

export function start(kernel: Parameters<typeof renameProject>[0]): readonly App[] {
  // @ts-expect-error an option that there is not
  createMizan({ url: "/api" });
  return [
    createApp({}).use(createMizan()),
    createApp({}).use(createMizan({ baseUrl: "/api/mizan" })),
    createApp({}).use(createMizan({ kernel })),
  ];
}

export function data(id: Ref<number | null>, options: { staleTime: number }): readonly unknown[] {
  const { state, data, error, fetching, isPrevious, refetch } = useProjectContext(
    () => (id.value === null ? null : { projectId: id.value }),
    () => ({ keepPrevious: true, ...options }),
  );
  const name: string | undefined = data.value?.project_detail.name;
  // @ts-expect-error nothing may have arrived yet
  console.log(data.value.project_tasks);
  // @ts-expect-error a composable's refs are read-only
  data.value = null;
  if (state.value.status === "success") console.log(state.value.data.project_detail.name);
  const known: null | undefined = state.value.status === "pending" ? state.value.data : undefined;
  const project = useProjectDetail({ projectId: 7 });
  // @ts-expect-error nothing may have arrived yet
  console.log(project.value.name);
  const skipped = [useProjectDetail(null), useProjectDetail(undefined), useProjectDetail(ref(null))];
  useProjectContext(computed(() => ({ projectId: 7 })));
  useProjectContext(shallowReactive({ projectId: 7 }));
  // @ts-expect-error the name of the parameter in Python
  useProjectContext({ project_id: 7 });
  // @ts-expect-error parameters that are missing
  useProjectContext({});
  // @ts-expect-error a parameter of another type
  useProjectContext(() => ({ projectId: "7" }));
  useProjectsContext(null);
  useProjectsContext({}, { refreshEvery: 1_000 });
  // @ts-expect-error options are the second argument
  useProjectsContext({ refreshEvery: 1_000 });
  const user: string | undefined = useCurrentUser().value?.name;
  const again: Promise<{ readonly project_detail: { readonly name: string } }> = refetch();
  return [name, error.value?.message, fetching.value, isPrevious.value, known, skipped, user, again];
}

export async function awaited(): Promise<string> {
  const { data } = await useProjectContext({ projectId: 7 });
  const detail = await useProjectDetail();
  // @ts-expect-error the parameters may change later
  console.log(detail.value.name);
  return data.value?.project_detail.name ?? detail.value?.name ?? "";
}

export async function calls(): Promise<void> {
  const { state, data, mutate, mutateAsync, isPending, status, reset } = useRenameProject();
  const { mutateAsync: remove } = useDeleteTask();
  const search = useSearch();
  const { call, prefetch } = useMizan();
  // @ts-expect-error nothing to wait for
  const waiting: Promise<unknown> = mutate({ project_id: 7, name: "Apollo" });
  const { name } = await mutateAsync({ project_id: 7, name: "Apollo" });
  // @ts-expect-error an argument that is missing
  await mutateAsync({ project_id: 7 });
  // @ts-expect-error no arguments at all
  await remove();
  const { items } = await search.mutateAsync({ text: name, limit: undefined });
  const renamed = await call(renameProject, { project_id: 7, name });
  // @ts-expect-error an argument of another type
  await call(renameProject, { project_id: "7", name });
  await prefetch(projectContext, { project_id: 7 });
  const outcome: "idle" | "pending" | "success" | "error" = status.value;
  if (state.value.status === "error") console.log(state.value.error.message);
  reset();
  console.log(items[0]?.title, renamed.id, waiting, data.value?.name, isPending.value, outcome);
}

export async function forms(id: Ref<number>): Promise<readonly unknown[]> {
  const contact = useContactForm({
    initial: { topic: "bug", seats: null },
    onSuccess: ({ number }) => console.log(number.toFixed()),
  });
  // @ts-expect-error a choice that there is not
  useContactForm({ initial: { topic: "praise" } });
  const ticket = useTicketForm(() => ({ ticket_id: id.value }), { validateOnBlur: false });
  useTicketForm({ ticket_id: 7 });
  // @ts-expect-error a form of something, without saying of what
  useTicketForm();
  // @ts-expect-error a parameter of another type
  useTicketForm({ ticket_id: "7" });
  const { subject, budget, attachment, topic } = contact.fields.value;
  // @ts-expect-error a field that there is not
  console.log(contact.fields.value.sujet);
  const added: Field | undefined = contact.field("question_1");
  // @ts-expect-error it may be missing
  console.log(contact.field("question_1").value, added?.errors);
  contact.set("subject", "Hi");
  contact.set("attachment", new File([], "empty.txt"));
  // @ts-expect-error its widget cannot remove the file
  contact.set("attachment", false);
  ticket.set("screenshot", false);
  // @ts-expect-error a value of another type
  contact.set("subject", 1);
  // @ts-expect-error a choice that there is not
  contact.set("topic", "praise");
  // @ts-expect-error a field that there is not
  contact.set("sujet", "Hi");
  // An optional value that is undefined is left out.
  contact.set("phone", undefined);
  if (!(await contact.validate(["subject", "topic"]))) return [];
  const { received_at } = await contact.submit();
  const nothing: null = await ticket.submit();
  // @ts-expect-error a field that there is not
  await contact.validate(["sujet"]);
  const text: string | undefined = subject.value;
  // @ts-expect-error a file is no text
  const file: string | undefined = attachment.value;
  // @ts-expect-error it may be missing
  console.log(budget.value.length);
  // @ts-expect-error it may be missing
  console.log(contact.result.value.number);
  const first: FieldChoice | undefined = topic.choices[0];
  return [received_at.slice(0, 10), nothing, text, file, first, contact.errors.value.topic?.length];
}
