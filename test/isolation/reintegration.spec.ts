import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { mandateOf } from '../cast-mandate.js';
import { StaffWorld } from '../stories/staff-world.js';
import { REFUSED, StaffDatabase, type Statement } from './staff-database.js';

describe('the re-integration file, in the database alone', () => {
  let world: StaffWorld;
  let store: StaffDatabase;
  let absenceId: string;
  beforeAll(async () => {
    world = await StaffWorld.open();
    for (const employer of ['acme', 'globex']) await world.employer(employer);
    await world.person('dr-vos', 'company-doctor', { registeredUntil: '2099-01-01' });
    await world.person('cm-acme', 'case-manager', {}, 'acme');
    await world.person('expert', 'labour-expert', {}, 'acme');
    for (const assistant of ['anna', 'bart']) {
      await world.person(assistant, 'medical-assistant', { declared: true, instructedUntil: '2099-01-01' });
    }
    await world.person('rita', 'representative', { kind: 'external' });
    const doctorId = world.id('dr-vos');
    absenceId = await world.employee('jan', 'acme', { absentSince: world.day(-9), doctorId });
    await world.cast.delegation(doctorId, world.id('anna'), world.id('jan'), ['read']);
    store = new StaffDatabase(world, 'employee');
  });
  afterAll(() => world.close());

  const adding = (part: string, employer = 'acme', id: string = randomUUID()): Statement => [
    'INSERT INTO employee.reintegration_part (id, absence_id, employee_id, employer_id, part) VALUES ($1, $2, $3, $4, $5)',
    id,
    absenceId,
    world.id('jan'),
    world.id(employer),
    part,
  ];

  test('V8 the database takes each part from those alone whose it is', async () => {
    expect(await store.as('acme-hr', 'employer-officer', adding('wage-value'))).toEqual([]);
    expect(await store.as('dr-vos', 'company-doctor', adding('next-doctor-contact'))).toEqual([]);
    expect(await store.as('cm-acme', 'case-manager', adding('non-attendance'))).toEqual([]);
    for (const [who, role, part] of [
      ['cm-acme', 'case-manager', 'wage-value'],
      ['cm-acme', 'case-manager', 'own-share'],
      ['expert', 'labour-expert', 'plan'],
      ['expert', 'labour-expert', 'non-attendance'],
      ['acme-hr', 'employer-officer', 'problem-analysis'],
      ['acme-hr', 'employer-officer', 'own-share'],
      ['dr-vos', 'company-doctor', 'wage-value'],
      ['anna', 'medical-assistant', 'plan'],
      ['globex-hr', 'employer-officer', 'wage-value'],
    ] as const) {
      expect([who, part, await store.as(who, role, adding(part))]).toEqual([who, part, REFUSED]);
    }
  });

  test('V6 once the employment ended nobody adds a part to what the employer reads', async () => {
    const end = async (days: number | null): Promise<void> => {
      await world.cast.sql(
        'UPDATE access.employment SET ends_on = platform.today() - $2::integer WHERE employee_id = $1',
        [world.id('jan'), days],
      );
    };
    await end(1);
    expect(await store.as('dr-vos', 'company-doctor', adding('problem-analysis'))).toBe(REFUSED);
    expect(await store.as('acme-hr', 'employer-officer', adding('activity'))).toBe(REFUSED);
    const raise =
      "UPDATE employee.reintegration_part SET version = version + 1 WHERE part = 'wage-value' RETURNING version";
    expect(await store.as('acme-hr', 'employer-officer', [raise])).toEqual([]);
    await end(null);
  });

  test('V8 of the three an expert and the employer see the wage value alone, an assistant all but that, another employer nothing', async () => {
    const seen = (who: string, role: string): Promise<unknown> => store.seen(who, role, 'employee.reintegration_part');
    expect(await seen('cm-acme', 'case-manager')).toBe(3);
    // V7: what the service says is nothing to him before it went out.
    expect(await seen('acme-hr', 'employer-officer')).toBe(1);
    expect(await seen('expert', 'labour-expert')).toBe(1);
    expect(await seen('expert', 'case-manager')).toBe(0);
    expect(await seen('anna', 'medical-assistant')).toBe(2);
    expect(await seen('bart', 'medical-assistant')).toBe(0);
    expect(await seen('globex-hr', 'employer-officer')).toBe(0);
  });

  test('I3 who acts for the employee sees the file by a mandate that shows the employee dossier', async () => {
    const seen = (): Promise<unknown> => store.seen('rita', 'representative', 'employee.reintegration_part');
    expect(await seen()).toBe(0);
    await mandateOf(world.cast, world.id('jan'), world.id('rita'));
    expect(await seen()).toBe(3);
    expect(await store.as('rita', 'representative', adding('own-share'))).toBe(REFUSED);
    await world.cast.sql("UPDATE access.mandate SET shows = '{medical-dossier,verdicts,access-log}'");
    expect(await seen()).toBe(0);
  });

  test('I9 no version is written in the name of somebody else, changed or taken back', async () => {
    const id = randomUUID();
    const version =
      'INSERT INTO employee.reintegration_version (part_id, version, sealed, recorded_by) VALUES ($1, $2, $3, $4)';
    const write = (number: number, by: string): Statement => [version, id, number, Buffer.from('x'), world.id(by)];
    const add = adding('activity', 'acme', id);
    expect(await store.as('acme-hr', 'employer-officer', add, write(1, 'cm-acme'))).toBe(REFUSED);
    expect(await store.as('acme-hr', 'employer-officer', add, write(2, 'acme-hr'))).toBe(REFUSED);
    expect(await store.as('acme-hr', 'employer-officer', add, write(1, 'acme-hr'))).toEqual([]);
    for (const change of [
      'DELETE FROM employee.reintegration_version',
      'UPDATE employee.reintegration_version SET version = 3',
    ]) {
      expect(await store.as('acme-hr', 'employer-officer', [change])).toBe(REFUSED);
    }
  });

  test('V7 each side amends what it said, and says nothing in the name of the other', async () => {
    const raise = (id: string): Statement => [
      'UPDATE employee.reintegration_part SET version = version + 1 WHERE id = $1 RETURNING version',
      id,
    ];
    const [own, served] = [randomUUID(), randomUUID()];
    const [officer, manager] = ['employer-officer', 'case-manager'];
    await store.as('acme-hr', officer, adding('activity', 'acme', own));
    await store.as('cm-acme', manager, adding('activity', 'acme', served));
    expect(await store.as('acme-hr', officer, raise(served))).toEqual([]);
    expect(await store.as('cm-acme', manager, raise(own))).toEqual([]);
    const version = (id: string, by: string): Statement => [
      'INSERT INTO employee.reintegration_version (part_id, version, sealed, recorded_by) VALUES ($1, 1, $2, $3)',
      ...[id, Buffer.from('x'), world.id(by)],
    ];
    expect(await store.as('acme-hr', officer, version(served, 'acme-hr'))).toBe(REFUSED);
    expect(await store.as('cm-acme', manager, version(own, 'cm-acme'))).toBe(REFUSED);
    expect(await store.as('acme-hr', officer, version(own, 'acme-hr'), raise(own))).toEqual([{ version: 2 }]);
    expect(await store.as('cm-acme', manager, version(served, 'cm-acme'), raise(served))).toEqual([{ version: 2 }]);
    const [statement, , ...values] = adding('activity');
    const inAnothersName = statement.replace('part)', 'part, by_employer)').replace('$5)', '$5, $6)');
    expect(await store.as('acme-hr', officer, [inAnothersName, randomUUID(), ...values, false])).toBe(REFUSED);
    expect(await store.as('cm-acme', manager, [inAnothersName, randomUUID(), ...values, true])).toBe(REFUSED);
  });

  test('V7 what the service says goes out by who posts the letter, the version that counts, and only then the employer sees it', async () => {
    const [id, plan] = [randomUUID(), randomUUID()];
    const first = (part: string, by: string): Statement => [
      'INSERT INTO employee.reintegration_version (part_id, version, sealed, recorded_by) VALUES ($1, 1, $2, $3)',
      part,
      Buffer.from('x'),
      world.id(by),
    ];
    const letOut = (by: string, postedOn: string | null, under = 'dr-vos', version = 1, part = id): Statement => [
      `INSERT INTO employee.reintegration_release
         (part_id, version, employee_id, employer_id, released_by, responsible_doctor_id, posted_on)
       VALUES ($1, $2, $3, $4, $5, $6, $7)`,
      ...[part, version, world.id('jan'), world.id('acme'), world.id(by), world.id(under), postedOn],
    ];
    const today = world.day(0);
    expect(
      await store.as('dr-vos', 'company-doctor', adding('problem-analysis', 'acme', id), first(id, 'dr-vos')),
    ).toEqual([]);
    expect(await store.as('acme-hr', 'employer-officer', adding('plan', 'acme', plan), first(plan, 'acme-hr'))).toEqual(
      [],
    );
    const [doctor, assistant] = ['company-doctor', 'medical-assistant'];
    for (const [who, role, statement] of [
      ['acme-hr', 'employer-officer', letOut('acme-hr', today)],
      ['cm-acme', 'case-manager', letOut('cm-acme', today)],
      ['bart', assistant, letOut('bart', today)],
      ['anna', assistant, letOut('anna', null)],
      ['anna', assistant, letOut('anna', today, 'anna')],
      ['dr-vos', doctor, letOut('anna', today)],
      ['dr-vos', doctor, letOut('dr-vos', null)],
      ['dr-vos', doctor, letOut('dr-vos', world.day(-1))],
      ['dr-vos', doctor, letOut('dr-vos', world.day(1))],
      ['dr-vos', doctor, letOut('dr-vos', today, 'dr-vos', 2)],
      ['dr-vos', doctor, letOut('dr-vos', today, 'dr-vos', 1, plan)],
    ] as const) {
      expect([who, await store.as(who, role, statement)]).toEqual([who, REFUSED]);
    }
    const seen = (): Promise<unknown> => store.seen('acme-hr', 'employer-officer', 'employee.reintegration_version');
    const before = await seen();
    // S2: to post takes the action to record.
    expect(await store.as('anna', assistant, letOut('anna', today))).toBe(REFUSED);
    await world.cast.delegation(world.id('dr-vos'), world.id('anna'), world.id('jan'), ['record']);
    expect(await store.as('anna', assistant, letOut('anna', today))).toEqual([]);
    expect(await seen()).toBe(Number(before) + 1);
  });

  test('V7 the casework posts the letter to who has neither account nor doctor, with nobody beside it, and no other', async () => {
    const ofNoor = await world.employee('noor', 'acme', { absentSince: world.day(-9) });
    const part = randomUUID();
    const recorded: Statement[] = [
      [
        'INSERT INTO employee.reintegration_part (id, absence_id, employee_id, employer_id, part) VALUES ($1, $2, $3, $4, $5)',
        ...[part, ofNoor, world.id('noor'), world.id('acme'), 'evaluation'],
      ],
      [
        'INSERT INTO employee.reintegration_version (part_id, version, sealed, recorded_by) VALUES ($1, 1, $2, $3)',
        ...[part, Buffer.from('x'), world.id('cm-acme')],
      ],
    ];
    expect(await store.as('cm-acme', 'case-manager', ...recorded)).toEqual([]);
    const posted = (by: string, under: string | null, postedOn: string | null = world.day(0)): Statement => [
      `INSERT INTO employee.reintegration_release
         (part_id, version, employee_id, employer_id, released_by, responsible_doctor_id, posted_on)
       VALUES ($1, 1, $2, $3, $4, $5, $6)`,
      ...[part, world.id('noor'), world.id('acme'), world.id(by), under, postedOn],
    ];
    const refused = async (who = 'cm-acme', statement = posted('cm-acme', null)): Promise<void> => {
      expect(await store.as(who, 'case-manager', statement)).toBe(REFUSED);
    };
    await world.person('cm-globex', 'case-manager', {}, 'globex');
    await refused('cm-globex', posted('cm-globex', null));
    await refused('cm-acme', posted('expert', null));
    await refused('cm-acme', posted('cm-acme', world.id('dr-vos')));
    await refused('cm-acme', posted('cm-acme', null, null));
    await world.cast.responsibility(world.id('noor'), world.id('dr-vos'));
    await refused();
    await world.cast.sql('UPDATE access.responsibility SET ended_at = platform.clock() WHERE employee_id = $1', [
      world.id('noor'),
    ]);
    await world.person('noor-herself', 'employee', { kind: 'employee' });
    const link = 'UPDATE access.employee SET person_account_id = $2 WHERE id = $1';
    await world.cast.sql(link, [world.id('noor'), world.id('noor-herself')]);
    await refused();
    await world.cast.sql(link, [world.id('noor'), null]);
    expect(await store.as('cm-acme', 'case-manager', posted('cm-acme', null))).toEqual([]);
  });

  test('V5 of an employer of the edition of 2019 the officer sees what its side set or said, not what the service says', async () => {
    const narrow = 'UPDATE access.agreement SET disclosure_edition = $2 WHERE employer_id = $1';
    await world.cast.sql(narrow, [world.id('acme'), 'statement-2019']);
    expect(await store.seen('acme-hr', 'employer-officer', 'employee.reintegration_part')).toBe(4);
    expect(await store.seen('cm-acme', 'case-manager', 'employee.reintegration_part')).toBe(9);
  });
});
