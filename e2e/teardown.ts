import { rm } from "node:fs/promises";
import { databases } from "./servers.ts";

export default async function removeDatabases(): Promise<void> {
  for (const file of Object.values(databases))
    for (const suffix of ["", "-wal", "-shm"]) await rm(file + suffix, { force: true });
}
