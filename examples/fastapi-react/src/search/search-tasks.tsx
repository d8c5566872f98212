import { useState, type ReactNode } from "react";
import { TaskStatus, useSearchTasks, type Page, type TaskHit } from "#api";
import { Field } from "../form/field";
import { Form, text } from "../form/form";
import { statusNames } from "../project/status-names";
import { Hit } from "./hit";

/** `search_tasks` has a default for every argument; the server fills in those that are left out here. */
export function SearchTasks(): ReactNode {
  const search = useSearchTasks();
  const [page, setPage] = useState<Page<TaskHit>>();
  async function submit(form: FormData): Promise<void> {
    const status = Object.values(TaskStatus).find((value) => value === form.get("status"));
    setPage(await search.mutateAsync({ text: text(form, "text"), ...(status && { status }) }));
  }
  return (
    <section className="panel">
      <h2>By words</h2>
      <Form keep label="Search" error={search.error} isPending={search.isPending} submit={submit}>
        <Field name="text" label="Title contains" />
        <label>
          Status
          <select name="status">
            <option value="">Any</option>
            {Object.values(TaskStatus).map((status) => (
              <option key={status} value={status}>
                {statusNames[status]}
              </option>
            ))}
          </select>
        </label>
      </Form>
      <div role="status">{page && `${page.items.length} of ${page.total} tasks`}</div>
      <ul className="plain">
        {page?.items.map((hit) => (
          <li key={hit.id}>
            <Hit hit={hit} />
          </li>
        ))}
      </ul>
    </section>
  );
}
