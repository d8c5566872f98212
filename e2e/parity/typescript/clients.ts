/** The two ways to the backend: the kernel with names and JSON, and the generated client with its typed functions. */
import { type ContextEntry, createKernel, type Kernel, type KernelConfig } from "@mizan/kernel";
import { multipart } from "@mizan/kernel/forms";
import * as api from "./generated/index.ts";

export interface Layer {
  open(config: KernelConfig): Kernel;
  call(kernel: Kernel, name: string, args: object): Promise<unknown>;
  read(kernel: Kernel, name: string, params: object): Promise<unknown>;
  context(kernel: Kernel, name: string, params: object): ContextEntry<unknown>;
}

const raw: Layer = {
  open: createKernel,
  call: (kernel, name, args) => kernel.call(name, args, { encode: multipart(args) }),
  read: (kernel, name, params) => kernel.fetch(name, params),
  context: (kernel, name, params) => kernel.context(name, params),
};

type Typed<Input, Output> = (kernel: Kernel, input: Input) => Output;

/** A generated function that takes what the file of the probes contains. */
const given =
  <Input, Output>(typed: Typed<Input, Output>): Typed<object, Output> =>
  (kernel, input) =>
    typed(kernel, input as Input);

const calls: Readonly<Record<string, Typed<object, Promise<unknown>>>> = {
  add: given(api.add),
  crash: (kernel) => api.crash(kernel),
  download_board: given(api.downloadBoard),
  echo: given(api.echo),
  find_person: given(api.findPerson),
  for_staff: (kernel) => api.forStaff(kernel),
  for_users: given(api.forUsers),
  greet: given(api.greet),
  introduce: given(api.introduce),
  missing: (kernel) => api.missing(kernel),
  not_finite: (kernel) => api.notFinite(kernel),
  not_there_yet: (kernel) => api.notThereYet(kernel),
  nothing: (kernel) => api.nothing(kernel),
  rename_board: given(api.renameBoard),
  rename_snapshot: given(api.renameSnapshot),
  repaint_boards: (kernel) => api.repaintBoards(kernel),
  say_goodbye: given(api.sayGoodbye),
  sign_in: given(api.signIn),
  taken: given(api.taken),
  upload_submit: given(api.uploadSubmit),
};

const reads: Readonly<Record<string, Typed<object, Promise<unknown>>>> = {
  board: given(api.fetchBoardContext),
  private: (kernel) => api.fetchPrivateContext(kernel),
  search: given(api.fetchSearchContext),
  snapshot: given(api.fetchSnapshotContext),
  visit: given(api.fetchVisitContext),
};

const contexts: Readonly<Record<string, Typed<object, ContextEntry<unknown>>>> = {
  board: given(api.boardContext),
  boards: (kernel) => api.boardsContext(kernel),
  search: given(api.searchContext),
};

const generated: Layer = {
  open: api.createClient,
  call: (kernel, name, args) => calls[name]!(kernel, args),
  read: (kernel, name, params) => reads[name]!(kernel, params),
  context: (kernel, name, params) => contexts[name]!(kernel, params),
};

export const layers: Readonly<Record<string, Layer>> = { kernel: raw, client: generated };
