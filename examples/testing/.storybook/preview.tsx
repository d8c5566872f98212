import type { Preview } from "@storybook/react";
import { MizanContext } from "../src/api";

/** Each story has a client of its own. Its parameter `fetch` stands for the backend. */
const preview: Preview = {
  decorators: (Story, { parameters }) => (
    <MizanContext fetch={parameters["fetch"] as typeof fetch}>
      <Story />
    </MizanContext>
  ),
};

export default preview;
