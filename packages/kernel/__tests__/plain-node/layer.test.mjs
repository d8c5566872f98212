import { test } from "node:test";
import { createKernel } from "@mizan/kernel";
import { scenarios } from "@mizan/kernel/scenarios";

const driver = {
  name: "a layer of one function",
  can: ["hide"],
  open(config) {
    const kernel = createKernel(config);
    const views = [];
    return {
      kernel,
      mount(context, params) {
        const history = [];
        let entry = kernel.context(context, params);
        let leave = () => {};
        const show = () => {
          history.push(entry.get());
          leave = entry.subscribe(() => history.push(entry.get()));
        };
        const view = {
          history,
          state: () => history.at(-1),
          show,
          hide: () => leave(),
          setParams(next) {
            const leaveOld = leave;
            entry = kernel.context(context, next);
            show();
            leaveOld();
          },
          mutate(fn, args, { affects, optimistic } = {}) {
            const overrides = optimistic ? [{ entry, update: optimistic }] : [];
            return kernel.call(fn, args, { affects, optimistic: overrides });
          },
          unmount: () => leave(),
        };
        show();
        views.push(view);
        return view;
      },
      close: () => views.forEach((view) => view.unmount()),
    };
  },
};

for (const { name, needs, run } of scenarios) {
  const skip = needs.some((need) => !driver.can.includes(need));
  test(name, { skip }, () => run(driver));
}
