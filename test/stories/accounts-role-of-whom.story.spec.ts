import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Cast } from '../cast.js';
import { ask, type Answer } from '../harness/http.js';
import { runningService, type RunningService } from '../harness/service.js';

describe('for whom a role comes into force', () => {
  let service: RunningService;
  let cast: Cast;
  let acme: string;
  beforeAll(async () => {
    service = await runningService();
    cast = await Cast.of(service);
    acme = await cast.employer('Acme');
    for (const name of ['ada', 'abel']) await cast.person(name, { roles: [{ role: 'administrator' }] });
    await cast.person('dr-staf', { roles: [{ role: 'staff-doctor' }], registeredUntil: '2099-01-01' });
  });
  afterAll(async () => {
    await cast.close();
    await service.stop();
  });

  const as = async (subject: string, path: string, body?: unknown): Promise<Answer> =>
    ask(`${service.url}${path}`, { token: await cast.token(subject), body });
  const proposed = async (subject: string, body: unknown, accountId: string): Promise<string> =>
    (await as(subject, `/v1/accounts/${accountId}/roles`, body)).body['roleId'] as string;
  const sign = async (subject: string, roleId: string, step: 'approval' | 'confirmation'): Promise<Answer> =>
    ask(`${service.url}/v1/roles/${roleId}/${step}`, { token: await cast.token(subject), method: 'POST' });
  const said = ({ status, body }: Answer): unknown[] => [status, body['type'], body['rule']];

  test('S7 a role comes into force for a person, not for a name: somebody signed in by then', async () => {
    const invited = await as('ada', '/v1/accounts', { kind: 'staff', name: 'B. Bos' });
    const { accountId, invitationCode } = invited.body as { accountId: string; invitationCode: string };
    const doctor = await proposed('ada', { role: 'company-doctor' }, accountId);
    expect((await sign('dr-staf', doctor, 'approval')).status).toBe(201);
    const helper = await proposed('ada', { role: 'case-manager', employerId: acme }, accountId);
    const nobody = [409, '/problems/nobody-signed-in-yet', 'S7'];
    expect(said(await sign('abel', doctor, 'confirmation'))).toEqual(nobody);
    expect(said(await sign('dr-staf', helper, 'approval'))).toEqual(nobody);
    const subject = 'bos';
    expect((await as(subject, '/v1/invitations/acceptance', { code: invitationCode })).status).toBe(201);
    const roles = (await as(subject, '/v1/me')).body['roles'] as { state: string }[];
    expect(roles.map(({ state }) => state).toSorted()).toEqual(['approved', 'proposed']);
    expect((await sign('abel', doctor, 'confirmation')).body).toEqual({ roleId: doctor, state: 'in-force' });
  });

  test('S7 who gave the code doesn’t bring a role into force: he alone could have signed in himself', async () => {
    const invited = await as('ada', '/v1/accounts', { kind: 'external', name: 'C. Klant' });
    const { accountId, invitationCode } = invited.body as { accountId: string; invitationCode: string };
    await as('klant', '/v1/invitations/acceptance', { code: invitationCode });
    const roleId = await proposed('abel', { role: 'employer-officer', employerId: acme }, accountId);
    expect(said(await sign('ada', roleId, 'approval'))).toEqual([403, '/problems/gave-the-code', 'S7']);
    expect((await sign('dr-staf', roleId, 'approval')).body).toEqual({ roleId, state: 'in-force' });
  });
});
