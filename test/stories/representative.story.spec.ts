import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { ask, type Answer } from '../harness/http.js';
import { ALL, representativeWorld, UNTIL, type RepresentativeWorld } from './representative-world.js';
import { comparable, itemsOf, refusal } from './verdict-world.js';

describe('a representative', () => {
  let world: RepresentativeWorld;
  beforeAll(async () => {
    world = await representativeWorld();
  });
  afterAll(() => world.stop());

  test('I3 an employee lets somebody act for him: who reads all that the mandate shows, with no role before it', async () => {
    const { jan, employeeId, pieceId, rita, mandateId } = await world.represented();
    expect((await world.as(rita, `/pieces/${pieceId}`)).body).toMatchObject({ id: pieceId, text: 'marker-diagnosis' });
    for (const path of [
      '',
      '/pieces',
      '/verdicts',
      '/employments',
      '/absences',
      '/released-verdicts',
      '/advice',
      '/released-advice',
      '/correction-requests',
    ]) {
      expect([path, (await world.as(rita, `/employees/${employeeId}${path}`)).status]).toEqual([path, 200]);
    }
    expect(itemsOf(await world.as(rita, '/employees')).map(({ id }) => id)).toEqual([employeeId]);
    expect(itemsOf(await world.as(rita, '/mandates')).map(({ id }) => id)).toEqual([mandateId]);
    expect(itemsOf(await world.as(jan, '/mandates'))).toMatchObject([{ id: mandateId, shows: ALL, until: UNTIL }]);
    expect(await world.noticesOf(rita)).toEqual(['mandate-given']);
  });

  test('I3 what the mandate doesn’t show is like what isn’t there, and nothing at all can be written', async () => {
    const shown: Readonly<Record<string, readonly string[]>> = {
      'employee-dossier': ['', '/employments', '/absences'],
      'medical-dossier': ['/pieces', '/verdicts', '/advice', '/correction-requests'],
      verdicts: ['/released-verdicts', '/released-advice'],
      'access-log': ['/access-log'],
    };
    for (const [what, paths] of Object.entries(shown)) {
      const { employeeId, rita } = await world.represented([what]);
      for (const path of Object.values(shown).flat()) {
        const answer = await world.as(rita, `/employees/${employeeId}${path}`);
        expect([what, path, answer.status]).toEqual([what, path, paths.includes(path) ? 200 : 404]);
        if (paths.includes(path)) continue;
        const unknown = await world.as(rita, `/employees/${randomUUID()}${path}`);
        expect(comparable(answer)).toEqual(comparable(unknown));
      }
    }
    const { employeeId, pieceId, rita, ritaId, mandateId } = await world.represented();
    const other = await world.recorded(await world.patient());
    expect((await world.as(rita, `/pieces/${other}`)).status).toBe(404);
    for (const [path, body] of [
      [`/employees/${employeeId}/entries`, { entryOn: '2026-01-02', pieces: [{ item: 'M35', text: 'x' }] }],
      [`/pieces/${pieceId}/amendments`, { version: 1, text: 'x', reason: 'y' }],
      [`/employees/${employeeId}/doctor-change-wishes`, undefined],
      [`/employees/${employeeId}/mandates`, { representativeId: ritaId, shows: ALL, copies: true, until: UNTIL }],
      [`/mandates/${mandateId}/withdrawal`, undefined],
    ] as const) {
      const answer = await world.as(rita, path, { method: 'POST', ...(body === undefined ? {} : { body }) });
      expect([path, answer.status]).toEqual([path, 403]);
    }
  });

  test('I1 what would harm another person’s privacy is left out for him too, and said to be', async () => {
    const { pieceId, rita } = await world.represented();
    await world.as('dr-vos', `/pieces/${pieceId}/withholding`, { body: { ground: 'privacy-of-another' } });
    const { status, body, text } = await world.as(rita, `/pieces/${pieceId}`);
    expect([status, body['withheldFor']]).toEqual([200, 'privacy-of-another']);
    expect(text).not.toContain('marker');
    expect(refusal(await world.as(rita, `/pieces/${pieceId}/versions`))).toEqual([403, '/problems/withheld', 'I1']);
  });

  test('I4 what the employee stated about a piece travels with it to the representative', async () => {
    const { jan, pieceId, rita } = await world.represented();
    await world.as(jan, `/pieces/${pieceId}/statements`, { body: { version: 1, text: 'marker-statement' } });
    const { body } = await world.as(rita, `/pieces/${pieceId}`);
    expect(body['statements']).toMatchObject([{ version: 1, text: 'marker-statement' }]);
    const [version] = itemsOf(await world.as(rita, `/pieces/${pieceId}/versions`));
    expect(version).toMatchObject({ statements: [{ text: 'marker-statement' }] });
    const answer = await world.as(rita, `/pieces/${pieceId}/statements`, { body: { version: 1, text: 'not his' } });
    expect(answer.status).toBe(403);
  });

  test('I1 what the employee asked to correct goes with the medical dossier, who looked in an emergency with the log', async () => {
    const { jan, pieceId, employeeId, rita } = await world.represented(['medical-dossier']);
    await world.as(jan, `/pieces/${pieceId}/correction-requests`, { body: { version: 1, text: 'marker-correction' } });
    const path = `/employees/${employeeId}/correction-requests`;
    expect(itemsOf(await world.as(rita, path))).toMatchObject([{ pieceId, text: 'marker-correction', outcome: null }]);
    const opening = { employeeId, ground: 'life-in-danger', reason: 'marker-emergency' };
    const opened = await world.as('dr-smit', '/emergencies', { body: opening });
    expect(opened.status).toBe(201);
    expect(itemsOf(await world.as(rita, '/emergencies'))).toEqual([]);
    const { id: log } = await world.newcomer();
    const [{ name: logged } = { name: '' }] = await world.cast.sql<{ name: string }>(
      'SELECT name FROM desk.account_name WHERE account_id = $1',
      [log],
    );
    await world.mandate(jan, employeeId, log, { shows: ['access-log'] });
    const emergencies = await world.as(logged, '/emergencies');
    expect(itemsOf(emergencies)).toMatchObject([{ id: opened.body['emergencyId'], employeeId }]);
    expect(emergencies.text).not.toContain('marker');
    expect((await world.as(logged, path)).status).toBe(404);
  });

  test('I3 who acts for him sees of who looked what concerns the kinds that the mandate shows', async () => {
    const kindsFor = async (shows: readonly string[]): Promise<string[]> => {
      const { jan, employeeId, pieceId, rita } = await world.represented(shows);
      await world.as(jan, `/pieces/${pieceId}`);
      for (const path of ['/absences', '/responsibilities', '/released-verdicts']) {
        await world.as(jan, `/employees/${employeeId}${path}`);
      }
      await world.as('acme-hr', `/employees/${employeeId}`);
      await world.as(rita, `/employees/${employeeId}/access-log`);
      const lines = itemsOf(await world.as(rita, `/employees/${employeeId}/access-log?limit=100`));
      return [...new Set(lines.map(({ kind }) => String(kind)))].toSorted();
    };
    expect(await kindsFor(['access-log'])).toEqual(['OwnAccess']);
    expect(await kindsFor(['access-log', 'medical-dossier'])).toEqual(['MedicalPiece', 'OwnAccess']);
    const employee = await kindsFor(['access-log', 'employee-dossier']);
    expect([employee.includes('MedicalPiece'), employee.includes('Employee')]).toEqual([false, true]);
  });

  test('I3 who acts for him has a name for every doctor, and for who looked where the mandate shows that', async () => {
    const names = async (shows: readonly string[]): Promise<unknown[]> => {
      const { rita, employeeId } = await world.represented(shows);
      await world.as('dr-smit', '/emergencies', { body: { employeeId, ground: 'life-in-danger', reason: 'waiting' } });
      return itemsOf(await world.as(rita, '/accounts?limit=100')).map(({ name }) => name);
    };
    const [log, verdicts] = [await names(['access-log', 'employee-dossier']), await names(['verdicts'])];
    expect([log.includes('dr-vos'), log.includes('acme-hr')]).toEqual([true, true]);
    expect([verdicts.includes('dr-vos'), verdicts.includes('acme-hr')]).toEqual([true, false]);
  });

  test('I9 the employee sees in the own log who read for him, and in which role', async () => {
    const { jan, employeeId, pieceId, rita, ritaId } = await world.represented();
    await world.as(rita, `/pieces/${pieceId}`);
    const log = itemsOf(await world.as(jan, `/employees/${employeeId}/access-log`));
    expect(log).toContainEqual(
      expect.objectContaining({
        accountId: ritaId,
        actingRole: 'representative',
        kind: 'MedicalPiece',
        purpose: 'own-rights',
      }),
    );
    expect((await world.as(jan, `/accounts/${ritaId}`)).body).toEqual({ id: ritaId, kind: 'external', name: rita });
    const { id: stranger } = await world.newcomer();
    expect((await world.as(jan, `/accounts/${stranger}`)).status).toBe(404);
  });

  test('I10 nobody of the service or the employer gives it for the employee, and that it was tried is told to him', async () => {
    const jan = await world.patient('jan-i10');
    const { id } = await world.newcomer();
    const others = ['dr-vos', 'dr-kern', 'anna', 'acme-hr', 'cm-acme', 'ada', 'officer'];
    for (const who of others) expect((await world.mandate(who, jan, id)).status).toBe(403);
    await world.patient('piet-i10');
    expect((await world.mandate('piet-i10', jan, id)).status).toBe(404);
    expect(await world.noticesOf('jan-i10')).toEqual(['mandate-refused']);
    expect(await world.cast.sql('SELECT 1 FROM access.mandate WHERE employee_id = $1', [jan])).toEqual([]);
  });

  test('I10 however often somebody tries, one unread notice a day says so; after it was read, the next attempt is told anew', async () => {
    const jan = await world.patient('jan-flood');
    const { id } = await world.newcomer();
    const tried = (): Promise<Answer[]> =>
      Promise.all(Array.from({ length: 5 }, async () => world.mandate('dr-vos', jan, id)));
    expect((await tried()).map(({ status }) => status)).toEqual([403, 403, 403, 403, 403]);
    const [notice, ...more] = itemsOf(await world.as('jan-flood', '/notices'));
    expect([notice?.['code'], more]).toEqual(['mandate-refused', []]);
    await world.as('jan-flood', `/notices/${String(notice?.['id'])}/reading`, { method: 'POST' });
    await tried();
    expect(await world.noticesOf('jan-flood')).toEqual(['mandate-refused', 'mandate-refused']);
  });

  test('D10 the sign-in with which it is given is a few minutes old at most', async () => {
    const { jan, employeeId, ritaId } = await world.represented();
    const token = await world.cast.token(jan, { authAge: 400 });
    const { status } = await ask(`${world.service.url}/v1/employees/${employeeId}/mandates`, {
      token,
      body: { representativeId: ritaId, shows: ALL, copies: false, until: UNTIL },
    });
    expect(status).toBe(401);
  });

  test('S10 no account of the service, of any employer’s side or of an employee represents anybody, nor one that isn’t there', async () => {
    const { jan, employeeId } = await world.represented();
    const [hr] = await world.cast.sql<{ id: string }>("SELECT id FROM access.account WHERE subject = 'acme-hr'");
    await world.patient('kees');
    const [kees] = await world.cast.sql<{ id: string }>("SELECT id FROM access.account WHERE subject = 'kees'");
    const { id: staff } = await world.newcomer('staff');
    const { id: elsewhere } = await world.newcomer();
    await world.cast.role(elsewhere, 'employer-officer', world.globex);
    const { id: proposed } = await world.newcomer();
    const proposal = { role: 'employer-officer', employerId: world.globex };
    expect((await world.as('ada', `/accounts/${proposed}/roles`, { body: proposal })).body['state']).toBe('proposed');
    const refused = [hr?.id, kees?.id, staff, world.vos, world.anna, elsewhere, proposed, randomUUID()];
    const answers = await Promise.all(refused.map((id) => world.mandate(jan, employeeId, String(id))));
    for (const answer of answers) {
      expect(refusal(answer)).toEqual([409, '/problems/cannot-represent', 'S10']);
      expect(comparable(answer)).toEqual(comparable(answers[0] ?? answer));
    }
  });

  test('I3 a mandate has an end, within its term', async () => {
    const { jan, employeeId, ritaId } = await world.represented();
    for (const [until, code] of [
      ['2020-01-01', 'in_the_past'],
      ['2098-01-01', 'too_far_ahead'],
    ] as const) {
      const { status, body } = await world.mandate(jan, employeeId, ritaId, { until });
      expect([status, body['errors']]).toEqual([400, [{ at: '/until', code, rule: 'I3' }]]);
    }
  });
});
