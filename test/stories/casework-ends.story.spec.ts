import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { givenNameOf, SANNE, staffFile } from '../data/staff-file.js';
import type { Answer } from '../harness/http.js';
import { StaffWorld } from './staff-world.js';

describe('what case manager and labour expert read of an absence that nobody ended', () => {
  const CASEWORK = ['carlo', 'leo'];
  let world: StaffWorld;
  let employeeId: string;
  let absence: string;
  /** What both are answered of the absent person; last whether he is among the staff that they are shown. */
  const seen = async (who: string): Promise<unknown[]> => {
    const paths = ['', '/absences', '/released-advice'].map((of) => `/v1/employees/${employeeId}${of}`);
    paths.push(...['', '/versions', '/reintegration-parts'].map((of) => `/v1/absences/${absence}${of}`));
    const statuses: unknown[] = [];
    for (const path of paths) statuses.push((await world.get(who, path)).status);
    const lists = [`/v1/employers/${world.id('hooli')}/employees`, '/v1/employees'];
    for (const list of lists) {
      const { body } = await world.get(who, list);
      statuses.push((body['items'] as { id: string }[]).some(({ id }) => id === employeeId) ? 200 : 404);
    }
    return [...new Set(statuses)];
  };
  const everywhere = async (): Promise<unknown[]> => Promise.all(CASEWORK.map(seen));
  const [ALL, NOTHING] = [
    [[200], [200]],
    [[404], [404]],
  ];
  const intervenes = (who: string): Promise<Answer> =>
    world.post(who, `/v1/absences/${absence}/reintegration-parts`, {
      part: 'intervention',
      content: { used: true, from: world.day(-2), until: null },
    });
  const agreed = (change: string, ...values: unknown[]): Promise<unknown> =>
    world.cast.sql(`UPDATE access.agreement SET ${change} WHERE employer_id = $1`, [world.id('hooli'), ...values]);
  const employed = (until: string | null): Promise<unknown> =>
    world.cast.sql('UPDATE access.employment SET ends_on = $2 WHERE employee_id = $1', [employeeId, until]);

  beforeAll(async () => {
    world = await StaffWorld.open();
    await world.employer('hooli');
    await world.person('carlo', 'case-manager', {}, 'hooli');
    await world.person('leo', 'labour-expert', {}, 'hooli');
    await world.person('greta', 'employee', { kind: 'employee' });
    for (const who of CASEWORK) world.says(who, 'reintegration');
    const of = { accountId: world.id('greta'), absentSince: world.day(-20) };
    absence = await world.employee('greta-at-hooli', 'hooli', of);
    employeeId = world.id('greta-at-hooli');
  });
  afterAll(() => world.close());
  afterEach(async () => {
    await world.service.databases.setClock(undefined);
    await agreed("ends_on = NULL, bears_sick_pay_risk = false, services = '{absence-guidance}'");
    await employed(null);
  });

  test('S7, D7 ends with the last day of the agreement, and goes on under one that follows it', async () => {
    await agreed('ends_on = $2', world.day(0));
    expect(await everywhere()).toEqual(ALL);
    await agreed('ends_on = $2', world.day(-1));
    expect(await everywhere()).toEqual(NOTHING);
    expect((await world.get('hooli-hr', `/v1/absences/${absence}`)).status).toBe(200);
    const follows = randomUUID();
    await world.cast.sql(
      `INSERT INTO access.agreement (id, employer_id, services, starts_on, bears_sick_pay_risk, disclosure_edition)
       VALUES ($1, $2, '{reintegration}', $3, false, 'current')`,
      [follows, world.id('hooli'), world.day(0)],
    );
    expect(await everywhere()).toEqual(ALL);
    await world.cast.sql("UPDATE access.agreement SET services = '{payroll}' WHERE id = $1", [follows]);
    expect(await everywhere()).toEqual(NOTHING);
    await world.cast.sql('DELETE FROM access.agreement WHERE id = $1', [follows]);
  });

  test('S7, V6 ends with the last day of the employment, and begins anew with a further one', async () => {
    await employed(world.day(0));
    expect(await everywhere()).toEqual(ALL);
    await employed(world.day(-1));
    expect(await everywhere()).toEqual(NOTHING);
    for (const who of CASEWORK) {
      expect((await intervenes(who)).status).toBe(404);
    }
    const further = randomUUID();
    await world.cast.sql('INSERT INTO access.employment (id, employee_id, starts_on) VALUES ($1, $2, $3)', [
      ...[further, employeeId, world.day(1)],
    ]);
    expect(await everywhere()).toEqual(NOTHING);
    await world.cast.sql('UPDATE access.employment SET starts_on = $2 WHERE id = $1', [further, world.day(0)]);
    expect(await everywhere()).toEqual(ALL);
    await world.cast.sql('DELETE FROM access.employment WHERE id = $1', [further]);
  });

  test('V6 goes on where the sick-pay risk of that absence is borne, as long as the employer reads of it', async () => {
    await employed(world.day(-1));
    await agreed('bears_sick_pay_risk = true');
    expect(await everywhere()).toEqual(ALL);
    expect((await intervenes('carlo')).status).toBe(201);
    await agreed('starts_on = $2', world.day(-10));
    expect(await everywhere()).toEqual(NOTHING);
    await agreed("starts_on = '2020-01-01', ends_on = $2", world.day(-1));
    expect(await everywhere()).toEqual(NOTHING);
    await agreed('ends_on = NULL');
    await world.cast.sql('UPDATE access.absence SET first_day = $2 WHERE id = $1', [absence, world.day(-800)]);
    await employed(world.day(-740));
    expect(await everywhere()).toEqual(NOTHING);
    await employed(null);
    await world.cast.sql('UPDATE access.absence SET first_day = $2 WHERE id = $1', [absence, world.day(-20)]);
  });

  test('D12 at the desk what came lies for a while after the employment, and not once the agreement ended', async () => {
    const desk = async (): Promise<unknown[]> => [
      (await world.get('carlo', `/v1/employees/${employeeId}/messages`)).status,
      (await world.post('greta', `/v1/employees/${employeeId}/own-messages`, { subject: 'Me', text: 'Hello' })).status,
    ];
    await world.cast.sql('UPDATE access.absence SET first_day = $2 WHERE id = $1', [absence, world.day(-60)]);
    await employed(world.day(-29));
    expect(await desk()).toEqual([200, 201]);
    await employed(world.day(-30));
    expect(await desk()).toEqual([404, 409]);
    await employed(null);
    await agreed('ends_on = $2', world.day(-1));
    expect(await desk()).toEqual([404, 403]);
  });

  test('V1, V6 who left ill and works there again is reported sick: the old absence is ended first, or out of reach', async () => {
    const cell = (day: number): string => world.day(day).split('-').toReversed().join('-');
    const path = (id: unknown, of = ''): string => `/v1/absences/${String(id)}${of}`;
    const row = (number: string, from: number, until?: number): Promise<Answer> =>
      world.upload(
        'hooli',
        staffFile([
          {
            ...SANNE,
            Personeelsnr: number,
            Voornaam: givenNameOf(number),
            'In dienst': cell(from),
            'Uit dienst': until === undefined ? '' : cell(until),
          },
        ]),
      );
    const absences = async (who: string, id: unknown): Promise<unknown> =>
      (await world.get(who, `/v1/employees/${String(id)}/absences`)).body['items'];
    const backAgain = async (number: string): Promise<Answer['body']> => {
      const left = await world.report('hooli', number, { firstDay: world.day(-30) });
      expect((await row(number, -900, -20)).body).toMatchObject({ changed: 1 });
      expect((await row(number, -10)).body).toMatchObject({ changed: 1 });
      return left.body;
    };
    const [soon, late] = [await backAgain('41001'), await backAgain('41002')];

    // Within two years the employer reads it still, and ends it: the first day at work was that of the new employment.
    expect((await world.get('hooli-hr', path(soon['absenceId']))).body).toMatchObject({ recoveredOn: null });
    const tooEarly = await world.report('hooli', '41001', { firstDay: world.day(-2) });
    expect([tooEarly.status, tooEarly.body['type']]).toEqual([409, '/problems/absent-already']);
    const ended = { recoveredOn: world.day(-10), version: 1 };
    expect((await world.post('hooli-hr', path(soon['absenceId'], '/recovery'), ended)).status).toBe(201);
    expect((await world.report('hooli', '41001', { firstDay: world.day(-2) })).status).toBe(201);

    // More than two years after the old employment it is nobody's at the employer, and in nobody's way.
    await world.service.databases.setClock(`${world.day(1000)}T10:00:00Z`);
    const employeeId = late['employeeId'];
    expect((await world.get('hooli-hr', path(late['absenceId']))).status).toBe(404);
    for (const who of CASEWORK) expect((await world.get(who, `/v1/employees/${String(employeeId)}`)).status).toBe(404);
    const anew = await world.report('hooli', '41002', { firstDay: world.day(999) });
    expect([anew.status, anew.body['employeeId']]).toEqual([201, employeeId]);
    for (const who of ['hooli-hr', 'carlo']) {
      expect(await absences(who, employeeId)).toMatchObject(
        who === 'carlo' ? [{ recoveredOn: null }, { recoveredOn: null }] : [{ id: anew.body['absenceId'] }],
      );
    }
    const twice = await world.report('hooli', '41002', { firstDay: world.day(1000) });
    expect([twice.status, twice.body['type']]).toEqual([409, '/problems/absent-already']);
    const question = { question: 'fit-for-own-work' };
    expect((await world.post('hooli-hr', path(anew.body['absenceId'], '/questions'), question)).status).toBe(201);
    const recovered = { recoveredOn: world.day(1000), version: 1 };
    expect((await world.post('hooli-hr', path(anew.body['absenceId'], '/recovery'), recovered)).status).toBe(201);
    for (const who of CASEWORK) expect((await world.get(who, `/v1/employees/${String(employeeId)}`)).status).toBe(404);
  });
});
