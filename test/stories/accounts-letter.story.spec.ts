import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import type { Answer } from '../harness/http.js';
import { LinkingWorld } from './linking-world.js';

const CODE = /^([0-9A-HJKMNP-TV-Z]{4}-){7}[0-9A-HJKMNP-TV-Z]{4}$/;

describe('the letter with which an employee links the own dossier', () => {
  let world: LinkingWorld;
  beforeAll(async () => {
    world = await LinkingWorld.start();
  });
  afterAll(() => world.stop());

  const said = ({ status, body }: Answer): unknown[] => [status, body['type'], body['rule']];
  const letterOf = (invitation: Answer): string => `/v1/invitations/${String(invitation.body['invitationId'])}/letter`;

  test('S7 who invites an employee sees no code, and cannot print it', async () => {
    const invitation = await world.invite(await world.hired());
    expect([invitation.status, Object.keys(invitation.body).sort()]).toEqual([
      201,
      ['employeeId', 'expiresAt', 'invitationId', 'letterFrom'],
    ]);
    expect(await world.cast.sql('SELECT code_digest FROM access.invitation WHERE code_digest IS NULL')).toHaveLength(1);
    expect(said(await world.print(invitation, 'ada'))).toEqual([403, '/problems/not-allowed', 'S7']);
  });

  test('S7 a second administrator prints it once, and it is on record who', async () => {
    const [jan, invitation] = await invited();
    const printed = await world.print(invitation);
    expect([printed.status, printed.body]).toEqual([
      201,
      {
        invitationId: invitation.body['invitationId'],
        employeeId: jan,
        expiresAt: expect.any(String),
        asks: ['birthDate', 'firstDay'],
        invitationCode: expect.stringMatching(CODE),
      },
    ]);
    expect(said(await world.print(invitation))).toEqual([409, '/problems/letter-printed', 'S7']);
    const items = (await world.as('abel', '/v1/invitations?limit=100')).body['items'] as { id: string }[];
    expect(items.find(({ id }) => id === invitation.body['invitationId'])).toEqual({
      id: invitation.body['invitationId'],
      employeeId: jan,
      invitedBy: world.ada,
      createdAt: expect.any(String),
      expiresAt: printed.body['expiresAt'],
      letterFrom: null,
      letterBy: expect.any(String),
      letterAt: expect.any(String),
      byHand: false,
      overtakenAt: null,
    });
  });

  test('S7 of two who print at once, one does', async () => {
    const [, invitation] = await invited();
    await world.cast.person('amy', { roles: [{ role: 'administrator' }] });
    const answers = await Promise.all(['abel', 'amy'].map((who) => world.print(invitation, who)));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409]);
  });

  test('A1 a letter asked for twice under one key is printed once, and its code is not shown again', async () => {
    const [, invitation] = await invited();
    const headers = { 'idempotency-key': randomUUID() };
    const first = await world.post('abel', letterOf(invitation), {}, headers);
    const again = await world.post('abel', letterOf(invitation), {}, headers);
    expect([first.status, again.status]).toEqual([201, 201]);
    expect(again.body).toEqual({ ...first.body, invitationCode: null });
  });

  test('S7 who printed it has name and address until it is used; who invited has neither', async () => {
    const [jan, invitation] = await invited();
    const addressee = (who: string): Promise<Answer> => world.as(who, `/v1/employees/${jan}/addressee`);
    expect((await addressee('abel')).status).toBe(404);
    const code = String((await world.print(invitation)).body['invitationCode']);
    expect(Object.keys((await addressee('abel')).body).toSorted()).toEqual([
      ...['addressSince', 'city', 'familyName', 'givenName', 'houseNumber', 'id', 'infix', 'postcode', 'street'],
    ]);
    expect((await addressee('ada')).status).toBe(404);
    expect((await world.accept('reads-it', code)).status).toBe(201);
    expect((await addressee('abel')).status).toBe(404);
  });

  test('D10 printing asks a fresh sign-in', async () => {
    const [, invitation] = await invited();
    const answer = await world.post('abel', letterOf(invitation), { authAge: 600 });
    expect([answer.status, answer.body['rule']]).toEqual([401, 'D10']);
    expect(answer.headers.get('www-authenticate')).toContain('max_age="300"');
  });

  test('S7 who is no administrator neither lists nor prints; an unknown, void and used invitation are alike', async () => {
    const [jan, invitation] = await invited();
    for (const answer of [await world.print(invitation, 'dr-vos'), await world.as('dr-vos', '/v1/invitations')]) {
      expect(said(answer)).toEqual([403, '/problems/role-cannot', 'S7']);
    }
    await world.invite(jan);
    const [, used] = await invited();
    await world.accept('uses-it', (await world.print(used)).body['invitationCode'] as string);
    const unknown = await world.post('abel', `/v1/invitations/${randomUUID()}/letter`);
    expect(unknown.status).toBe(404);
    for (const gone of [invitation, used]) {
      expect({ ...(await world.print(gone)).body, instance: '-' }).toEqual({ ...unknown.body, instance: '-' });
    }
  });

  test('S10 no sign-in that does work links a dossier, the printer included, and a right one still does after them', async () => {
    await world.cast.person('acme-hr', {
      kind: 'external',
      roles: [{ role: 'employer-officer', employerId: world.acme }],
    });
    await world.cast.person('cas', { roles: [{ role: 'case-manager', employerId: world.acme }] });
    await world.cast.person('hired', { kind: 'hired', hiredUntil: '2099-01-01' });
    const code = await world.letterFor(await world.hired());
    const wrong = await world.accept('nobody', 'wrong');
    expect(said(wrong)).toEqual([403, '/problems/invitation-refused', 'S7']);
    for (const subject of ['acme-hr', 'cas', 'hired', 'ada', 'abel', 'dr-vos']) {
      const refused = await world.accept(subject, code);
      expect({ ...refused.body, instance: '-' }).toEqual({ ...wrong.body, instance: '-' });
    }
    expect((await world.accept('the-person', code)).status).toBe(201);
  });

  test('I9 whoever links a dossier knows by name who invited him and who printed the letter, and no other administrator', async () => {
    const other = await world.cast.person('not-involved', { roles: [{ role: 'administrator' }] });
    const [, invitation] = await invited();
    const code = String((await world.print(invitation)).body['invitationCode']);
    expect((await world.accept('was-invited', code)).status).toBe(201);
    const [letter] = await world.cast.sql<{ by: string }>(
      'SELECT letter_by AS by FROM access.invitation WHERE id = $1',
      [invitation.body['invitationId']],
    );
    for (const who of [world.ada, letter?.by]) {
      expect((await world.as('was-invited', `/v1/accounts/${String(who)}`)).body).toMatchObject({ id: who });
    }
    expect((await world.as('was-invited', `/v1/accounts/${other}`)).status).toBe(404);
  });

  test('S10 an account that opens own dossiers is given no work', async () => {
    const linked = await world.accept('works-too', await world.letterFor(await world.hired()));
    const roles = `/v1/accounts/${String(linked.body['accountId'])}/roles`;
    const proposed = await world.as('ada', roles, { role: 'employer-officer', employerId: world.acme });
    expect(said(proposed)).toEqual([403, '/problems/own-account-only', 'S10']);
  });

  async function invited(): Promise<readonly [string, Answer]> {
    const employeeId = await world.hired();
    return [employeeId, await world.invite(employeeId)];
  }
});
