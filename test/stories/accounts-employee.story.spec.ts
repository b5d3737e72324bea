import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { Cast } from '../cast.js';
import { ask, type Answer } from '../harness/http.js';
import { runningService, type RunningService } from '../harness/service.js';

describe('an employee links the own dossiers', () => {
  let service: RunningService;
  let cast: Cast;
  let acme: string;
  let globex: string;
  beforeAll(async () => {
    service = await runningService();
    cast = await Cast.of(service);
    acme = await cast.employer('Acme');
    globex = await cast.employer('Globex');
    await cast.person('ada', { roles: [{ role: 'administrator' }] });
  });
  afterAll(async () => {
    await cast.close();
    await service.stop();
  });

  const as = async (subject: string, path: string, body?: unknown): Promise<Answer> =>
    ask(`${service.url}${path}`, { token: await cast.token(subject), body });
  const invite = async (employeeId: string): Promise<Answer> =>
    ask(`${service.url}/v1/employees/${employeeId}/invitations`, { token: await cast.token('ada'), method: 'POST' });
  const accept = async (subject: string, invitation: Answer): Promise<Answer> =>
    as(subject, '/v1/invitations/acceptance', { code: invitation.body['invitationCode'] });
  const hired = async (employerId: string): Promise<string> => (await cast.employee({ employerId })).employeeId;

  test('D1 linking gives the account, the role and the own dossier, and nothing of anybody else', async () => {
    const [jan, kees] = [await hired(acme), await hired(acme)];
    const invitation = await invite(jan);
    expect([invitation.status, Object.keys(invitation.body).sort()]).toEqual([
      201,
      ['employeeId', 'expiresAt', 'invitationCode', 'invitationId'],
    ]);
    const linked = await accept('jan', invitation);
    expect([linked.status, linked.body['employeeId']]).toEqual([201, jan]);
    const me = await as('jan', '/v1/me');
    expect(me.body).toMatchObject({
      account: { id: linked.body['accountId'], name: null, kind: 'employee', status: 'active', active: true },
      roles: [{ role: 'employee', state: 'in-force', employerId: null, validUntil: null }],
      employeeIds: [jan],
      standings: [],
    });
    expect((await as('jan', `/v1/employees/${jan}`)).status).toBe(200);
    expect((await as('jan', `/v1/employees/${kees}`)).status).toBe(404);
  });

  test('D1 only the person joins two employers in one account', async () => {
    const [first, second] = [await hired(acme), await hired(globex)];
    const linked = await accept('piet', await invite(first));
    const again = await accept('piet', await invite(second));
    expect([again.status, again.body]).toEqual([201, { accountId: linked.body['accountId'], employeeId: second }]);
    const me = await as('piet', '/v1/me');
    expect([...(me.body['employeeIds'] as string[])].sort()).toEqual([first, second].sort());
    expect(me.body['roles']).toHaveLength(1);
  });

  test('D1 two dossiers linked at the same moment end in one account', async () => {
    const codes = [await invite(await hired(acme)), await invite(await hired(globex))];
    const answers = await Promise.all(codes.map((code) => accept('mia', code)));
    expect(answers.map(({ status }) => status)).toEqual([201, 201]);
    expect(answers[0]?.body['accountId']).toBe(answers[1]?.body['accountId']);
    expect((await as('mia', '/v1/me')).body['roles']).toHaveLength(1);
  });

  test('S7 staff may be an employee somewhere too; the dossier goes to the account they have', async () => {
    const bea = await cast.person('bea', { roles: [{ role: 'account-manager' }] });
    const dossier = await hired(acme);
    expect((await accept('bea', await invite(dossier))).body).toEqual({ accountId: bea, employeeId: dossier });
    const roles = (await as('bea', '/v1/me')).body['roles'] as { role: string }[];
    expect(roles.map(({ role }) => role)).toEqual(['account-manager', 'employee']);
  });

  test('D1 a linked dossier is not invited again, and a new code voids the earlier', async () => {
    const jan = await hired(acme);
    const [early, late] = [await invite(jan), await invite(jan)];
    expect((await accept('early', early)).status).toBe(403);
    expect((await accept('late', late)).status).toBe(201);
    const refused = await invite(jan);
    expect([refused.status, refused.body['type'], refused.body['rule']]).toEqual([
      409,
      '/problems/already-linked',
      'D1',
    ]);
    expect((await invite(randomUUID())).status).toBe(404);
  });

  test('I9 the invitation and the link are in the trail of that dossier', async () => {
    const jan = await hired(acme);
    await accept('seen', await invite(jan));
    const lines = await cast.sql(
      'SELECT action, kind, acting_role, outcome FROM trail.line WHERE employee_id = $1 ORDER BY id',
      [jan],
    );
    expect(lines).toEqual([
      { action: 'invite', kind: 'Account', acting_role: 'administrator', outcome: 'allowed' },
      { action: 'link', kind: 'Employee', acting_role: null, outcome: 'allowed' },
    ]);
  });
});
