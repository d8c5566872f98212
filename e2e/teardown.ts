import { rm } from "node:fs/promises";
import { databases, uploads } from "./servers.ts";

export default async function removeWhatWasStored(): Promise<void> {
  for (const file of Object.values(databases))
    for (const suffix of ["", "-wal", "-shm"]) await rm(file + suffix, { force: true });
  await rm(uploads, { force: true, recursive: true });
}
