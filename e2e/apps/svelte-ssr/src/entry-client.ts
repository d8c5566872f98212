import { hydrate } from "svelte";
import { createClient } from "#api";
import App from "./app.svelte";

const kernel = createClient();
kernel.hydrate(document.getElementById("state")!.textContent);

hydrate(App, {
  target: document.getElementById("root")!,
  props: { kernel, path: location.pathname, name: "</script><b>" },
});
document.documentElement.dataset["hydrated"] = "true";
