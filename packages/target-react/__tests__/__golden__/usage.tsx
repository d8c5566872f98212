// Compiled with the golden clients, never run: what a component may write, and what the compiler must refuse.
import type { ReactNode } from "react";
import {
  MizanContext,
  ProjectContext,
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
  const { data, error } = useProjectContext();
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
  const { mutate, data } = useRenameProject();
  const { mutate: remove } = useDeleteTask();
  const search = useSearch();
  const { call } = useMizan();
  const all = async (): Promise<void> => {
    const { name } = await mutate({ project_id: 7, name: "Apollo" });
    // @ts-expect-error an argument that is missing
    await mutate({ project_id: 7 });
    // @ts-expect-error no arguments at all
    await remove();
    const { items } = await search.mutate({ text: name });
    const renamed = await call(renameProject, { project_id: 7, name });
    // @ts-expect-error an argument of another type
    await call(renameProject, { project_id: "7", name });
    console.log(items[0]?.title, renamed.id);
  };
  return <button onClick={() => void all()}>{data?.name}</button>;
}
