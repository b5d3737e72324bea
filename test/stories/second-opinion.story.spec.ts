import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { pdf } from '../../src/platform/files/files.fixture.js';
import { CopiesSweep } from '../../src/records/medical-dossier/second-opinion/copies-sweep.js';
import type { Answer } from '../harness/http.js';
import { documentWorld, type DocumentWorld } from './document-world.js';
import { comparable, itemsOf, refusal } from './verdict-world.js';

const MIB = 1_048_576;

describe('a second opinion', () => {
  let world: DocumentWorld;
  let jan: string;
  let smit: string;
  let piece: string;
  beforeAll(async () => {
    world = await documentWorld();
    jan = await world.patient('jan');
    const [row] = await world.cast.sql<{ id: string }>(
      "SELECT a.id FROM access.account a JOIN access.registration r ON r.account_id = a.id WHERE a.subject = 'dr-smit'",
    );
    smit = row?.id ?? '';
    piece = await world.recorded(jan);
    await world.as('dr-vos', `/pieces/${piece}/amendments`, {
      body: { version: 1, text: 'marker-newer', reason: 'a mistake' },
    });
    await world.as('jan', `/pieces/${piece}/statements`, { body: { version: 1, text: 'marker-statement' } });
  });
  afterAll(() => world.stop());

  const ask = async (body: object = {}, who = 'jan', about = jan): Promise<Answer> =>
    world.as(who, `/employees/${about}/second-opinions`, {
      body: { doctorId: smit, pieces: [{ pieceId: piece, version: 1 }], ...body },
    });
  const asked = async (): Promise<string> => String((await ask()).body['secondOpinionId']);
  const pieces = async (id: string, who = 'dr-smit'): Promise<Answer> => world.as(who, `/second-opinions/${id}/pieces`);
  const act = async (id: string, what: string, who: string, body?: object): Promise<Answer> =>
    world.as(who, `/second-opinions/${id}/${what}`, { method: 'POST', ...(body !== undefined && { body }) });
  const conclude = async (id: string, who = 'dr-smit'): Promise<Answer> =>
    act(id, 'conclusion', who, { text: 'marker-conclusion' });
  const listed = async (who: string, id: string): Promise<unknown> =>
    itemsOf(await world.as(who, '/second-opinions?limit=100')).find((one) => one['id'] === id);

  test('S14, C3 its doctor gets the versions that the consent names, with what the employee said of them, and nothing more', async () => {
    const id = await asked();
    expect(await listed('dr-smit', id)).toMatchObject({ employeeId: jan, pieces: [{ pieceId: piece, version: 1 }] });
    const shown = await pieces(id);
    expect(itemsOf(shown)).toMatchObject([
      { pieceId: piece, version: 1, text: 'marker-diagnosis', statements: [{ text: 'marker-statement' }] },
    ]);
    expect(shown.text).not.toContain('marker-newer');
    for (const path of [`/pieces/${piece}`, `/pieces/${piece}/versions`, `/employees/${jan}/pieces`]) {
      expect((await world.as('dr-smit', path)).status).toBe(404);
    }
  });

  test('S14 a document is shown as it was sent, to its doctor alone and while it is open', async () => {
    const letter = await world.filed(jan, pdf('marker-letter'));
    const id = String(
      (await ask({ pieces: [piece, letter].map((pieceId) => ({ pieceId, version: 1 })) })).body['secondOpinionId'],
    );
    const path = `/second-opinions/${id}/pieces/${letter}/document`;
    const shown = itemsOf(await pieces(id)).find((one) => one['id'] === letter);
    expect(shown).toMatchObject({ item: 'M49', version: 1, text: null, document: { mediaType: 'application/pdf' } });
    const { response, bytes } = await world.fetched('dr-smit', path);
    expect([response.status, bytes]).toEqual([200, pdf('marker-letter')]);
    const [line] = await world.cast.sql(
      "SELECT outcome, employee_id FROM trail.line WHERE record_id = $1 AND kind = 'SecondOpinionPiece' ORDER BY id DESC LIMIT 1",
      [letter],
    );
    expect(line).toEqual({ outcome: 'allowed', employee_id: jan });
    const nowhere = comparable(await world.as('dr-smit', `/second-opinions/${id}/pieces/${randomUUID()}/document`));
    const refused = async (who: string, to = path): Promise<unknown> => comparable(await world.as(who, to));
    expect(await refused('dr-smit', `/second-opinions/${id}/pieces/${piece}/document`)).toEqual(nowhere);
    expect(await refused('dr-smit', `/pieces/${letter}/document`)).toEqual(nowhere);
    expect(await refused('dr-vos')).toEqual(nowhere);
    for (const who of ['jan', 'acme-hr', 'cm-acme', 'anna']) expect((await world.as(who, path)).status).toBe(403);
    const withholding = `/pieces/${letter}/withholding`;
    expect((await world.as('dr-vos', withholding, { body: { ground: 'privacy-of-another' } })).status).toBe(201);
    expect(await refused('dr-smit')).toEqual(nowhere);
    expect((await world.as('dr-vos', `${withholding}/end`, { method: 'POST' })).status).toBe(201);
    expect((await world.fetched('dr-smit', path)).response.status).toBe(200);
    expect((await act(id, 'withdrawal', 'jan')).status).toBe(201);
    expect(await refused('dr-smit')).toEqual(nowhere);
  });

  test('C3, A1 a document stops where it is when the consent is taken back while it goes out, and the trail has that', async () => {
    const letter = await world.filed(jan, pdf('x', 24 * MIB));
    const id = String((await ask({ pieces: [{ pieceId: letter, version: 1 }] })).body['secondOpinionId']);
    const going = await fetch(`${world.service.url}/v1/second-opinions/${id}/pieces/${letter}/document`, {
      headers: { authorization: `Bearer ${await world.cast.token('dr-smit')}` },
    });
    const reader = going.body?.getReader();
    expect((await reader?.read())?.done).toBe(false);
    expect((await act(id, 'withdrawal', 'jan')).status).toBe(201);
    const rest = async (): Promise<void> => {
      while ((await reader?.read())?.done === false) continue;
    };
    await expect(rest()).rejects.toThrow();
    const lines = await world.cast.sql(
      "SELECT outcome FROM trail.line WHERE record_id = $1 AND kind = 'SecondOpinionPiece' ORDER BY id",
      [letter],
    );
    expect(lines).toEqual([{ outcome: 'allowed' }, { outcome: 'aborted' }]);
  });

  test('I1, S14 what is left out of the employee’s inspection since is left out of his copy too, while it is', async () => {
    const id = await asked();
    const withhold = async (): Promise<unknown> =>
      (await world.as('dr-vos', `/pieces/${piece}/withholding`, { body: { ground: 'privacy-of-another' } })).status;
    expect([(await pieces(id)).text.includes('marker-diagnosis'), await withhold()]).toEqual([true, 201]);
    expect((await pieces(id)).status).toBe(404);
    expect(await listed('dr-smit', id)).toMatchObject({ pieces: [{ pieceId: piece, version: 1 }] });
    expect((await world.as('dr-vos', `/pieces/${piece}/withholding/end`, { method: 'POST' })).status).toBe(201);
    expect((await pieces(id)).text).toContain('marker-diagnosis');
  });

  test('C3 withdrawn, it is shut with the next request, the copies are gone and it ends once', async () => {
    const id = await asked();
    expect((await pieces(id)).status).toBe(200);
    expect((await act(id, 'withdrawal', 'jan')).status).toBe(201);
    expect(comparable(await pieces(id))).toEqual(comparable(await pieces(randomUUID())));
    expect(comparable(await conclude(id))).toEqual(comparable(await conclude(randomUUID())));
    expect(await listed('dr-smit', id)).toBeUndefined();
    expect(await world.cast.sql('SELECT 1 FROM medical.second_opinion_piece WHERE opinion_id = $1', [id])).toEqual([]);
    expect(refusal(await act(id, 'withdrawal', 'jan'))).toEqual([409, '/problems/already-ended', 'S14']);
  });

  test('S14 the conclusion goes to the employee, and into the dossier when he puts it there', async () => {
    const id = await asked();
    const headers = { 'idempotency-key': randomUUID() };
    const first = await world.as('dr-smit', `/second-opinions/${id}/conclusion`, {
      body: { text: 'marker-conclusion' },
      headers,
    });
    expect(first.status).toBe(201);
    expect(
      (await world.as('dr-smit', `/second-opinions/${id}/conclusion`, { body: { text: 'marker-conclusion' }, headers }))
        .body,
    ).toEqual(first.body);
    expect(refusal(await conclude(id))).toEqual([409, '/problems/already-ended', 'S14']);
    expect((await pieces(id)).status).toBe(404);
    expect(await listed('dr-smit', id)).toMatchObject({ conclusion: 'marker-conclusion' });
    expect(await listed('jan', id)).toMatchObject({ conclusion: 'marker-conclusion', inDossierAt: null });
    expect(await listed('dr-vos', id)).toBeUndefined();
    expect((await act(id, 'filing', 'jan')).status).toBe(201);
    expect(await listed('dr-vos', id)).toMatchObject({ conclusion: 'marker-conclusion', doctorId: smit });
    expect(refusal(await act(id, 'filing', 'jan'))).toEqual([409, '/problems/nothing-to-file', 'S14']);
    expect(refusal(await act(id, 'withdrawal', 'jan'))).toEqual([409, '/problems/already-ended', 'S14']);
    const told = await world.cast.sql('SELECT account_id, code FROM desk.notice WHERE about = $1 ORDER BY code', [id]);
    expect(told).toMatchObject([
      { account_id: smit, code: 'second-opinion-asked' },
      { code: 'second-opinion-concluded' },
    ]);
  });

  test('S14 nothing goes into the dossier before there is a conclusion', async () => {
    expect(refusal(await act(await asked(), 'filing', 'jan'))).toEqual([409, '/problems/nothing-to-file', 'S14']);
  });

  test('I10 nobody asks, withdraws or files for the employee', async () => {
    const id = await asked();
    for (const who of ['dr-vos', 'dr-smit', 'dr-staf', 'ada', 'acme-hr', 'cm-acme', 'officer', 'anna']) {
      expect([who, refusal(await ask({}, who))]).toEqual([who, [403, '/problems/role-cannot', 'S14']]);
      for (const what of ['withdrawal', 'filing']) {
        expect([who, (await act(id, what, who)).status]).toEqual([who, 403]);
      }
    }
    expect((await pieces(id)).status).toBe(200);
  });

  test.each(['acme-hr', 'cm-acme', 'expert', 'ada', 'officer', 'anna'])('S14 %s knows of none', async (who) => {
    const id = await asked();
    for (const answer of [await pieces(id, who), await world.as(who, '/second-opinions'), await conclude(id, who)]) {
      expect(refusal(answer)).toEqual([403, '/problems/role-cannot', 'S14']);
    }
  });

  test('S14 the dossier doctor finds what he would find of nobody', async () => {
    const id = await asked();
    expect(comparable(await pieces(id, 'dr-vos'))).toEqual(comparable(await pieces(randomUUID(), 'dr-vos')));
    expect(comparable(await conclude(id, 'dr-vos'))).toEqual(comparable(await conclude(randomUUID(), 'dr-vos')));
    expect(await listed('dr-vos', id)).toBeUndefined();
  });

  test('S10, S14, S15 it is asked of a registered doctor who is not the own one, nor on the employer’s side', async () => {
    const lapsed = await world.cast.person('dr-lapsed', { roles: [{ role: 'company-doctor' }] });
    const both = await world.cast.person('dr-both', {
      roles: [{ role: 'company-doctor' }, { role: 'case-manager', employerId: world.acme }],
      registeredUntil: '2099-01-01',
    });
    for (const doctorId of [world.vos, lapsed, both, world.kern, world.anna, randomUUID()]) {
      const refused = await ask({ doctorId });
      expect(refusal(refused)).toEqual([409, '/problems/no-second-doctor', 'S14']);
      expect(refused.body['detail']).toContain('(GET /v1/doctors?for=second-opinion)');
    }
  });

  test('S14, S10, S15 the employee finds beforehand exactly those who can give one; to everybody else it is an empty list', async () => {
    const idsOf = async (what: string, who = 'jan'): Promise<unknown[]> =>
      itemsOf(await world.as(who, `/doctors?limit=100${what}`)).map(({ id }) => id);
    const asked = await idsOf('');
    const able: unknown[] = [];
    for (const doctorId of asked) if ((await ask({ doctorId })).status === 201) able.push(doctorId);
    expect(able).toContain(smit);
    expect(asked).toContain(world.vos);
    expect(able).not.toContain(world.vos);
    expect(await idsOf('&for=second-opinion')).toEqual(able);
    for (const who of ['dr-kern', 'dr-vos']) expect([who, await idsOf('&for=second-opinion', who)]).toEqual([who, []]);
  });

  test('S10 it is shut to who becomes the dossier doctor, or works for the employer by now', async () => {
    const id = await asked();
    await world.cast.sql(
      `INSERT INTO access.role (id, account_id, role, circle, employer_id, valid_from, needs_approval, needs_confirmation, in_force_since)
       VALUES ($1, $2, 'case-manager', 'casework', $3, '2020-01-01', false, false, '2020-01-01')`,
      [randomUUID(), smit, world.acme],
    );
    const headers = { 'acting-as': 'company-doctor' };
    expect((await world.as('dr-smit', `/second-opinions/${id}/pieces`, { headers })).status).toBe(404);
    await world.cast.sql("DELETE FROM access.role WHERE account_id = $1 AND role = 'case-manager'", [smit]);
    expect((await pieces(id)).status).toBe(200);
  });

  test('S14 its time over, it is shut, and what was filed stays', async () => {
    const id = await asked();
    await world.cast.sql(
      `UPDATE medical.second_opinion SET asked_at = platform.clock() - interval '2 hours', valid_until = platform.clock()
       WHERE id = $1`,
      [id],
    );
    expect([(await pieces(id)).status, await listed('dr-smit', id)]).toEqual([404, undefined]);
    expect(await listed('jan', id)).toMatchObject({ conclusion: null });
  });

  test('S14 copies that nobody is shown any more are deleted, and those of others stay', async () => {
    const [over, open] = [await asked(), await asked()];
    const left = async (): Promise<unknown> =>
      world.cast.sql('SELECT opinion_id FROM medical.second_opinion_piece WHERE opinion_id = ANY ($1)', [[over, open]]);
    const sweep = world.service.app.get(CopiesSweep);
    await sweep.sweep();
    expect(await left()).toHaveLength(2);
    await world.cast.sql(
      'UPDATE medical.second_opinion_piece SET shown_until = platform.clock() WHERE opinion_id = $1',
      [over],
    );
    await sweep.sweep();
    expect(await left()).toEqual([{ opinion_id: open }]);
    expect(await listed('jan', over)).toMatchObject({ pieces: [{ pieceId: piece, version: 1 }] });
  });

  test.each([
    ['a version that never was', () => [{ pieceId: piece, version: 9 }]],
    ['a piece of nobody', () => [{ pieceId: randomUUID(), version: 1 }]],
  ])('S14 %s is not shown to anybody', async (_says, named) => {
    const refused = await ask({ pieces: named() });
    expect([refused.status, (refused.body['errors'] as { code: string }[])[0]?.code]).toEqual([400, 'no_such_version']);
  });

  test('I1 what is left out of his own inspection the employee shows to nobody', async () => {
    const withheld = await world.recorded(jan);
    await world.as('dr-vos', `/pieces/${withheld}/withholding`, { body: { ground: 'privacy-of-another' } });
    expect((await ask({ pieces: [{ pieceId: withheld, version: 1 }] })).status).toBe(400);
  });

  test("S1 another's piece is shown by nobody but him", async () => {
    const other = await world.patient('kees');
    const his = await world.recorded(other);
    expect((await ask({ pieces: [{ pieceId: his, version: 1 }] })).status).toBe(400);
    expect((await ask({}, 'jan', other)).status).toBe(404);
  });

  test('D5 what is shown and concluded stands sealed where it is kept', async () => {
    const id = await asked();
    await conclude(id);
    const rows = await world.cast.sql<{ sealed: Buffer | null }>('SELECT sealed FROM medical.second_opinion');
    const copies = await world.cast.sql<{ sealed: Buffer | null }>('SELECT sealed FROM medical.second_opinion_piece');
    for (const { sealed } of [...rows, ...copies]) expect(sealed?.includes('marker') ?? false).toBe(false);
  });
});
