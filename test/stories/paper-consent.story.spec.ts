import { verify } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { pdf } from '../../src/platform/files/files.fixture.js';
import { consentTo, sha256 } from './consent-steps.js';
import { DisclosureSteps } from './disclosure-steps.js';
import { documentWorld, type DocumentWorld } from './document-world.js';
import { PaperConsentSteps } from './paper-consent-steps.js';
import { itemsOf, refusal } from './verdict-world.js';

describe('a consent on paper', () => {
  let world: DocumentWorld;
  let steps: PaperConsentSteps;
  beforeAll(async () => {
    world = await documentWorld();
    steps = new PaperConsentSteps(world);
  });
  afterAll(() => world.stop());

  test('I10 of who has no account it is recorded, accepted, told by a letter, and usable the day after the term in which he can undo it', async () => {
    const paper = await steps.paperOf();
    const id = await steps.recorded(paper);
    expect(await steps.state(id)).toBe('recorded');
    expect([await steps.waiting('dr-vos', id), await steps.waiting('anna', id)]).toEqual([
      ['paper-consent-to-accept'],
      [],
    ]);
    expect(refusal(await steps.post(id))).toEqual([409, '/problems/not-accepted-yet', 'I10']);
    expect((await steps.accept(id)).body).toEqual({ consentId: id, state: 'accepted' });
    expect(refusal(await steps.accept(id))).toEqual([409, '/problems/accepted-already', 'I10']);
    expect(await steps.waiting('anna', id)).toEqual(['paper-consent-to-post']);
    expect((await steps.post(id, 'anna', 1)).body['errors']).toMatchObject([{ code: 'before_the_acceptance' }]);
    expect((await steps.post(id, 'anna', -1)).body['errors']).toMatchObject([{ code: 'in_the_future' }]);
    expect((await steps.post(id)).body).toEqual({ consentId: id, state: 'told' });
    expect(refusal(await steps.post(id))).toEqual([409, '/problems/told-already', 'I10']);
    for (const [days, state] of [
      [14, 'told'],
      [15, 'usable'],
    ] as const) {
      await steps.toldAgo(id, days);
      expect([days, await steps.state(id)]).toEqual([days, state]);
    }
    expect((await steps.shown(id)).body).toMatchObject({
      ...{ employeeId: paper.employeeId, scanId: paper.scanId, signedOn: await steps.day(0), signedAt: null },
      ...{ preparedBy: world.anna, responsibleDoctorId: world.vos, acceptedBy: world.vos, toldHow: 'posted' },
      ...{ undoUntil: await steps.day(1), usableUntil: await steps.day(-90), recipient: { name: 'E. de Wit' } },
    });
    expect([await steps.waiting('dr-vos', id), await steps.waiting('anna', id)]).toEqual([[], []]);
  });

  test('I10 who has an account is told in the app at once, sees all of it, and takes it back at any moment', async () => {
    const paper = await steps.paperOf('jan');
    const id = await steps.recorded(paper);
    expect(await steps.state(id, 'jan')).toBe('recorded');
    expect((await steps.accept(id)).body).toEqual({ consentId: id, state: 'told' });
    expect(await steps.told(id)).toEqual([{ subject: 'jan', code: 'paper-consent-accepted' }]);
    await steps.toldAgo(id, 15);
    expect((await steps.shown(id, 'jan')).body).toMatchObject({ state: 'usable', toldHow: 'in-app' });
    expect((await steps.withdraw('jan', id)).body).toEqual({ consentId: id, state: 'withdrawn' });
    expect(refusal(await steps.withdraw('jan', id))).toEqual([409, '/problems/consent-withdrawn', 'C3']);
    expect(await steps.told(id)).toContainEqual({ subject: 'dr-vos', code: 'paper-consent-withdrawn' });
    const again = await steps.recorded(await steps.anotherOf(paper.employeeId));
    expect((await steps.withdraw('anna', again)).status).toBe(201);
    expect(await steps.told(again)).toEqual([
      { subject: 'dr-vos', code: 'paper-consent-withdrawn' },
      { subject: 'jan', code: 'paper-consent-withdrawn' },
    ]);
    expect(refusal(await steps.accept(again))).toEqual([409, '/problems/consent-withdrawn', 'C3']);
  });

  test('I10 who has no account takes it back by a word to his doctor or her staff, whatever came of it', async () => {
    const { employeeId } = await steps.paperOf();
    for (const who of ['dr-vos', 'anna']) {
      const id = await steps.recorded(await steps.anotherOf(employeeId));
      await steps.accept(id);
      await steps.post(id);
      await steps.toldAgo(id, 15);
      expect((await steps.withdraw(who, id)).status).toBe(201);
      const by = who === 'anna' ? world.anna : world.vos;
      expect((await steps.shown(id)).body).toMatchObject({ state: 'withdrawn', withdrawnBy: by });
    }
  });

  test('I10 who recorded it does not accept it: of what the doctor recorded himself his deputy does', async () => {
    const paper = await steps.paperOf('lena');
    const id = await steps.recorded(paper, {}, 'dr-vos');
    expect(refusal(await steps.accept(id))).toEqual([403, '/problems/not-allowed', 'I10']);
    expect(await steps.waiting('dr-vos', id)).toEqual([]);
    expect((await steps.accept(id, 'dr-kern', '0'.repeat(64))).status).toBe(404);
    await world.cast.sql(
      `INSERT INTO access.deputising (id, absent_doctor_id, deputy_id, valid_from, valid_until, reason, entered_by)
       VALUES (gen_random_uuid(), $1, $2, platform.clock(), platform.clock() + interval '1 day', 'leave', $1)`,
      [world.vos, world.kern],
    );
    expect(await steps.waiting('dr-kern', id)).toEqual(['paper-consent-to-accept']);
    expect((await steps.accept(id, 'dr-kern')).body).toEqual({ consentId: id, state: 'told' });
    expect((await steps.shown(id)).body).toMatchObject({ preparedBy: world.vos, acceptedBy: world.kern });
    await world.cast.sql('DELETE FROM access.deputising');
  });

  test('C2, I10 what the doctor accepted, with the digest of the scan, is verified with the published key alone', async () => {
    const paper = await steps.paperOf();
    const id = await steps.recorded(paper);
    expect(refusal(await world.as('dr-vos', `/consents/${id}/evidence/consent.json`))).toEqual([
      409,
      '/problems/not-signed',
      'C2',
    ]);
    expect(refusal(await steps.accept(id, 'dr-vos', sha256('something else')))).toEqual([
      409,
      '/problems/shown-otherwise',
      'C2',
    ]);
    await steps.accept(id);
    const [consent, signature, key] = await Promise.all(
      (['consent.json', 'consent.sig', 'key.pem'] as const).map((name) => steps.evidence('dr-vos', id, name)),
    );
    expect(verify(null, consent as Buffer, (key as Buffer).toString(), signature as Buffer)).toBe(true);
    const said = JSON.parse(String(consent)) as { sheet: string };
    const sheet = await steps.sheet('dr-vos', id);
    expect(said).toMatchObject({
      sheet: sheet.text,
      sheetSha256: sha256(sheet.text),
      acceptance: { accountId: world.vos, acr: 'urn:dossierkluis:two-factors' },
    });
    expect(JSON.parse(said.sheet)).toMatchObject({
      form: 'dossierkluis-consent-on-paper-1',
      pieces: [{ pieceId: paper.pieceId, version: 1, sha256: sha256('marker-diagnosis') }],
      paper: {
        ...{ scanId: paper.scanId, scanVersion: 1, scanSha256: sha256(pdf(`marker-${paper.employeeId}`)) },
        ...{ signedOn: await steps.day(0), recordedBy: world.anna, responsibleDoctorId: world.vos },
      },
    });
  });

  test('C2, I10 a request rests on it from the day after the term in which he can undo it, and not once he took it back', async () => {
    const paper = await steps.paperOf();
    await steps.recordedAgo(paper.employeeId, 40);
    const scanId = await world.filed(paper.employeeId, pdf('marker-dated'));
    const id = await steps.recorded({ ...paper, scanId }, { signedOn: await steps.day(30) });
    const requests = new DisclosureSteps(world);
    const lacking = async (): Promise<unknown> => {
      const asked = await requests.body(id, [paper.pieceId]);
      const { status, body } = await requests.record('dr-vos', paper.employeeId, asked);
      return [status, body['state'], body['lacking']];
    };
    const undone = [201, 'incomplete', 'consent-can-be-undone'];
    expect(await lacking()).toEqual(undone);
    await steps.accept(id);
    expect(await lacking()).toEqual(undone);
    await steps.post(id);
    await steps.toldAgo(id, 14);
    expect(await lacking()).toEqual(undone);
    await steps.toldAgo(id, 15);
    expect(await lacking()).toEqual([201, 'before-the-doctor', null]);
    await steps.withdraw('dr-vos', id);
    expect(await lacking()).toEqual([201, 'incomplete', 'consent-withdrawn']);
  });

  test('I10, S11 nobody else of the service or the employer records or accepts one, nor the employee, and an attempt is told to him', async () => {
    const paper = await steps.paperOf('piet');
    const id = await steps.recorded(paper);
    const digest = sha256((await steps.sheet('dr-vos', id)).text);
    for (const who of ['dr-smit', 'dr-kern', 'dr-staf', 'cm-acme', 'expert', 'acme-hr', 'ada', 'officer']) {
      await world.cast.sql("DELETE FROM desk.notice WHERE code = 'attempted-in-your-name'");
      const tried = [await steps.record(paper, {}, who), await steps.accept(id, who, digest)];
      expect([who, tried.map(({ status }) => status >= 403 && status <= 404)]).toEqual([who, [true, true]]);
      const told = await world.cast.sql(
        "SELECT count(*)::int AS count FROM desk.notice WHERE code = 'attempted-in-your-name'",
      );
      expect([who, told]).toEqual([who, [{ count: 1 }]]);
    }
    expect((await steps.accept(id, 'anna', digest)).status).toBe(403);
    expect((await steps.record(paper, {}, 'piet')).status).toBe(403);
    expect((await steps.accept(id, 'piet', digest)).status).toBe(403);
    expect(await steps.state(id)).toBe('recorded');
    const online = await steps.prepared('piet', paper.employeeId, consentTo([paper.pieceId]));
    expect((await steps.accept(online, 'dr-vos', digest)).status).toBe(404);
    await steps.sign('piet', online);
    expect((await steps.accept(online)).status).toBe(403);
    expect((await steps.withdraw('dr-vos', online)).status).toBe(403);
    expect((await steps.withdraw('anna', online)).status).toBe(404);
  });

  test('C2, D10 it is accepted at a sign-in of the last minutes', async () => {
    const id = await steps.recorded(await steps.paperOf());
    const { text } = await steps.sheet('dr-vos', id);
    const response = await fetch(`${world.service.url}/v1/consents/${id}/acceptance`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${await world.cast.token('dr-vos', { authAge: 360 })}`,
        'content-type': 'application/json',
      },
      body: JSON.stringify({ digest: sha256(text) }),
    });
    expect(response.status).toBe(401);
  });

  test('C2, S2 an assistant sees what came on paper, and nothing of what is signed in the app', async () => {
    const paper = await steps.paperOf('mia');
    const id = await steps.recorded(paper);
    await steps.signed('mia', paper.employeeId, consentTo([paper.pieceId]));
    const listed = itemsOf(await world.as('anna', `/employees/${paper.employeeId}/consents`));
    expect(listed.map((one) => one['id'])).toEqual([id]);
    expect((await world.as('anna', `/consents/${id}/sheet`)).status).toBe(403);
  });

  test('I1 what an account was told that the dossier was taken from since is void', async () => {
    const paper = await steps.paperOf('noor');
    const id = await steps.recorded(paper);
    await steps.accept(id);
    await world.cast.sql(
      `INSERT INTO access.link_ending (id, employee_id, account_id, proposed_by, expires_at, confirmed_by, confirmed_at)
       SELECT gen_random_uuid(), e.id, e.person_account_id, a.id, platform.clock() + interval '1 day', $2, platform.clock()
       FROM access.employee e, access.account a WHERE e.id = $1 AND a.subject = 'ada'`,
      [paper.employeeId, world.kern],
    );
    expect(await steps.state(id)).toBe('void');
  });

  test('V4, I10 the letter goes to no address that the employer said just now', async () => {
    const paper = await steps.paperOf();
    const id = await steps.recorded(paper);
    await steps.accept(id);
    await world.cast.sql(
      `INSERT INTO access.identity_change (id, employee_id, part, changed_by, changed_at)
       VALUES (gen_random_uuid(), $1, 'address', $2, platform.clock())`,
      [paper.employeeId, world.vos],
    );
    expect(refusal(await steps.post(id))).toEqual([409, '/problems/changed-lately', 'I10']);
  });
});
