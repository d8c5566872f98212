import { useState, type ReactNode } from "react";
import { MizanError, useIntroduce } from "#api";

/** A form with a nested model: validation errors are shown at their fields. */
export function Introduce(): ReactNode {
  const [name, setName] = useState("");
  const [age, setAge] = useState("");
  const { mutate, data, error } = useIntroduce();
  return (
    <>
      <label>
        Name <input value={name} onChange={(event) => setName(event.target.value)} />
      </label>
      <p aria-label="Problem with name">{problem(error, "name")}</p>
      <label>
        Age <input value={age} onChange={(event) => setAge(event.target.value)} />
      </label>
      <p aria-label="Problem with age">{problem(error, "age")}</p>
      <button onClick={() => mutate({ person: { name, age: Number(age) } })}>Introduce</button>
      <output>{data}</output>
    </>
  );
}

function problem(error: Error | null, field: string): string | undefined {
  if (!(error instanceof MizanError)) return undefined;
  return error.issues.find(({ loc }) => loc.join(".") === `person.${field}`)?.message;
}
