import { createHash, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { pdf, png } from '../../src/platform/files/files.fixture.js';
import { documentWorld, type DocumentWorld } from './document-world.js';
import { comparable, refusal } from './verdict-world.js';

const MIB = 1_048_576;
const LETTER = { from: 'marker-sender', datedOn: '2025-12-01', receivedOn: '2025-12-03' };

describe('documents of the medical dossier', () => {
  let world: DocumentWorld;
  beforeAll(async () => {
    world = await documentWorld();
  });
  afterAll(() => world.stop());

  const sha256 = (file: Buffer): string => createHash('sha256').update(file).digest('hex');
  const entry = (fileId: unknown): object => ({
    entryOn: '2026-01-02',
    pieces: [{ item: 'M49', document: { fileId } }],
  });

  test('D7 no file comes in where the agreement is about the payroll alone', async () => {
    const payroll = await world.cast.employer('Payroll', ['payroll']);
    const { employeeId } = await world.cast.employee({ employerId: payroll, doctorId: world.vos });
    const { status, body } = await world.bring('dr-vos', employeeId, pdf());
    expect([status, body['type'], body['rule']]).toEqual([403, '/problems/not-agreed', 'D7']);
  });

  test('S1 a document is the body of a piece: what was sent comes back, byte for byte, to the doctor and the employee', async () => {
    const jan = await world.patient('jan');
    const file = Buffer.concat([pdf('marker-content', 2 * MIB), Buffer.from('%%EOF')]);
    const pieceId = await world.filed(jan, file, { received: LETTER });
    const { body } = await world.as('dr-vos', `/pieces/${pieceId}`);
    const document = {
      fileId: expect.any(String),
      mediaType: 'application/pdf',
      bytes: file.length,
      sha256: sha256(file),
      name: 'marker-name.pdf',
    };
    expect(body).toMatchObject({
      item: 'M49',
      version: 1,
      text: null,
      document,
      received: LETTER,
      authorId: world.vos,
    });
    for (const person of ['dr-vos', 'jan']) {
      const { response, bytes } = await world.fetched(person, `/pieces/${pieceId}/document`);
      expect([response.status, sha256(bytes)]).toEqual([200, sha256(file)]);
    }
    const [row] = await world.cast.sql('SELECT received FROM medical.piece WHERE id = $1', [pieceId]);
    expect(row).toEqual({ received: true });
  });

  test('D4 from whom it came holds no citizen service number, however it is spelt; that it is about health is said freely', async () => {
    const jan = await world.patient();
    const brought = async (from: string): Promise<unknown[]> => {
      const { body } = await world.bring('dr-vos', jan, pdf());
      const pieces = [{ item: 'M49', document: { fileId: body['fileId'] }, received: { ...LETTER, from } }];
      const answer = await world.as('dr-vos', `/employees/${jan}/entries`, { body: { entryOn: '2026-01-02', pieces } });
      return [answer.status, answer.body['errors']];
    };
    const at = '/pieces/0/received/from';
    for (const from of ['123456782', 'Psychiater Smit, 1234.56.782', 'A 12 b 34 c 56 d 78 e 2']) {
      expect(await brought(from)).toEqual([400, [{ at, code: 'citizen_number', rule: 'D4' }]]);
    }
    expect(await brought('Psychiater Smit, Burn-outkliniek, 123456783')).toEqual([201, undefined]);
  });

  test('D5 an answer with a document names nothing medical, and no cache or conditional request gets hold of it', async () => {
    const file = pdf('marker-content');
    const pieceId = await world.filed(await world.patient(), file);
    const { response } = await world.fetched('dr-vos', `/pieces/${pieceId}/document`);
    const { headers } = response;
    expect(headers.get('content-disposition')).toBe('attachment; filename="document.pdf"');
    expect(headers.get('content-type')).toBe('application/pdf');
    expect(headers.get('content-length')).toBe(String(file.length));
    expect([headers.get('cache-control'), headers.get('x-content-type-options')]).toEqual(['no-store', 'nosniff']);
    expect(['etag', 'last-modified', 'accept-ranges'].map((name) => headers.get(name))).toEqual([null, null, null]);
    const part = await fetch(`${world.service.url}/v1/pieces/${pieceId}/document`, {
      headers: {
        authorization: `Bearer ${await world.cast.token('dr-vos')}`,
        range: 'bytes=0-3',
        'if-none-match': '*',
      },
    });
    expect([part.status, (await part.arrayBuffer()).byteLength]).toEqual([200, file.length]);
  });

  test('S1 a file belongs to one dossier, one uploader and one version; any other use finds nothing', async () => {
    const [jan, kees] = [await world.patient(), await world.patient()];
    await world.cast.delegation(world.vos, world.anna, jan, ['record']);
    const { fileId } = (await world.bring('dr-vos', jan, pdf())).body;
    const nothing = [{ at: '/pieces/0/document/fileId', code: 'no_such_file' }];
    for (const [person, employeeId, id] of [
      ['dr-vos', kees, fileId],
      ['anna', jan, fileId],
      ['dr-vos', jan, randomUUID()],
    ] as const) {
      const { status, body } = await world.as(person, `/employees/${employeeId}/entries`, { body: entry(id) });
      expect([status, body['errors']]).toEqual([400, nothing]);
    }
    const both = await Promise.all(
      [1, 2].map(() => world.as('dr-vos', `/employees/${jan}/entries`, { body: entry(fileId) })),
    );
    expect(both.map(({ status }) => status).sort()).toEqual([201, 400]);
  });

  test('S2 an assistant brings in and reads documents as far as that was delegated', async () => {
    const jan = await world.patient();
    const foreign = await world.bring('anna', jan, pdf());
    expect(comparable(foreign)).toEqual(comparable(await world.bring('anna', randomUUID(), pdf())));
    await world.cast.delegation(world.vos, world.anna, jan, ['record']);
    const { fileId } = (await world.bring('anna', jan, pdf('by anna'))).body;
    const made = await world.as('anna', `/employees/${jan}/entries`, { body: entry(fileId) });
    const [pieceId = ''] = made.body['pieceIds'] as string[];
    expect((await world.as('anna', `/pieces/${pieceId}/document`)).status).toBe(404);
    await world.cast.delegation(world.vos, world.anna, jan, ['read']);
    const { response, bytes } = await world.fetched('anna', `/pieces/${pieceId}/document`);
    expect([response.status, bytes]).toEqual([200, pdf('by anna')]);
    const piece = await world.as('dr-vos', `/pieces/${pieceId}`);
    expect(piece.body).toMatchObject({ authorId: world.anna, responsibleDoctorId: world.vos });
  });

  test('S1 nobody else reads a document: not another doctor, a case manager, the employer or an administrator', async () => {
    const jan = await world.patient();
    const pieceId = await world.filed(jan, pdf());
    const path = `/pieces/${pieceId}/document`;
    const other = await world.as('dr-smit', path);
    expect(comparable(other)).toEqual(comparable(await world.as('dr-smit', `/pieces/${randomUUID()}/document`)));
    for (const person of ['cm-acme', 'expert', 'acme-hr', 'ada', 'officer', 'dr-staf']) {
      expect(refusal(await world.as(person, path))).toEqual([403, '/problems/role-cannot', 'S1']);
      expect((await world.bring(person, jan, pdf())).status).toBe(403);
    }
    expect((await world.as('dr-kern', path)).status).toBe(404);
  });

  test('I4 a newer version of a file keeps the earlier one, and a text doesn’t take the place of a file', async () => {
    const jan = await world.patient('jan-i4');
    const pieceId = await world.filed(jan, pdf('first'), { received: LETTER });
    const { fileId } = (await world.bring('dr-vos', jan, png())).body;
    const amend = (body: object) =>
      world.as('dr-vos', `/pieces/${pieceId}/amendments`, { body: { version: 1, reason: 'x', ...body } });
    expect(refusal(await amend({ text: 'now a text' }))).toEqual([409, '/problems/another-kind-of-body', 'I4']);
    expect((await amend({ document: { fileId } })).body).toEqual({ pieceId, version: 2 });
    const both = await Promise.all(
      ['document', 'document?version=1', 'document?version=2'].map((which) =>
        world.fetched('jan-i4', `/pieces/${pieceId}/${which}`),
      ),
    );
    expect(both.map(({ bytes }) => bytes)).toEqual([png(), pdf('first'), png()]);
    expect((await world.as('jan-i4', `/pieces/${pieceId}/document?version=3`)).status).toBe(404);
    expect((await world.as('jan-i4', `/pieces/${pieceId}`)).body).toMatchObject({ version: 2, received: LETTER });
    const text = await world.recorded(jan);
    expect((await world.as('dr-vos', `/pieces/${text}/document`)).status).toBe(404);
  });

  test('I1 the employee finds a withheld document left out, each version of it, and is told so', async () => {
    const jan = await world.patient('jan-i1');
    const pieceId = await world.filed(jan, pdf(), { received: LETTER });
    await world.as('dr-vos', `/pieces/${pieceId}/withholding`, { body: { ground: 'privacy-of-another' } });
    for (const which of ['document', 'document?version=1']) {
      expect(refusal(await world.as('jan-i1', `/pieces/${pieceId}/${which}`))).toEqual([
        403,
        '/problems/withheld',
        'I1',
      ]);
    }
    const shown = await world.as('jan-i1', `/pieces/${pieceId}`);
    expect(shown.body).toMatchObject({ withheldFor: 'privacy-of-another' });
    expect(shown.text).not.toMatch(/marker|document|received/);
    expect((await world.fetched('dr-vos', `/pieces/${pieceId}/document`)).response.status).toBe(200);
  });

  test('C4 a letter isn’t received in the future, nor before it was written', async () => {
    const jan = await world.patient();
    const { fileId } = (await world.bring('dr-vos', jan, pdf())).body;
    for (const [received, at] of [
      [{ ...LETTER, receivedOn: '2099-01-01' }, '/pieces/0/received/receivedOn'],
      [{ ...LETTER, datedOn: '2025-12-04' }, '/pieces/0/received/datedOn'],
    ] as const) {
      const { status, body } = await world.as('dr-vos', `/employees/${jan}/entries`, {
        body: { entryOn: '2026-01-02', pieces: [{ item: 'M49', document: { fileId }, received }] },
      });
      expect([status, body['errors']]).toMatchObject([400, [{ at }]]);
    }
  });
});
