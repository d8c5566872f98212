import type { ReactNode } from "react";
import { useLogin } from "#api";
import { Field } from "../form/field";
import { Form, text } from "../form/form";

export function SignIn(): ReactNode {
  const login = useLogin();
  return (
    <main className="sign-in">
      <h1>Tracker</h1>
      <Form
        label="Sign in"
        error={login.error}
        isPending={login.isPending}
        submit={(form) =>
          login.mutateAsync({ username: text(form, "username"), password: text(form, "password") })
        }
      >
        <Field name="username" label="Name" autoComplete="username" required />
        <Field name="password" label="Password" type="password" autoComplete="current-password" required />
      </Form>
      <p className="hint">
        Demo accounts: <code>ada</code> (staff), <code>grace</code> and <code>alan</code>. Each password is
        the name twice, such as <code>adaada</code>.
      </p>
    </main>
  );
}
