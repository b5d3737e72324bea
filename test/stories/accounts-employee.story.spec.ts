import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { BORN } from '../cast-people.js';
import type { Answer } from '../harness/http.js';
import { LinkingWorld } from './linking-world.js';

describe('an employee links the own dossiers', () => {
  let world: LinkingWorld;
  let acme: string;
  let globex: string;
  beforeAll(async () => {
    world = await LinkingWorld.start();
    acme = world.acme;
    globex = await world.cast.employer('Globex');
  });
  afterAll(() => world.stop());

  const said = ({ status, body }: Answer): unknown[] => [status, body['type'], body['rule']];

  test('D1 linking gives the account, the role and the own dossier, and nothing of anybody else', async () => {
    const [jan, kees] = [await world.hired(acme), await world.hired(acme)];
    const linked = await world.accept('jan', await world.letterFor(jan));
    expect([linked.status, linked.body['employeeId']]).toEqual([201, jan]);
    const me = await world.as('jan', '/v1/me');
    expect(me.body).toMatchObject({
      account: { id: linked.body['accountId'], name: null, kind: 'employee', status: 'active', active: true },
      roles: [{ role: 'employee', state: 'in-force', employerId: null, validUntil: null }],
      employeeIds: [jan],
      standings: [],
    });
    expect((await world.as('jan', `/v1/employees/${jan}`)).status).toBe(200);
    expect((await world.as('jan', `/v1/employees/${kees}`)).status).toBe(404);
  });

  test('D1 only the person joins two employers in one account', async () => {
    const [first, second] = [await world.hired(acme), await world.hired(globex)];
    const linked = await world.accept('piet', await world.letterFor(first));
    const again = await world.accept('piet', await world.letterFor(second));
    expect([again.status, again.body]).toEqual([201, { accountId: linked.body['accountId'], employeeId: second }]);
    const me = await world.as('piet', '/v1/me');
    expect([...(me.body['employeeIds'] as string[])].sort()).toEqual([first, second].sort());
    expect(me.body['roles']).toHaveLength(1);
  });

  test('D1 an account is one person’s: a dossier with another birth date is refused like a wrong code, and stays open', async () => {
    const wrong = await world.accept('somebody-else', 'wrong');
    const born = async (day: string): Promise<string> => {
      const employerId = await world.cast.employer('Initech');
      return (await world.cast.employee({ employerId, birthDate: day })).employeeId;
    };
    await world.accept('one-person', await world.letterFor(await world.hired(acme)));
    const code = await world.letterFor(await born('1997-05-01'));
    for (const given of ['1997-05-01', BORN, null]) {
      const refused = await world.accept('one-person', code, given);
      expect([refused.status, { ...refused.body, instance: '-' }]).toEqual([403, { ...wrong.body, instance: '-' }]);
    }
    expect((await world.accept('born-in-1997', code, '1997-05-01')).status).toBe(201);
    expect((await world.as('one-person', '/v1/me')).body['employeeIds']).toHaveLength(1);
    expect((await world.accept('one-person', await world.letterFor(await born(BORN)))).status).toBe(201);
  });

  test('D1 two dossiers linked at the same moment end in one account', async () => {
    const letters = [await world.letterFor(await world.hired(acme)), await world.letterFor(await world.hired(globex))];
    const answers = await Promise.all(letters.map((letter) => world.accept('mia', letter)));
    expect(answers.map(({ status }) => status)).toEqual([201, 201]);
    expect(answers[0]?.body['accountId']).toBe(answers[1]?.body['accountId']);
    expect((await world.as('mia', '/v1/me')).body['roles']).toHaveLength(1);
  });

  test('D1 a linked dossier is not invited again, and a new invitation voids the earlier', async () => {
    const jan = await world.hired(acme);
    const [early, late] = [await world.letterFor(jan), await world.letterFor(jan)];
    expect((await world.accept('early', early)).status).toBe(403);
    expect((await world.accept('late', late)).status).toBe(201);
    expect(said(await world.invite(jan))).toEqual([409, '/problems/already-linked', 'D1']);
    expect((await world.invite(randomUUID())).status).toBe(404);
  });

  test('I9 the invitation, the letter and the link are in the trail of that dossier, for its person too', async () => {
    const jan = await world.hired(acme);
    await world.accept('seen', await world.letterFor(jan));
    const lines = await world.cast.sql(
      'SELECT action, kind, acting_role, outcome FROM trail.line WHERE employee_id = $1 ORDER BY id',
      [jan],
    );
    expect(lines).toEqual([
      { action: 'invite', kind: 'Account', acting_role: 'administrator', outcome: 'allowed' },
      { action: 'post', kind: 'Invitation', acting_role: 'administrator', outcome: 'allowed' },
      { action: 'link', kind: 'Employee', acting_role: null, outcome: 'allowed' },
    ]);
    const log = (await world.as('seen', `/v1/employees/${jan}/access-log`)).body['items'] as { action: string }[];
    expect(log.map(({ action }) => action).slice(0, 3)).toEqual(['link', 'post', 'invite']);
  });

  test('D5 doctor and inviter hear that a dossier was linked, and nothing of it', async () => {
    const { employeeId } = await world.cast.employee({ employerId: acme, doctorId: world.doctor });
    await world.accept('told', await world.letterFor(employeeId));
    const notices = await world.cast.sql<{ account_id: string; code: string }>(
      'SELECT account_id, code FROM desk.notice WHERE about = $1',
      [employeeId],
    );
    expect(notices.map(({ code }) => code)).toEqual(['dossier-linked', 'dossier-linked']);
    expect(notices.map(({ account_id: who }) => who).sort()).toEqual([world.doctor, world.ada].sort());
  });

  test('S7 once the account is shut its dossier is linked anew, and the old account has lost it at once', async () => {
    const jan = await world.hired(acme);
    const stranger = (await world.accept('stranger', await world.letterFor(jan))).body['accountId'] as string;
    expect((await world.post('abel', `/v1/accounts/${stranger}/suspension`)).status).toBe(201);
    const letter = await world.letterFor(jan);
    expect(said(await world.accept('stranger', letter))).toEqual([403, '/problems/account-suspended', 'S7']);
    expect((await world.accept('real-jan', letter)).status).toBe(201);
    expect((await world.as('real-jan', '/v1/me')).body['employeeIds']).toEqual([jan]);
    expect((await world.post('abel', `/v1/accounts/${stranger}/reinstatement`)).status).toBe(201);
    expect((await world.as('stranger', '/v1/me')).body['employeeIds']).toEqual([]);
    expect((await world.as('stranger', `/v1/employees/${jan}`)).status).toBe(404);
  });

  test('S7 an account that was opened again meanwhile keeps its dossier', async () => {
    const jan = await world.hired(acme);
    const first = (await world.accept('keeps', await world.letterFor(jan))).body['accountId'] as string;
    await world.post('abel', `/v1/accounts/${first}/suspension`);
    const letter = await world.letterFor(jan);
    await world.post('abel', `/v1/accounts/${first}/reinstatement`);
    expect(said(await world.accept('too-late', letter))).toEqual([403, '/problems/invitation-refused', 'S7']);
    expect((await world.as('keeps', '/v1/me')).body['employeeIds']).toEqual([jan]);
  });
});
