import { randomInt, randomUUID } from 'node:crypto';

const LONG_AGO = '2020-01-01T00:00:00Z';

/** A statement as the administrator of the database. */
type Sql = (statement: string, values: readonly unknown[]) => Promise<unknown>;

/** A checked registration as a doctor, until that day. */
export async function registered(sql: Sql, accountId: string, until: string): Promise<void> {
  await sql(
    `INSERT INTO access.registration (id, account_id, number, checked_on, checked_by, valid_until)
     VALUES ($1, $2, $5, '2020-01-01', $3, $4)`,
    [randomUUID(), accountId, randomUUID(), until, String(randomInt(50_000_000_000, 100_000_000_000))],
  );
}

/** An instruction on secrecy, until that day. */
export async function instructed(sql: Sql, accountId: string, until: string): Promise<void> {
  await sql(
    `INSERT INTO access.instruction (id, account_id, given_by, given_on, valid_until) VALUES ($1, $2, $3, '2020-01-01', $4)`,
    [randomUUID(), accountId, randomUUID(), until],
  );
}

/** A processing agreement that two others recorded and confirmed long ago, until that day. @returns its id */
export async function agreed(sql: Sql, until: string): Promise<string> {
  const id = randomUUID();
  await sql(
    `INSERT INTO access.processing_agreement
       (id, signed_on, valid_from, valid_until, recorded_by, recorded_at, confirmed_by, confirmed_at)
     VALUES ($1, '2020-01-01', '2020-01-01', $2, $3, $4, $5, $4)`,
    [id, until, randomUUID(), LONG_AGO, randomUUID()],
  );
  await sql("INSERT INTO desk.processor (agreement_id, organisation, country) VALUES ($1, 'Partner', 'NL')", [id]);
  return id;
}
