import type { ReactNode } from "react";
import { useGlobalContext } from "#api";
import { Problem } from "./form/problem";
import { ProjectPage } from "./project/project-page";
import { ProjectsPage } from "./projects/projects-page";
import { useRoute } from "./route";
import { SearchPage } from "./search/search-page";
import { Account } from "./session/account";
import { SignIn } from "./session/sign-in";

export function App(): ReactNode {
  const { data, error } = useGlobalContext();
  if (!data) return error ? <Problem error={error} /> : <p className="loading">Loading…</p>;
  if (!data.current_user) return <SignIn />;
  return (
    <>
      <Account user={data.current_user} />
      <main>
        <Page />
      </main>
    </>
  );
}

function Page(): ReactNode {
  const route = useRoute();
  if (route.page === "project") return <ProjectPage id={route.id} />;
  return route.page === "search" ? <SearchPage /> : <ProjectsPage />;
}
