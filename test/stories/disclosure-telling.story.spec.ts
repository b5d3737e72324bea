import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { DisclosureTellingJob } from '../../src/requests/disclosure/telling/disclosure-telling.job.js';
import { consentTo } from './consent-steps.js';
import { DisclosureSteps, todayIn } from './disclosure-steps.js';
import { medicalWorld, type MedicalWorld } from './medical-world.js';

describe('what is told of requests to disclose', () => {
  let world: MedicalWorld;
  let steps: DisclosureSteps;
  let jan: string;
  let piece: string;
  beforeAll(async () => {
    world = await medicalWorld();
    steps = new DisclosureSteps(world);
    jan = await world.patient('jan');
    piece = await world.recorded(jan);
  });
  afterAll(() => world.stop());

  const tell = (): Promise<number> => world.service.app.get(DisclosureTellingJob).tellWhatIsDue();
  const told = async (about: string): Promise<string[]> => {
    const rows = await world.cast.sql<{ told: string }>(
      `SELECT n.code || ' to ' || a.subject AS told FROM desk.notice n JOIN access.account a ON a.id = n.account_id
       WHERE n.about = $1 AND n.code NOT IN ('disclosure-asked', 'disclosure-decided') ORDER BY 1`,
      [about],
    );
    return rows.map((row) => row.told);
  };
  const cameIn = (id: string, daysAgo: number): Promise<unknown> =>
    world.cast.sql(
      'UPDATE medical.disclosure_round SET received_on = platform.today() - $2::int WHERE request_id = $1',
      [id, daysAgo],
    );
  const incomplete = async (): Promise<string> => {
    const { body } = await steps.record('dr-vos', jan, await steps.body(null, [piece]));
    return String(body['disclosureRequestId']);
  };
  const repaired = async (id: string, consentId: string | null): Promise<unknown> => {
    const pieces = [{ pieceId: piece, version: 1, necessity: 'marker-necessity' }];
    const basis = consentId === null ? null : { consentId };
    return (await steps.repair('dr-vos', id, { receivedOn: await todayIn(world), basis, pieces })).body['state'];
  };

  test('C17 the doctor is reminded on the tenth day of what waits for him, once, and of nothing that he decided or that fell', async () => {
    const [waiting, decided] = [await steps.before('jan', jan, [piece]), await steps.before('jan', jan, [piece])];
    const consentId = await steps.consents.signed('jan', jan, consentTo([piece]));
    const { body } = await steps.record('dr-vos', jan, await steps.body(consentId, [piece]));
    const recalled = String(body['disclosureRequestId']);
    expect((await steps.decide('dr-vos', decided)).status).toBe(201);
    await steps.consents.withdraw('jan', consentId);
    for (const id of [waiting, decided, recalled]) await cameIn(id, 9);
    expect([await tell(), await told(waiting)]).toEqual([0, []]);
    for (const id of [waiting, decided, recalled]) await cameIn(id, 10);
    expect([await tell(), await told(waiting)]).toEqual([1, ['disclosure-waits to dr-vos']]);
    expect([await tell(), await told(decided), await told(recalled)]).toEqual([0, [], []]);
    const lines = await world.cast.sql("SELECT * FROM trail.line WHERE record_id = $1 AND action = 'tell'", [waiting]);
    expect(lines).toMatchObject([
      { acting_role: 'disclosure-telling', rule: 'C17', employee_id: jan, account_id: null },
    ]);
  });

  test('C17 the employee is told that one was completed, and of one that came to nothing: by its days, or by what it lacks still', async () => {
    const [good, bad, late, withdrawn] = [
      await incomplete(),
      await incomplete(),
      await incomplete(),
      await incomplete(),
    ];
    expect(await repaired(good, await steps.consents.signed('jan', jan, consentTo([piece])))).toBe('before-the-doctor');
    expect(await repaired(bad, null)).toBe('expired');
    await world.cast.sql(
      "UPDATE medical.disclosure_round SET recorded_at = recorded_at - interval '15 days' WHERE request_id = ANY ($1)",
      [[late, withdrawn]],
    );
    await world.cast.sql(
      'INSERT INTO medical.disclosure_withdrawal (request_id, employee_id, withdrawn_by) VALUES ($1, $2, $3)',
      [withdrawn, jan, world.vos],
    );
    expect(await tell()).toBe(2);
    expect(await told(good)).toEqual(['disclosure-repaired to jan']);
    expect(await told(bad)).toEqual(['disclosure-expired to jan', 'disclosure-repaired to jan']);
    expect([await told(late), await told(withdrawn)]).toEqual([['disclosure-expired to jan'], []]);
    expect(await tell()).toBe(0);
  });
});
