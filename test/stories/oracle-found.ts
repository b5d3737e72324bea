import type { Cast } from '../cast.js';

/** The first id that a statement finds of one value. */
export async function found(cast: Cast, statement: string, value: string): Promise<string> {
  const [row] = await cast.sql<{ id: string }>(`${statement} LIMIT 1`, [value]);
  if (row === undefined) throw new Error(`nothing is there: ${statement}`);
  return row.id;
}

/** The day in Amsterdam, as the database has it. */
export async function today(cast: Cast): Promise<string> {
  const [row] = await cast.sql<{ day: string }>('SELECT platform.today()::text AS day');
  return row?.day ?? '';
}
