// Compiled with the golden clients, never run: what a component may write, and what the compiler must refuse.
import type { ReactNode } from "react";
import {
  MizanContext,
  ProjectContext,
  projectContext,
  ProjectsContext,
  renameProject,
  useCurrentUser,
  useDeleteTask,
  useMizan,
  useProjectContext,
  useProjectDetail,
  useProjectsContext,
  useRenameProject,
  useSearch,
  useSuspenseProjectDetail,
} from "./projects";
import { useContactForm, useTicketForm, type Field, type FieldChoice } from "./forms";
import { FilteredContext } from "./type-mapping";

export function Providers(): ReactNode {
  return (
    <MizanContext baseUrl="/api/mizan">
      <ProjectContext projectId={7}>project</ProjectContext>
      {/* @ts-expect-error a parameter of another type */}
      <ProjectContext projectId="7" />
      {/* @ts-expect-error a parameter that is missing */}
      <ProjectContext />
      {/* What is optional may be left out, null or undefined. */}
      <FilteredContext since="2026-01-31T09:30:00Z" limit={undefined} color={null} openOnly />
    </MizanContext>
  );
}

export function Data(): ReactNode {
  const state = useProjectContext();
  if (state.status === "success") return state.data.project_detail.name;
  const { data, error } = state;
  const project = useProjectDetail();
  const loaded = useSuspenseProjectDetail();
  // @ts-expect-error nothing may have arrived yet
  console.log(data.project_tasks);
  // @ts-expect-error nothing may have arrived yet
  console.log(project.name);
  console.log(loaded.name, error?.message, useCurrentUser()?.name);
  return data?.project_tasks.map(({ title }) => title);
}

export function Calls(): ReactNode {
  const { mutate, mutateAsync, data } = useRenameProject();
  const { mutateAsync: remove } = useDeleteTask();
  const search = useSearch();
  const { call } = useMizan();
  // @ts-expect-error nothing to wait for
  const waiting: Promise<unknown> = mutate({ project_id: 7, name: "Apollo" });
  const all = async (): Promise<void> => {
    const { name } = await mutateAsync({ project_id: 7, name: "Apollo" });
    // @ts-expect-error an argument that is missing
    await mutateAsync({ project_id: 7 });
    // @ts-expect-error no arguments at all
    await remove();
    const { items } = await search.mutateAsync({ text: name });
    const renamed = await call(renameProject, { project_id: 7, name });
    // @ts-expect-error an argument of another type
    await call(renameProject, { project_id: "7", name });
    console.log(items[0]?.title, renamed.id, waiting);
  };
  return <button onClick={() => void all()}>{data?.name}</button>;
}

export function Instances({ id }: { id: number | null }): ReactNode {
  const { data, isPrevious } = useProjectContext(id === null ? null : { projectId: id }, {
    keepPrevious: true,
    refreshEvery: 5_000,
    staleTime: undefined,
  });
  const skipped = useProjectDetail(undefined);
  const { name } = useSuspenseProjectDetail({ projectId: 7 }, { retry: false });
  // @ts-expect-error a hook that suspends needs parameters
  useSuspenseProjectDetail(null);
  // @ts-expect-error the name of the parameter in Python
  useProjectContext({ project_id: 7 });
  // @ts-expect-error parameters that are missing
  useProjectContext({});
  const { refetch } = useProjectsContext({}, { refreshEvery: 1_000 });
  useProjectsContext(null);
  // @ts-expect-error options are the second argument
  useProjectsContext({ refreshEvery: 1_000 });
  const { prefetch } = useMizan();
  const hover = (): void => void prefetch(projectContext, { project_id: 7 });
  return (
    <ProjectsContext options={{ staleTime: 0 }}>
      <ProjectContext key={name} projectId={7} options={{ keepPrevious: true }}>
        <button onMouseEnter={hover} onClick={refetch}>
          {isPrevious ? "Loading" : (skipped?.name ?? data?.project_detail.name)}
        </button>
      </ProjectContext>
    </ProjectsContext>
  );
}

export function Outcome(): ReactNode {
  const renamed = useRenameProject();
  const { status, data, error } = useDeleteTask();
  const nothing: null | undefined = status === "success" ? data : undefined;
  if (status === "error") return error.message;
  if (renamed.isPending) return renamed.data?.name;
  return renamed.status === "success" ? renamed.data.name : String(nothing);
}

/** A value that may be undefined, such as a prop, can be passed on to whatever is optional. */
export function Absent({ limit }: { limit: number | undefined }): ReactNode {
  const { mutate, ...state } = useSearch();
  const search = (): void => mutate({ text: "", limit });
  const { status } = useDeleteTask();
  // @ts-expect-error a call may be idle, and then it has no result either
  const outcome: "pending" | "success" | "error" = status;
  // What is known of one property is known of the others.
  const known: "idle" | null = !state.isPending && !state.data && !state.error ? state.status : null;
  return (
    <FilteredContext since="2026-01-31T09:30:00Z" limit={limit} openOnly options={undefined}>
      <button onClick={search}>{outcome ?? known}</button>
    </FilteredContext>
  );
}

export function Forms(): ReactNode {
  const contact = useContactForm({
    initial: { topic: "bug", seats: null },
    onSuccess: ({ number }) => console.log(number.toFixed()),
  });
  // @ts-expect-error a choice that there is not
  useContactForm({ initial: { topic: "praise" } });
  const ticket = useTicketForm({ ticket_id: 7 }, { validateOnBlur: false });
  // @ts-expect-error a form of something, without saying of what
  useTicketForm();
  // @ts-expect-error a parameter of another type
  useTicketForm({ ticket_id: "7" });
  const { subject, budget, attachment, topic } = contact.fields;
  // @ts-expect-error a field that there is not
  console.log(contact.fields.sujet);
  const added: Field | undefined = contact.field("question_1");
  // @ts-expect-error it may be missing
  console.log(contact.field("question_1").value, added?.errors);
  contact.set("subject", "Hi");
  contact.set("attachment", new File([], "empty.txt"));
  contact.set("attachment", null);
  // @ts-expect-error its widget cannot remove the file
  contact.set("attachment", false);
  ticket.set("screenshot", false);
  contact.set("topic", "wish");
  // @ts-expect-error a value of another type
  contact.set("subject", 1);
  // @ts-expect-error a choice that there is not
  contact.set("topic", "praise");
  // @ts-expect-error a field that there is not
  contact.set("sujet", "Hi");
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
  return (
    <form {...contact.formProps}>
      <label {...subject.labelProps}>{subject.label}</label>
      <input {...subject.inputProps} />
      <textarea {...subject.inputProps} className="wide" />
      <select {...topic.inputProps}>{first && <option {...first.optionProps}>{first.label}</option>}</select>
      <fieldset {...topic.groupProps}>{first && <input {...first.inputProps} />}</fieldset>
      <p {...subject.helpProps}>{subject.help}</p>
      <p {...subject.errorsProps}>{contact.errors.subject?.join()}</p>
      {contact.order.map((name) => {
        const field: Field = contact.fields[name];
        return <input key={name} {...field.inputProps} />;
      })}
      <button onClick={() => void send()} disabled={contact.isPending || !contact.isDirty}>
        {contact.error?.message ?? text ?? file}
      </button>
    </form>
  );
}
