import type { ReactNode } from "react";
import { useLogout, type User } from "#api";
import { Link } from "../route";

export function Account({ user }: { user: User }): ReactNode {
  const { mutate, isPending } = useLogout();
  return (
    <header className="bar">
      <nav aria-label="Main">
        <Link to="/">Projects</Link>
        <Link to="/search">Search</Link>
      </nav>
      <span>
        {user.name}
        {user.is_staff && <small className="tag">staff</small>}
      </span>
      <button type="button" className="quiet" disabled={isPending} onClick={() => mutate()}>
        Sign out
      </button>
    </header>
  );
}
