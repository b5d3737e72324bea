import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Cast } from '../cast.js';
import { ask } from '../harness/http.js';
import { runningService, type RunningService } from '../harness/service.js';

describe('the medical dossier, end to end', () => {
  let service: RunningService;
  let cast: Cast;
  let jan: string;
  beforeAll(async () => {
    service = await runningService();
    cast = await Cast.of(service);
    const acme = await cast.employer('Acme');
    const vos = await cast.person('dr-vos', { roles: [{ role: 'company-doctor' }], registeredUntil: '2099-01-01' });
    await cast.person('dr-smit', { roles: [{ role: 'company-doctor' }], registeredUntil: '2099-01-01' });
    jan = (await cast.employee({ employerId: acme, doctorId: vos })).employeeId;
  });
  afterAll(async () => {
    await cast.close();
    await service.stop();
  });

  test('S1 the dossier doctor records and reads, and another doctor finds nothing', async () => {
    const token = await cast.token('dr-vos');
    const made = await ask(`${service.url}/v1/employees/${jan}/entries`, {
      token,
      body: { entryOn: '2026-01-02', pieces: [{ item: 'M35', text: 'a diagnosis' }] },
      headers: { purpose: 'absence-guidance' },
    });
    expect([made.status, made.text]).toEqual([201, expect.stringContaining('entryId')]);
    const [pieceId] = made.body['pieceIds'] as string[];
    const read = await ask(`${service.url}/v1/pieces/${pieceId}`, { token, headers: { purpose: 'absence-guidance' } });
    expect([read.status, read.body['text']]).toEqual([200, 'a diagnosis']);
    const other = await ask(`${service.url}/v1/pieces/${pieceId}`, {
      token: await cast.token('dr-smit'),
      headers: { purpose: 'absence-guidance' },
    });
    expect(other.status).toBe(404);
  });
});
