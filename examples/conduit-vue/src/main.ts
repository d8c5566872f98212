import { createApp } from "vue";
import { createMizan } from "#api";
import "../../conduit/conduit.css";
import App from "./App.vue";
import { router } from "./router";

createApp(App).use(createMizan()).use(router).mount("#app");
