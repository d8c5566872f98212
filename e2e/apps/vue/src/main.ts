import { type Component, createApp } from "vue";
import { configure, createMizan, type MizanOptions } from "#api";
import Configured from "./scenes/configured.vue";
import Counters from "./scenes/counters.vue";
import Flaky from "./scenes/flaky.vue";
import Functions from "./scenes/functions.vue";
import Hidden from "./scenes/hidden.vue";
import Introduce from "./scenes/introduce.vue";
import Lazy from "./scenes/lazy.vue";
import Session from "./scenes/session.vue";
import SharedCounter from "./scenes/shared-counter.vue";
import Slow from "./scenes/slow.vue";
import SuspenseScene from "./scenes/suspense.vue";
import Upload from "./scenes/upload.vue";

const baseUrl = "/api/mizan";
const gcTime = new URLSearchParams(location.search).get("gcTime");

/** What each scene starts. A client is one of an app, so a page with two clients has two apps. */
const scenes: Record<string, () => void> = {
  configured() {
    configure({ baseUrl, headers: () => ({ "X-Client": "configured" }) });
    start(Configured, {});
  },
  counters: () => start(Counters),
  flaky: () => start(Flaky),
  functions: () => start(Functions),
  hidden: () => start(Hidden, { baseUrl, gcTime: 100 }),
  introduce: () => start(Introduce),
  lazy: () => start(Lazy),
  session: () => start(Session),
  slow: () => start(Slow),
  suspense: () => start(SuspenseScene, gcTime === null ? { baseUrl } : { baseUrl, gcTime: Number(gcTime) }),
  "two-clients"() {
    for (const side of ["left", "right"])
      start(SharedCounter, { baseUrl, headers: () => ({ "X-Side": side }) }, { side });
  },
  upload: () => start(Upload),
};

function start(
  scene: Component,
  options: MizanOptions = { baseUrl },
  props: Record<string, unknown> = {},
): void {
  const element = document.body.appendChild(document.createElement("div"));
  createApp(scene, props).use(createMizan(options)).mount(element);
}

scenes[location.pathname.split("/").at(-1)!]?.();
