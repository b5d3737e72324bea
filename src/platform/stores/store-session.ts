/** What a transaction tells the database of the request: who, in which role, for what purpose. Nothing else (design: the stores). */
export interface StoreSession {
  readonly accountId: string | null;
  readonly role: string | null;
  readonly purpose: string | null;
}

/** The session of somebody without a role: linking an invitation, or a job that has a login of its own. */
export const NOBODY: StoreSession = { accountId: null, role: null, purpose: null };

/** The statement that sets a session for the running transaction only; parameters from {@link sessionValues}. */
export const SET_SESSION = {
  name: 'set_session',
  text: "SELECT set_config('kluis.account', $1, true), set_config('kluis.role', $2, true), set_config('kluis.purpose', $3, true)",
};

/** @returns the parameters of {@link SET_SESSION}; '' reads as NULL in row security. */
export function sessionValues(session: StoreSession): [string, string, string] {
  return [session.accountId ?? '', session.role ?? '', session.purpose ?? ''];
}
