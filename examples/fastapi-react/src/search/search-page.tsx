import type { ReactNode } from "react";
import { FindByNumber } from "./find-by-number";
import { SearchTasks } from "./search-tasks";

export function SearchPage(): ReactNode {
  return (
    <>
      <title>Search · Tracker</title>
      <h1>Search</h1>
      <div className="columns">
        <SearchTasks />
        <FindByNumber />
      </div>
    </>
  );
}
