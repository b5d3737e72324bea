import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { mandateOf } from '../cast-mandate.js';
import { StaffWorld } from '../stories/staff-world.js';
import { REFUSED, StaffDatabase, TAKEN, UNRELATED, type Statement } from './staff-database.js';

const DIGEST = "'\\x" + 'ab'.repeat(32) + "'";
const PREPARE = `
  INSERT INTO medical.consent (id, employee_id, pieces, times, digest, sealed, prepared_by)
  VALUES ($1, $2, $3, 1, ${DIGEST}, '\\x00', $4)`;
const SIGN = `
  INSERT INTO medical.consent_signature (consent_id, employee_id, digest, sealed, signed_by) VALUES ($1, $2, ${DIGEST}, '\\x00', $3)`;
const WITHDRAW = 'INSERT INTO medical.consent_withdrawal (consent_id, employee_id, withdrawn_by) VALUES ($1, $2, $3)';

describe('the database alone, about consents', () => {
  let world: StaffWorld;
  let store: StaffDatabase;
  let piece: string;
  let current = 1;
  beforeAll(async () => {
    world = await StaffWorld.open();
    await world.employer('acme');
    for (const doctor of ['dr-vos', 'dr-smit']) {
      await world.person(doctor, 'company-doctor', { registeredUntil: '2099-01-01' });
    }
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
    piece = randomUUID();
    const about = [entry, world.id('jan')];
    expect(
      await store.as(
        'dr-vos',
        'company-doctor',
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
      ),
    ).toEqual([]);
  });
  afterAll(() => world.close());

  const preparing = (id: string, by = 'himself', about = 'jan', version = current): Statement => [
    PREPARE,
    id,
    world.id(about),
    JSON.stringify([{ pieceId: piece, version }]),
    world.id(by),
  ];
  const signing = (id: string, by = 'himself', about = 'jan'): Statement => [SIGN, id, world.id(about), world.id(by)];
  const withdrawing = (id: string, by = 'himself', about = 'jan'): Statement => [
    WITHDRAW,
    id,
    world.id(about),
    world.id(by),
  ];
  const himself = (...statements: Statement[]): Promise<unknown> => store.as('himself', 'employee', ...statements);
  const prepared = async (...more: ((id: string) => Statement)[]): Promise<string> => {
    const id = randomUUID();
    expect(await himself(preparing(id), ...more.map((one) => one(id)))).toEqual([]);
    return id;
  };
  const seen = async (id: string, who: string, role: string): Promise<unknown> =>
    store.as(who, role, [
      `SELECT (SELECT count(*)::int FROM medical.consent WHERE id = $1) AS consent,
         (SELECT count(*)::int FROM medical.consent_signature WHERE consent_id = $1) AS signature,
         (SELECT count(*)::int FROM medical.consent_withdrawal WHERE consent_id = $1) AS withdrawal`,
      id,
    ]);

  test('C2, S1 the employee sees it, once it is signed his doctor too, and nobody else', async () => {
    const unsigned = await prepared();
    const withdrawn = await prepared(signing, withdrawing);
    for (const [who, role, before, after] of [
      ['himself', 'employee', [1, 0, 0], [1, 1, 1]],
      ['dr-vos', 'company-doctor', [0, 0, 0], [1, 1, 1]],
      ['dr-smit', 'company-doctor', [0, 0, 0], [0, 0, 0]],
      ['dr-kern', 'core-expert-doctor', [0, 0, 0], [0, 0, 0]],
      ['anna', 'medical-assistant', [0, 0, 0], [0, 0, 0]],
      ['rita', 'representative', [0, 0, 0], [0, 0, 0]],
      ['another', 'employee', [0, 0, 0], [0, 0, 0]],
      ['cm-acme', 'case-manager', [0, 0, 0], [0, 0, 0]],
      ['dr-smit', 'employee', [0, 0, 0], [0, 0, 0]],
    ] as const) {
      const counts = ([consent, signature, withdrawal]: readonly number[]): object => ({
        consent,
        signature,
        withdrawal,
      });
      expect([who, role, await seen(unsigned, who, role)]).toEqual([who, role, [counts(before)]]);
      expect([who, role, await seen(withdrawn, who, role)]).toEqual([who, role, [counts(after)]]);
    }
  });

  test("I10 nobody else prepares, signs or withdraws one, in his own name or in the employee's", async () => {
    const id = await prepared();
    for (const [who, role] of [
      ['dr-vos', 'company-doctor'],
      ['dr-kern', 'core-expert-doctor'],
      ['anna', 'medical-assistant'],
      ['rita', 'representative'],
      ['another', 'employee'],
    ] as const) {
      for (const by of [who, 'himself']) {
        for (const statement of [preparing(randomUUID(), by), signing(id, by), withdrawing(id, by)]) {
          expect([who, by, await store.as(who, role, statement)]).toEqual([who, by, REFUSED]);
        }
      }
    }
    expect(await himself(signing(id, 'another'))).toBe(REFUSED);
    expect(await himself(withdrawing(id, 'another'))).toBe(REFUSED);
  });

  test('C3 it names pieces of this dossier at their current version, when it is prepared and when it is signed', async () => {
    expect(await himself(preparing(randomUUID(), 'himself', 'jan', 2))).toBe(REFUSED);
    expect(await store.as('another', 'employee', preparing(randomUUID(), 'another', 'kees'))).toBe(REFUSED);
    const id = await prepared();
    const amended = await store.as(
      'dr-vos',
      'company-doctor',
      ['UPDATE medical.piece SET version = 2 WHERE id = $1', piece],
      [
        "INSERT INTO medical.piece_version (piece_id, version, employee_id, sealed, author_id, responsible_doctor_id) VALUES ($1, 2, $2, '\\x00', $3, $3)",
        piece,
        world.id('jan'),
        world.id('dr-vos'),
      ],
    );
    expect([amended, await himself(signing(id))]).toEqual([[], REFUSED]);
    expect(await himself(preparing(randomUUID()))).toBe(REFUSED);
    current = 2;
    await prepared(signing);
  });

  test('C3 what was withdrawn is not signed; what was shown is what is signed; neither is done twice, or changed', async () => {
    const withdrawn = await prepared(withdrawing);
    expect(await himself(signing(withdrawn))).toBe(REFUSED);
    const id = await prepared();
    const other: Statement = [
      SIGN.replace(DIGEST, "'\\x" + 'cd'.repeat(32) + "'"),
      id,
      world.id('jan'),
      world.id('himself'),
    ];
    expect(await himself(other)).toBe(UNRELATED);
    expect(await himself(signing(id))).toEqual([]);
    expect(await himself(signing(id))).toBe(TAKEN);
    for (const table of ['consent', 'consent_signature', 'consent_withdrawal']) {
      for (const change of [`DELETE FROM medical.${table}`, `UPDATE medical.${table} SET employee_id = employee_id`]) {
        expect([change, await himself([change])]).toEqual([change, REFUSED]);
      }
    }
  });

  test('C2 a key that was published is neither changed nor taken away, and nobody who is signed in publishes one', async () => {
    const desk = new StaffDatabase(world, 'desk');
    const add: Statement = [
      "INSERT INTO access.signing_key (id, pem) VALUES ($1, '-----BEGIN PUBLIC KEY-----x')",
      'A'.repeat(43),
    ];
    expect(await desk.as('dr-vos', 'company-doctor', add)).toBe(REFUSED);
    for (const change of ['DELETE FROM access.signing_key', "UPDATE access.signing_key SET pem = 'x'"]) {
      expect([change, await desk.as('dr-vos', 'company-doctor', [change])]).toEqual([change, REFUSED]);
    }
  });
});
