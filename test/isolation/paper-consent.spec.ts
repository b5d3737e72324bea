import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { StaffWorld } from '../stories/staff-world.js';
import { REFUSED, StaffDatabase, UNRELATED, type Statement } from './staff-database.js';

const DIGEST = "'\\x" + 'ab'.repeat(32) + "'";
const RECORD = `
  INSERT INTO medical.consent (id, employee_id, pieces, times, digest, sealed, prepared_by, on_paper, scan_id, signed_on, responsible_doctor_id)
  VALUES ($1, $2, $3, 1, ${DIGEST}, '\\x00', $4, true, $5, platform.today() - $6::integer, $7)`;
const ACCEPT = `
  INSERT INTO medical.consent_step (consent_id, employee_id, step, day, digest, sealed, done_by, responsible_doctor_id)
  VALUES ($1, $2, 'accepted', platform.today() - $5::integer, ${DIGEST}, '\\x00', $3, $4)`;
const TELL = `
  INSERT INTO medical.consent_step (consent_id, employee_id, step, day, told_how, told_account_id, done_by, responsible_doctor_id)
  VALUES ($1, $2, 'told', platform.today() - $5::integer, $6, $7, $3, $4)`;
const WITHDRAW = `
  INSERT INTO medical.consent_withdrawal (consent_id, employee_id, withdrawn_by, responsible_doctor_id) VALUES ($1, $2, $3, $4)`;
const SIGN = `
  INSERT INTO medical.consent_signature (consent_id, employee_id, digest, sealed, signed_by) VALUES ($1, $2, ${DIGEST}, '\\x00', $3)`;

describe('the database alone, about a consent on paper', () => {
  let world: StaffWorld;
  let store: StaffDatabase;
  beforeAll(async () => {
    world = await StaffWorld.open();
    await world.employer('acme');
    for (const doctor of ['dr-vos', 'dr-smit']) {
      await world.person(doctor, 'company-doctor', { registeredUntil: '2099-01-01' });
    }
    await world.person('dr-kern', 'core-expert-doctor', { registeredUntil: '2099-01-01' });
    await world.person('anna', 'medical-assistant', { declared: true, instructedUntil: '2099-01-01' });
    await world.person('himself', 'employee', { kind: 'employee' });
    const doctorId = world.id('dr-vos');
    await world.employee('jan', 'acme', { doctorId, accountId: world.id('himself') });
    await world.employee('wim', 'acme', { doctorId });
    for (const who of ['jan', 'wim']) {
      await world.cast.delegation(doctorId, world.id('anna'), world.id(who), ['read', 'record']);
    }
    store = new StaffDatabase(world, 'medical');
  });
  afterAll(() => world.close());

  const asVos = (...statements: Statement[]): Promise<unknown> => store.as('dr-vos', 'company-doctor', ...statements);
  const asAnna = (...statements: Statement[]): Promise<unknown> => store.as('anna', 'medical-assistant', ...statements);
  const himself = (...statements: Statement[]): Promise<unknown> => store.as('himself', 'employee', ...statements);

  /** A piece of a dossier that came in so many days ago: a document, or a text. */
  const piece = async (about: string, daysAgo = 0, isDocument = true): Promise<string> => {
    const [pieceId, entryId, fileId] = [randomUUID(), randomUUID(), randomUUID()];
    await world.cast.sql(
      `WITH e AS (INSERT INTO medical.entry (id, employee_id, entry_on, author_id, responsible_doctor_id)
         VALUES ($1, $2, platform.today(), $3, $3)),
       f AS (INSERT INTO medical.document_file (id, employee_id, sealed, uploaded_by, attached_at)
         VALUES ($4, $2, 'sealed', $3, platform.clock())),
       p AS (INSERT INTO medical.piece (id, entry_id, employee_id, item) VALUES ($5, $1, $2, 'M14'))
       INSERT INTO medical.piece_version (piece_id, version, employee_id, sealed, author_id, responsible_doctor_id, file_id, recorded_at)
         VALUES ($5, 1, $2, 'sealed', $3, $3, CASE WHEN $7 THEN $4::uuid END, platform.clock() - $6 * interval '1 day')`,
      [entryId, world.id(about), world.id('dr-vos'), fileId, pieceId, daysAgo, isDocument],
    );
    return pieceId;
  };

  interface Paper {
    readonly id: string;
    readonly about: string;
    readonly pieceId: string;
    readonly scanId: string;
  }
  const paperOf = async (about = 'jan'): Promise<Paper> => ({
    id: randomUUID(),
    about,
    pieceId: await piece(about, 120, false),
    scanId: await piece(about),
  });
  const recording = (
    { id, about, pieceId, scanId }: Paper,
    change: Partial<Record<string, unknown>> = {},
  ): Statement => {
    const { by, scan, days, doctor, version, named } = {
      ...{ by: 'anna', scan: scanId, days: 0, doctor: 'dr-vos', version: 1, named: pieceId },
      ...(change as object),
    };
    const pieces = JSON.stringify([{ pieceId: named, version }]);
    return [RECORD, id, world.id(about), pieces, world.id(by), scan, days, world.id(doctor)];
  };
  const accepting = ({ id, about }: Paper, by = 'dr-vos', doctor = by, days = 0): Statement => [
    ACCEPT,
    id,
    world.id(about),
    world.id(by),
    world.id(doctor),
    days,
  ];
  const telling = (
    { id, about }: Paper,
    by: string,
    account: string | null,
    days = 0,
    doctor = 'dr-vos',
  ): Statement => [
    TELL,
    id,
    world.id(about),
    world.id(by),
    world.id(doctor),
    days,
    account === null ? 'posted' : 'in-app',
    account === null ? null : world.id(account),
  ];
  const withdrawing = ({ id, about }: Paper, by: string, doctor: string | null): Statement => [
    WITHDRAW,
    id,
    world.id(about),
    world.id(by),
    doctor === null ? null : world.id(doctor),
  ];
  const recorded = async (about = 'jan'): Promise<Paper> => {
    const paper = await paperOf(about);
    expect(await asAnna(recording(paper))).toEqual([]);
    return paper;
  };

  test('I10 it is recorded by the doctor or his staff, in the own name, with the responsible doctor beside it', async () => {
    const paper = await paperOf();
    for (const [who, role] of [
      ['dr-smit', 'company-doctor'],
      ['dr-kern', 'core-expert-doctor'],
      ['himself', 'employee'],
      ['anna', 'employee'],
    ] as const) {
      expect([who, await store.as(who, role, recording(paper, { by: who }))]).toEqual([who, REFUSED]);
    }
    expect(await asAnna(recording(paper, { by: 'dr-vos' }))).toBe(REFUSED);
    expect(await asAnna(recording(paper, { doctor: 'dr-smit' }))).toBe(REFUSED);
    expect(await asVos(recording(paper, { by: 'dr-vos' }))).toEqual([]);
    expect(await asAnna(recording(await paperOf()))).toEqual([]);
  });

  test('C2, C3 the day on it is not in the future nor too long ago, and it names versions that stand and stood then', async () => {
    const paper = { ...(await paperOf()), scanId: await piece('jan') };
    for (const change of [{ days: -1 }, { days: 91 }, { version: 2 }, { named: await piece('wim', 120) }]) {
      expect([change, await asAnna(recording(paper, change))]).toEqual([change, REFUSED]);
    }
    expect(await asAnna(recording(paper, { days: 1, named: await piece('jan') }))).toBe(REFUSED);
    expect(await asAnna(recording(paper, { days: 90 }))).toEqual([]);
  });

  test('I10 its scan is a document of that dossier, came in since, and is of no other paper', async () => {
    const paper = await paperOf();
    const other = await recorded();
    for (const scan of [null, paper.pieceId, other.scanId, await piece('wim'), await piece('jan', 2)]) {
      expect([scan, await asAnna(recording(paper, { scan, days: 0 }))]).toEqual([scan, REFUSED]);
    }
    expect(await asAnna(withdrawing(other, 'anna', 'dr-vos'))).toEqual([]);
    expect(await asAnna(recording(paper, { scan: other.scanId }))).toBe(REFUSED);
  });

  test('I10 who recorded it does not accept it, nor anybody but the doctor in his own right or his deputy, on what stands', async () => {
    const own = await paperOf();
    expect(await asVos(recording(own, { by: 'dr-vos' }))).toEqual([]);
    expect(await asVos(accepting(own))).toBe(REFUSED);
    expect(await store.as('dr-kern', 'core-expert-doctor', accepting(own, 'dr-kern'))).toBe(REFUSED);
    await world.cast.sql(
      `INSERT INTO access.deputising (id, absent_doctor_id, deputy_id, valid_from, valid_until, reason, entered_by)
       VALUES (gen_random_uuid(), $1, $2, platform.clock(), platform.clock() + interval '1 day', 'leave', $1)`,
      [world.id('dr-vos'), world.id('dr-kern')],
    );
    expect(await store.as('dr-kern', 'core-expert-doctor', accepting(own, 'dr-kern'))).toEqual([]);
    const paper = await recorded();
    expect(await asAnna(accepting(paper, 'anna'))).toBe(REFUSED);
    expect(await himself(accepting(paper, 'himself'))).toBe(REFUSED);
    expect(await store.as('dr-smit', 'company-doctor', accepting(paper, 'dr-smit'))).toBe(REFUSED);
    expect(await asVos(accepting(paper, 'dr-vos', 'dr-smit'))).toBe(REFUSED);
    expect(await asVos(accepting(paper, 'dr-vos', 'dr-vos', 1))).toBe(REFUSED);
    const other: Statement = [ACCEPT.replace(DIGEST, "'\\x" + 'cd'.repeat(32) + "'"), ...accepting(paper).slice(1)];
    expect(await asVos(other)).toBe(UNRELATED);
    expect(await asVos(accepting(paper))).toEqual([]);
    expect(await asVos(accepting(paper))).toBe(REFUSED);
    const amended = await recorded();
    await world.cast.sql(
      `WITH p AS (UPDATE medical.piece SET version = 2 WHERE id = $1)
       INSERT INTO medical.piece_version (piece_id, version, employee_id, sealed, author_id, responsible_doctor_id)
         VALUES ($1, 2, $2, 'sealed', $3, $3)`,
      [amended.pieceId, world.id('jan'), world.id('dr-vos')],
    );
    expect(await asVos(accepting(amended))).toBe(REFUSED);
  });

  test('I10 he is told in the app in the act of the acceptance, or by a letter since, and of nothing that was not accepted', async () => {
    const paper = await recorded();
    expect(await asVos(telling(paper, 'dr-vos', 'himself'))).toBe(REFUSED);
    expect(await asAnna(telling(paper, 'anna', null))).toBe(REFUSED);
    expect(await asVos(accepting(paper), telling(paper, 'dr-vos', 'anna'))).toBe(REFUSED);
    expect(await asVos(accepting(paper), telling(paper, 'dr-vos', 'himself'))).toEqual([]);
    const letter = await recorded('wim');
    expect(await asVos(accepting(letter))).toEqual([]);
    expect(await asVos(telling(letter, 'dr-vos', 'himself'))).toBe(REFUSED);
    expect(await asAnna(telling(letter, 'anna', null, 1))).toBe(REFUSED);
    expect(await asAnna(telling(letter, 'anna', null, -1))).toBe(REFUSED);
    expect(await asAnna(telling(letter, 'anna', null, 0, 'dr-smit'))).toBe(REFUSED);
    await world.cast.sql(
      `INSERT INTO access.identity_change (id, employee_id, part, changed_by) VALUES (gen_random_uuid(), $1, 'address', $2)`,
      [world.id('wim'), world.id('dr-vos')],
    );
    expect(await asAnna(telling(letter, 'anna', null))).toBe(REFUSED);
    await world.cast.sql('DELETE FROM access.identity_change');
    expect(await asAnna(telling(letter, 'anna', null))).toEqual([]);
  });

  test('I10 the employee takes it back, or his doctor or staff of a paper alone; nobody signs a paper in the app', async () => {
    const [one, other] = [await recorded(), await recorded()];
    expect(await himself([SIGN, one.id, world.id('jan'), world.id('himself')])).toBe(REFUSED);
    expect(await himself(withdrawing(one, 'himself', 'dr-vos'))).toBe(REFUSED);
    expect(await himself(withdrawing(one, 'himself', null))).toEqual([]);
    expect(await asVos(accepting(one))).toBe(REFUSED);
    expect(await asAnna(withdrawing(other, 'anna', null))).toBe(REFUSED);
    expect(await store.as('dr-smit', 'company-doctor', withdrawing(other, 'dr-smit', 'dr-vos'))).toBe(REFUSED);
    expect(await asAnna(withdrawing(other, 'anna', 'dr-vos'))).toEqual([]);
  });

  test('I10 the scan is neither replaced nor left out while it can be rested on, and can be once it was taken back', async () => {
    const paper = await recorded();
    const replacing: Statement = ['UPDATE medical.piece SET version = 1 WHERE id = $1', paper.scanId];
    const leavingOut: Statement = [
      "INSERT INTO medical.withholding (piece_id, employee_id, ground, withheld_by) VALUES ($1, $2, 'privacy-of-another', $3)",
      ...[paper.scanId, world.id('jan'), world.id('dr-vos')],
    ];
    expect([await asVos(replacing), await asVos(leavingOut)]).toEqual([REFUSED, REFUSED]);
    expect(await asVos(withdrawing(paper, 'dr-vos', 'dr-vos'))).toEqual([]);
    expect([await asVos(replacing), await asVos(leavingOut)]).toEqual([[], []]);
  });

  test('I10 a step is neither changed nor taken away, and a paper isn’t either', async () => {
    for (const change of [
      'DELETE FROM medical.consent_step',
      'UPDATE medical.consent_step SET day = day',
      'UPDATE medical.consent SET signed_on = signed_on',
    ]) {
      expect([change, await asVos([change])]).toEqual([change, REFUSED]);
    }
  });

  test('C2, S1 who sees what is done with one: the employee, his doctor and staff, and nobody else', async () => {
    const paper = await recorded();
    expect(await asVos(accepting(paper))).toEqual([]);
    const seen = async (who: string, role: string): Promise<unknown> =>
      store.as(who, role, [
        `SELECT (SELECT count(*)::int FROM medical.consent WHERE id = $1) AS consent,
           (SELECT count(*)::int FROM medical.consent_step WHERE consent_id = $1) AS steps`,
        paper.id,
      ]);
    for (const [who, role, count] of [
      ['himself', 'employee', 1],
      ['dr-vos', 'company-doctor', 1],
      ['anna', 'medical-assistant', 1],
      ['dr-smit', 'company-doctor', 0],
      ['dr-smit', 'employee', 0],
      ['anna', 'employee', 0],
    ] as const) {
      expect([who, role, await seen(who, role)]).toEqual([who, role, [{ consent: count, steps: count }]]);
    }
  });
});
