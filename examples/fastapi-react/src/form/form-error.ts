import { createContext } from "react";

/** The error of the surrounding form. Each field shows its own part. */
export const FormError = createContext<Error | null>(null);
