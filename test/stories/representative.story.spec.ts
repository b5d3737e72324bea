import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { pdf } from '../../src/records/medical-dossier/documents/content/files.fixture.js';
import { ask, type Answer } from '../harness/http.js';
import { asLogin } from '../harness/raw-client.js';
import { documentWorld, type DocumentWorld } from './document-world.js';
import { comparable, itemsOf, refusal } from './verdict-world.js';

const ALL = ['employee-dossier', 'medical-dossier', 'verdicts', 'access-log'];
const UNTIL = new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10);

/** An employee who gave somebody a mandate, and a piece of his dossier. */
interface Represented {
  readonly jan: string;
  readonly employeeId: string;
  readonly pieceId: string;
  readonly rita: string;
  readonly ritaId: string;
  readonly mandateId: string;
}

describe('a representative', () => {
  let world: DocumentWorld;
  let globex: string;
  beforeAll(async () => {
    world = await documentWorld();
    globex = await world.cast.employer('Globex');
  });
  afterAll(() => world.stop());

  const newcomer = async (kind: 'external' | 'staff' = 'external'): Promise<{ name: string; id: string }> => {
    const name = `rita-${randomUUID().slice(0, 8)}`;
    return { name, id: await world.cast.person(name, { kind }) };
  };
  const mandate = (who: string, employeeId: string, representativeId: string, more: object = {}): Promise<Answer> =>
    world.as(who, `/employees/${employeeId}/mandates`, {
      body: { representativeId, shows: ALL, copies: false, until: UNTIL, ...more },
    });
  async function represented(shows: readonly string[] = ALL): Promise<Represented> {
    const jan = `jan-${randomUUID().slice(0, 8)}`;
    const employeeId = await world.patient(jan);
    const pieceId = await world.recorded(employeeId);
    const { name: rita, id: ritaId } = await newcomer();
    const { body } = await mandate(jan, employeeId, ritaId, { shows });
    return { jan, employeeId, pieceId, rita, ritaId, mandateId: String(body['mandateId']) };
  }
  const withdrawn = ({ jan, mandateId }: Represented): Promise<Answer> =>
    world.as(jan, `/mandates/${mandateId}/withdrawal`, { method: 'POST' });
  const noticesOf = async (who: string): Promise<unknown[]> =>
    itemsOf(await world.as(who, '/notices')).map(({ code }) => code);

  test('I3 an employee lets somebody act for him: who reads all that the mandate shows, with no role before it', async () => {
    const { jan, employeeId, pieceId, rita, mandateId } = await represented();
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
    expect(await noticesOf(rita)).toEqual(['mandate-given']);
    const document = await world.filed(employeeId, pdf('for rita'));
    expect((await world.fetched(rita, `/pieces/${document}/document`)).bytes).toEqual(pdf('for rita'));
  });

  test('I3 what the mandate doesn’t show is like what isn’t there, and nothing at all can be written', async () => {
    const shown: Readonly<Record<string, readonly string[]>> = {
      'employee-dossier': ['', '/employments', '/absences'],
      'medical-dossier': ['/pieces', '/verdicts', '/advice', '/correction-requests'],
      verdicts: ['/released-verdicts', '/released-advice'],
      'access-log': ['/access-log'],
    };
    for (const [what, paths] of Object.entries(shown)) {
      const { employeeId, rita } = await represented([what]);
      for (const path of Object.values(shown).flat()) {
        const answer = await world.as(rita, `/employees/${employeeId}${path}`);
        expect([what, path, answer.status]).toEqual([what, path, paths.includes(path) ? 200 : 404]);
        if (paths.includes(path)) continue;
        const unknown = await world.as(rita, `/employees/${randomUUID()}${path}`);
        expect(comparable(answer)).toEqual(comparable(unknown));
      }
    }
    const { employeeId, pieceId, rita, ritaId, mandateId } = await represented();
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
    const { pieceId, rita } = await represented();
    await world.as('dr-vos', `/pieces/${pieceId}/withholding`, { body: { ground: 'privacy-of-another' } });
    const { status, body, text } = await world.as(rita, `/pieces/${pieceId}`);
    expect([status, body['withheldFor']]).toEqual([200, 'privacy-of-another']);
    expect(text).not.toContain('marker');
    expect(refusal(await world.as(rita, `/pieces/${pieceId}/versions`))).toEqual([403, '/problems/withheld', 'I1']);
  });

  test('I4 what the employee stated about a piece travels with it to the representative', async () => {
    const { jan, pieceId, rita } = await represented();
    await world.as(jan, `/pieces/${pieceId}/statements`, { body: { version: 1, text: 'marker-statement' } });
    const { body } = await world.as(rita, `/pieces/${pieceId}`);
    expect(body['statements']).toMatchObject([{ version: 1, text: 'marker-statement' }]);
    const [version] = itemsOf(await world.as(rita, `/pieces/${pieceId}/versions`));
    expect(version).toMatchObject({ statements: [{ text: 'marker-statement' }] });
    const answer = await world.as(rita, `/pieces/${pieceId}/statements`, { body: { version: 1, text: 'not his' } });
    expect(answer.status).toBe(403);
  });

  test('I1 what the employee asked to correct goes with the medical dossier, who looked in an emergency with the log', async () => {
    const { jan, pieceId, employeeId, rita } = await represented(['medical-dossier']);
    await world.as(jan, `/pieces/${pieceId}/correction-requests`, { body: { version: 1, text: 'marker-correction' } });
    const path = `/employees/${employeeId}/correction-requests`;
    expect(itemsOf(await world.as(rita, path))).toMatchObject([{ pieceId, text: 'marker-correction', outcome: null }]);
    const opening = { employeeId, ground: 'life-in-danger', reason: 'marker-emergency' };
    const opened = await world.as('dr-smit', '/emergencies', { body: opening });
    expect(opened.status).toBe(201);
    expect(itemsOf(await world.as(rita, '/emergencies'))).toEqual([]);
    const { id: log } = await newcomer();
    const [{ name: logged } = { name: '' }] = await world.cast.sql<{ name: string }>(
      'SELECT name FROM desk.account_name WHERE account_id = $1',
      [log],
    );
    await mandate(jan, employeeId, log, { shows: ['access-log'] });
    const emergencies = await world.as(logged, '/emergencies');
    expect(itemsOf(emergencies)).toMatchObject([{ id: opened.body['emergencyId'], employeeId }]);
    expect(emergencies.text).not.toContain('marker');
    expect((await world.as(logged, path)).status).toBe(404);
  });

  test('I9 the employee sees in the own log who read for him, and in which role', async () => {
    const { jan, employeeId, pieceId, rita, ritaId } = await represented();
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
    const { id: stranger } = await newcomer();
    expect((await world.as(jan, `/accounts/${stranger}`)).status).toBe(404);
  });

  test('I10 nobody of the service or the employer gives it for the employee, and that it was tried is told to him', async () => {
    const jan = await world.patient('jan-i10');
    const { id } = await newcomer();
    const others = ['dr-vos', 'dr-kern', 'anna', 'acme-hr', 'cm-acme', 'ada', 'officer'];
    for (const who of others) expect((await mandate(who, jan, id)).status).toBe(403);
    await world.patient('piet-i10');
    expect((await mandate('piet-i10', jan, id)).status).toBe(404);
    expect(await noticesOf('jan-i10')).toEqual(['mandate-refused']);
    expect(await world.cast.sql('SELECT 1 FROM access.mandate WHERE employee_id = $1', [jan])).toEqual([]);
  });

  test('I10 however often somebody tries, one unread notice a day says so; after it was read, the next attempt is told anew', async () => {
    const jan = await world.patient('jan-flood');
    const { id } = await newcomer();
    const tried = (): Promise<Answer[]> =>
      Promise.all(Array.from({ length: 5 }, async () => mandate('dr-vos', jan, id)));
    expect((await tried()).map(({ status }) => status)).toEqual([403, 403, 403, 403, 403]);
    const [notice, ...more] = itemsOf(await world.as('jan-flood', '/notices'));
    expect([notice?.['code'], more]).toEqual(['mandate-refused', []]);
    await world.as('jan-flood', `/notices/${String(notice?.['id'])}/reading`, { method: 'POST' });
    await tried();
    expect(await noticesOf('jan-flood')).toEqual(['mandate-refused', 'mandate-refused']);
  });

  test('D10 the sign-in with which it is given is a few minutes old at most', async () => {
    const { jan, employeeId, ritaId } = await represented();
    const token = await world.cast.token(jan, { authAge: 400 });
    const { status } = await ask(`${world.service.url}/v1/employees/${employeeId}/mandates`, {
      token,
      body: { representativeId: ritaId, shows: ALL, copies: false, until: UNTIL },
    });
    expect(status).toBe(401);
  });

  test('S10 no account of the service, of any employer’s side or of an employee represents anybody, nor one that isn’t there', async () => {
    const { jan, employeeId } = await represented();
    const [hr] = await world.cast.sql<{ id: string }>("SELECT id FROM access.account WHERE subject = 'acme-hr'");
    await world.patient('kees');
    const [kees] = await world.cast.sql<{ id: string }>("SELECT id FROM access.account WHERE subject = 'kees'");
    const { id: staff } = await newcomer('staff');
    const { id: elsewhere } = await newcomer();
    await world.cast.role(elsewhere, 'employer-officer', globex);
    const { id: proposed } = await newcomer();
    const proposal = { role: 'employer-officer', employerId: globex };
    expect((await world.as('ada', `/accounts/${proposed}/roles`, { body: proposal })).body['state']).toBe('proposed');
    const refused = [hr?.id, kees?.id, staff, world.vos, world.anna, elsewhere, proposed, randomUUID()];
    const answers = await Promise.all(refused.map((id) => mandate(jan, employeeId, String(id))));
    for (const answer of answers) {
      expect(refusal(answer)).toEqual([409, '/problems/cannot-represent', 'S10']);
      expect(comparable(answer)).toEqual(comparable(answers[0] ?? answer));
    }
  });

  test('I3 a mandate has an end, within its term', async () => {
    const { jan, employeeId, ritaId } = await represented();
    for (const [until, code] of [
      ['2020-01-01', 'in_the_past'],
      ['2098-01-01', 'too_far_ahead'],
    ] as const) {
      const { status, body } = await mandate(jan, employeeId, ritaId, { until });
      expect([status, body['errors']]).toEqual([400, [{ at: '/until', code, rule: 'I3' }]]);
    }
  });

  describe('reads nothing more, with the same token', () => {
    /** First 200, then the event, then nothing: neither by the service nor by the database alone. */
    const endsWith = async (who: Represented, event: () => Promise<unknown>, status = 404): Promise<void> => {
      const token = await world.cast.token(who.rita);
      const read = (): Promise<Answer> => ask(`${world.service.url}/v1/pieces/${who.pieceId}`, { token });
      const shown = (): Promise<number> =>
        asLogin(world.service.databases, 'medical', async (client) => {
          await client.query('BEGIN');
          await client.query("SELECT set_config('kluis.account', $1, true), set_config('kluis.role', $2, true)", [
            who.ritaId,
            'representative',
          ]);
          const { rows } = await client.query('SELECT 1 FROM medical.piece_version WHERE piece_id = $1', [who.pieceId]);
          await client.query('COMMIT');
          return rows.length;
        });
      expect([(await read()).status, await shown()]).toEqual([200, 1]);
      await event();
      expect([(await read()).status, await shown()]).toEqual([status, 0]);
    };

    test('I3 when the mandate was withdrawn, which he is told', async () => {
      const who = await represented();
      await endsWith(who, () => withdrawn(who));
      expect(await noticesOf(who.rita)).toContain('mandate-withdrawn');
      expect(refusal(await withdrawn(who))).toEqual([409, '/problems/already-ended', 'I3']);
    });

    test('I3 when it ran out', async () => {
      const who = await represented();
      await endsWith(who, () =>
        world.cast.sql(
          `UPDATE access.mandate SET valid_from = valid_from - interval '1 day', valid_until = platform.clock() WHERE id = $1`,
          [who.mandateId],
        ),
      );
    });

    test('I3 when it was narrowed: a narrower one given, the wider withdrawn', async () => {
      const who = await represented();
      await endsWith(who, async () => {
        await mandate(who.jan, who.employeeId, who.ritaId, { shows: ['verdicts'] });
        await withdrawn(who);
      });
      expect((await world.as(who.rita, `/employees/${who.employeeId}/released-verdicts`)).status).toBe(200);
    });

    test('S7 when the account was suspended', async () => {
      const who = await represented();
      await endsWith(who, () => world.as('ada', `/accounts/${who.ritaId}/suspension`, { method: 'POST' }), 403);
    });

    test('S10 when he began to work for another employer', async () => {
      const who = await represented();
      const token = { headers: { 'acting-as': 'representative' } };
      await world.cast.role(who.ritaId, 'employer-officer', globex);
      expect((await world.as(who.rita, `/pieces/${who.pieceId}`, token)).status).toBe(404);
      expect((await world.as(who.rita, `/employees/${who.employeeId}`, token)).status).toBe(404);
    });

    test('S10 when such a role was proposed for him', async () => {
      const who = await represented();
      const body = { role: 'employer-officer', employerId: globex };
      await endsWith(who, () => world.as('ada', `/accounts/${who.ritaId}/roles`, { body }));
    });
  });
});
