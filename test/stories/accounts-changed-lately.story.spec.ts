import { isDeepStrictEqual } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { SANNE, type Cells } from '../data/staff-file.js';
import type { Answer } from '../harness/http.js';
import { LinkingWorld } from './linking-world.js';

const BORN_THEN = '1989-05-05';

describe('what an employer changes of somebody before a letter', () => {
  let world: LinkingWorld;
  let employer: string;
  let people = 0;
  beforeAll(async () => {
    world = await LinkingWorld.start();
    employer = await world.cast.employer('Payroll', ['payroll', 'absence-guidance']);
    await world.cast.person('hr', { kind: 'external', roles: [{ role: 'employer-officer', employerId: employer }] });
    await world.cast.person('dr-smit', { roles: [{ role: 'company-doctor' }], registeredUntil: '2099-01-01' });
  });
  afterAll(() => world.stop());

  const said = ({ status, body }: Answer): unknown[] => [status, body['type'], body['rule']];
  const noticesOf = async (who: string): Promise<unknown[]> =>
    ((await world.as(who, '/v1/notices?limit=100')).body['items'] as { code: string; about: string }[]).map(
      ({ code, about }) => [code, about],
    );
  const saying = async (...rows: Cells[]): Promise<unknown> =>
    (await world.staffFile('hr', employer, rows)).body['changed'];
  /** The employer reports somebody in a first staff file; Dr Vos guides her. */
  const known = async (): Promise<readonly [string, Cells]> => {
    people += 1;
    const row = { ...SANNE, Personeelsnr: `3000${people}`, Voornaam: `Noor${'abcdefgh'.charAt(people)}` };
    await world.staffFile('hr', employer, [row]);
    const staff = (await world.as('hr', `/v1/employers/${employer}/employees?limit=100`)).body['items'];
    const one = (staff as { id: string; staffNumber: string }[]).find(
      ({ staffNumber }) => staffNumber === row.Personeelsnr,
    );
    await world.cast.responsibility(one?.id ?? '', world.doctor);
    return [one?.id ?? '', row];
  };
  const moved = (row: Cells): Cells => ({ ...row, Straat: 'Kantoorlaan' });

  test('I1 the address of the first staff file waits for nothing, and who prints sees since when it stands', async () => {
    const [noor] = await known();
    const invitation = await world.invite(noor);
    expect(invitation.body['letterFrom']).toBeNull();
    const code = String((await world.print(invitation)).body['invitationCode']);
    const [made] = await world.cast.sql<{ at: Date }>('SELECT created_at AS at FROM access.employee WHERE id = $1', [
      noor,
    ]);
    const addressee = (await world.as('abel', `/v1/employees/${noor}/addressee`)).body;
    expect(new Date(String(addressee['addressSince']))).toEqual(made?.at);
    // V7 — and so does her doctor, who posts what is said of her.
    expect((await world.as('dr-vos', `/v1/employees/${noor}/addressee`)).body).toEqual(addressee);
    expect((await world.as('dr-smit', `/v1/employees/${noor}/addressee`)).status).toBe(404);
    expect((await world.accept('noor-at-once', code, BORN_THEN)).status).toBe(201);
  });

  test('I1 no letter is printed within a fortnight of a new address, and who invites hears until when', async () => {
    const [noor, row] = await known();
    expect(await saying(moved(row))).toBe(1);
    const invitation = await world.invite(noor);
    const items = (await world.as('abel', '/v1/invitations?limit=100')).body['items'] as Record<string, unknown>[];
    const open = items.find(({ id }) => id === invitation.body['invitationId']);
    expect(open?.['letterFrom']).toBe(invitation.body['letterFrom']);
    const days = (Date.parse(String(open?.['letterFrom'])) - Date.now()) / 86_400_000;
    expect([days > 13.9, days < 15.1]).toEqual([true, true]);
    // S7 — it counts as long from that day as any other from the day on which it is made.
    const counts = Date.parse(String(invitation.body['expiresAt'])) - Date.parse(String(open?.['letterFrom']));
    expect(counts / 86_400_000).toBeGreaterThan(14);
    expect(said(await world.print(invitation))).toEqual([409, '/problems/changed-lately', 'I1']);
    await world.daysAfterChanges(14);
    expect(said(await world.print(invitation))).toEqual([409, '/problems/changed-lately', 'I1']);
    await world.daysAfterChanges(1);
    expect((await world.print(invitation)).status).toBe(201);
    const since = (await world.as('abel', `/v1/employees/${noor}/addressee`)).body['addressSince'];
    const [change] = await world.cast.sql<{ at: Date }>(
      'SELECT changed_at AS at FROM access.identity_change WHERE employee_id = $1',
      [noor],
    );
    expect(new Date(String(since))).toEqual(change?.at);
  });

  test('I1 a code is void once the address changes after its letter, and stays so; a new name leaves it', async () => {
    const [noor, row] = await known();
    const wrong = await world.accept('nobody', 'wrong');
    const code = await world.letterFor(noor);
    await saying(moved(row));
    const late = await world.accept('hr-at-home', code, BORN_THEN);
    expect([late.status, { ...late.body, instance: '-' }]).toEqual([403, { ...wrong.body, instance: '-' }]);
    await world.cast.sql(
      "UPDATE access.invitation SET letter_at = letter_at - interval '20 days' WHERE employee_id = $1",
      [noor],
    );
    await world.daysAfterChanges(15);
    expect((await world.accept('hr-at-home', code, BORN_THEN)).status).toBe(403);
    const anew = await world.letterFor(noor);
    await saying({ ...moved(row), Achternaam: 'Smit' });
    expect((await world.accept('noor-herself', anew, BORN_THEN)).status).toBe(201);
  });

  test('I1 an invitation that a change overtook says so, goes nowhere, and is made anew; who made and printed it is told', async () => {
    const [noor, row] = await known();
    const unprinted = await world.invite(noor);
    const open = async (): Promise<Record<string, unknown>[]> => {
      const { items } = (await world.as('abel', '/v1/invitations?limit=100')).body as Record<'items', []>;
      return (items as Record<string, unknown>[]).filter(({ employeeId }) => employeeId === noor);
    };
    const toRenew = async (who: string): Promise<unknown[]> =>
      ((await world.as(who, '/v1/waiting?limit=100')).body['items'] as Record<string, unknown>[])
        .filter(({ what, employeeId }) => what === 'invitation-to-renew' && employeeId === noor)
        .map(({ id }) => id);
    const told = async (who: string): Promise<number> =>
      (await noticesOf(who)).filter((one) => isDeepStrictEqual(one, ['invitation-overtaken', noor])).length;
    expect((await open()).map(({ overtakenAt }) => overtakenAt)).toEqual([null]);
    await saying(moved(row));
    expect((await open()).map(({ overtakenAt }) => typeof overtakenAt)).toEqual(['string']);
    expect([await told('ada'), await told('abel')]).toEqual([1, 0]);
    for (const who of ['ada', 'abel']) expect(await toRenew(who)).toEqual([unprinted.body['invitationId']]);
    expect(said(await world.print(unprinted))).toEqual([409, '/problems/invitation-overtaken', 'I1']);
    expect(said(await world.handOver(unprinted))).toEqual([409, '/problems/invitation-overtaken', 'I1']);
    // The next change is told of what it voids, and not twice of the same.
    await saying(row);
    expect(await told('ada')).toBe(1);

    const anew = await world.invite(noor);
    expect([await toRenew('ada'), (await open()).map(({ overtakenAt }) => overtakenAt)]).toEqual([[], [null]]);
    await world.daysAfterChanges(15);
    await world.print(anew);
    expect((await world.as('abel', `/v1/employees/${noor}/addressee`)).body).toMatchObject({ street: row.Straat });
    await saying(moved(row));
    // S7 — the address that the letter was printed for is on record no more: nobody is shown another one to post it to.
    expect((await world.as('abel', `/v1/employees/${noor}/addressee`)).status).toBe(404);
    expect([await told('ada'), await told('abel'), await toRenew('abel')]).toEqual([
      ...[2, 1],
      [anew.body['invitationId']],
    ]);
  });

  test('I1 who shows at the desk who he is gets his code whatever his employer says of the address, and as often', async () => {
    const [noor, row] = await known();
    await saying(moved(row));
    const invitation = await world.invite(noor);
    expect(said(await world.print(invitation))).toEqual([409, '/problems/changed-lately', 'I1']);
    expect(said(await world.handOver(invitation, 'ada'))).toEqual([403, '/problems/not-allowed', 'S7']);
    expect(said(await world.handOver(invitation, 'dr-vos'))).toEqual([403, '/problems/role-cannot', 'S7']);
    const given = await world.handOver(invitation);
    expect([given.status, given.body['asks']]).toEqual([201, ['birthDate', 'firstDay']]);
    expect(said(await world.handOver(invitation))).toEqual([409, '/problems/letter-printed', 'S7']);
    // S7 — whose name he holds against the document.
    expect((await world.as('abel', `/v1/employees/${noor}/addressee`)).body).toMatchObject({ givenName: row.Voornaam });
    await saying(row);
    const code = String(given.body['invitationCode']);
    expect((await world.accept('not-noor', code, '1990-01-01')).status).toBe(403);
    expect((await world.accept('noor-at-the-desk', code, BORN_THEN)).status).toBe(201);
    expect(await noticesOf('ada')).not.toContainEqual(['invitation-overtaken', noor]);
  });

  test('I1 a birth date that becomes known later waits like a new address', async () => {
    const sick = await world.as('hr', `/v1/employers/${employer}/sick-reports`, {
      ...{ staffNumber: '90009', givenName: 'Fleur', familyName: 'Wit', phone: '0612345601' },
      ...{ street: 'Zeestraat', houseNumber: '3', postcode: '5961 AB', city: 'Horst', firstDay: '2026-01-05' },
    });
    const fleur = String(sick.body['employeeId']);
    expect(sick.status).toBe(201);
    const named = { ...SANNE, Personeelsnr: '90009', Voornaam: 'Fleur', Tussenvoegsel: '', Achternaam: 'Wit' };
    expect(await saying({ ...named, Huisnr: '3', Postcode: '5961 AB' })).toBe(1);
    expect(await world.cast.sql('SELECT part FROM access.identity_change WHERE employee_id = $1', [fleur])).toEqual([
      { part: 'birth-date' },
    ]);
    const invitation = await world.invite(fleur);
    expect(said(await world.print(invitation))).toEqual([409, '/problems/changed-lately', 'I1']);
    expect(said(await world.handOver(invitation))).toEqual([409, '/problems/changed-lately', 'I1']);
  });

  test('I1 somebody who knows the person hears of a change at once: the doctor, and once she is linked she herself', async () => {
    const [noor, row] = await known();
    const before = await noticesOf('dr-vos');
    await saying({ ...row, Telefoon: '0677552605' });
    expect(await noticesOf('dr-vos')).toEqual(before);
    await saying(moved(row));
    expect(await noticesOf('dr-vos')).toEqual([['particulars-changed', noor], ...before]);
    expect(await noticesOf('dr-smit')).toEqual([]);
    await world.daysAfterChanges(15);
    await world.accept('noor-linked', await world.letterFor(noor), BORN_THEN);
    const linked = await noticesOf('dr-vos');
    await saying({ ...moved(row), Achternaam: 'Smit' });
    expect(await noticesOf('noor-linked')).toContainEqual(['your-particulars-changed', noor]);
    expect(await noticesOf('dr-vos')).toEqual(linked);
    const changes = await world.cast.sql(
      `SELECT c.part, a.subject FROM access.identity_change c JOIN access.account a ON a.id = c.changed_by
       WHERE c.employee_id = $1 ORDER BY c.changed_at`,
      [noor],
    );
    expect(changes).toEqual([
      { part: 'address', subject: 'hr' },
      { part: 'name', subject: 'hr' },
    ]);
  });
});
