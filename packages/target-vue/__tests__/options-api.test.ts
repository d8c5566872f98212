/** @jest-environment ../../jest.env-browser.mjs */
import { defineComponent, h, ref } from "vue";
import { element, mount, server, shows } from "./browser-page.ts";
import { useProjectContext, useRenameProject } from "./__golden__/world/index.ts";

test("the Options API uses what setup returns: refs are properties, and methods call mutations", async () => {
  const id = ref(7);
  const Project = defineComponent({
    props: { id: { type: Number, required: true } },
    setup(props) {
      const { data, isPrevious } = useProjectContext(() => ({ projectId: props.id }), { keepPrevious: true });
      const { mutateAsync, isPending } = useRenameProject();
      return { data, isPrevious, rename: mutateAsync, isPending };
    },
    computed: {
      title(): string {
        return this.data?.detail.name.toUpperCase() ?? "none";
      },
    },
    methods: {
      async send(): Promise<void> {
        await this.rename({ project_id: this.id, name: "Apollo 11" });
      },
    },
    render() {
      return h("button", { onClick: this.send, disabled: this.isPending }, this.title);
    },
  });
  mount(() => h(Project, { id: id.value }));
  await shows("APOLLO");
  element.querySelector("button")!.click();
  await shows("APOLLO 11");
  id.value = 8;
  await shows("GEMINI");
  await server.quiet();
});

test("setup may return a reading as it is, though it can be awaited", async () => {
  const Project = defineComponent({
    setup: () => useProjectContext({ projectId: 7 }),
    render() {
      return h("p", this.data?.detail.name);
    },
  });
  mount(Project);
  await shows("Apollo");
});
