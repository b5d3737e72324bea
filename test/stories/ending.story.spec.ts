import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { ask, type Answer } from '../harness/http.js';
import { itemsOf, refusal } from './verdict-world.js';
import { waitingWorld, type WaitingWorld } from './waiting-world.js';

type Item = Readonly<Record<string, unknown>>;

describe('what ends soon', () => {
  let world: WaitingWorld;
  let noteId: string;
  let delegationId: string;
  /** The end of a day so many days on, as a register holds it. */
  const atTheEndOf = (days: number): string =>
    `(platform.today() + ${String(days + 1)})::timestamp AT TIME ZONE 'Europe/Amsterdam'`;

  beforeAll(async () => {
    world = await waitingWorld();
    const { cast, vos, smit, anna, acme, as } = world;
    const { employeeId } = await cast.employee({ employerId: acme, doctorId: vos, absentSince: '2026-01-02' });
    const noted = await as('dr-vos', `/employees/${employeeId}/working-notes`, { body: { text: 'ask again' } });
    noteId = String(noted.body['noteId']);
    delegationId = await cast.delegation(vos, anna, employeeId, ['read']);
    await cast.sql(`UPDATE access.delegation SET valid_until = ${atTheEndOf(4)} WHERE id = $1`, [delegationId]);
    await cast.sql('UPDATE access.instruction SET valid_until = platform.today() + 3 WHERE account_id = $1', [anna]);
    await cast.sql('UPDATE access.registration SET valid_until = platform.today() + 6 WHERE account_id = $1', [smit]);
    await cast.sql('UPDATE access.agreement SET ends_on = platform.today() + 20 WHERE employer_id = $1', [acme]);
    await cast.sql(`UPDATE access.role SET valid_until = ${atTheEndOf(0)} WHERE role = 'log-administrator'`);
    await cast.sql(
      `INSERT INTO access.deputising (id, absent_doctor_id, deputy_id, valid_from, valid_until, reason, entered_by)
       SELECT gen_random_uuid(), $1, account_id, platform.clock(), ${atTheEndOf(2)}, 'leave', $2
       FROM desk.account_name WHERE name = 'dr-kern'`,
      [vos, smit],
    );
  });
  afterAll(() => world.stop());

  /** All pages, so many at a time. */
  const all = async (who: string, within = 'year', limit = 100): Promise<readonly Item[]> => {
    const items: Item[] = [];
    for (let after: string | null = ''; after !== null;) {
      const page: Answer = await world.as(who, `/ending?within=${within}&limit=${String(limit)}${after}`);
      items.push(...itemsOf(page));
      const { next } = page.body;
      after = typeof next === 'string' ? `&after=${next}` : null;
    }
    return items;
  };
  const codesOf = async (who: string, within = 'year'): Promise<readonly string[]> =>
    [...new Set((await all(who, within)).map(({ what }) => String(what)))].toSorted();

  test('S7 everybody finds in one list what ends of what he sees, in his role, and nothing of others', async () => {
    expect(await codesOf('dr-vos')).toEqual([
      'delegation',
      'deputising',
      'examination',
      'instruction',
      'piece-move',
      'question',
      'working-note',
    ]);
    expect(await codesOf('dr-smit')).toEqual(['consultation', 'piece-move', 'registration', 'second-opinion']);
    expect(await codesOf('anna')).toEqual(['delegation', 'instruction', 'question']);
    expect(await codesOf('dr-kern')).toEqual([
      'delegation',
      'deputising',
      'instruction',
      'registration',
      'role',
      'stated-duty',
    ]);
    expect(await codesOf('acme-hr')).toEqual(['agreement', 'examination', 'question']);
    expect(await codesOf('ada')).toEqual(['role']);
    expect(await codesOf('globex-hr')).toEqual([]);
  });

  test('S12, S14 a note is its author’s alone, and what an employee asked another doctor is between the two', async () => {
    const { records } = world;
    for (const who of ['dr-vos', 'dr-smit', 'anna', 'dr-kern', 'acme-hr', 'olga', 'ada']) {
      const ids = (await all(who)).map(({ id }) => id);
      expect([who, ids.includes(noteId)]).toEqual([who, who === 'dr-vos']);
      expect([who, ids.includes(records.consultation)]).toEqual([who, who === 'dr-smit']);
      expect([who, ids.includes(records['second-opinion'])]).toEqual([who, who === 'dr-smit']);
    }
  });

  test('D1, S1 a proposal to move a piece ends for both doctors while it waits, for the second without whose it is', async () => {
    const { misfiled } = world.records;
    const of = async (who: string): Promise<Item | undefined> => (await all(who)).find(({ id }) => id === misfiled);
    expect(await of('dr-vos')).toMatchObject({ what: 'piece-move', employeeId: expect.any(String) });
    expect(await of('dr-smit')).toMatchObject({
      what: 'piece-move',
      employeeId: null,
      until: (await of('dr-vos'))?.['until'],
    });
    await world.as('dr-smit', `/piece-moves/${misfiled}/return`, { body: { reason: 'it is not' } });
    expect([await of('dr-vos'), await of('dr-smit')]).toEqual([undefined, undefined]);
  });

  test('D5 it says that it ends, when and about whom, and never what it says; what ends first comes first', async () => {
    const items = await all('dr-vos');
    for (const item of items) {
      expect(Object.keys(item).toSorted()).toEqual(
        ['accountId', 'employeeId', 'employerId', 'id', 'kind', 'until', 'what'].toSorted(),
      );
    }
    expect(items.find(({ id }) => id === delegationId)).toMatchObject({
      what: 'delegation',
      until: await world.day(4),
    });
    const [day] = await world.cast.sql<{ day: string }>(
      'SELECT destroy_by::text AS day FROM medical.working_note WHERE id = $1',
      [noteId],
    );
    expect(items.find(({ id }) => id === noteId)).toMatchObject({ kind: 'WorkingNote', until: day?.day });
    const ends = items.map(({ until, id }) => `${String(until)} ${String(id)}`);
    expect(ends).toEqual(ends.toSorted());
    for (const limit of [1, 2, 5]) expect(await all('dr-vos', 'year', limit)).toEqual(items);
  });

  test('S7 looks ahead as far as is asked, its last day included, and a month where nothing is said', async () => {
    expect(await codesOf('dr-vos', 'week')).toEqual(['delegation', 'deputising', 'instruction']);
    expect(await codesOf('acme-hr', 'week')).toEqual([]);
    expect(await codesOf('acme-hr', 'month')).toEqual(['agreement']);
    const unsaid = itemsOf(await world.as('acme-hr', '/ending'));
    expect(unsaid.map(({ what }) => what)).toEqual(['agreement']);
    // On its last day it still goes on, and ends.
    expect(await codesOf('ada', 'week')).toEqual(['role']);
    await world.cast.sql('UPDATE access.instruction SET valid_until = platform.today() + 7 WHERE account_id = $1', [
      world.anna,
    ]);
    expect(await codesOf('anna', 'week')).toContain('instruction');
    await world.cast.sql('UPDATE access.instruction SET valid_until = platform.today() + 8 WHERE account_id = $1', [
      world.anna,
    ]);
    expect(await codesOf('anna', 'week')).not.toContain('instruction');
    for (const within of ['decade', '', '7']) {
      expect((await world.as('dr-vos', `/ending?within=${within}`)).status).toBe(400);
    }
    const { next } = (await world.as('dr-vos', '/ending?within=year&limit=1')).body;
    expect((await world.as('dr-vos', `/ending?within=week&limit=1&after=${String(next)}`)).status).toBe(400);
    expect((await world.as('dr-smit', `/ending?within=year&limit=1&after=${String(next)}`)).status).toBe(400);
  });

  test('V4 for the employer a question and an examination close alike, whatever came of them', async () => {
    const { records } = world;
    const closing = (await all('acme-hr')).map(({ id }) => id);
    for (const id of [records.question, records['held-question'], records.examination, records['held-examination']]) {
      expect(closing).toContain(id);
    }
  });

  test('A1 each record that is shown leaves its own line, about whom it is, for the purpose of its kind', async () => {
    await world.cast.sql('DELETE FROM trail.line');
    const items = await all('dr-vos');
    const lines = await world.cast.sql<{ kind: string; id: string; employee: string | null }>(
      'SELECT kind, record_id AS id, employee_id AS employee FROM trail.line ORDER BY kind, record_id',
    );
    expect(lines.map(({ id }) => id).toSorted()).toEqual(items.map(({ id }) => String(id)).toSorted());
    const about = new Map(lines.map(({ id, employee }) => [id, employee]));
    for (const { id, employeeId } of items.filter((item) => item['employeeId'] !== null)) {
      expect(about.get(String(id))).toBe(employeeId);
    }
    await world.cast.sql('DELETE FROM trail.line');
    expect(await all('globex-hr')).toEqual([]);
    const [empty] = await world.cast.sql<{ kind: string; action: string }>('SELECT kind, action FROM trail.line');
    expect(empty).toEqual({ kind: 'Ending', action: 'read' });
  });

  test('D10 asks the sign-in that the records ask for, whether there are any', async () => {
    const withOldSignIn = async (who: string): Promise<readonly unknown[]> => {
      const token = await world.cast.token(who, { authAge: 5400 });
      return refusal(await ask(`${world.service.url}/v1/ending`, { token }));
    };
    expect(await withOldSignIn('dr-vos')).toEqual([401, '/problems/sign-in-too-old', 'D10']);
    expect((await withOldSignIn('acme-hr'))[0]).toBe(200);
  });

  test('S4 what was withdrawn or ended before its time ends no more', async () => {
    await world.cast.sql('UPDATE access.delegation SET withdrawn_at = platform.clock() WHERE id = $1', [delegationId]);
    await world.cast.sql('UPDATE access.deputising SET ended_at = platform.clock(), ended_by = entered_by');
    for (const who of ['dr-vos', 'anna', 'dr-kern']) {
      const items = await all(who);
      expect(items.map(({ id }) => id)).not.toContain(delegationId);
      expect(items.map(({ what }) => what)).not.toContain('deputising');
    }
  });
});
