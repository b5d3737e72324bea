import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { ResponsibilityEndingService } from '../../src/duties/responsibility/agreement-ending/responsibility-ending.service.js';
import { SecrecyWorld } from './secrecy-world.js';

const registeredUntil = '2099-01-01';
const ENTRY = { entryOn: '2026-01-02', pieces: [{ item: 'M35', text: 'a diagnosis' }] };

describe('what an employee asked of a doctor who may not give it any more', () => {
  let world: SecrecyWorld;
  let pieceId: string;
  beforeAll(async () => {
    world = await SecrecyWorld.open();
    await world.employer('acme');
    await world.employer('globex');
    for (const name of ['dr-vos', 'dr-smit', 'dr-veer'])
      await world.person(name, ['company-doctor'], { registeredUntil });
    await world.person('jan', ['employee'], { kind: 'employee' });
    await world.employee("jan's", 'acme', { doctorId: world.id('dr-vos'), accountId: world.id('jan') });
    await world.post('dr-vos', `/v1/employees/${world.id("jan's")}/entries`, ENTRY);
    const { body } = await world.pieces('dr-vos', "jan's");
    pieceId = (body['items'] as { id: string }[])[0]?.id ?? '';
  });
  afterAll(() => world.close());

  const runJob = (): Promise<number> => world.service.app.get(ResponsibilityEndingService).endWhatIsOver();
  const asked = async (doctor: string): Promise<{ opinion: string; consultation: string }> => {
    const [doctorId, path] = [world.id(doctor), `/v1/employees/${world.id("jan's")}`];
    const pieces = [{ pieceId, version: 1 }];
    const opinion = await world.post('jan', `${path}/second-opinions`, { doctorId, pieces });
    const consultation = await world.post('jan', `${path}/consultations`, { doctorId, question: 'x' });
    return {
      opinion: String(opinion.body['secondOpinionId']),
      consultation: String(consultation.body['consultationId']),
    };
  };

  test('S14, S10 it ends where he comes on the employer’s side, and both are told; on another employer’s side it goes on', async () => {
    const { opinion, consultation } = await asked('dr-smit');
    await world.cast.role(world.id('dr-smit'), 'case-manager', world.id('globex'));
    expect(await runJob()).toBe(0);
    await world.cast.role(world.id('dr-smit'), 'case-manager', world.id('acme'));
    expect([await runJob(), await runJob()]).toEqual([2, 0]);
    expect(await world.notices('jan', opinion)).toEqual(['second-opinion-ended']);
    expect(await world.notices('jan', consultation)).toEqual(['consultation-ended']);
    expect(await world.notices('dr-smit', opinion)).toEqual(['second-opinion-asked', 'second-opinion-ended']);
    const listed = (await world.get('jan', '/v1/second-opinions')).body['items'] as Record<string, unknown>[];
    expect(listed.find(({ id }) => id === opinion)).toMatchObject({ withdrawnAt: expect.any(String) });
  });

  test('S14, S10 it ends where he acts for the employer against the employee, and both are told', async () => {
    const { opinion, consultation } = await asked('dr-veer');
    const by =
      "INSERT INTO access.medical_proxy (id, employee_id, party, name, number, dispute, recorded_by, last_day) SELECT gen_random_uuid(), $1, $3, 'Q', number, 'objection', $2, platform.today() FROM access.registration WHERE account_id = $2";
    const acts = async (party: string): Promise<unknown> =>
      world.cast.sql(by, [world.id("jan's"), world.id('dr-veer'), party]);
    await acts('employee');
    expect(await runJob()).toBe(0);
    await acts('employer');
    expect([await runJob(), await runJob()]).toEqual([2, 0]);
    expect(await world.notices('jan', opinion)).toEqual(['second-opinion-ended']);
    expect(await world.notices('jan', consultation)).toEqual(['consultation-ended']);
    await world.cast.sql('DELETE FROM access.medical_proxy');
  });

  test('S14 a second opinion ends where he becomes the dossier doctor; a consultation goes on', async () => {
    const { opinion, consultation } = await asked('dr-veer');
    await world.cast.sql('UPDATE access.responsibility SET ended_at = platform.clock()');
    await world.cast.responsibility(world.id("jan's"), world.id('dr-veer'));
    expect([await runJob(), await runJob()]).toEqual([1, 0]);
    expect(await world.notices('jan', opinion)).toEqual(['second-opinion-ended']);
    expect(await world.notices('jan', consultation)).toEqual([]);
  });
});
