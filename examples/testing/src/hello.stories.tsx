import type { Meta, StoryObj } from "@storybook/react";
import { expect, userEvent } from "storybook/test";
import { Hello } from "./hello";
import { stubBackend } from "./stub-backend";

const meta = { component: Hello, args: { name: "Ada" } } satisfies Meta<typeof Hello>;

export default meta;

type Story = StoryObj<typeof meta>;

export const Loading: Story = {
  parameters: { fetch: () => new Promise(() => {}) },
};

export const Greeted: Story = {
  parameters: { fetch: stubBackend() },
  play: async ({ canvas }) => {
    await userEvent.click(await canvas.findByText("Hello, Ada! (0)"));
    await expect(await canvas.findByText("Hello, Ada! (1)")).toBeEnabled();
  },
};
