import { createApp } from "vue";
import { createMizan } from "./api";
import App from "./App.vue";

createApp(App).use(createMizan()).mount("#app");
