import type { ReactNode } from "react";
import { TaskStatus } from "#api";
import { statusNames } from "./status-names";

interface StatusPickerProps {
  status: TaskStatus;
  disabled: boolean;
  /** The card has just moved to another column, where its picker takes the focus again. */
  keepFocus: boolean;
  pick: (status: TaskStatus) => void;
}

export function StatusPicker({ status, disabled, keepFocus, pick }: StatusPickerProps): ReactNode {
  return (
    <label>
      Status
      <select
        value={status}
        disabled={disabled}
        autoFocus={keepFocus}
        onChange={({ target }) => pick(target.value as TaskStatus)}
      >
        {Object.values(TaskStatus).map((choice) => (
          <option key={choice} value={choice}>
            {statusNames[choice]}
          </option>
        ))}
      </select>
    </label>
  );
}
