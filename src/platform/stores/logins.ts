/** The service's logins on the main cluster: a credential that opens one store opens no other (D2). */
export const LOGINS = ['desk', 'employer', 'employee', 'medical', 'trail', 'scribe', 'jobs'] as const;

export type Login = (typeof LOGINS)[number];

/**
 * Connections each login may hold in one service process. 56 in all: with pg-boss's own (4) and the owner's during a
 * migration, two processes would pass the server's 100, so a second one needs `max_connections` raised (docs/operating.md).
 */
export const POOL_SIZES: Readonly<Record<Login, number>> = {
  desk: 14,
  employer: 4,
  employee: 12,
  medical: 16,
  trail: 4,
  scribe: 2,
  jobs: 4,
};
