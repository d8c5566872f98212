import type { ReactNode } from "react";
import { useProjectActivity, type Activity } from "#api";
import { statusNames } from "./status-names";

export function ActivityFeed(): ReactNode {
  const activities = useProjectActivity() ?? [];
  return (
    <section className="panel">
      <h2>Activity</h2>
      <ol className="plain" aria-label="Activity">
        {activities.map((activity) => (
          <li key={activity.id}>
            <strong>{activity.actor.name}</strong> {describe(activity.event)}{" "}
            <time dateTime={activity.at}>{activity.at.slice(0, 10)}</time>
          </li>
        ))}
      </ol>
    </section>
  );
}

/** `kind` discriminates the union: a kind that the backend adds is a compile error here. */
function describe(event: Activity["event"]): string {
  switch (event.kind) {
    case "task_created":
      return `added “${event.title}”`;
    case "status_changed":
      return `moved “${event.title}” to ${statusNames[event.status]}`;
    case "project_renamed":
      return `renamed the project from “${event.before}” to “${event.after}”`;
    case "comment_added":
      return `said “${event.text}” about “${event.title}”`;
  }
}
