import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { GroupFigureWorld } from './group-figure-world.js';
import { refusal } from './verdict-world.js';

const NOTHING = { absent: 'too-few', short: 'too-few', longer: 'too-few', medium: 'too-few', long: 'too-few' };
const CELLS = Object.keys(NOTHING);

describe('figures about groups of employees', () => {
  let world: GroupFigureWorld;
  const employers = new Map<string, string>();
  const idOf = (name: string): string => employers.get(name) ?? '';
  /** The cells that an officer is shown of the quarter so many before this one. */
  const cells = async (officer: string, ago: number, employerId = idOf(officer)): Promise<Record<string, unknown>> => {
    const { from } = await world.quarter(ago);
    const found = (await world.figures(officer, employerId)).find((one) => one['from'] === from);
    return Object.fromEntries(CELLS.map((cell) => [cell, found?.[cell]]));
  };

  beforeAll(async () => {
    world = await GroupFigureWorld.open();
    for (const name of ['acme-hr', 'globex-hr', 'initech-hr', 'umbrella-hr'])
      employers.set(name, await world.employer(name));
    employers.set('paid-hr', await world.employer('paid-hr', ['payroll']));
    await world.cast.person('carlo', { roles: [{ role: 'case-manager', employerId: idOf('acme-hr') }] });
    await world.cast.person('leo', { roles: [{ role: 'labour-expert', employerId: idOf('acme-hr') }] });
    await world.cast.person('mara', { roles: [{ role: 'account-manager' }] });
    await world.cast.person('olga', { roles: [{ role: 'data-protection-officer' }] });
    const [second, third, fourth] = [await world.quarter(2), await world.quarter(3), await world.quarter(4)];
    await world.fall(idOf('acme-hr'), second.from, { short: 10, medium: 10, long: 10 });
    await world.fall(idOf('acme-hr'), third.until, { short: 10, medium: 9, long: 3 });
    await world.fall(idOf('acme-hr'), fourth.from, { short: 4, medium: 4, long: 1 });
    await world.fall(idOf('globex-hr'), second.from, { short: 9, medium: 30, long: 30 });
    await world.count();
  });
  afterAll(() => world.close());

  test('V10 the officer is shown each quarter that is over, whole and in its parts, as far as each has the minimum', async () => {
    expect(await cells('acme-hr', 2)).toEqual({ absent: 30, short: 10, longer: 20, medium: 10, long: 10 });
    expect(await cells('acme-hr', 3)).toEqual({ ...NOTHING, absent: 22, short: 10, longer: 12 });
    expect(await cells('globex-hr', 2)).toEqual({ ...NOTHING, absent: 69 });
    const quarters = (await world.figures('acme-hr', idOf('acme-hr'))).map((one) => one['from']);
    expect(quarters.length).toBeGreaterThanOrEqual(5);
    expect(quarters).toEqual(quarters.toSorted().toReversed());
  });

  test('V10 nine and nobody are answered alike: too few', async () => {
    const [nine, nobody] = [await cells('acme-hr', 4), await cells('acme-hr', 5)];
    expect([nine, nobody]).toEqual([NOTHING, NOTHING]);
  });

  test('V10 which of the parts is too small, and how small, is seen from nothing: other houses answer the same', async () => {
    const { from } = await world.quarter(2);
    await world.cast.sql(
      'DELETE FROM access.absence a USING access.employee e WHERE e.id = a.employee_id AND e.employer_id = $1',
      [idOf('umbrella-hr')],
    );
    await world.fall(idOf('initech-hr'), from, { short: 0, medium: 14, long: 8 });
    await world.fall(idOf('umbrella-hr'), from, { short: 19, medium: 2, long: 1 });
    await world.cast.sql('DELETE FROM employer.group_figure WHERE employer_id = ANY ($1::uuid[])', [
      [idOf('initech-hr'), idOf('umbrella-hr')],
    ]);
    await world.count();
    const shown = { ...NOTHING, absent: 22 };
    expect([await cells('initech-hr', 2), await cells('umbrella-hr', 2)]).toEqual([shown, shown]);
  });

  test('V10 of a quarter there is one answer: what is reported, corrected or ended after it was counted changes nothing', async () => {
    const { from } = await world.quarter(3);
    const before = await world.figures('acme-hr', idOf('acme-hr'));
    await world.fall(idOf('acme-hr'), from, { short: 40, medium: 40, long: 40 });
    await world.cast.sql('UPDATE access.absence SET recovered_on = first_day WHERE recovered_on IS NULL');
    expect(await world.count()).toBe(0);
    expect(await world.figures('acme-hr', idOf('acme-hr'))).toEqual(before);
  });

  test('V10 somebody counts once, by the longest of his absences that began in the quarter', async () => {
    const employerId = await world.employer('once-hr');
    const { from, until } = await world.quarter(2);
    const people = await world.fall(employerId, from, { short: 20 });
    for (const id of people.slice(0, 10)) await world.fallAgain(id, until, 8);
    // One that began a day later is of the next quarter.
    const { from: next } = await world.quarter(1);
    for (const id of people.slice(10)) await world.fallAgain(id, next, 90);
    await world.count();
    expect(await cells('once-hr', 2, employerId)).toEqual({ ...NOTHING, absent: 20, short: 10, longer: 10 });
  });

  test('V10 a quarter is counted when an absence of its last day is as long as its class says, and not a day before', async () => {
    const employerId = await world.employer('early-hr');
    const { from, until } = await world.quarter(2);
    const seen = async (): Promise<unknown[]> =>
      (await world.figures('early-hr', employerId)).map((one) => one['from']);
    await world.fall(employerId, until, { medium: 10, long: 10 });
    await world.countAfter(until, 42);
    expect(await seen()).not.toContain(from);
    await world.countAfter(until, 43);
    expect(await seen()).toContain(from);
    expect(await cells('early-hr', 2, employerId)).toEqual({ ...NOTHING, absent: 20 });
  });

  test('V10 processes that count at once count each quarter once', async () => {
    const employerId = await world.employer('busy-hr');
    await Promise.all([1, 2, 3].map(() => world.count()));
    const quarters = (await world.figures('busy-hr', employerId)).map((one) => one['from']);
    expect([new Set(quarters).size, quarters.length >= 5]).toEqual([quarters.length, true]);
  });

  test('D7 of an employer whose agreement is not about absence nothing is counted', async () => {
    expect(await world.figures('paid-hr', idOf('paid-hr'))).toEqual([]);
  });

  test('V6 another employer is one that does not exist, and whom the matrix gives no group report is refused', async () => {
    const path = `/employers/${idOf('globex-hr')}/group-figures`;
    expect(refusal(await world.as('acme-hr', path))).toEqual([404, '/problems/not-found', undefined]);
    expect(refusal(await world.as('carlo', path, 'absence-guidance'))).toEqual([404, '/problems/not-found', undefined]);
    const own = `/employers/${idOf('acme-hr')}/group-figures`;
    for (const who of ['leo', 'mara', 'olga'])
      expect([who, ...refusal(await world.as(who, own))]).toEqual([who, 403, '/problems/role-cannot', 'V10']);
  });

  test('V8 a case manager is shown the same, while an agreement in force is about guiding the absent', async () => {
    const own = `/employers/${idOf('acme-hr')}/group-figures`;
    const shown = async (): Promise<unknown> => (await world.as('carlo', own, 'absence-guidance')).body['items'];
    expect(await shown()).toEqual(await world.figures('acme-hr', idOf('acme-hr')));
    const agreement = 'UPDATE access.agreement SET ends_on = $2 WHERE employer_id = $1';
    await world.cast.sql(agreement, [idOf('acme-hr'), (await world.quarter(1)).from]);
    expect(await shown()).toEqual([]);
    expect((await world.figures('acme-hr', idOf('acme-hr'))).length).toBeGreaterThanOrEqual(5);
    await world.cast.sql(agreement, [idOf('acme-hr'), null]);
  });

  test('V5 under the narrower edition the employer gets no group report', async () => {
    await world.cast.sql("UPDATE access.agreement SET disclosure_edition = 'statement-2019' WHERE employer_id = $1", [
      idOf('globex-hr'),
    ]);
    expect(await world.figures('globex-hr', idOf('globex-hr'))).toEqual([]);
  });

  test('V10 there is nothing to choose: a group, a day or a total that somebody names is refused', async () => {
    const path = `/employers/${idOf('acme-hr')}/group-figures`;
    for (const asked of ['from=2026-01-01', 'group=1', 'total=true', 'sort=absent', 'minimum=1'])
      expect([asked, (await world.as('acme-hr', `${path}?${asked}`)).status]).toEqual([asked, 400]);
  });

  test('A1 each figure that is shown leaves a line, and so does each that is counted', async () => {
    const figures = await world.figures('acme-hr', idOf('acme-hr'));
    const lines = await world.cast.sql<{ action: string; acting_role: string; rule: string; purpose: string }>(
      `SELECT DISTINCT action, acting_role, rule, purpose FROM trail.line WHERE kind = 'GroupFigure' AND record_id = $1
       AND acting_role <> 'case-manager' ORDER BY action`,
      [figures[0]?.['id']],
    );
    expect(lines).toEqual([
      { action: 'count', acting_role: 'group-figure-counting', rule: 'V10', purpose: 'agreement-performance' },
      { action: 'read', acting_role: 'employer-officer', rule: 'V10', purpose: 'agreement-performance' },
    ]);
  });

  test('A1 without a trail nothing is counted, and the next run does it', async () => {
    const employerId = await world.employer('late-hr');
    await world.cast.sql('REVOKE INSERT ON trail.line FROM kluis_jobs');
    await expect(world.count()).rejects.toThrow();
    expect(await world.figures('late-hr', employerId)).toEqual([]);
    await world.cast.sql('GRANT INSERT ON trail.line TO kluis_jobs');
    expect(await world.count()).toBeGreaterThanOrEqual(5);
  });
});
