import { rm } from "node:fs/promises";
import { conduitDatabases } from "./conduit-servers.ts";
import { databases, uploads } from "./servers.ts";

export default async function removeWhatWasStored(): Promise<void> {
  for (const file of [...Object.values(databases), ...Object.values(conduitDatabases)])
    for (const suffix of ["", "-wal", "-shm"]) await rm(file + suffix, { force: true });
  await rm(uploads, { force: true, recursive: true });
}
