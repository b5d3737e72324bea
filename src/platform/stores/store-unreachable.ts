/**
 * SQLSTATE (PostgreSQL, appendix A) and Node's codes by which a store says that it isn't there, takes no more connections,
 * stops, or can't answer in time; also that one of two transactions had to give way. None of it is the caller's fault.
 */
const CODES =
  /^(08...|25006|40001|40P01|53...|55P03|57014|57P0[1-5]|ECONN[A-Z]+|EPIPE|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|ENOTFOUND|EAI_AGAIN)$/;

/** What the driver says without a code; constants of its own, nothing received. */
const SAID = new Set([
  'timeout exceeded when trying to connect',
  'timeout expired',
  'Connection terminated',
  'Connection terminated unexpectedly',
  'Connection terminated due to connection timeout',
  'Client has encountered a connection error and is not queryable',
  'Query read timeout',
]);

/** Did a statement fail because its store can't be reached now, rather than for what was asked? */
export function isStoreUnreachable(thrown: unknown): boolean {
  if (!(thrown instanceof Error)) return false;
  return SAID.has(thrown.message) || ('code' in thrown && typeof thrown.code === 'string' && CODES.test(thrown.code));
}
