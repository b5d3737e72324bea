import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { mandateOf } from '../cast-mandate.js';
import { StaffWorld } from '../stories/staff-world.js';
import { REFUSED, StaffDatabase, TAKEN, UNRELATED, type Statement } from './staff-database.js';

const DIGEST = "'\\x" + 'ab'.repeat(32) + "'";
const CONSENT = `
  INSERT INTO medical.consent (id, employee_id, pieces, times, digest, sealed, prepared_by)
  VALUES ($1, $2, $3, 1, ${DIGEST}, '\\x00', $4)`;
const SIGN = `
  INSERT INTO medical.consent_signature (consent_id, employee_id, digest, sealed, signed_by) VALUES ($1, $2, ${DIGEST}, '\\x00', $3)`;
const TAKE_BACK = 'INSERT INTO medical.consent_withdrawal (consent_id, employee_id, withdrawn_by) VALUES ($1, $2, $3)';
const REQUEST = 'INSERT INTO medical.disclosure_request (id, employee_id, recorded_by) VALUES ($1, $2, $3)';
const ROUND = `
  INSERT INTO medical.disclosure_round (request_id, round, employee_id, received_on, consent_id, pieces, lacking, digest, sealed, recorded_by)
  VALUES ($1, $2, $3, platform.today(), $4, $5, $6, ${DIGEST}, '\\x00', $7)`;
const DECIDE = `
  INSERT INTO medical.disclosure_decision (request_id, employee_id, round, digest, outcome, sealed, doctor_id)
  VALUES ($1, $2, $3, ${DIGEST}, $4, '\\x00', $5)`;
const WITHDRAW =
  'INSERT INTO medical.disclosure_withdrawal (request_id, employee_id, withdrawn_by) VALUES ($1, $2, $3)';

/** What a round says. */
interface Round {
  readonly round?: number;
  readonly consentId?: string | null;
  readonly lacking?: string | null;
  readonly version?: number;
  readonly by?: string;
}

describe('the database alone, about requests to disclose', () => {
  let world: StaffWorld;
  let store: StaffDatabase;
  const piece = randomUUID();
  beforeAll(async () => {
    world = await StaffWorld.open();
    await world.employer('acme');
    for (const doctor of ['dr-vos', 'dr-smit'])
      await world.person(doctor, 'company-doctor', { registeredUntil: '2099-01-01' });
    await world.person('dr-kern', 'core-expert-doctor', { registeredUntil: '2099-01-01' });
    await world.person('anna', 'medical-assistant', { declared: true, instructedUntil: '2099-01-01' });
    await world.person('cm-acme', 'case-manager', {}, 'acme');
    await world.person('himself', 'employee', { kind: 'employee' });
    await world.person('another', 'employee', { kind: 'employee' });
    await world.person('rita', 'representative', { kind: 'external' });
    const doctorId = world.id('dr-vos');
    await world.employee('jan', 'acme', { doctorId, accountId: world.id('himself') });
    await world.employee('kees', 'acme', { doctorId, accountId: world.id('another') });
    await world.cast.delegation(doctorId, world.id('anna'), world.id('jan'), ['read', 'record']);
    await mandateOf(world.cast, world.id('jan'), world.id('rita'));
    store = new StaffDatabase(world, 'medical');
    const entry = randomUUID();
    const about = [entry, world.id('jan')];
    const made = await vos(
      [
        "INSERT INTO medical.entry (id, employee_id, entry_on, author_id, responsible_doctor_id) VALUES ($1, $2, '2026-01-02', $3, $3)",
        ...about,
        doctorId,
      ],
      [
        "INSERT INTO medical.piece (id, entry_id, employee_id, item, version) VALUES ($3, $1, $2, 'M35', 1)",
        ...about,
        piece,
      ],
      [
        "INSERT INTO medical.piece_version (piece_id, version, employee_id, sealed, author_id, responsible_doctor_id) VALUES ($1, 1, $2, '\\x00', $3, $3)",
        piece,
        world.id('jan'),
        doctorId,
      ],
    );
    expect(made).toEqual([]);
  });
  afterAll(() => world.close());

  const vos = (...statements: Statement[]): Promise<unknown> => store.as('dr-vos', 'company-doctor', ...statements);
  const himself = (...statements: Statement[]): Promise<unknown> => store.as('himself', 'employee', ...statements);
  const named = (version = 1): string => JSON.stringify([{ pieceId: piece, version }]);
  const requesting = (id: string, by = 'dr-vos'): Statement => [REQUEST, id, world.id('jan'), world.id(by)];
  const rounding = (
    id: string,
    { round = 1, consentId = null, lacking = null, version, by = 'dr-vos' }: Round = {},
  ): Statement => [ROUND, id, round, world.id('jan'), consentId, named(version), lacking, world.id(by)];
  const deciding = (id: string, outcome = 'approved', by = 'dr-vos', round = 1): Statement => [
    DECIDE,
    id,
    world.id('jan'),
    round,
    outcome,
    world.id(by),
  ];
  const withdrawing = (id: string, by = 'dr-vos'): Statement => [WITHDRAW, id, world.id('jan'), world.id(by)];
  const consented = async (): Promise<string> => {
    const id = randomUUID();
    const jan = world.id('jan');
    const account = world.id('himself');
    expect(await himself([CONSENT, id, jan, named(), account], [SIGN, id, jan, account])).toEqual([]);
    return id;
  };
  const requested = async (round: Round = {}): Promise<string> => {
    const id = randomUUID();
    expect(await vos(requesting(id), rounding(id, round))).toEqual([]);
    return id;
  };

  test('C4, C13 the employee and his doctor see it, and nobody else', async () => {
    const id = await requested();
    expect(await vos(deciding(id), withdrawing(id))).toEqual([]);
    for (const [who, role, count] of [
      ['himself', 'employee', 1],
      ['dr-vos', 'company-doctor', 1],
      ['dr-smit', 'company-doctor', 0],
      ['dr-kern', 'core-expert-doctor', 0],
      ['anna', 'medical-assistant', 0],
      ['rita', 'representative', 0],
      ['another', 'employee', 0],
      ['cm-acme', 'case-manager', 0],
      ['dr-smit', 'employee', 0],
    ] as const) {
      const seen = await store.as(who, role, [
        `SELECT (SELECT count(*)::int FROM medical.disclosure_request WHERE id = $1) AS request,
           (SELECT count(*)::int FROM medical.disclosure_round WHERE request_id = $1) AS round,
           (SELECT count(*)::int FROM medical.disclosure_decision WHERE request_id = $1) AS decision,
           (SELECT count(*)::int FROM medical.disclosure_withdrawal WHERE request_id = $1) AS withdrawal`,
        id,
      ]);
      expect([who, seen]).toEqual([who, [{ request: count, round: count, decision: count, withdrawal: count }]]);
    }
  });

  test("C10 nobody but the dossier doctor records, decides or withdraws one, in his own name or in the doctor's", async () => {
    const id = await requested();
    for (const [who, role] of [
      ['dr-smit', 'company-doctor'],
      ['dr-kern', 'core-expert-doctor'],
      ['anna', 'medical-assistant'],
      ['himself', 'employee'],
      ['rita', 'representative'],
      ['dr-vos', 'doctor-in-training'],
    ] as const) {
      for (const by of [who, 'dr-vos']) {
        for (const statement of [requesting(randomUUID(), by), deciding(id, 'refused', by), withdrawing(id, by)]) {
          expect([who, by, await store.as(who, role, statement)]).toEqual([who, by, REFUSED]);
        }
      }
    }
    expect(await vos(deciding(id, 'approved', 'dr-smit'))).toBe(REFUSED);
  });

  test('C3 a consent covers what it names, while it stands, once; the database counts that too', async () => {
    const consentId = await consented();
    const id = randomUUID();
    expect(await vos(requesting(id), rounding(id, { consentId, version: 2 }))).toBe(REFUSED);
    const unsigned = randomUUID();
    expect(await himself([CONSENT, unsigned, world.id('jan'), named(), world.id('himself')])).toEqual([]);
    expect(await vos(requesting(id), rounding(id, { consentId: unsigned }))).toBe(REFUSED);
    const first = await requested({ consentId });
    expect(await vos(requesting(id), rounding(id, { consentId }))).toBe(REFUSED);
    expect(await vos(requesting(id), rounding(id, { consentId, lacking: 'consent-used' }))).toEqual([]);
    expect(await himself([TAKE_BACK, consentId, world.id('jan'), world.id('himself')])).toEqual([]);
    expect(await vos(deciding(first))).toBe(REFUSED);
    expect(await vos(deciding(first, 'refused'))).toEqual([]);
  });

  test('C2 a consent is too old on the ninety-first day, for the database too', async () => {
    const consentId = await consented();
    const id = await requested({ consentId });
    const before = (days: number): Promise<unknown> =>
      world.cast.sql(
        'UPDATE medical.consent_signature SET signed_at = signed_at - make_interval(days => $2) WHERE consent_id = $1',
        [consentId, days],
      );
    await before(91);
    expect(await vos(deciding(id))).toBe(REFUSED);
    await before(-1);
    expect(await vos(deciding(id))).toEqual([]);
  });

  test('C4, C17 what lacks something is not decided; it is repaired once, in time, and then as it was repaired', async () => {
    const id = await requested({ lacking: 'no-basis' });
    expect(await vos(deciding(id))).toBe(REFUSED);
    expect(await vos(rounding(id, { round: 2 }))).toEqual([]);
    expect(await vos(rounding(id, { round: 2 }))).toBe(TAKEN);
    expect(await vos(deciding(id))).toBe(REFUSED);
    expect(await vos(deciding(id, 'approved', 'dr-vos', 2))).toEqual([]);
    const late = await requested({ lacking: 'no-basis' });
    await world.cast.sql(
      "UPDATE medical.disclosure_round SET recorded_at = recorded_at - interval '15 days' WHERE request_id = $1",
      [late],
    );
    expect(await vos(rounding(late, { round: 2 }))).toBe(REFUSED);
    const complete = await requested();
    expect(await vos(rounding(complete, { round: 2 }))).toBe(REFUSED);
  });

  test('C4 it is decided once, over what was read; withdrawn, never; nothing of it is changed', async () => {
    const id = await requested();
    const other: Statement = [DECIDE.replace(DIGEST, "'\\x" + 'cd'.repeat(32) + "'"), ...deciding(id).slice(1)];
    expect(await vos(other)).toBe(UNRELATED);
    expect(await vos(deciding(id))).toEqual([]);
    expect(await vos(deciding(id, 'refused'))).toBe(TAKEN);
    const withdrawn = await requested();
    expect(await vos(withdrawing(withdrawn))).toEqual([]);
    expect(await vos(deciding(withdrawn))).toBe(REFUSED);
    const refused = await requested();
    expect(await vos(deciding(refused, 'refused'))).toEqual([]);
    expect(await vos(withdrawing(refused))).toBe(REFUSED);
    for (const table of ['disclosure_request', 'disclosure_round', 'disclosure_decision', 'disclosure_withdrawal']) {
      for (const change of [`DELETE FROM medical.${table}`, `UPDATE medical.${table} SET employee_id = employee_id`]) {
        expect([change, await vos([change])]).toEqual([change, REFUSED]);
      }
    }
  });

  test('C17 its employee alone is told, of what happened at that moment', async () => {
    const id = randomUUID();
    const telling = (account: string, code: string): Statement => [
      'INSERT INTO desk.notice (id, account_id, code, about) VALUES (gen_random_uuid(), $1, $2, $3)',
      world.id(account),
      code,
      id,
    ];
    expect(await vos(requesting(id), rounding(id), telling('himself', 'disclosure-decided'))).toBe(REFUSED);
    expect(await vos(requesting(id), rounding(id), telling('another', 'disclosure-asked'))).toBe(REFUSED);
    expect(await vos(requesting(id), rounding(id), telling('himself', 'disclosure-asked'))).toEqual([]);
    expect(await vos(telling('himself', 'disclosure-asked'))).toBe(REFUSED);
    expect(await vos(deciding(id), telling('himself', 'disclosure-decided'))).toEqual([]);
    expect(await vos(withdrawing(id), telling('himself', 'disclosure-withdrawn'))).toEqual([]);
  });
});
