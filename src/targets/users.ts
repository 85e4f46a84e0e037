/** How the users of a homeserver are had, as its owner declares it. */
export type Users =
  /** Anybody may register. */
  | { readonly kind: "open" }
  /** Whoever has the token may register. */
  | { readonly kind: "registration-token"; readonly token: string }
  /** Whoever has the secret may register at the admin API that Synapse and Dendrite have in common. */
  | { readonly kind: "shared-secret"; readonly secret: string }
  /** An application service registers users of its namespace. */
  | { readonly kind: "application-service"; readonly token: string }
  /** Accounts that exist already. */
  | { readonly kind: "accounts"; readonly accounts: readonly GivenAccount[] };

/** An account that the server's owner hands over: with its password, or with the token of a session. */
export type GivenAccount =
  | { readonly user: string; readonly password: string }
  | { readonly user: string; readonly token: string };

/** For each homeserver of a target, in their order; the first holds for those beyond. */
export type UsersByHomeserver = readonly [Users, ...Users[]];

/** What holds unless the owner says otherwise. */
export const OPEN_REGISTRATION: Users = { kind: "open" };

/** Everything in the declaration that nobody else may read. */
export function secretsOf(users: Users): readonly string[] {
  if (users.kind === "open") return [];
  if (users.kind === "accounts")
    return users.accounts.map((account) => ("token" in account ? account.token : account.password));
  return [users.kind === "shared-secret" ? users.secret : users.token];
}
