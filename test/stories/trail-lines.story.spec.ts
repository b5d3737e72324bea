import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Cast } from '../cast.js';
import { ask, type Answer, type Asked } from '../harness/http.js';
import { runningService, type RunningService } from '../harness/service.js';

interface Line {
  readonly action: string;
  readonly kind: string;
  readonly outcome: string;
  readonly status: number;
  readonly rule: string | null;
  readonly employee_id: string | null;
  readonly responsible_doctor_id: string | null;
  readonly claims: Record<string, string> | null;
}

describe('what a line of the trail says', () => {
  let service: RunningService;
  let cast: Cast;
  const ids = { acme: '', vos: '', anna: '', leo: '', jan: '', piet: '' };
  let delegation: string;

  const as = async (who: string, path: string, asked: Asked = {}): Promise<Answer> =>
    ask(`${service.url}/v1${path}`, { token: await cast.token(who), ...asked });
  const linesOf = (answer: Answer): Promise<Line[]> =>
    cast.sql<Line>('SELECT * FROM trail.line WHERE request_id = $1 ORDER BY id', [answer.headers.get('x-request-id')]);

  beforeAll(async () => {
    service = await runningService();
    cast = await Cast.of(service);
    ids.acme = await cast.employer('Acme');
    ids.vos = await cast.person('dr-vos', { roles: [{ role: 'company-doctor' }], registeredUntil: '2099-01-01' });
    await cast.person('dr-smit', { roles: [{ role: 'company-doctor' }], registeredUntil: '2099-01-01' });
    await cast.person('dr-kern', { roles: [{ role: 'core-expert-doctor' }], registeredUntil: '2099-01-01' });
    ids.anna = await cast.person('anna', {
      roles: [{ role: 'medical-assistant' }],
      declared: true,
      instructedUntil: '2099-01-01',
    });
    ids.leo = await cast.person('leo', { roles: [{ role: 'labour-expert', employerId: ids.acme }] });
    await cast.person('olga', { roles: [{ role: 'data-protection-officer' }] });
    ids.jan = (await cast.employee({ employerId: ids.acme, doctorId: ids.vos })).employeeId;
    ids.piet = (await cast.employee({ employerId: ids.acme, doctorId: ids.vos })).employeeId;
    delegation = await cast.delegation(ids.vos, ids.anna, ids.jan, ['read', 'record']);
  });
  afterAll(async () => {
    await cast.close();
    await service.stop();
  });

  const entry = { entryOn: '2026-01-02', pieces: [{ item: 'M56', text: 'a note' }] };

  test("A1 an assistant's act names dossier, rule, status and responsible doctor", async () => {
    const made = await as('anna', `/employees/${ids.jan}/entries`, { body: entry });
    expect(await linesOf(made)).toMatchObject([
      {
        action: 'record',
        kind: 'MedicalPiece',
        outcome: 'allowed',
        status: 201,
        rule: 'S2',
        employee_id: ids.jan,
        responsible_doctor_id: ids.vos,
      },
    ]);
  });

  test('A1 a repeated request is recorded as repeated, and nothing is recorded twice', async () => {
    const headers = { 'idempotency-key': 'the-same-request' };
    const first = await as('anna', `/employees/${ids.jan}/entries`, { body: entry, headers });
    const second = await as('anna', `/employees/${ids.jan}/entries`, { body: entry, headers });
    expect([first.status, second.status, second.text]).toEqual([201, 201, first.text]);
    expect(await linesOf(second)).toMatchObject([
      { outcome: 'repeated', employee_id: ids.jan, responsible_doctor_id: ids.vos },
    ]);
    const { entryId } = first.body as { entryId: string };
    expect(await cast.sql('SELECT count(*)::int AS count FROM medical.piece WHERE entry_id = $1', [entryId])).toEqual([
      { count: 1 },
    ]);
  });

  test('A1 an attempt to give a labour expert derived secrecy names everybody it was about', async () => {
    const refused = await as('dr-vos', '/delegations', {
      body: { assistantId: ids.leo, employeeIds: [ids.jan, ids.piet], actions: ['read'], until: '2026-12-31' },
    });
    expect([refused.status, refused.body['rule']]).toEqual([403, 'S6']);
    const lines = await linesOf(refused);
    expect(lines.map((line) => [line.outcome, line.rule, line.employee_id]).sort()).toEqual(
      [
        ['refused', 'S6', ids.jan],
        ['refused', 'S6', ids.piet],
      ].sort(),
    );
    const byNoDoctor = await as('anna', '/delegations', { body: { employeeIds: [ids.jan], actions: [] } });
    expect([byNoDoctor.status, await linesOf(byNoDoctor)]).toMatchObject([403, [{ employee_id: ids.jan }]]);
  });

  test('A1 a refused opening in an emergency names whom it was about, whatever refused it', async () => {
    const open = async (who: string, otherwise: object = {}, authAge = 0): Promise<Answer> =>
      ask(`${service.url}/v1/emergencies`, {
        token: await cast.token(who, { authAge }),
        body: { employeeId: ids.jan, ground: 'life-in-danger', reason: 'he fell', ...otherwise },
      });
    await open('dr-smit');
    const refused = [
      await open('dr-smit', { ground: 'curiosity' }),
      await open('dr-smit', { unknown: 'key' }),
      await open('dr-smit', {}, 3600),
      await open('anna'),
      await open('dr-smit'),
    ];
    expect(refused.map(({ status }) => status)).toEqual([400, 400, 401, 403, 409]);
    for (const answer of refused) expect(await linesOf(answer)).toMatchObject([{ employee_id: ids.jan }]);
    const unknown = await open('dr-smit', { employeeId: randomUUID() });
    expect([unknown.status, await linesOf(unknown)]).toMatchObject([404, [{ employee_id: null }]]);
  });

  test('A1 the answer to what one may not know of names no rule, its line does', async () => {
    const foreign = await as('dr-smit', `/employees/${ids.jan}/pieces`);
    expect([foreign.status, foreign.body['rule']]).toEqual([404, undefined]);
    expect(await linesOf(foreign)).toMatchObject([{ outcome: 'not-found', rule: 'S1', employee_id: ids.jan }]);
  });

  test("A1 an employee's id in another place of a path is nobody's dossier", async () => {
    const planted = await as('leo', `/roles/${ids.jan}/end`, { method: 'POST' });
    expect(await linesOf(planted)).toMatchObject([{ kind: 'RoleHeld', employee_id: null }]);
  });

  test('D6 a purpose that was claimed and refused is recorded as a claim, and only as a word of the list', async () => {
    const claimed = await as('dr-vos', `/employees/${ids.jan}/pieces`, { headers: { purpose: 'emergency' } });
    expect([claimed.status, claimed.body['rule']]).toEqual([403, 'D6']);
    expect(await linesOf(claimed)).toMatchObject([
      { outcome: 'refused', rule: 'D6', claims: { purpose: 'emergency' } },
    ]);
    const invented = await as('dr-vos', `/employees/${ids.jan}/pieces`, { headers: { purpose: 'diabetes' } });
    expect(await linesOf(invented)).toMatchObject([{ claims: { purpose: 'unknown' } }]);
  });

  test('S7 attempts that prove nobody reach the data protection officer, added up', async () => {
    await ask(`${service.url}/v1/pieces/${randomUUID()}`, { token: 'forged.token.here' });
    const attempts = await as('olga', '/trail/attempts');
    expect(attempts.body['items']).toContainEqual({ count: 1, minute: expect.any(String), source: '127.0.0.1' });
    const refusals = await as('olga', '/trail?outcome=refused');
    const outcomes = (refusals.body['items'] as { outcome: string }[]).map(({ outcome }) => outcome);
    expect([refusals.status, [...new Set(outcomes)]]).toEqual([200, ['refused']]);
  });

  test('E5 who supervises asks the trail about one record: who saw it, in a list too, and who tried to', async () => {
    const made = await as('dr-vos', `/employees/${ids.piet}/entries`, {
      body: { ...entry, pieces: [...entry.pieces, ...entry.pieces] },
    });
    const [piece, beside] = made.body['pieceIds'] as [string, string];
    await as('dr-vos', `/pieces/${piece}`);
    await as('dr-vos', `/pieces/${piece}/versions`);
    await as('dr-vos', `/employees/${ids.piet}/pieces`);
    await as('dr-vos', `/pieces/${beside}`);
    expect((await as('dr-smit', `/pieces/${piece}`)).status).toBe(404);
    const about = async (query: string): Promise<unknown[]> =>
      ((await as('olga', `/trail?${query}&limit=100`)).body['items'] as Record<string, unknown>[]).map((line) => [
        line['action'],
        line['kind'],
        line['outcome'],
        line['employeeId'],
        line['accountId'],
      ]);
    const [smit] = await cast.sql<{ id: string }>("SELECT id FROM access.account WHERE subject = 'dr-smit'");
    const seen = ['read', 'MedicalPiece', 'allowed', ids.piet, ids.vos];
    const tried = ['read', 'MedicalPiece', 'not-found', ids.piet, smit?.id];
    const lines = [tried, seen, ['read', 'PieceVersion', 'allowed', ids.piet, ids.vos], seen];
    expect((await about(`recordId=${piece}`)).slice(0, -1)).toEqual(lines);
    expect(await about(`recordId=${piece}&outcome=not-found`)).toEqual([tried]);
    expect(await about(`recordId=${piece}&employeeId=${ids.jan}`)).toEqual([]);
    expect(await about(`recordId=${randomUUID()}`)).toEqual([]);
  });

  test('A5 a page of the lines about one record goes on in those of no other', async () => {
    const made = await as('dr-vos', `/employees/${ids.piet}/entries`, { body: entry });
    const [piece] = made.body['pieceIds'] as [string];
    for (let times = 0; times < 2; times += 1) await as('dr-vos', `/pieces/${piece}`);
    const first = await as('olga', `/trail?recordId=${piece}&limit=1`);
    const next = String(first.body['next']);
    expect((await as('olga', `/trail?recordId=${piece}&limit=1&after=${next}`)).status).toBe(200);
    for (const other of [`recordId=${randomUUID()}`, `employeeId=${piece}`, 'limit=1']) {
      expect((await as('olga', `/trail?${other}&after=${next}`)).status).toBe(400);
    }
    for (const who of ['dr-vos', 'leo']) expect((await as(who, `/trail?recordId=${piece}`)).status).toBe(403);
  });

  test('S4 a deputy sees whose dossier it is, while the deputising runs', async () => {
    const kern = (await cast.sql<{ id: string }>("SELECT id FROM access.account WHERE subject = 'dr-kern'"))[0]?.id;
    expect((await as('dr-kern', `/employees/${ids.jan}`)).status).toBe(404);
    await cast.sql(
      `INSERT INTO access.deputising (id, absent_doctor_id, deputy_id, valid_from, valid_until, reason, entered_by)
       VALUES ($1, $2, $3, now() - interval '1 hour', now() + interval '1 hour', 'leave', $4)`,
      [randomUUID(), ids.vos, kern, randomUUID()],
    );
    const seen = await as('dr-kern', `/employees/${ids.jan}`);
    expect([
      seen.status,
      Object.keys(seen.body).includes('familyName'),
      Object.keys(seen.body).includes('staffNumber'),
    ]).toEqual([200, true, false]);
  });

  test('S3 who lost the access gets no kept answer either', async () => {
    const headers = { 'idempotency-key': 'before-the-withdrawal' };
    expect((await as('anna', `/employees/${ids.jan}/entries`, { body: entry, headers })).status).toBe(201);
    await cast.sql(
      'UPDATE access.delegation SET withdrawn_at = platform.clock(), withdrawn_by = doctor_id WHERE id = $1',
      [delegation],
    );
    expect((await as('anna', `/employees/${ids.jan}/entries`, { body: entry, headers })).status).toBe(404);
  });

  test("S10 a doctor who becomes the employer's officer is nobody's dossier doctor there, in both locks", async () => {
    expect((await as('dr-vos', `/employees/${ids.jan}/pieces`)).status).toBe(200);
    await cast.role(ids.vos, 'employer-officer', ids.acme);
    expect(
      (await as('dr-vos', `/employees/${ids.jan}/pieces`, { headers: { 'acting-as': 'company-doctor' } })).status,
    ).toBe(404);
  });
});
