import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Policies } from '../../src/safeguards/access/policy/policies.js';
import { routeCensus } from '../../src/safeguards/access/route-census.js';
import { idIn } from './verdict-world.js';
import { problemOf, sameButForId, StaffWorld, UNKNOWN } from './staff-world.js';

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
        'doctor everybody',
        'employment absent',
        'identity absent',
        'medical everybody',
        'private-contact everybody',
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

  describe('of what a doctor does', () => {
    /** What is written of a person, or gives him a doctor; of the rest nothing new comes to be. */
    const RECORDING = ['record', 'amend', 'file', 'grant', 'confirm'];
    const OF_A_DOCTOR = ['medical', 'doctor'];
    const ENTRY = { entryOn: '2026-01-02', pieces: [{ item: 'M56', text: 'a talk' }] };
    const EXPOSED = { agentClass: 'unknown', agent: null, from: '1990-01-01', until: null, source: 'a list' };
    const ids: Record<string, string> = {};
    const at = (path: string): string => path.replaceAll(/:(\w+)/g, (_, name: string) => ids[name] ?? UNKNOWN);
    /** Who does it, with what; the keys are all routes that do. */
    const acts: Readonly<Record<string, readonly [who: string, body?: object]>> = {
      '/v1/employees/:employeeId/entries': ['dr-vos', ENTRY],
      '/v1/pieces/:pieceId/amendments': ['dr-vos', { version: 1, text: 'another talk', reason: 'a slip' }],
      '/v1/employees/:employeeId/exposures': ['dr-vos', EXPOSED],
      '/v1/exposures/:exposureId/amendments': ['dr-vos', { ...EXPOSED, version: 1, reason: 'a slip' }],
      '/v1/employees/:employeeId/working-notes': ['dr-vos', { text: 'a thought' }],
      '/v1/working-notes/:noteId/amendments': ['dr-vos', { version: 1, text: 'another thought' }],
      '/v1/working-notes/:noteId/filing': ['dr-vos', { version: 1, item: 'M56', entryOn: '2026-01-02' }],
      '/v1/employees/:employeeId/responsibilities': ['dr-kern', {}],
      '/v1/responsibilities/:responsibilityId/confirmation': ['dr-staf'],
    };
    /** Takes a file, and refuses it before it has come in: documents.story.spec.ts has it. */
    const OF_A_FILE = ['/v1/employees/:employeeId/document-files'];

    beforeAll(async () => {
      await world.employer('initech', ['payroll', 'absence-guidance']);
      const doctor = { registeredUntil: '2099-12-31' };
      await world.person('dr-vos', 'company-doctor', doctor);
      await world.person('dr-staf', 'staff-doctor', doctor);
      await world.person('dr-kern', 'core-expert-doctor', doctor);
      const roles = [{ role: 'core-expert-doctor' }, { role: 'company-doctor' }];
      await world.person('dr-both', 'core-expert-doctor', { ...doctor, roles });
      await world.employee('kees', 'initech', { doctorId: world.id('dr-vos') });
      await world.employee('ria', 'initech');
      world.says('dr-vos', 'absence-guidance');
      const made = async (path: string, name: string): Promise<void> => {
        const [who, body] = acts[path] ?? [''];
        const answer = await world.post(who, at(path), body);
        ids[name] = idIn(answer, name);
      };
      ids['employeeId'] = world.id('kees');
      const entry = await world.post('dr-vos', at('/v1/employees/:employeeId/entries'), ENTRY);
      ids['pieceId'] = String((entry.body['pieceIds'] as string[])[0]);
      await made('/v1/employees/:employeeId/exposures', 'exposureId');
      await made('/v1/employees/:employeeId/working-notes', 'noteId');
      Object.assign(acts['/v1/employees/:employeeId/responsibilities']?.[1] ?? {}, { doctorId: world.id('dr-both') });
      const ofHimself = { doctorId: world.id('dr-both') };
      const toRia = `/v1/employees/${world.id('ria')}/responsibilities`;
      const pending = await world.post('dr-both', toRia, ofHimself, { 'acting-as': 'core-expert-doctor' });
      ids['responsibilityId'] = idIn(pending, 'responsibilityId');
      await world.cast.sql("UPDATE access.agreement SET services = '{payroll}' WHERE employer_id = $1", [
        world.id('initech'),
      ]);
    });

    test('D7 each route that records it, or gives a doctor, is known here', () => {
      const { categories } = world.service.app.get(Policies).services;
      const kinds = categories.filter(({ name }) => OF_A_DOCTOR.includes(name)).flatMap((one) => [...one.kinds.keys()]);
      const found = routeCensus(world.service.app).flatMap(({ path, rule }) =>
        rule?.how === 'allows' && RECORDING.includes(rule.action) && kinds.includes(rule.kind) ? [path] : [],
      );
      expect(found.toSorted()).toEqual([...Object.keys(acts), ...OF_A_FILE].toSorted());
    });

    test.each(Object.keys(acts))('D7 under an agreement about the payroll alone %s is refused', async (path) => {
      const [who, body] = acts[path] ?? [''];
      expect(problemOf(await world.post(who, at(path), body))).toEqual([403, '/problems/not-agreed', 'D7']);
    });
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
