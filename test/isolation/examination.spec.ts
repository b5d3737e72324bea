import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { examinationWorld, type Commissioned, type ExaminationWorld } from '../stories/examination-world.js';
import { examinationSteps, type Change, type ExaminationSteps, type Held } from './examination-steps.js';
import { NO_SUCH, rawSessions, REFUSED, TAKEN, type Claim, type RawSessions } from './raw-sessions.js';

describe('the database alone, about examinations', () => {
  let world: ExaminationWorld;
  let raw: RawSessions;
  let steps: ExaminationSteps;
  let asDoctor: Claim;
  let asOfficer: Claim;
  beforeAll(async () => {
    world = await examinationWorld();
    raw = rawSessions(world.service.databases);
    steps = examinationSteps(world);
    asDoctor = [world.vos, 'company-doctor'];
    asOfficer = [world.officer, 'employer-officer'];
  });
  afterAll(() => world.stop());

  const held = async (kind?: string, withAccount?: boolean): Promise<Held> => {
    const examination = await world.commissioned(kind, withAccount);
    return { ...examination, outcomeId: await world.issued(examination.examinationId) };
  };
  const asPerson = ({ accountId }: Commissioned): Claim => [accountId ?? '', 'employee'];
  test('V4 no login of an employer, nor the desk, tells pending, held, blocked and never examined apart', async () => {
    const never = await world.commissioned();
    const pending = await held();
    const blocked = await held();
    await world.decide(blocked.person, blocked.outcomeId, 'block');
    const reExamined = await held();
    await world.decide(reExamined.person, reExamined.outcomeId, 're-examination');
    const tables = await world.cast.sql<{ name: string }>(
      `SELECT format('%I.%I', table_schema, table_name) AS name FROM information_schema.columns
       WHERE column_name = 'employee_id' AND table_schema NOT IN ('medical', 'jobs')`,
    );
    expect(tables.length).toBeGreaterThan(10);
    for (const login of ['desk', 'employer', 'employee', 'trail', 'jobs'] as const) {
      const counted = async ({ employeeId }: Commissioned): Promise<readonly (number | string)[]> =>
        Promise.all(
          tables.map(async ({ name }) =>
            raw
              .rows(login, asOfficer, `SELECT 1 FROM ${name} WHERE employee_id = $1`, [employeeId])
              .catch(() => 'refused'),
          ),
        );
      const expected = await counted(never);
      for (const other of [pending, blocked, reExamined])
        expect([login, await counted(other)]).toEqual([login, expected]);
    }
    expect(await raw.rows('desk', asOfficer, 'SELECT 1 FROM desk.notice WHERE about = $1', [pending.outcomeId])).toBe(
      0,
    );
  });

  test('D2 what came of an examination is in the medical store, and no other login opens it', async () => {
    const { outcomeId } = await held();
    for (const login of ['desk', 'employer', 'employee', 'trail', 'jobs'] as const) {
      for (const table of ['outcome', 'decision', 'posting', 'release']) {
        expect(await raw.outcome(login, asDoctor, [`SELECT 1 FROM medical.examination_${table}`, []])).toBe(REFUSED);
      }
    }
    expect(await raw.rows('desk', asDoctor, 'SELECT 1 FROM desk.released_outcome WHERE id = $1', [outcomeId])).toBe(0);
  });

  test('S1 an outcome shows to whom the dossier is open, and a commission on the medical side to no employer', async () => {
    const one = await held();
    const seen = async (claim: Claim): Promise<number[]> =>
      Promise.all(
        ['desk.examination', 'medical.examination_outcome'].map((table) =>
          raw.rows('medical', claim, `SELECT 1 FROM ${table} WHERE employee_id = $1`, [one.employeeId]),
        ),
      );
    expect(await seen(asDoctor)).toEqual([1, 1]);
    expect(await seen(asPerson(one))).toEqual([1, 1]);
    const strangers: Claim[] = [
      asOfficer,
      [world.smit, 'company-doctor'],
      [world.anna, 'medical-assistant'],
      [world.officer, 'company-doctor'],
      [world.officer, 'employee'],
      null,
    ];
    for (const stranger of strangers) expect(await seen(stranger)).toEqual([0, 0]);
    await world.cast.delegation(world.vos, world.anna, one.employeeId);
    expect(await seen([world.anna, 'medical-assistant'])).toEqual([1, 1]);
  });

  test('V3 the dossier doctor alone issues one, in his own name, now, in one chain', async () => {
    const one = await world.commissioned();
    const other = await world.commissioned();
    await world.cast.delegation(world.vos, world.anna, one.employeeId, ['read', 'record', 'amend']);
    for (const [claim, doctor] of [
      [[world.smit, 'company-doctor'], world.smit],
      [[world.anna, 'medical-assistant'], world.anna],
      [[world.anna, 'company-doctor'], world.anna],
      [asDoctor, world.smit],
    ] as const) {
      expect(await raw.outcome('medical', claim, steps.issuing(one, { doctor }))).toBe(REFUSED);
    }
    for (const at of ['-1 day', '1 day']) {
      expect(await raw.outcome('medical', asDoctor, steps.issuing(one, { at }))).toBe(REFUSED);
    }
    const mixed = { ...one, examinationId: other.examinationId };
    expect(await raw.outcome('medical', asDoctor, steps.issuing(mixed))).toBe(REFUSED);
    expect(await raw.outcome('medical', asDoctor, steps.issuing(one))).toBe('done');
    expect(await raw.outcome('medical', asDoctor, steps.issuing(one))).toBe(TAKEN);
    expect(await raw.outcome('medical', asDoctor, steps.issuing(one, { supersedes: randomUUID() }))).toBe(NO_SUCH);
  });

  test('V4 a re-examination is by another doctor', async () => {
    const one = await held();
    await world.decide(one.person, one.outcomeId, 're-examination');
    expect(await raw.outcome('medical', asDoctor, steps.issuing(one, { supersedes: one.outcomeId }))).toBe(REFUSED);
    expect(await raw.outcome('medical', asPerson(one), steps.deciding(one, { step: 2 }))).toBe(REFUSED);
    await world.moveTo(world.smit, one.employeeId);
    const again = steps.issuing(one, { supersedes: one.outcomeId, doctor: world.smit });
    expect(await raw.outcome('medical', [world.smit, 'company-doctor'], again)).toBe('done');
  });

  test('I10 nobody but the person himself decides, about an outcome that no employer has, at this moment', async () => {
    const one = await held();
    const stranger = await held();
    await world.cast.delegation(world.vos, world.anna, one.employeeId);
    for (const [claim, by] of [
      [asDoctor, world.vos],
      [[world.anna, 'medical-assistant'], world.anna],
      [asOfficer, world.officer],
      [asPerson(stranger), stranger.accountId ?? ''],
      [asPerson(one), stranger.accountId ?? ''],
      [asDoctor, one.accountId ?? ''],
      [[one.accountId ?? '', 'company-doctor'], one.accountId ?? ''],
    ] as const) {
      expect(await raw.outcome('medical', claim, steps.deciding(one, { by }))).toBe(REFUSED);
    }
    for (const change of [{ at: '-1 day' }, { step: 2 }, { step: 7 }]) {
      expect(await raw.outcome('medical', asPerson(one), steps.deciding(one, change))).toBe(REFUSED);
    }
    expect(await raw.outcome('medical', asPerson(one), steps.deciding(one, { what: 'blocked' }))).toBe('done');
    for (const statement of [
      "UPDATE medical.examination_decision SET decision = 'agreed'",
      'DELETE FROM medical.examination_decision',
    ]) {
      for (const claim of [asPerson(one), asDoctor]) {
        expect(await raw.outcome('medical', claim, [statement, []])).toBe(REFUSED);
      }
    }
  });

  test('V4 it goes out with the agreement of that moment, by the person: silence, a block and an old yes are no', async () => {
    const one = await held();
    const person = one.accountId ?? '';
    for (const [claim, by] of [
      [asDoctor, world.vos],
      [asPerson(one), person],
      [asOfficer, world.officer],
    ] as const) {
      expect(await raw.outcome('medical', claim, steps.releasing(one, by), steps.lettingOut(one))).toBe(REFUSED);
    }
    expect(await raw.outcome('medical', asDoctor, steps.lettingOut(one))).toBe(REFUSED);
    const blocked = steps.deciding(one, { what: 'blocked' });
    expect(await raw.outcome('medical', asPerson(one), blocked, steps.releasing(one, person))).toBe(REFUSED);
    // An agreement that nothing followed is not kept for later: who agreed is asked again.
    expect(await raw.outcome('medical', asPerson(one), steps.deciding(one))).toBe('done');
    expect(await raw.outcome('medical', asPerson(one), steps.releasing(one, person))).toBe(REFUSED);
    const again = steps.deciding(one, { step: 2 });
    expect(await raw.outcome('medical', asPerson(one), again, steps.releasing(one, world.vos))).toBe(REFUSED);
    const out = [again, steps.releasing(one, person)] as const;
    expect(await raw.outcome('medical', asPerson(one), ...out, steps.lettingOut(one, { days: -1 }))).toBe(REFUSED);
    for (const change of [{ employer: world.globex }, { kind: 'statutory-periodic' }]) {
      expect(await raw.outcome('medical', asPerson(one), ...out, steps.lettingOut(one, change))).toBe(NO_SUCH);
    }
    expect(await raw.outcome('medical', asPerson(one), ...out, steps.lettingOut(one))).toBe('done');
    expect(
      await raw.rows('desk', asOfficer, 'SELECT 1 FROM desk.released_outcome WHERE id = $1', [one.outcomeId]),
    ).toBe(1);
    expect(await raw.outcome('medical', asPerson(one), steps.deciding(one, { step: 3, what: 'blocked' }))).toBe(
      REFUSED,
    );
    expect(await raw.outcome('medical', asPerson(one), ['SELECT 1 FROM desk.released_outcome', []])).toBe(REFUSED);
  });

  test('V4 after its last day, the employment, or the agreement nothing goes out, agreed or not', async () => {
    const [late, left] = [await held(), await held()];
    await world.cast.sql('UPDATE desk.examination SET closes_on = platform.today() - 1 WHERE id = $1', [
      late.examinationId,
    ]);
    await world.cast.sql('UPDATE access.employment SET ends_on = platform.today() - 1 WHERE employee_id = $1', [
      left.employeeId,
    ]);
    for (const one of [late, left]) {
      const all = [steps.deciding(one), steps.releasing(one, one.accountId), steps.lettingOut(one)];
      expect(await raw.outcome('medical', asPerson(one), ...all)).toBe(REFUSED);
    }
  });

  test('V6 an employer commissions of its own people, for what was agreed, for the term, one at a time', async () => {
    const { employeeId } = await world.examinee();
    const commissioning = (change?: Change) => steps.commissioning(employeeId, change);
    for (const change of [
      { employer: world.globex },
      { kind: 'voluntary-screening' },
      { kind: 'absence-guidance' },
      { kind: 'his-burn-out' },
      { round: 2 },
      { by: world.vos },
      { days: 41 },
      { days: 400 },
    ]) {
      expect([change, await raw.outcome('desk', asOfficer, commissioning(change))]).toEqual([change, REFUSED]);
    }
    for (const claim of [asDoctor, [world.officer, 'company-doctor'] as const, null]) {
      expect(await raw.outcome('desk', claim, commissioning())).toBe(REFUSED);
    }
    expect(await raw.outcome('desk', asOfficer, commissioning())).toBe('done');
    expect(await raw.outcome('desk', asOfficer, commissioning())).not.toBe('done');
    const foreign: Claim = [world.foreignOfficer, 'employer-officer'];
    expect(await raw.rows('desk', foreign, 'SELECT 1 FROM desk.examination WHERE employee_id = $1', [employeeId])).toBe(
      0,
    );
  });

  test('V9 an employer names who applies with it, for the term, once at a time, and nobody who works there', async () => {
    const applicant = randomUUID();
    await world.cast.sql('INSERT INTO access.employee (id, employer_id) VALUES ($1, $2)', [applicant, world.acme]);
    const { applying, identifying } = steps;
    expect(await raw.outcome('employee', asOfficer, ...identifying(applicant))).toBe(REFUSED);
    for (const change of [{ by: world.vos }, { until: '3 months 1 day' }, { until: '1 year' }, { until: '1 month' }]) {
      expect(await raw.outcome('employee', asOfficer, applying(applicant, change))).toBe(REFUSED);
    }
    expect(await raw.outcome('employee', asOfficer, applying((await world.examinee()).employeeId))).toBe(REFUSED);
    const foreign: Claim = [world.foreignOfficer, 'employer-officer'];
    expect(await raw.outcome('employee', foreign, applying(applicant, { by: world.foreignOfficer }))).toBe(REFUSED);
    expect(await raw.outcome('employee', asDoctor, applying(applicant, { by: world.vos }))).toBe(REFUSED);
    expect(await raw.outcome('desk', asOfficer, applying(applicant))).toBe(REFUSED);
    expect(await raw.outcome('employee', asOfficer, applying(applicant), ...identifying(applicant))).toBe('done');
    expect(await raw.outcome('employee', asOfficer, applying(applicant))).not.toBe('done');
    const employed = steps.commissioning(applicant, { kind: 'statutory-periodic' });
    expect(await raw.outcome('desk', asOfficer, employed)).toBe(REFUSED);
    expect(await raw.outcome('desk', asOfficer, steps.commissioning(applicant))).toBe('done');
  });

  test('D5 notices say that something is there, to those whom it is for, and to no employer before it went out', async () => {
    const one = await held();
    const telling = (account: string, code: string) => steps.telling(account, code, one.outcomeId);
    const person = one.accountId ?? '';
    for (const step of [
      telling(world.officer, 'outcome-to-decide'),
      telling(world.officer, 'outcome-released'),
      telling(world.officer, 're-examination-asked'),
      telling(person, 'passed'),
      telling(person, 'outcome-to-decide'),
    ]) {
      expect(await raw.outcome('medical', asDoctor, step)).toBe(REFUSED);
    }
    const asked = steps.deciding(one, { what: 're-examination' });
    expect(await raw.outcome('medical', asPerson(one), asked, telling(world.officer, 're-examination-asked'))).toBe(
      REFUSED,
    );
    expect(await raw.outcome('medical', asPerson(one), asked, telling(world.vos, 're-examination-asked'))).toBe('done');
  });
});
