import { createSSRApp } from "vue";
import { createClient, createMizan } from "#api";
import App from "./app.vue";

const kernel = createClient();
kernel.hydrate(document.getElementById("state")!.textContent);

createSSRApp(App, { path: location.pathname }).use(createMizan({ kernel })).mount("#root");
document.documentElement.dataset["hydrated"] = "true";
