import { composeStories, setProjectAnnotations } from "@storybook/react";
import preview from "../.storybook/preview";
import * as stories from "./hello.stories";

setProjectAnnotations(preview);

test.each(Object.entries(composeStories(stories)))("%s", (_name, story) => story.run());
