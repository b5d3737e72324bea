import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { betweenTwoLooks } from '../harness/between-two-looks.js';
import { ask, type Answer } from '../harness/http.js';
import { examinationWorld, type ExaminationWorld } from './examination-world.js';
import { withoutInstance } from './secrecy-world.js';
import { idIn, QUESTION, refusal } from './verdict-world.js';

interface Part {
  readonly kind: string;
  readonly list: string;
  readonly items: readonly Readonly<Record<string, unknown>>[];
  readonly more: boolean;
  readonly newIds: readonly string[] | null;
}

describe('one page of a dossier', () => {
  let world: ExaminationWorld;
  let employeeId = '';
  let pieceId = '';
  let questionId = '';
  beforeAll(async () => {
    world = await examinationWorld();
    const { cast, acme, vos, anna, as } = world;
    await cast.person('expert-acme', { roles: [{ role: 'labour-expert', employerId: acme }] });
    const absent = await cast.employee({ employerId: acme, doctorId: vos, absentSince: '2026-01-01' });
    ({ employeeId } = absent);
    await cast.delegation(vos, anna, employeeId, ['read', 'record']);
    const entry = await as('dr-vos', `/employees/${employeeId}/entries`, {
      body: { entryOn: '2026-01-02', pieces: [{ item: 'M35', text: 'what was said' }] },
    });
    [pieceId = ''] = entry.body['pieceIds'] as string[];
    questionId = idIn(
      await as('acme-hr', `/absences/${String(absent.absenceId)}/questions`, { body: QUESTION }),
      'questionId',
    );
  });
  afterAll(() => world.stop());

  const page = async (who: string, query = '', id = employeeId): Promise<Answer> =>
    world.as(
      who,
      `/employees/${id}/page${query}`,
      who === 'cm-acme' ? { headers: { purpose: 'absence-guidance' } } : {},
    );
  const partsOf = ({ body }: Answer): readonly Part[] => body['parts'] as Part[];
  const listOf = (answer: Answer, kind: string): readonly unknown[] | undefined =>
    partsOf(answer)
      .find((part) => part.kind === kind)
      ?.items.map(({ id }) => id);
  const idsOf = (answer: Answer): Readonly<Record<string, readonly unknown[]>> =>
    Object.fromEntries(partsOf(answer).map(({ kind, items }) => [kind, items.map(({ id }) => id)]));

  test('S2, S14 has who works on it, and of what was asked of another doctor what the employee put into it alone', async () => {
    const { cast, acme, vos, anna, smit, as } = world;
    const account = await cast.person('mo', { kind: 'employee', roles: [{ role: 'employee' }] });
    const mo = (await cast.employee({ employerId: acme, doctorId: vos, absentSince: '2026-01-01', accountId: account }))
      .employeeId;
    const delegation = await cast.delegation(vos, anna, mo, ['read']);
    const before = await page('dr-vos', '', mo);
    const ofMo = `/employees/${mo}/consultations`;
    const asked = await as('mo', ofMo, { body: { doctorId: smit, question: 'how to sit' } });
    const consultation = idIn(asked, 'consultationId');
    const after = await page('dr-vos', '', mo);
    expect([listOf(before, 'Delegation'), listOf(after, 'Delegation')]).toEqual([[delegation], [delegation]]);
    expect([listOf(before, 'Consultation'), listOf(after, 'Consultation')]).toEqual([[], []]);
    expect(listOf(await page('anna', '', mo), 'Delegation')).toEqual([delegation]);
    expect(listOf(await page('anna', '', mo), 'Consultation')).toBeUndefined();
    // The doctor who was asked has it in his list of that person, and no page of a dossier that isn't his.
    expect(((await as('dr-smit', ofMo)).body['items'] as { id: string }[]).map(({ id }) => id)).toEqual([consultation]);
    expect((await page('dr-smit', '', mo)).status).toBe(404);
    expect(refusal(await as('dr-smit', `/employees/${mo}/second-opinions`))[0]).toBe(404);
    expect(refusal(await as('dr-smit', `/employees/${mo}/delegations`))[0]).toBe(404);
    await as('dr-smit', `/consultations/${consultation}/conclusion`, { body: { text: 'sit otherwise' } });
    expect(listOf(await page('dr-vos', '', mo), 'Consultation')).toEqual([]);
    expect((await as('mo', `/consultations/${consultation}/filing`, { method: 'POST' })).status).toBe(201);
    expect(listOf(await page('dr-vos', '', mo), 'Consultation')).toEqual([consultation]);
  });

  test('S9 who may not know of the employee any more by the time it is put together has no page of him', async () => {
    const { cast, acme, vos, smit } = world;
    const lost = (await cast.employee({ employerId: acme, doctorId: vos, absentSince: '2026-01-01' })).employeeId;
    const happened = betweenTwoLooks(world.service.app, /medical\.exposure/, () => world.moveTo(smit, lost));
    const answer = await page('dr-vos', '', lost);
    expect([happened(), answer.status]).toEqual([true, 404]);
    expect((await page('dr-smit', '', lost)).status).toBe(200);
  });

  test('S1, S7 has for the dossier doctor who it is, who is responsible, what lies in the dossier and what was asked', async () => {
    const answer = await page('dr-vos');
    expect(answer.status).toBe(200);
    expect(partsOf(answer)[0]).toMatchObject({ kind: 'Employee', items: [{ id: employeeId }], more: false });
    expect(idsOf(answer)).toMatchObject({
      Employee: [employeeId],
      MedicalPiece: [pieceId],
      VerdictQuestion: [questionId],
      Responsibility: [expect.any(String)],
      Absence: [expect.any(String)],
      Verdict: [],
    });
    expect(answer.body).toMatchObject({ employeeId, newSince: null, fresherSignInShowsMore: false });
  });

  test('S2, S6 has for everybody else what is his: nothing medical for who guides, no page for who has none', async () => {
    expect(Object.keys(idsOf(await page('anna')))).toEqual(expect.arrayContaining(['Employee', 'MedicalPiece']));
    for (const who of ['cm-acme', 'expert-acme']) {
      const kinds = Object.keys(idsOf(await page(who)));
      expect(kinds).toEqual(expect.arrayContaining(['Employee', 'Absence']));
      for (const kind of [
        'MedicalPiece',
        'Verdict',
        'Exposure',
        'HealthMessage',
        'CorrectionRequest',
        'VerdictQuestion',
      ]) {
        expect([who, kinds]).not.toEqual([who, expect.arrayContaining([kind])]);
      }
    }
    for (const who of ['acme-hr', 'globex-hr']) {
      expect(refusal(await page(who))).toEqual([403, '/problems/role-cannot', 'S7']);
    }
  });

  test("S1 is not there of somebody else's people, the same as of nobody", async () => {
    const foreign = await world.cast.employee({
      employerId: world.globex,
      doctorId: world.smit,
      absentSince: '2026-01-01',
    });
    for (const who of ['dr-vos', 'anna', 'cm-acme', 'expert-acme']) {
      const [one, other] = [await page(who, '', foreign.employeeId), await page(who, '', randomUUID())];
      expect([who, one.status, { ...one.body, instance: null }]).toEqual([who, 404, { ...other.body, instance: null }]);
    }
  });

  test('A1 each record on it leaves its own line, for the purpose of its kind, and so does the page', async () => {
    await world.cast.sql('DELETE FROM trail.line');
    // What waits leaves the line of what it is.
    const shown = partsOf(await page('dr-vos')).flatMap((part) =>
      part.items.map(({ id, kind }) => [part.kind === 'Waiting' ? kind : part.kind, id]),
    );
    const lines = await world.cast.sql<{ kind: string; id: string; employee: string; route: string }>(
      'SELECT kind, record_id AS id, employee_id AS employee, route FROM trail.line',
    );
    expect(new Set(lines.map(({ employee, route }) => `${employee} ${route}`))).toEqual(
      new Set([`${employeeId} GET /v1/employees/:employeeId/page`]),
    );
    expect(lines.map(({ kind, id }) => [kind, id])).toEqual(
      expect.arrayContaining([...shown, ['DossierPage', employeeId]]),
    );
    // The question waits, too: one line.
    expect(lines.length).toBe(new Set(shown.map((one) => one.join(' '))).size + 1);
  });

  test('S7 has what waits for its reader about this person, as the list of what waits about him has it', async () => {
    const { cast, acme, vos, as } = world;
    await cast.employee({ employerId: acme, doctorId: vos, absentSince: '2026-01-01' });
    const own = await as('dr-vos', `/employees/${employeeId}/waiting`);
    expect(listOf(await page('dr-vos'), 'Waiting')).toEqual([questionId]);
    expect((own.body['items'] as unknown[]).length).toBe(1);
    expect(own.body['items']).toEqual(partsOf(await page('dr-vos')).find(({ kind }) => kind === 'Waiting')?.items);
    // Whom he may know of, and of whom nothing is his to decide, has an empty list; of anybody else there is none, as of nobody.
    const { status, body } = await as('expert-acme', `/employees/${employeeId}/waiting`);
    expect([status, body]).toEqual([200, { items: [], next: null }]);
    const nowhere = withoutInstance(await as('dr-vos', `/employees/${randomUUID()}/waiting`));
    for (const who of ['dr-smit', 'globex-hr']) {
      const answer = await as(who, `/employees/${employeeId}/waiting`);
      expect([who, answer.status, withoutInstance(answer)]).toEqual([who, 404, nowhere]);
    }
    const token = await cast.token('dr-vos', { authAge: 61 * 60 });
    const old = await ask(`${world.service.url}/v1/employees/${employeeId}/waiting`, { token });
    expect(old.status).toBe(401);
  });

  test('V8 has the parts of re-integration files that the reader may see, of each absence', async () => {
    const { cast, acme, vos, as } = world;
    const { employeeId: whose, absenceId } = await cast.employee({
      ...{ employerId: acme, doctorId: vos, absentSince: '2026-01-01' },
    });
    const file = `/absences/${String(absenceId)}/reintegration-parts`;
    expect(listOf(await page('dr-vos', '', whose), 'ReintegrationPart')).toEqual([]);
    const content = { part: 'next-doctor-contact', content: { on: '2030-02-01', everyWeeks: 6 } };
    const recorded = await as('dr-vos', file, { body: content });
    expect(recorded.status).toBe(201);
    expect(listOf(await page('dr-vos', '', whose), 'ReintegrationPart')).toEqual([idIn(recorded, 'partId')]);
    const own = await as('dr-vos', `/employees/${whose}/reintegration-parts`);
    expect(own.body['items']).toEqual((await as('dr-vos', file)).body['items']);
    expect(refusal(await as('dr-smit', `/employees/${whose}/reintegration-parts`))[0]).toBe(404);
  });

  test('D10 with an old sign-in it has no medical part, and says so of everybody alike', async () => {
    const empty = await world.cast.employee({ employerId: world.acme, doctorId: world.vos, absentSince: '2026-01-01' });
    for (const id of [employeeId, empty.employeeId]) {
      const token = await world.cast.token('dr-vos', { authAge: 61 * 60 });
      const answer = await ask(`${world.service.url}/v1/employees/${id}/page`, { token });
      expect([answer.status, answer.body['fresherSignInShowsMore']]).toEqual([200, true]);
      expect(Object.keys(idsOf(answer))).toEqual(expect.arrayContaining(['Employee', 'Absence', 'Responsibility']));
      expect(Object.keys(idsOf(answer))).not.toContain('MedicalPiece');
    }
    expect((await page('cm-acme')).body['fresherSignInShowsMore']).toBe(false);
  });

  test('S7 marks what others recorded since a moment, and keeps no visit', async () => {
    await world.cast.sql("UPDATE medical.piece_version SET recorded_at = recorded_at - interval '1 hour'");
    const before = String((await page('dr-vos')).body['asOf']);
    const since = `?since=${before}`;
    expect((await page('dr-vos', since)).body).toMatchObject({ newSince: expect.any(Number) });
    const record = async (who: string): Promise<string> => {
      const entry = await world.as(who, `/employees/${employeeId}/entries`, {
        body: { entryOn: '2026-01-03', pieces: [{ item: 'M49', text: 'a letter' }] },
      });
      const [id = ''] = entry.body['pieceIds'] as string[];
      return id;
    };
    const own = await record('dr-vos');
    const hers = await record('anna');
    const [mine, hersToo] = [await page('dr-vos', since), await page('anna', since)];
    const pieces = (answer: Answer) => partsOf(answer).find(({ kind }) => kind === 'MedicalPiece')?.newIds;
    expect([pieces(mine), pieces(hersToo)]).toEqual([[hers], [own]]);
    expect(pieces(await page('dr-vos', since))).toEqual([hers]);
    // Looks overlap by two minutes: what was being stored while a page was read is on the next one.
    expect(pieces(await page('dr-vos', `?since=${String(mine.body['asOf'])}`))).toEqual([hers]);
    const later = new Date(Date.parse(String(mine.body['asOf'])) + 121_000).toISOString();
    expect(pieces(await page('dr-vos', `?since=${later}`))).toEqual([]);
    expect(pieces(await page('dr-vos'))).toBeNull();
    expect((await page('dr-vos', '?since=yesterday')).status).toBe(400);
  });
});
