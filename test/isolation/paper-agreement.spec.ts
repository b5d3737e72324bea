import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { examinationWorld, type ExaminationWorld } from '../stories/examination-world.js';
import { examinationSteps, type Change, type ExaminationSteps, type Held } from './examination-steps.js';
import { rawSessions, REFUSED, type Claim, type RawSessions, type Step } from './raw-sessions.js';

const RECORD = `
  INSERT INTO medical.paper_agreement (id, outcome_id, employee_id, round, piece_id, signed_on, recorded_by, responsible_doctor_id)
  VALUES ($1, $2, $3, $4, $5, platform.today() + $6::integer, $7, $8)`;
const GO_ON = `
  INSERT INTO medical.paper_agreement_step (paper_id, employee_id, step, day, told_how, done_by, responsible_doctor_id)
  VALUES ($1, $2, $3, platform.today() + $4::integer, $5, $6, $7)`;

describe('the database alone, about an agreement on paper', () => {
  let world: ExaminationWorld;
  let raw: RawSessions;
  let steps: ExaminationSteps;
  let asVos: Claim;
  let asSmit: Claim;
  let asAnna: Claim;
  beforeAll(async () => {
    world = await examinationWorld();
    raw = rawSessions(world.service.databases);
    steps = examinationSteps(world);
    asVos = [world.vos, 'company-doctor'];
    asSmit = [world.smit, 'company-doctor'];
    asAnna = [world.anna, 'medical-assistant'];
  });
  afterAll(() => world.stop());

  type Paper = Held & { readonly pieceId: string; readonly id: string };

  /** A document of a dossier, that came in so many days ago. */
  const scanOf = async (employeeId: string, daysAgo = 0): Promise<string> => {
    const [pieceId, entryId, fileId] = [randomUUID(), randomUUID(), randomUUID()];
    await world.cast.sql(
      `WITH e AS (INSERT INTO medical.entry (id, employee_id, entry_on, author_id, responsible_doctor_id)
         VALUES ($1, $2, platform.today(), $3, $3)),
       f AS (INSERT INTO medical.document_file (id, employee_id, sealed, uploaded_by, attached_at)
         VALUES ($4, $2, 'sealed', $3, platform.clock())),
       p AS (INSERT INTO medical.piece (id, entry_id, employee_id, item) VALUES ($5, $1, $2, 'M14'))
       INSERT INTO medical.piece_version (piece_id, version, employee_id, sealed, author_id, responsible_doctor_id, file_id, recorded_at)
         VALUES ($5, 1, $2, 'sealed', $3, $3, $4, platform.clock() - $6 * interval '1 day')`,
      [entryId, employeeId, world.vos, fileId, pieceId, daysAgo],
    );
    return pieceId;
  };
  /** An outcome that the employee heard, and a document of his dossier. */
  const heard = async (withAccount = false, kind = 'pre-employment'): Promise<Paper> => {
    const one = await world.commissioned(kind, withAccount);
    const outcomeId = await world.issued(one.examinationId);
    const { employeeId } = one;
    const [id, pieceId] = [randomUUID(), await scanOf(employeeId)];
    if (!withAccount) await raw.outcome('medical', asVos, steps.posting({ ...one, outcomeId }, 0));
    await world.cast.delegation(world.vos, world.anna, employeeId, ['read', 'record']);
    return { ...one, outcomeId, pieceId, id };
  };
  const recording = ({ id, outcomeId, employeeId, pieceId }: Paper, change: Change = {}): Step => {
    const { round, piece, days, by, doctor } = {
      ...{ round: 1, piece: pieceId, days: 0, by: world.vos, doctor: world.vos },
      ...change,
    };
    return [RECORD, [id, outcomeId, employeeId, round, piece, days, by, doctor]];
  };
  const going = ({ id, employeeId }: Paper, step: string, change: Change = {}): Step => {
    const { days, how, by, doctor } = { days: 0, how: null, by: world.vos, doctor: world.vos, ...change };
    return [GO_ON, [id, employeeId, step, days, how, by, doctor]];
  };
  const done = async (claim: Claim, ...what: Step[]): Promise<string> => raw.outcome('medical', claim, ...what);
  const toldAgo = async ({ id }: Paper, days: number): Promise<unknown> =>
    world.cast.sql(
      "UPDATE medical.paper_agreement_step SET day = platform.today() - $2::int WHERE paper_id = $1 AND step = 'told'",
      [id, days],
    );

  test('I10 a paper is recorded by the doctor or his staff, of what the employee heard, with a document of that dossier, one at a time', async () => {
    const [one, other] = [await heard(), await heard()];
    for (const change of [
      { by: world.smit },
      { doctor: world.smit },
      { days: 1 },
      { days: -1 },
      { round: 2 },
      { piece: other.pieceId },
      { piece: randomUUID() },
    ]) {
      expect([change, await done(asVos, recording(one, change))]).toEqual([change, REFUSED]);
    }
    expect(await done(asSmit, recording(one, { by: world.smit, doctor: world.smit }))).toBe(REFUSED);
    const blocked = await heard(false, 'statutory-periodic');
    expect(await done(asVos, recording(blocked))).toBe(REFUSED);
    expect(await done(asAnna, recording(one, { by: world.anna }))).toBe('done');
    const second = { ...one, id: randomUUID(), pieceId: await scanOf(one.employeeId) };
    for (const round of [1, 2]) expect(await done(asVos, recording(second, { round }))).toBe(REFUSED);
    expect(await done(asVos, going(one, 'withdrawn'))).toBe('done');
    // A scan is of one paper, and came in when he had heard it.
    for (const piece of [one.pieceId, await scanOf(one.employeeId, 1)]) {
      expect(await done(asVos, recording(second, { round: 2, piece }))).toBe(REFUSED);
    }
    expect(await done(asVos, recording(second, { round: 2 }))).toBe('done');
  });

  test('I10, S11 the dossier doctor alone accepts, now; the employee is told in the app in that act, or by a letter after it', async () => {
    const [one, withAccount] = [await heard(), await heard(true)];
    for (const paper of [one, withAccount]) expect(await done(asVos, recording(paper))).toBe('done');
    const [asked, posted] = [{ how: 'in-app' }, { how: 'posted' }];
    expect(await done(asAnna, going(one, 'accepted', { by: world.anna }))).toBe(REFUSED);
    expect(await done(asSmit, going(one, 'accepted', { by: world.smit, doctor: world.smit }))).toBe(REFUSED);
    expect(await done(asVos, going(one, 'accepted', { days: -1 }))).toBe(REFUSED);
    for (const how of [asked, posted]) expect(await done(asVos, going(one, 'told', how))).toBe(REFUSED);
    expect(await done(asVos, going(one, 'accepted'), going(one, 'told', asked))).toBe(REFUSED);
    expect(await done(asVos, going(one, 'accepted'))).toBe('done');
    for (const days of [-1, 1]) expect(await done(asVos, going(one, 'told', { ...posted, days }))).toBe(REFUSED);
    expect(await done(asAnna, going(one, 'told', { ...posted, by: world.anna }))).toBe('done');
    const notice = steps.telling(withAccount.accountId ?? '', 'paper-agreement-accepted', withAccount.id);
    expect(await done(asVos, notice)).toBe(REFUSED);
    const accepting = [going(withAccount, 'accepted'), going(withAccount, 'told', asked)];
    expect(await done(asVos, ...accepting, steps.telling(world.officer, 'paper-agreement-accepted', one.id))).toBe(
      REFUSED,
    );
    expect(await done(asVos, ...accepting, notice)).toBe('done');
  });

  test('V4, I10 an outcome goes out on an accepted paper after the whole term alone, by its doctor, and never after another word of his', async () => {
    const paper = async (): Promise<Paper> => {
      const one = await heard(true);
      const accepting = [going(one, 'accepted'), going(one, 'told', { how: 'in-app' })];
      expect(await done(asVos, recording(one))).toBe('done');
      expect(await done(asVos, ...accepting)).toBe('done');
      return one;
    };
    const release = async (one: Paper, claim = asVos, by = world.vos): Promise<string> =>
      done(claim, steps.releasing(one, by));
    const out = await paper();
    for (const days of [0, 13, 14]) {
      await toldAgo(out, days);
      expect([days, await release(out)]).toEqual([days, REFUSED]);
    }
    await toldAgo(out, 15);
    expect(await release(out, asAnna, world.anna)).toBe(REFUSED);
    expect(await release(out, asSmit, world.smit)).toBe(REFUSED);
    expect(await release(out, [out.accountId ?? '', 'employee'], out.accountId ?? '')).toBe(REFUSED);
    expect(await release(out)).toBe('done');
    for (const how of ['withdrawn', 'blocked', 'moved', 'unaccepted'] as const) {
      const one = await paper();
      await toldAgo(one, 15);
      const own: Claim = [one.accountId ?? '', 'employee'];
      const withdrawal = going(one, 'withdrawn', { by: one.accountId ?? '', doctor: null as unknown as string });
      if (how === 'withdrawn') expect(await done(own, withdrawal)).toBe('done');
      if (how === 'blocked') expect(await done(own, steps.deciding(one, { what: 'blocked' }))).toBe('done');
      if (how === 'moved') await world.cast.sql('DELETE FROM medical.piece WHERE id = $1', [one.pieceId]);
      if (how === 'unaccepted') {
        await world.cast.sql("DELETE FROM medical.paper_agreement_step WHERE paper_id = $1 AND step = 'accepted'", [
          one.id,
        ]);
      }
      expect([how, await release(one)]).toEqual([how, REFUSED]);
    }
  });

  test('D2, S1 it shows to whom the dossier is open, and through no other login', async () => {
    const one = await heard(true);
    expect(await done(asVos, recording(one), going(one, 'accepted'))).toBe('done');
    for (const table of ['paper_agreement', 'paper_agreement_step']) {
      const seen = async (claim: Claim): Promise<number> =>
        raw.rows('medical', claim, `SELECT 1 FROM medical.${table} WHERE employee_id = $1`, [one.employeeId]);
      for (const claim of [asVos, asAnna, [one.accountId ?? '', 'employee'] as Claim])
        expect(await seen(claim)).toBe(1);
      for (const claim of [asSmit, [world.officer, 'employer-officer'] as Claim]) expect(await seen(claim)).toBe(0);
      for (const login of ['desk', 'employer', 'employee', 'trail', 'jobs'] as const) {
        expect(await raw.outcome(login, asVos, [`SELECT 1 FROM medical.${table}`, []])).toBe(REFUSED);
      }
    }
  });

  test('I10 while a paper is under way the database lets nobody replace its scan', async () => {
    const one = await heard();
    const raised: Step = ['UPDATE medical.piece SET version = version + 1 WHERE id = $1', [one.pieceId]];
    const added: Step = [
      `INSERT INTO medical.piece_version (piece_id, version, employee_id, sealed, author_id, responsible_doctor_id)
         SELECT $1, version, employee_id, 'sealed', $2, $2 FROM medical.piece WHERE id = $1`,
      [one.pieceId, world.vos],
    ];
    expect(await done(asVos, recording(one))).toBe('done');
    expect(await done(asVos, raised, added)).toBe(REFUSED);
    expect(await done(asVos, going(one, 'accepted'))).toBe('done');
    expect(await done(asVos, raised, added)).toBe(REFUSED);
    expect(await done(asVos, going(one, 'withdrawn'), raised, added)).toBe('done');
  });

  test('I1 the database takes no scan that is left out of the inspection, and leaves none out while a paper rests on it', async () => {
    const leftOut = ({ pieceId, employeeId }: Paper): Step => [
      "INSERT INTO medical.withholding (piece_id, employee_id, ground, withheld_by) VALUES ($1, $2, 'privacy-of-another', $3)",
      [pieceId, employeeId, world.vos],
    ];
    const [one, other] = [await heard(), await heard()];
    expect(await done(asVos, leftOut(one))).toBe('done');
    expect(await done(asVos, recording(one))).toBe(REFUSED);
    expect(await done(asVos, recording(other))).toBe('done');
    expect(await done(asVos, leftOut(other))).toBe(REFUSED);
  });
});
