import { createClient, createMizan } from "~/api";
import { nuxtMizan } from "~/api/nuxt";

export default nuxtMizan(
  { createClient, createMizan },
  { backend: () => ({ baseUrl: `${useRuntimeConfig().backendUrl}/api/mizan` }) },
);
