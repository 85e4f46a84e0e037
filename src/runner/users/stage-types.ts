/** The stage that asks for nothing. */
export const DUMMY = "m.login.dummy";

/** The stage that asks for a registration token, and its name before v1.2. */
export const TOKEN_STAGES = [
  "m.login.registration_token",
  "org.matrix.msc3231.login.registration_token",
] as const;
