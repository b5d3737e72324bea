import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { sameButForId, StaffWorld, UNKNOWN } from './staff-world.js';

interface Shown {
  readonly category: string;
  readonly of: string;
  readonly service: string;
  readonly because: string;
}

describe('what may be recorded of an employee', () => {
  let world: StaffWorld;
  const agreements = new Map<string, string>();
  beforeAll(async () => {
    world = await StaffWorld.open();
    await world.employer('acme', ['absence-guidance']);
    await world.employer('globex', ['payroll']);
    await world.person('manager', 'account-manager');
    await world.person('officer', 'data-protection-officer');
    await world.person('jan', 'employee', { kind: 'employee' });
    await world.employee('jan-at-acme', 'acme', { accountId: world.id('jan') });
    await world.employee('piet-at-globex', 'globex');
    for (const name of ['acme', 'globex']) {
      const [row] = await world.cast.sql<{ id: string }>('SELECT id FROM access.agreement WHERE employer_id = $1', [
        world.id(name),
      ]);
      agreements.set(name, row?.id ?? '');
    }
  });
  afterAll(() => world.close());

  const shown = async (who: string, path: string): Promise<readonly Shown[]> =>
    (await world.get(who, path)).body['recordable'] as Shown[];
  const names = (recordable: readonly Shown[]): string[] => recordable.map(({ category, of }) => `${category} ${of}`);
  const under = (employer: string): string => `/v1/agreements/${agreements.get(employer) ?? UNKNOWN}/recordable`;
  const of = (employee: string): string => `/v1/employees/${world.id(employee)}/recordable`;

  test('D7 is shown per agreement, to who keeps it and to the employer itself', async () => {
    for (const who of ['manager', 'acme-hr']) {
      expect(names(await shown(who, under('acme'))).toSorted()).toEqual([
        'absence absent',
        'correspondence everybody',
        'employment absent',
        'identity absent',
        'medical everybody',
        'reintegration absent',
        'staff-file everybody',
      ]);
    }
    expect(names(await shown('manager', under('globex')))).toContain('payroll everybody');
    const [foreign, unknown] = await Promise.all(
      [under('globex'), `/v1/agreements/${UNKNOWN}/recordable`].map((path) => world.get('acme-hr', path)),
    );
    expect(foreign?.status).toBe(404);
    expect(foreign && sameButForId(foreign)).toEqual(unknown && sameButForId(unknown));
  });

  test('D7 is shown per person, to himself and to who supervises, with agreement, service and rule', async () => {
    for (const who of ['jan', 'officer']) {
      const { body } = await world.get(who, of('jan-at-acme'));
      expect(body).toMatchObject({ id: world.id('jan-at-acme'), agreementId: agreements.get('acme') });
      const absence = (body['recordable'] as Shown[]).find(({ category }) => category === 'absence');
      expect(absence).toMatchObject({ of: 'absent', service: 'absence-guidance' });
      expect(absence?.because).toMatch(/^D7 — /);
    }
    expect((await world.get('manager', of('jan-at-acme'))).status).toBe(403);
    expect((await world.get('acme-hr', of('jan-at-acme'))).status).toBe(403);
    const [foreign, unknown] = await Promise.all(
      ['piet-at-globex', UNKNOWN].map((employee) => world.get('jan', of(employee))),
    );
    expect(foreign?.status).toBe(404);
    expect(foreign && sameButForId(foreign)).toEqual(unknown && sameButForId(unknown));
  });

  test('D7 nothing may be recorded where no agreement is in force', async () => {
    await world.cast.sql("UPDATE access.agreement SET ends_on = '2020-12-31', starts_on = '2020-01-01' WHERE id = $1", [
      agreements.get('globex'),
    ]);
    expect((await world.get('officer', of('piet-at-globex'))).body).toMatchObject({
      agreementId: null,
      recordable: [],
    });
    expect(await shown('manager', under('globex'))).toEqual([]);
  });
});
