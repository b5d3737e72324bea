import { QueryFailedError } from 'typeorm';
import { notFound } from '../problems/usual-problems.js';

const FOREIGN_KEY_VIOLATION = '23503';

/**
 * Writes what hangs on a row that another transaction may take away meanwhile: by its key this one waits for that, and finds it gone.
 * @param write statements that add rows which name the other by a foreign key
 * @param orElse what is thrown where it is gone: by itself 404, as who asks a moment later finds it
 */
export async function unlessGone<T>(write: Promise<T>, orElse: () => Error = notFound): Promise<T> {
  try {
    return await write;
  } catch (thrown) {
    const cause: unknown = thrown instanceof QueryFailedError ? thrown.driverError : null;
    if (cause instanceof Error && 'code' in cause && cause.code === FOREIGN_KEY_VIOLATION) throw orElse();
    throw thrown;
  }
}
