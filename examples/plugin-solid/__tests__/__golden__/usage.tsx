// Compiled with the golden clients, never run: what a component may write, and what the compiler must refuse.
import { For, type JSX, Show, Suspense } from "solid-js";
import {
  MizanProvider,
  renameProject,
  useCurrentUser,
  useDeleteTask,
  useMizan,
  useProjectContext,
  useProjectDetail,
  useRenameProject,
  useSearch,
  useSuspenseProjectDetail,
} from "./projects";
import { type Field, type FieldChoice, useContactForm, useTicketForm } from "./forms";
import { useFilteredContext } from "./type-mapping";

export const App = (props: { readonly id: number | null }): JSX.Element => (
  <MizanProvider baseUrl="/api/mizan">
    <Suspense fallback={<p>Loading</p>}>
      <Data id={props.id} />
    </Suspense>
  </MizanProvider>
);

function Data(props: { readonly id: number | null }): JSX.Element {
  const params = () => (props.id === null ? null : { projectId: props.id });
  const project = useProjectContext(params, { staleTime: 0, keepPrevious: true });
  const detail = useProjectDetail(params);
  const loaded = useSuspenseProjectDetail(params);
  const user = useCurrentUser();
  // @ts-expect-error parameters are given by a function
  useProjectContext({ projectId: 7 });
  // @ts-expect-error a parameter of another type
  useProjectContext(() => ({ projectId: "7" }));
  // @ts-expect-error a parameter that is missing
  useProjectContext(() => ({}));
  // What is optional may be left out, null or undefined.
  useFilteredContext(() => ({
    since: "2026-01-31T09:30:00Z",
    limit: undefined,
    color: null,
    openOnly: true,
  }));
  // @ts-expect-error nothing may have arrived yet
  console.log(project.data.project_tasks);
  // @ts-expect-error nothing may have arrived yet
  console.log(detail().name);
  // @ts-expect-error nothing may have arrived yet
  console.log(loaded().name);
  if (project.status === "success") console.log(project.data.project_tasks.length);
  if (project.status === "error") console.log(project.error.message);
  return (
    <Show when={project.data} fallback={user()?.name}>
      {(data) => (
        <ul onClick={() => void project.refetch()}>
          <For each={data().project_tasks}>{({ title }) => <li>{title}</li>}</For>
        </ul>
      )}
    </Show>
  );
}

export function Calls(): JSX.Element {
  const rename = useRenameProject();
  const { mutate: remove } = useDeleteTask();
  const search = useSearch();
  const { kernel } = useMizan();
  const all = async (): Promise<void> => {
    const { name } = await rename.mutateAsync({ project_id: 7, name: "Apollo" });
    const nothing: void = rename.mutate({ project_id: 7, name });
    // @ts-expect-error an argument that is missing
    rename.mutate({ project_id: 7 });
    // @ts-expect-error no arguments at all
    remove();
    const { items } = await search.mutateAsync({ text: name });
    const renamed = await renameProject(kernel, { project_id: 7, name });
    console.log(nothing, items[0]?.title, renamed.id);
    if (rename.status === "success") console.log(rename.data.name);
    rename.reset();
  };
  return (
    <button onClick={() => void all()} disabled={rename.isPending}>
      {rename.error?.message ?? rename.data?.name}
    </button>
  );
}

export function Forms(props: { readonly ticket: number }): JSX.Element {
  const contact = useContactForm({
    initial: { topic: "bug", seats: null },
    onSuccess: ({ number }) => console.log(number.toFixed()),
  });
  // @ts-expect-error a choice that there is not
  useContactForm({ initial: { topic: "praise" } });
  const ticket = useTicketForm(() => ({ ticket_id: props.ticket }), { validateOnBlur: false });
  // @ts-expect-error a form of something, without saying of what
  useTicketForm();
  // @ts-expect-error parameters are given by a function
  useTicketForm({ ticket_id: 7 });
  contact.set("attachment", new File([], "empty.txt"));
  ticket.set("screenshot", false);
  // @ts-expect-error a value of another type
  contact.set("subject", 1);
  // @ts-expect-error a field that there is not
  console.log(contact.fields.sujet);
  // @ts-expect-error it may be missing
  console.log(contact.result.number);
  const first = (): FieldChoice | undefined => contact.fields.topic.choices[0];
  const subject = (): Field<string> => contact.fields.subject;
  return (
    <form {...contact.formProps}>
      <label {...subject().labelProps}>{subject().label}</label>
      <input {...subject().inputProps} />
      <textarea {...contact.fields.message.inputProps} class="wide" />
      <select {...contact.fields.topic.inputProps}>
        <option {...first()?.optionProps}>{first()?.label}</option>
      </select>
      <fieldset {...contact.fields.urgency.groupProps}>
        <legend {...contact.fields.urgency.labelProps}>{contact.fields.urgency.label}</legend>
        <For each={contact.fields.urgency.choices}>{(choice) => <input {...choice.inputProps} />}</For>
      </fieldset>
      <p {...subject().errorsProps}>{contact.errors.subject?.join()}</p>
      <For each={contact.order}>{(name) => <input {...contact.fields[name].inputProps} />}</For>
      <button disabled={contact.isPending || !contact.isDirty}>{contact.error?.message}</button>
    </form>
  );
}
