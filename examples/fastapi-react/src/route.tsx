import { useSyncExternalStore, type MouseEvent, type ReactNode } from "react";

/** The page for the current URL. Three pages need no router library. */
export type Route = { page: "projects" } | { page: "search" } | { page: "project"; id: number };

export function useRoute(): Route {
  return parse(useSyncExternalStore(subscribe, () => location.pathname));
}

export function navigate(path: string): void {
  history.pushState(null, "", path);
  dispatchEvent(new PopStateEvent("popstate"));
}

export function Link({ to, children }: { to: string; children: ReactNode }): ReactNode {
  function follow(event: MouseEvent): void {
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    navigate(to);
  }
  return (
    <a href={to} onClick={follow}>
      {children}
    </a>
  );
}

function parse(path: string): Route {
  const project = /^\/projects\/(\d{1,15})$/.exec(path);
  if (project) return { page: "project", id: Number(project[1]) };
  return path === "/search" ? { page: "search" } : { page: "projects" };
}

function subscribe(listener: () => void): () => void {
  addEventListener("popstate", listener);
  return () => removeEventListener("popstate", listener);
}
