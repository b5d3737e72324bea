import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Policies } from '../../src/safeguards/access/policy/policies.js';
import { routeCensus } from '../../src/safeguards/access/route-census.js';
import { mandateOf } from '../cast-mandate.js';
import { StaffWorld } from '../stories/staff-world.js';
import { REFUSED, StaffDatabase, type Statement } from './staff-database.js';

const ASK = `
  INSERT INTO medical.second_opinion (id, employee_id, doctor_id, pieces, asked_by, valid_until)
  VALUES ($1, $2, $3, $4, $5, platform.clock() + interval '1 day' * $6::int)`;
const COPY = `
  INSERT INTO medical.second_opinion_piece (opinion_id, employee_id, piece_id, version, sealed, shown_until)
  SELECT $1, $2, $3, $4, '\\x00', (SELECT o.valid_until FROM medical.second_opinion o WHERE o.id = $1)`;
const WITHDRAW = 'UPDATE medical.second_opinion SET withdrawn_at = platform.clock() WHERE id = $1 RETURNING 1 AS done';
const CONCLUDE = `
  UPDATE medical.second_opinion SET concluded_at = platform.clock(), sealed = '\\x01' WHERE id = $1 RETURNING 1 AS done`;
const FILE = 'UPDATE medical.second_opinion SET in_dossier_at = platform.clock() WHERE id = $1 RETURNING 1 AS done';
const DONE = [{ done: 1 }];
/** Who works for an employer, or for the relation with it. */
const OF_THE_EMPLOYER = ['employer', 'casework', 'relation'];
const TRACE = /second.?opinion|consultation/i;

describe('the database alone, about second opinions', () => {
  let world: StaffWorld;
  let store: StaffDatabase;
  let piece: string;
  beforeAll(async () => {
    world = await StaffWorld.open();
    for (const employer of ['acme', 'globex']) await world.employer(employer);
    for (const doctor of ['dr-vos', 'dr-smit', 'dr-kort']) {
      await world.person(doctor, 'company-doctor', { registeredUntil: '2099-01-01' });
    }
    await world.person('dr-lapsed', 'company-doctor', { registeredUntil: '2020-01-01' });
    await world.person('anna', 'medical-assistant', { declared: true, instructedUntil: '2099-01-01' });
    await world.person('dr-kern', 'core-expert-doctor', { registeredUntil: '2099-01-01' });
    await world.person('cm-acme', 'case-manager', {}, 'acme');
    await world.person('himself', 'employee', { kind: 'employee' });
    await world.person('another', 'employee', { kind: 'employee' });
    await world.person('rita', 'representative', { kind: 'external' });
    const doctorId = world.id('dr-vos');
    await world.employee('jan', 'acme', { absentSince: world.day(-9), doctorId, accountId: world.id('himself') });
    await world.employee('kees', 'acme', { doctorId, accountId: world.id('another') });
    await world.cast.delegation(doctorId, world.id('anna'), world.id('jan'), ['read', 'record']);
    await mandateOf(world.cast, world.id('jan'), world.id('rita'));
    const entry = randomUUID();
    piece = randomUUID();
    store = new StaffDatabase(world, 'medical');
    const vos = world.id('dr-vos');
    expect(
      await store.as(
        'dr-vos',
        'company-doctor',
        [
          "INSERT INTO medical.entry (id, employee_id, entry_on, author_id, responsible_doctor_id) VALUES ($1, $2, '2026-01-02', $3, $3)",
          entry,
          world.id('jan'),
          vos,
        ],
        [
          "INSERT INTO medical.piece (id, entry_id, employee_id, item, version) VALUES ($1, $2, $3, 'M35', 1)",
          piece,
          entry,
          world.id('jan'),
        ],
        [
          "INSERT INTO medical.piece_version (piece_id, version, employee_id, sealed, author_id, responsible_doctor_id) VALUES ($1, 1, $2, '\\x00', $3, $3)",
          piece,
          world.id('jan'),
          vos,
        ],
      ),
    ).toEqual([]);
  });
  afterAll(() => world.close());

  const asking = (id: string, doctor = 'dr-smit', by = 'himself', days = 9, about = 'jan'): Statement => [
    ASK,
    id,
    world.id(about),
    world.id(doctor),
    JSON.stringify([{ pieceId: piece, version: 1 }]),
    world.id(by),
    days,
  ];
  const copying = (id: string, version = 1, of = piece): Statement => [COPY, id, world.id('jan'), of, version];
  const asked = async (): Promise<string> => {
    const id = randomUUID();
    expect(await store.as('himself', 'employee', asking(id), copying(id))).toEqual([]);
    return id;
  };
  const sees = async (id: string, who: string, role: string): Promise<unknown> => [
    await store.as(who, role, ['SELECT id FROM medical.second_opinion WHERE id = $1', id]),
    await store.as(who, role, ['SELECT piece_id FROM medical.second_opinion_piece WHERE opinion_id = $1', id]),
  ];

  test('S14 the employee and the doctor he chose see it, and nobody else', async () => {
    const id = await asked();
    const copies = [{ piece_id: piece }];
    for (const [who, role, shown] of [
      ['himself', 'employee', [[{ id }], []]],
      ['dr-smit', 'company-doctor', [[{ id }], copies]],
      ['dr-vos', 'company-doctor', [[], []]],
      ['dr-kort', 'company-doctor', [[], []]],
      ['dr-kern', 'core-expert-doctor', [[], []]],
      ['anna', 'medical-assistant', [[], []]],
      ['rita', 'representative', [[], []]],
      ['another', 'employee', [[], []]],
      ['cm-acme', 'case-manager', [[], []]],
      ['acme-hr', 'employer-officer', [[], []]],
      ['dr-smit', 'employee', [[], []]],
    ] as const) {
      expect([who, role, await sees(id, who, role)]).toEqual([who, role, shown]);
    }
    expect(await store.as('dr-smit', 'company-doctor', ['SELECT id FROM medical.piece'])).toEqual([]);
    expect(await store.as('dr-smit', 'company-doctor', ['SELECT 1 FROM medical.piece_version'])).toEqual([]);
  });

  test('I10, S10, S14, S15 the employee alone asks, of a registered doctor who is not his own, for six weeks at most', async () => {
    const tried = async (who: string, role: string, ...rest: [string?, string?, number?, string?]): Promise<unknown> =>
      store.as(who, role, asking(randomUUID(), ...rest));
    expect(await tried('himself', 'employee')).toEqual([]);
    for (const doctor of ['dr-vos', 'dr-lapsed', 'dr-kern', 'anna', 'cm-acme']) {
      expect([doctor, await tried('himself', 'employee', doctor)]).toEqual([doctor, REFUSED]);
    }
    expect(await tried('himself', 'employee', 'dr-smit', 'himself', 60)).toBe(REFUSED);
    expect(await tried('himself', 'employee', 'dr-smit', 'dr-smit')).toBe(REFUSED);
    expect(await tried('himself', 'employee', 'dr-smit', 'himself', 9, 'kees')).toBe(REFUSED);
    for (const [who, role] of [
      ['dr-vos', 'company-doctor'],
      ['dr-smit', 'company-doctor'],
      ['rita', 'representative'],
      ['another', 'employee'],
      ['acme-hr', 'employer-officer'],
    ] as const) {
      expect([who, await tried(who, role, 'dr-smit', who)]).toEqual([who, REFUSED]);
    }
  });

  test('C3 no copy is of anything but what the consent names and the employee sees', async () => {
    const id = randomUUID();
    expect(await store.as('himself', 'employee', asking(id), copying(id, 2))).toBe(REFUSED);
    expect(await store.as('himself', 'employee', asking(id), copying(id, 1, randomUUID()))).toBe(REFUSED);
    const later = await asked();
    expect(await store.as('dr-smit', 'company-doctor', copying(later))).toBe(REFUSED);
    await world.cast.sql(
      "INSERT INTO medical.withholding (piece_id, employee_id, ground, withheld_by) VALUES ($1, $2, 'privacy-of-another', $3)",
      [piece, world.id('jan'), world.id('dr-vos')],
    );
    expect(await store.as('himself', 'employee', asking(id), copying(id))).toBe(REFUSED);
    await world.cast.sql('DELETE FROM medical.withholding');
  });

  test('C3, S14 it goes its steps: withdrawn or concluded once, filed by the employee after a conclusion', async () => {
    const id = await asked();
    expect(await store.as('himself', 'employee', [FILE, id])).toBe(REFUSED);
    expect(await store.as('himself', 'employee', [CONCLUDE, id])).toBe(REFUSED);
    expect(await store.as('dr-smit', 'company-doctor', [WITHDRAW, id])).toBe(REFUSED);
    expect(await store.as('dr-vos', 'company-doctor', [CONCLUDE, id])).toEqual([]);
    expect(await store.as('dr-smit', 'company-doctor', [CONCLUDE, id])).toEqual(DONE);
    expect(await store.as('dr-smit', 'company-doctor', [CONCLUDE, id])).toBe(REFUSED);
    expect(await store.as('himself', 'employee', [WITHDRAW, id])).toBe(REFUSED);
    expect(await store.as('dr-smit', 'company-doctor', [FILE, id])).toBe(REFUSED);
    expect(await sees(id, 'dr-vos', 'company-doctor')).toEqual([[], []]);
    expect(await store.as('himself', 'employee', [FILE, id])).toEqual(DONE);
    expect(await sees(id, 'dr-vos', 'company-doctor')).toEqual([[{ id }], []]);
    const other = await asked();
    expect(await store.as('himself', 'employee', [WITHDRAW, other])).toEqual(DONE);
    expect(await sees(other, 'dr-smit', 'company-doctor')).toEqual([[], []]);
    expect(await store.as('dr-smit', 'company-doctor', [CONCLUDE, other])).toEqual([]);
  });

  test('S14 copies go when it ends, by nobody before', async () => {
    const id = await asked();
    const remove: Statement = [
      'DELETE FROM medical.second_opinion_piece WHERE opinion_id = $1 RETURNING 1 AS done',
      id,
    ];
    expect(await store.as('dr-smit', 'company-doctor', remove)).toEqual([]);
    expect(await store.as('himself', 'employee', remove)).toEqual([]);
    expect(await store.as('himself', 'employee', [WITHDRAW, id], remove)).toEqual(DONE);
  });

  test('S10, S15 it is shut to who became the dossier doctor, or is registered no longer', async () => {
    const id = await asked();
    const shut = [[], []];
    await world.cast.sql('UPDATE access.responsibility SET doctor_id = $1 WHERE employee_id = $2', [
      world.id('dr-smit'),
      world.id('jan'),
    ]);
    expect(await sees(id, 'dr-smit', 'company-doctor')).toEqual(shut);
    await world.cast.sql('UPDATE access.responsibility SET doctor_id = $1 WHERE employee_id = $2', [
      world.id('dr-vos'),
      world.id('jan'),
    ]);
    expect(await sees(id, 'dr-smit', 'company-doctor')).not.toEqual(shut);
    await world.cast.sql('UPDATE access.registration SET valid_until = platform.today() - 1 WHERE account_id = $1', [
      world.id('dr-smit'),
    ]);
    expect(await sees(id, 'dr-smit', 'company-doctor')).toEqual(shut);
    await world.cast.sql("UPDATE access.registration SET valid_until = '2099-01-01' WHERE account_id = $1", [
      world.id('dr-smit'),
    ]);
  });

  test.each(['desk', 'employer', 'employee', 'trail', 'scribe'] as const)('D2 %s opens none of it', async (login) => {
    const other = new StaffDatabase(world, login);
    for (const table of ['medical.second_opinion', 'medical.second_opinion_piece', 'medical.consultation']) {
      expect(await other.seen('dr-smit', 'company-doctor', table)).toBe(REFUSED);
    }
  });

  test('S14, D2 the job sees ids and dates of what is over with its doctor’s role, ends that, and nothing else', async () => {
    const jobs = new StaffDatabase(world, 'jobs');
    await world.person('dr-away', 'company-doctor', { registeredUntil: '2099-01-01' });
    const id = randomUUID();
    expect(await store.as('himself', 'employee', asking(id, 'dr-away'), copying(id))).toEqual([]);
    expect(await sees(id, 'dr-away', 'company-doctor')).toEqual([[{ id }], [{ piece_id: piece }]]);
    const tables = ['medical.second_opinion', 'medical.second_opinion_piece', 'medical.consultation'];
    const seen = (): Promise<unknown[]> => Promise.all(tables.map((table) => jobs.seen('dr-away', '', table)));
    expect(await seen()).toEqual([0, 0, 0]);
    const end: Statement = ['SELECT medical.end_asked($1, $2) AS ended', 'SecondOpinion', id];
    expect(await jobs.as('dr-away', '', end)).toEqual([{ ended: false }]);
    await world.cast.sql('UPDATE access.role SET ended_at = platform.clock(), ended_by = id WHERE account_id = $1', [
      world.id('dr-away'),
    ]);
    await world.cast.sql(
      'UPDATE access.role SET in_force_since = platform.clock(), valid_from = platform.clock() WHERE id = $1',
      [await world.cast.role(world.id('dr-away'), 'company-doctor')],
    );
    expect(await sees(id, 'dr-away', 'company-doctor')).toEqual([[], []]);
    expect(await seen()).toEqual([1, 0, 0]);
    for (const statement of [
      'SELECT pieces FROM medical.second_opinion',
      'SELECT sealed FROM medical.second_opinion_piece',
    ]) {
      expect(await jobs.as('dr-away', '', [statement])).toBe(REFUSED);
    }
    const otherwise =
      "UPDATE medical.second_opinion SET withdrawn_at = platform.clock() - interval '1 day' WHERE id = $1";
    expect(await jobs.as('dr-away', '', [otherwise, id])).toBe(REFUSED);
    expect(await jobs.as('dr-away', '', end)).toEqual([{ ended: true }]);
    expect(await world.cast.sql('SELECT 1 FROM medical.second_opinion_piece WHERE opinion_id = $1', [id])).toEqual([]);
    expect(await jobs.as('dr-away', '', end)).toEqual([{ ended: false }]);
  });

  test('S14 no route and no field of whoever works for an employer is about one', () => {
    const policies = world.service.app.get(Policies);
    const roles = policies.roleNames().filter((role) => OF_THE_EMPLOYER.includes(policies.circle(role)));
    expect(roles.length).toBeGreaterThan(3);
    const about = routeCensus(world.service.app).filter(({ path }) => TRACE.test(path));
    expect(about.length).toBeGreaterThan(4);
    for (const { rule } of about) {
      if (rule?.how !== 'allows') throw new Error('a route about second opinions asks for no role');
      for (const role of roles) expect([role, policies.purposesFor(role, rule.action, rule.kind)]).toEqual([role, []]);
    }
  });

  test('S14 no column that a login of the employer’s side reads is about one', async () => {
    const columns = await world.cast.sql<{ name: string }>(
      `SELECT DISTINCT format('%s.%s.%s', n.nspname, c.relname, a.attname) AS name
       FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace JOIN pg_attribute a ON a.attrelid = c.oid
       CROSS JOIN unnest(ARRAY['kluis_employer', 'kluis_employee', 'kluis_desk']) AS login
       WHERE a.attnum > 0 AND NOT a.attisdropped AND c.relkind IN ('r', 'v', 'm', 'p')
         AND n.nspname NOT IN ('pg_catalog', 'information_schema')
         AND has_schema_privilege(login, n.oid, 'USAGE') AND has_column_privilege(login, c.oid, a.attnum, 'SELECT')`,
    );
    expect(columns.length).toBeGreaterThan(100);
    expect(columns.map(({ name }) => name).filter((name) => TRACE.test(name))).toEqual([]);
  });
});
