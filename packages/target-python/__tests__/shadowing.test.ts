import { fileURLToPath } from "node:url";
import { python, run } from "./python.ts";

const cwd = fileURLToPath(new URL("./__golden__/", import.meta.url));

test("names that Python or the generated modules use mean what the backend means", () => {
  const program = `
from shadowing import Client, models
for model in (models.Alert, models.Chosen, models.list_):
    model.model_rebuild()
    for name, field in model.model_fields.items():
        print(model.__name__, name, field.annotation)
print(sorted(name for name in vars(Client) if not name.startswith("_")))
page = models.Page[models.Alert, models.T_].model_validate_json("""
{"items": {"warning": {"at": "2026-01-01T00:00:00Z"}, "all": [], "user": {"name": "B"}},
 "t": {"at": "2026-01-02T00:00:00Z"}, "one": {"at": "2026-01-03T00:00:00Z"}}""")
print(page.items.user_.name, page.one.at.day)
`;
  expect(run(python, ["-W", "error", "-c", program], { cwd }).split("\n")).toEqual([
    "Alert warning <class 'shadowing.models.Warning_'>",
    "Alert all list[shadowing.models.list_]",
    "Alert user_ <class 'shadowing.models.user'>",
    "Chosen user_ shadowing.models.user | None",
    "Chosen owner <class 'shadowing.models.user'>",
    "list_ names list[str]",
    "list_ dt__ <class 'shadowing.models.dt_'>",
    "['chosen', 'deprecated_', 'old']",
    "B 3",
    "",
  ]);
});
