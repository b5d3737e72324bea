import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Cast } from '../cast.js';
import { asLogin } from '../harness/raw-client.js';
import { FIXED_WORLDS } from '../properties/world/fixed-worlds.js';
import { WorldHouse } from '../properties/world/world-house.js';
import { REST_OF_THE_ROWS } from './rest-of-the-rows.js';

/** What the page of an emergency is made of, and the rows of it that are shown. */
const SHOWN: Readonly<Record<string, string>> = {
  'medical.entry': 'true',
  'medical.piece': 'true',
  'medical.piece_version': 'version = (SELECT p.version FROM medical.piece p WHERE p.id = piece_id)',
  'medical.statement': 'true',
  'medical.withholding': 'lifted_at IS NULL',
};

/** A piece that is not at its first version any more. */
const AMENDED = `
  WITH p AS (UPDATE medical.piece SET version = version + 1 WHERE id = (SELECT id FROM medical.piece LIMIT 1) RETURNING *)
  INSERT INTO medical.piece_version (piece_id, version, employee_id, sealed, author_id, responsible_doctor_id)
  SELECT p.id, p.version, p.employee_id, 'sealed', gen_random_uuid(), gen_random_uuid() FROM p`;

const SIGNED = `
  INSERT INTO access.declaration (id, account_id, text_id, kind, signed_at)
  SELECT gen_random_uuid(), $1, id, kind, platform.clock() - interval '1 day' FROM access.declaration_text`;

describe('what the database shows in an emergency', () => {
  let house: WorldHouse;
  let cast: Cast;
  let doctor: string;
  let tables: string[];

  beforeAll(async () => {
    house = await WorldHouse.open();
    await house.load(FIXED_WORLDS['pieces are left out for the privacy of another']);
    await house.admin.query(REST_OF_THE_ROWS);
    cast = await Cast.of(house.service);
    doctor = await cast.person('dr-elsewhere', {
      roles: [{ role: 'company-doctor' }, { role: 'staff-doctor' }, { role: 'core-expert-doctor' }],
      registeredUntil: '2099-01-01',
      undertaking: false,
    });
    // The text in force is the world's.
    await cast.sql(SIGNED, [doctor]);
    await cast.sql(AMENDED);
    // An hour in every dossier there is, which no doctor would get: what is hidden, is hidden by its table.
    await cast.sql(
      `INSERT INTO access.emergency (id, employee_id, opened_by, ground, valid_until, tell_by, review_by)
       SELECT gen_random_uuid(), e.id, $1, 'life-in-danger', platform.clock() + interval '1 hour',
              platform.clock() + interval '1 day', platform.today() + 7 FROM access.employee e`,
      [doctor],
    );
    const rows = await cast.sql<{ name: string }>(
      `SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables WHERE schemaname = 'medical'
         AND has_any_column_privilege('kluis_medical', format('%I.%I', schemaname, tablename), 'SELECT') ORDER BY 1`,
    );
    tables = rows.map(({ name }) => name);
  });
  afterAll(async () => {
    await cast.close();
    await house.close();
  });

  const count = async (table: string, where = 'true'): Promise<number> => {
    const [row] = await cast.sql<{ count: number }>(`SELECT count(*)::int FROM ${table} WHERE ${where}`);
    return row?.count ?? 0;
  };
  const seen = async (role: string, table: string, purpose = 'emergency'): Promise<number> =>
    asLogin(house.service.databases, 'medical', async (client) => {
      await client.query('BEGIN');
      await client.query(
        "SELECT set_config('kluis.account', $1, true), set_config('kluis.role', $2, true), set_config('kluis.purpose', $3, true)",
        [doctor, role, purpose],
      );
      // Of some tables the login may only write: it is shown no row.
      const mayRead = await client.query<{ may: boolean }>('SELECT has_table_privilege($1, $2) AS may', [
        table,
        'SELECT',
      ]);
      if (mayRead.rows[0]?.may !== true) return 0;
      return (await client.query<{ count: number }>(`SELECT count(*)::int FROM ${table}`)).rows[0]?.count ?? 0;
    });

  test.each(['company-doctor', 'staff-doctor', 'core-expert-doctor'])(
    'S8 to a %s: the pieces as they stand, and nothing of any other table of the medical store',
    async (role) => {
      for (const table of tables) {
        // Supervision reads why, whoever opened or postponed it; the world has none of the doctor's own.
        if (['medical.emergency_reason', 'medical.postponement_reason'].includes(table) && role !== 'company-doctor')
          continue;
        expect([table, (await count(table)) > 0]).toEqual([table, true]);
        const where = SHOWN[table];
        expect([table, await seen(role, table)]).toEqual([table, where === undefined ? 0 : await count(table, where)]);
      }
    },
  );

  test('S8 shows fewer versions than there are, and under another purpose no row at all', async () => {
    const current = SHOWN['medical.piece_version'];
    expect(await count('medical.piece_version', current)).toBeLessThan(await count('medical.piece_version'));
    expect(tables).toEqual(expect.arrayContaining(Object.keys(SHOWN)));
    for (const table of Object.keys(SHOWN)) {
      expect([table, await seen('company-doctor', table, 'absence-guidance')]).toEqual([table, 0]);
    }
  });
});
