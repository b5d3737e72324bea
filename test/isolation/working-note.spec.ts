import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { loadPolicies } from '../../src/safeguards/access/policy/compile-policies.js';
import { projectFolder } from '../../src/platform/stores/migrate/project-folder.js';
import { mandateOf } from '../cast-mandate.js';
import { StaffWorld } from '../stories/staff-world.js';
import { REFUSED, StaffDatabase, type Statement } from './staff-database.js';

const NOTE = `
  INSERT INTO medical.working_note (id, employee_id, sealed, author_id, responsible_doctor_id, destroy_by)
  VALUES ($1, $2, '\\x00', $3, $4, platform.today() + $5::int)`;
const END = 'INSERT INTO medical.working_note_end (note_id, employee_id, author_id, how) VALUES ($1, $2, $3, $4)';
const REMOVE = 'DELETE FROM medical.working_note WHERE id = $1';
/** What a mandate can show, and the fact by which policies ask for it. */
const BY_MANDATE = {
  'access-log': 'representedInAccessLog',
  'employee-dossier': 'representedInEmployeeDossier',
  'medical-dossier': 'representedInMedicalDossier',
  verdicts: 'representedInVerdicts',
} as const;
const DOCTOR = ['dr-vos', 'company-doctor'] as const;
const JOB = ['nobody', 'none'] as const;

describe('the database alone, about working notes', () => {
  let world: StaffWorld;
  let store: StaffDatabase;
  let jobs: StaffDatabase;
  const known = randomUUID();
  beforeAll(async () => {
    world = await StaffWorld.open();
    for (const employer of ['acme', 'globex']) await world.employer(employer);
    for (const doctor of ['dr-vos', 'dr-smit']) {
      await world.person(doctor, 'company-doctor', { registeredUntil: '2099-01-01' });
    }
    for (const assistant of ['anna', 'bart']) {
      await world.person(assistant, 'medical-assistant', { declared: true, instructedUntil: '2099-01-01' });
    }
    await world.person('dr-kern', 'core-expert-doctor', { registeredUntil: '2099-01-01' });
    await world.person('dr-staf', 'staff-doctor', { registeredUntil: '2099-01-01' });
    await world.person('cm-acme', 'case-manager', {}, 'acme');
    await world.person('himself', 'employee', { kind: 'employee' });
    await world.person('rita', 'representative', { kind: 'external' });
    await world.person('nobody', 'administrator');
    const doctorId = world.id('dr-vos');
    await world.employee('jan', 'acme', { absentSince: world.day(-9), doctorId, accountId: world.id('himself') });
    await world.employee('piet', 'acme', { doctorId });
    for (const who of ['jan', 'piet']) {
      await world.cast.delegation(doctorId, world.id('anna'), world.id(who), ['read', 'record']);
      await world.cast.delegation(doctorId, world.id('bart'), world.id(who), ['read', 'amend']);
    }
    await mandateOf(world.cast, world.id('jan'), world.id('rita'));
    store = new StaffDatabase(world, 'medical');
    jobs = new StaffDatabase(world, 'jobs');
    expect(await store.as(...DOCTOR, note(known, 'dr-vos'))).toEqual([]);
  });
  afterAll(() => world.close());

  const note = (id: string, by: string, days = 30, doctor = 'dr-vos', about = 'jan'): Statement => [
    NOTE,
    id,
    world.id(about),
    world.id(by),
    world.id(doctor),
    days,
  ];
  const end = (id: string, by: string, how: string, about = 'jan'): Statement => [
    END,
    id,
    world.id(about),
    world.id(by),
    how,
  ];
  const there = async (id: string): Promise<unknown> =>
    (await world.cast.sql('SELECT id FROM medical.working_note WHERE id = $1', [id])).length;
  const made = async (days = 30, by = 'dr-vos', role = 'company-doctor', about = 'jan'): Promise<string> => {
    const id = randomUUID();
    expect(await store.as(by, role, note(id, by, days, 'dr-vos', about))).toEqual([]);
    return id;
  };
  /** As if it had been written long ago. */
  const overdue = async (): Promise<string> => {
    const id = await made();
    await world.cast.sql('UPDATE medical.working_note SET destroy_by = platform.today() - 1 WHERE id = $1', [id]);
    return id;
  };

  test('S12 its author sees it, and nobody else', async () => {
    for (const [who, role, sees] of [
      ['dr-vos', 'company-doctor', 1],
      ['anna', 'medical-assistant', 0],
      ['bart', 'medical-assistant', 0],
      ['dr-smit', 'company-doctor', 0],
      ['dr-kern', 'core-expert-doctor', 0],
      ['dr-staf', 'staff-doctor', 0],
      ['himself', 'employee', 0],
      ['rita', 'representative', 0],
      ['cm-acme', 'case-manager', 0],
      ['acme-hr', 'employer-officer', 0],
      ['dr-vos', 'core-expert-doctor', 0],
    ] as const) {
      expect([who, role, await store.seen(who, role, 'medical.working_note')]).toEqual([who, role, sees]);
    }
  });

  test('S12, S11 who may record writes it, in the own name, under the doctor who is responsible, for three months at most', async () => {
    const tried = async (who: string, role: string, by = who, doctor = 'dr-vos', days = 30): Promise<unknown> =>
      store.as(who, role, note(randomUUID(), by, days, doctor));
    expect(await tried('anna', 'medical-assistant')).toEqual([]);
    expect(await tried('anna', 'medical-assistant', 'dr-vos')).toBe(REFUSED);
    expect(await tried('anna', 'medical-assistant', 'anna', 'dr-smit')).toBe(REFUSED);
    expect(await tried('dr-vos', 'company-doctor', 'dr-vos', 'dr-vos', 93)).toBe(REFUSED);
    expect(await tried('dr-vos', 'company-doctor', 'dr-vos', 'dr-vos', -1)).toBe(REFUSED);
    for (const [who, role] of [
      ['bart', 'medical-assistant'],
      ['dr-smit', 'company-doctor'],
      ['dr-kern', 'core-expert-doctor'],
      ['dr-staf', 'staff-doctor'],
      ['himself', 'employee'],
      ['rita', 'representative'],
      ['cm-acme', 'case-manager'],
      ['acme-hr', 'employer-officer'],
    ] as const) {
      expect([who, await tried(who, role)]).toEqual([who, REFUSED]);
    }
  });

  test('S12 nobody changes another’s, nor its author anything but its text', async () => {
    const id = await made();
    const change = 'UPDATE medical.working_note SET version = version + 1 WHERE id = $1 RETURNING id';
    expect(await store.as('anna', 'medical-assistant', [change, id])).toEqual([]);
    expect(await store.as(...DOCTOR, [change, id])).toEqual([{ id }]);
    for (const column of ['author_id = id', 'employee_id = id', "destroy_by = '2099-01-01'", 'written_at = now()']) {
      expect(await store.as(...DOCTOR, [`UPDATE medical.working_note SET ${column}`])).toBe(REFUSED);
    }
  });

  test('S12 it goes with what became of it, and nothing that stays is said to have ended', async () => {
    const id = await made();
    await store.as(...DOCTOR, [REMOVE, id]);
    expect(await there(id)).toBe(1);
    expect(await store.as(...DOCTOR, end(id, 'dr-vos', 'destroyed'))).toBe(REFUSED);
    expect(await store.as(...DOCTOR, end(id, 'dr-vos', 'expired'), [REMOVE, id])).toBe(REFUSED);
    expect(await store.as('anna', 'medical-assistant', end(id, 'dr-vos', 'filed'), [REMOVE, id])).toBe(REFUSED);
    expect(await store.as(...DOCTOR, end(id, 'anna', 'destroyed'), [REMOVE, id])).toBe(REFUSED);
    expect(await there(id)).toBe(1);
    expect(await store.as(...DOCTOR, end(id, 'dr-vos', 'destroyed'), [REMOVE, id])).toEqual([]);
    expect(await there(id)).toBe(0);
    for (const act of ['UPDATE medical.working_note_end SET how = how', 'DELETE FROM medical.working_note_end']) {
      expect(await store.as(...DOCTOR, [act])).toBe(REFUSED);
    }
  });

  test('S12 the job reads no content, sees what is due and deletes nothing else', async () => {
    const [kept, due] = [await made(), await overdue()];
    expect(await jobs.as(...JOB, ['SELECT sealed FROM medical.working_note'])).toBe(REFUSED);
    expect(await jobs.as(...JOB, ['SELECT id FROM medical.working_note WHERE id = ANY ($1)', [kept, due]])).toEqual([
      { id: due },
    ]);
    expect(await jobs.as(...JOB, end(kept, 'dr-vos', 'expired'), [REMOVE, kept])).toBe(REFUSED);
    expect(await jobs.as(...JOB, end(due, 'dr-vos', 'destroyed'), [REMOVE, due])).toBe(REFUSED);
    await jobs.as(...JOB, [REMOVE, due]);
    expect([await there(kept), await there(due)]).toEqual([1, 1]);
    expect(await jobs.as(...JOB, end(due, 'dr-vos', 'expired'), [REMOVE, due])).toEqual([]);
    expect([await there(kept), await there(due)]).toEqual([1, 0]);
  });

  test('S12 past its day its author has it no longer, whether the job ran or not', async () => {
    const due = await overdue();
    const mine = 'SELECT id FROM medical.working_note WHERE id = $1';
    expect(await store.as(...DOCTOR, [mine, due])).toEqual([]);
    expect(await store.as(...DOCTOR, end(due, 'dr-vos', 'filed'), [REMOVE, due])).toBe(REFUSED);
  });

  test('S12 nobody is told of an end but its author, and the job tells of nothing that did not end', async () => {
    const [kept, due] = [await made(), await overdue()];
    const tell = (id: string, code: string, who = 'dr-vos'): Statement => [
      'INSERT INTO desk.notice (id, account_id, code, about) VALUES ($1, $2, $3, $4)',
      randomUUID(),
      world.id(who),
      code,
      id,
    ];
    expect(await jobs.as(...JOB, tell(kept, 'working-note-destroyed'))).toBe(REFUSED);
    expect(await jobs.as(...JOB, tell(kept, 'working-note-ending'))).toBe(REFUSED);
    const gone = [end(due, 'dr-vos', 'expired'), [REMOVE, due]] as const;
    expect(await jobs.as(...JOB, ...gone, tell(due, 'working-note-destroyed', 'himself'))).toBe(REFUSED);
    expect(await jobs.as(...JOB, ...gone, tell(due, 'working-note-destroyed'))).toEqual([]);
  });

  test('S12 with the responsibility it ends, and one that is given anew does not bring it back', async () => {
    const [his, hers] = [
      await made(30, 'dr-vos', 'company-doctor', 'piet'),
      await made(30, 'anna', 'medical-assistant', 'piet'),
    ];
    const mine = 'SELECT id FROM medical.working_note WHERE id = ANY ($1)';
    const seen = async (): Promise<unknown> => [
      await store.as(...DOCTOR, [mine, [his, hers]]),
      await store.as('anna', 'medical-assistant', [mine, [his, hers]]),
    ];
    expect(await seen()).toEqual([[{ id: his }], [{ id: hers }]]);
    await world.cast.sql(
      'UPDATE access.responsibility SET ended_at = platform.clock(), ended_by = doctor_id WHERE employee_id = $1',
      [world.id('piet')],
    );
    expect(await seen()).toEqual([[], []]);
    await world.cast.responsibility(world.id('piet'), world.id('dr-vos'));
    await world.cast.sql(
      'UPDATE access.responsibility SET effective_from = platform.clock() WHERE employee_id = $1 AND ended_at IS NULL',
      [world.id('piet')],
    );
    expect(await seen()).toEqual([[], []]);
    expect(
      await jobs.as(...JOB, ['SELECT count(*)::int AS n FROM medical.working_note WHERE id = ANY ($1)', [his, hers]]),
    ).toEqual([{ n: 2 }]);
  });

  test.each(['desk', 'employer', 'employee', 'trail', 'scribe'] as const)('D2 %s opens none of it', async (login) => {
    const other = new StaffDatabase(world, login);
    for (const table of ['medical.working_note', 'medical.working_note_end']) {
      expect(await other.seen('dr-vos', 'company-doctor', table)).toBe(REFUSED);
    }
  });

  test('S12, V4, I3 the log of who looked shows no line of a working note, nor of a proposal that waits, and who acts for him the kinds of the mandate', async () => {
    const policies = loadPolicies(projectFolder('policies'));
    const kinds = policies.vocabulary.kinds;
    const shownWith = (kind: string): string[] =>
      Object.entries(BY_MANDATE).flatMap(([what, fact]) => (kinds[kind]?.facts.includes(fact) === true ? [what] : []));
    const proposal = randomUUID();
    await world.cast.sql(
      `INSERT INTO access.proposal (id, employee_id, what, proposed_by, supervisor_id, proposed_at, corrects)
       VALUES ($1, $2, 'Verdict', $3, $4, platform.clock(), true)`,
      [proposal, world.id('jan'), world.id('dr-vos'), world.id('dr-smit')],
    );
    for (const kind of Object.keys(kinds)) {
      await world.cast.sql(
        `INSERT INTO trail.line (at, request_id, account_id, action, kind, record_id, employee_id, outcome, status, source, route)
         VALUES (platform.clock(), gen_random_uuid(), $1, 'countersign', $2, $4, $3, 'allowed', 200, '192.0.2.1', 'of this test')`,
        [world.id('dr-vos'), kind, world.id('jan'), proposal],
      );
    }
    const trail = new StaffDatabase(world, 'trail');
    const seen = async (who: string, role: string): Promise<unknown[]> => {
      const lines = "SELECT kind FROM trail.line WHERE route = 'of this test' ORDER BY kind";
      return ((await trail.as(who, role, [lines])) as { kind: string }[]).map(({ kind }) => kind);
    };
    const every = Object.keys(kinds).toSorted();
    const showsBut = async (...keptApart: readonly string[]): Promise<void> => {
      const shown = every.filter((kind) => !keptApart.includes(kind));
      expect((await seen('himself', 'employee')).toSorted()).toEqual(shown);
      for (const what of Object.keys(BY_MANDATE)) {
        const shows = [...new Set(['access-log', what])];
        await world.cast.sql('UPDATE access.mandate SET shows = $1', [shows]);
        const expected = shown.filter((kind) => shownWith(kind).some((one) => shows.includes(one)));
        expect([what, (await seen('rita', 'representative')).toSorted()]).toEqual([what, expected]);
      }
    };
    // V4 — of what is prepared he sees nothing while it waits.
    await showsBut('WorkingNote', 'Proposal');
    await world.cast.sql('UPDATE access.proposal SET over_at = platform.clock()');
    await showsBut('WorkingNote');
    await world.cast.sql("UPDATE access.mandate SET shows = '{medical-dossier}'");
    expect(await seen('rita', 'representative')).toEqual([]);
  });
});
