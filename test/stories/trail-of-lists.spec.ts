import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { TrailWorld } from './trail-world.js';

describe('the trail of lists, and of the trail', () => {
  let world: TrailWorld;
  beforeAll(async () => {
    world = await TrailWorld.open();
  });
  afterAll(() => world.close());

  test('A1 a list of n people leaves n people in the trail, page by page', async () => {
    const seen: (string | null)[] = [];
    const first = `/v1/employers/${world.ids.acme}/employees?limit=3`;
    for (let path: string | null = first; path !== null;) {
      const page = await world.asked('hr', path);
      const lines = await world.linesOf(page);
      expect(lines).toHaveLength((page.body['items'] as unknown[]).length);
      seen.push(...lines.map(({ employee_id }) => employee_id));
      const { next } = page.body;
      path = typeof next === 'string' ? `${first}&after=${next}` : null;
    }
    expect(seen.sort()).toEqual(world.people);
  });

  test('A1 an empty list leaves the line of the asking', async () => {
    const answer = await world.asked('hr', `/v1/employers/${world.ids.acme}/released-verdicts`);
    expect(answer.body).toEqual({ items: [], next: null });
    expect(await world.linesOf(answer)).toEqual([
      expect.objectContaining({ kind: 'ReleasedVerdict', record_id: world.ids.acme, outcome: 'allowed' }),
    ]);
  });

  test('S11 an empty list that an assistant reads has its rule, and the responsible doctor beside her', async () => {
    const { jan, vos } = world.ids;
    const answer = await world.asked('anna', `/v1/employees/${jan}/examination-outcomes`);
    expect(answer.body).toEqual({ items: [], next: null });
    expect(await world.linesOf(answer)).toEqual([
      expect.objectContaining({ employee_id: jan, rule: 'V4', responsible_doctor_id: vos, outcome: 'allowed' }),
    ]);
    const own = await world.asked('dr-vos', `/v1/employees/${jan}/examination-outcomes`);
    expect((await world.linesOf(own)).map((line) => [line.rule, line.responsible_doctor_id])).toEqual([['S1', null]]);
  });

  test('A5 reading the trail is in the trail, under the person whose lines were read', async () => {
    const { jan } = world.ids;
    await world.guided('dr-vos');
    const read = await world.asked('fg', `/v1/trail?employeeId=${jan}&limit=5`);
    expect(await world.linesOf(read)).toEqual([
      expect.objectContaining({ kind: 'TrailLine', employee_id: jan, acting_role: 'data-protection-officer' }),
    ]);
    const again = await world.asked('fg', `/v1/trail?employeeId=${jan}&limit=1`);
    expect((again.body['items'] as unknown[])[0]).toMatchObject({
      kind: 'TrailLine',
      requestId: read.headers.get('x-request-id'),
    });
  });

  test('I9 the employee sees who opened the dossier, in which role, under which doctor, for what', async () => {
    const { jan, anna, vos } = world.ids;
    await world.guided('anna');
    await world.guided('dr-smit');
    const log = await world.asked('jan', `/v1/employees/${jan}/access-log?limit=100`);
    const opened = (log.body['items'] as Record<string, unknown>[]).filter(({ kind }) => kind === 'MedicalPiece');
    expect(opened).toContainEqual(
      expect.objectContaining({
        accountId: anna,
        actingRole: 'medical-assistant',
        responsibleDoctorId: vos,
        purpose: 'absence-guidance',
        outcome: 'allowed',
      }),
    );
    expect(new Set(opened.map(({ outcome }) => outcome))).toEqual(new Set(['allowed']));
    expect(await world.linesOf(log)).toEqual([expect.objectContaining({ kind: 'OwnAccess', employee_id: jan })]);
    const [other = ''] = world.people.filter((id) => id !== jan);
    expect((await world.asked('jan', `/v1/employees/${other}/access-log`)).status).toBe(404);
  });
});
