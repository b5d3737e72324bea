import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Answer } from '../harness/http.js';
import { problemOf, sameButForId, StaffWorld, UNKNOWN } from './staff-world.js';

describe('what stood before an absence was corrected', () => {
  let world: StaffWorld;
  let absenceId: string;
  beforeAll(async () => {
    world = await StaffWorld.open();
    for (const employer of ['acme', 'globex']) await world.employer(employer);
    await world.person('cm-acme', 'case-manager', {}, 'acme');
    await world.person('expert', 'labour-expert', {}, 'acme');
    await world.person('jan', 'employee', { kind: 'employee' });
    world.says('cm-acme', 'absence-guidance');
    absenceId = await world.employee('jan-at-acme', 'acme', {
      accountId: world.id('jan'),
      absentSince: world.day(-20),
    });
  });
  afterAll(() => world.close());

  const correct = (body: object, who = 'acme-hr', id = absenceId): Promise<Answer> =>
    world.post(who, `/v1/absences/${id}/first-day`, body);
  const versions = async (who: string, id = absenceId): Promise<Answer> =>
    world.get(who, `/v1/absences/${id}/versions`);

  test('I9 a corrected first day leaves what was said before on record, with who and when', async () => {
    const corrected = await correct({ firstDay: world.day(-18), version: 1 });
    expect([corrected.status, corrected.body]).toEqual([201, { absenceId, version: 2 }]);
    const { body } = await versions('jan');
    const of = { absenceId, employeeId: world.id('jan-at-acme'), recoveredOn: null };
    expect(body['items']).toEqual([
      { ...of, version: 1, firstDay: world.day(-20), recordedBy: expect.any(String), recordedAt: expect.any(String) },
      { ...of, version: 2, firstDay: world.day(-18), recordedBy: world.id('acme-hr'), recordedAt: expect.any(String) },
    ]);
    const [fact] = await world.cast.sql<{ first_day: string }>(
      'SELECT first_day::text FROM access.absence WHERE id = $1',
      [absenceId],
    );
    expect(fact).toEqual({ first_day: world.day(-18) });
  });

  test('V8 a first day is corrected to an earlier one as to a later one', async () => {
    const id = await world.employee('els', 'acme', { absentSince: world.day(-9) });
    for (const [day, version] of [
      [-12, 1],
      [-7, 2],
    ] as const) {
      const corrected = await correct({ firstDay: world.day(day), version }, 'acme-hr', id);
      expect([corrected.status, corrected.body]).toEqual([201, { absenceId: id, version: version + 1 }]);
    }
  });

  test('V8 a recovery and its correction are versions too, read alike by all who know of the absence', async () => {
    const id = await world.employee('kees', 'acme', { absentSince: world.day(-9) });
    for (const [day, version] of [
      [1, 1],
      [0, 2],
    ] as const) {
      await world.post('acme-hr', `/v1/absences/${id}/recovery`, { recoveredOn: world.day(day), version });
    }
    const { body } = await versions('acme-hr', id);
    expect((body['items'] as Record<string, unknown>[]).map(({ recoveredOn }) => recoveredOn)).toEqual([
      null,
      world.day(1),
      world.day(0),
    ]);
    const said = await Promise.all(
      ['acme-hr', 'cm-acme', 'expert', 'jan'].map(async (who) => (await versions(who)).body),
    );
    expect(new Set(said.map((one) => JSON.stringify(one))).size).toBe(1);
  });

  test('S7 no case manager reads the history of who is at work again; nobody learns of the staff of another', async () => {
    const id = await world.employee('at-work', 'acme', { absentSince: world.day(-9) });
    await world.post('acme-hr', `/v1/absences/${id}/recovery`, { recoveredOn: world.day(0), version: 1 });
    const unknown = sameButForId(await versions('globex-hr', UNKNOWN));
    expect(unknown[0]).toBe(404);
    expect(sameButForId(await versions('cm-acme', id))[0]).toBe(404);
    expect(sameButForId(await versions('globex-hr'))).toEqual([
      404,
      expect.stringContaining('There is nothing here that you may know of.'),
    ]);
    expect(sameButForId(await correct({ firstDay: world.day(-3), version: 2 }, 'globex-hr'))[0]).toBe(404);
  });

  test('V9 a first day is one that a sick report could have said', async () => {
    const before = (await versions('acme-hr')).text;
    const at = (days: number) => correct({ firstDay: world.day(days), version: 2 });
    expect((await at(2)).body['errors']).toEqual([{ at: '/firstDay', code: 'in_the_future', rule: 'V9' }]);
    expect((await at(-5_000)).body['errors']).toEqual([{ at: '/firstDay', code: 'too_long_ago', rule: 'V9' }]);
    const withReason = await correct({ firstDay: world.day(-3), version: 2, reason: 'griep' });
    expect(withReason.body['errors']).toEqual([{ at: '/reason', code: 'unknown_key', rule: 'V9' }]);
    expect((await versions('acme-hr')).text).toBe(before);
  });

  test('V8 a correction on an older version, to the same day, or after a newer report is refused', async () => {
    expect((await correct({ firstDay: world.day(-3), version: 1 })).body['type']).toBe('/problems/stale-version');
    expect(problemOf(await correct({ firstDay: world.day(-18), version: 2 }))).toEqual([
      409,
      '/problems/reported-already',
      'V8',
    ]);
    const first = await world.report('acme', '77', { firstDay: world.day(-40) });
    const id = String(first.body['absenceId']);
    await world.post('acme-hr', `/v1/absences/${id}/recovery`, { recoveredOn: world.day(-30), version: 1 });
    const late = await correct({ firstDay: world.day(-29), version: 2 }, 'acme-hr', id);
    expect(late.body['errors']).toEqual([{ at: '/firstDay', code: 'after_recovery', rule: 'V9' }]);
    const again = String((await world.report('acme', '77', { firstDay: world.day(-5) })).body['absenceId']);
    expect(problemOf(await correct({ firstDay: world.day(-41), version: 2 }, 'acme-hr', id))).toEqual([
      409,
      '/problems/absent-again',
      'V8',
    ]);
    expect(problemOf(await correct({ firstDay: world.day(-31), version: 1 }, 'acme-hr', again))).toEqual([
      409,
      '/problems/absent-already',
      'V1',
    ]);
  });

  test('V6 a first day before the employment began is refused', async () => {
    const id = await world.employee('new', 'acme', { startsOn: world.day(-10), absentSince: world.day(-5) });
    expect(problemOf(await correct({ firstDay: world.day(-11), version: 1 }, 'acme-hr', id))).toEqual([
      409,
      '/problems/not-employed-then',
      'V6',
    ]);
  });

  test('V6 no correction moves a first day past the employment, also where the sick-pay risk is borne', async () => {
    await world.employer('hooli', ['absence-guidance'], true);
    const id = await world.employee('gone', 'hooli', { endsOn: world.day(-3), absentSince: world.day(-5) });
    expect(problemOf(await correct({ firstDay: world.day(-2), version: 1 }, 'hooli-hr', id))).toEqual([
      409,
      '/problems/not-employed-then',
      'V6',
    ]);
    expect((await correct({ firstDay: world.day(-3), version: 1 }, 'hooli-hr', id)).status).toBe(201);
  });

  test('V6 an absence stays in the employment that it was reported in', async () => {
    const id = await world.employee('twice', 'acme', { startsOn: world.day(-10), absentSince: world.day(-5) });
    await world.cast.sql(
      'INSERT INTO access.employment (id, employee_id, starts_on, ends_on) VALUES ($1, $2, $3, $4)',
      [randomUUID(), world.id('twice'), world.day(-900), world.day(-800)],
    );
    expect(problemOf(await correct({ firstDay: world.day(-850), version: 1 }, 'acme-hr', id))).toEqual([
      409,
      '/problems/not-employed-then',
      'V6',
    ]);
    expect((await correct({ firstDay: world.day(-6), version: 1 }, 'acme-hr', id)).status).toBe(201);
  });
});
