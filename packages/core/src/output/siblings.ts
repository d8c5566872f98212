import path from "node:path";

/** The files and folders beside an output folder that a transaction uses, all hidden and named after it. */
export interface Siblings {
  readonly parent: string;
  readonly lock: string;
  /** Everything that one transaction leaves starts with one of these and ends with its token. */
  readonly staged: string;
  readonly old: string;
  readonly trash: string;
}

export function siblingsOf(outDir: string): Siblings {
  const parent = path.dirname(outDir);
  const prefix = path.join(parent, `.${path.basename(outDir)}.mizan-`);
  return { parent, lock: `${prefix}lock`, staged: `${prefix}new-`, old: `${prefix}old-`, trash: `${prefix}trash-` };
}
