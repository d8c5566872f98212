import type { ReactNode } from "react";
import { useProjectMembers } from "#api";

export function Members(): ReactNode {
  const members = useProjectMembers() ?? [];
  return (
    <section className="panel">
      <h2>Members</h2>
      <ul className="plain">
        {members.map(({ user, role }) => (
          <li key={user.id}>
            {user.name} <small className="tag">{role}</small>
          </li>
        ))}
      </ul>
    </section>
  );
}
