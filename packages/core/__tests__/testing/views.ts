import type { Code } from "../../src/render/code.ts";
import type { SharedView } from "./shared-view.ts";

export interface PageView {
  readonly title: Code;
  readonly count: number;
  readonly subtitle: Code | null;
  readonly open: boolean;
  readonly raw: string;
  readonly nested: { readonly name: Code; readonly extra: Code };
  readonly items: readonly ItemView[];
  readonly first: ItemView | null;
  readonly maybe?: Code;
  readonly mixed: Code | readonly Code[];
}

export interface ItemView {
  readonly id: number;
  readonly tags: readonly Code[];
}

export interface SmallView {
  readonly name: Code;
}

export interface SharingView {
  readonly own: Code;
  readonly shared: SharedView;
}
