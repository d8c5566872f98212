import { type Component, mount } from "svelte";
import Page from "./page.svelte";
import Configured from "./scenes/configured.svelte";
import Counters from "./scenes/counters.svelte";
import Flaky from "./scenes/flaky.svelte";
import Functions from "./scenes/functions.svelte";
import Introduce from "./scenes/introduce.svelte";
import Lazy from "./scenes/lazy.svelte";
import Session from "./scenes/session.svelte";
import Slow from "./scenes/slow.svelte";
import Suspense from "./scenes/suspense.svelte";
import TwoClients from "./scenes/two-clients.svelte";
import Upload from "./scenes/upload.svelte";

const scenes: Record<string, Component> = {
  configured: Configured,
  counters: Counters,
  flaky: Flaky,
  functions: Functions,
  introduce: Introduce,
  lazy: Lazy,
  session: Session,
  slow: Slow,
  suspense: Suspense,
  "two-clients": TwoClients,
  upload: Upload,
};

const Scene = scenes[location.pathname.split("/").at(-1)!];
const gcTime = new URLSearchParams(location.search).get("gcTime");
const options = gcTime === null ? {} : { gcTime: Number(gcTime) };
if (Scene) mount(Page, { target: document.body, props: { Scene, options } });
