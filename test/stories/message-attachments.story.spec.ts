import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { mandateOf } from '../cast-mandate.js';
import { jpeg, pdf, png } from '../../src/platform/files/files.fixture.js';
import type { Answer } from '../harness/http.js';
import { problemOf, sameButForId, StaffWorld, UNKNOWN } from './staff-world.js';

const MIB = 1_048_576;
const SOUND = Buffer.concat([Buffer.from('ID3\u0003\u0000\u0000'), Buffer.alloc(2_000, 7)]);

describe('files that come with a message', () => {
  let world: StaffWorld;
  let jan: string;
  beforeAll(async () => {
    world = await StaffWorld.open();
    for (const employer of ['acme', 'globex']) await world.employer(employer);
    for (const doctor of ['dr-vos', 'dr-smit']) {
      await world.person(doctor, 'company-doctor', { registeredUntil: '2099-01-01' });
    }
    for (const employer of ['acme', 'globex']) await world.person(`cm-${employer}`, 'case-manager', {}, employer);
    await world.person('expert', 'labour-expert', {}, 'acme');
    await world.person('jan', 'employee', { kind: 'employee' });
    await world.person('rita', 'representative', { kind: 'external' });
    for (const who of ['cm-acme', 'cm-globex']) world.says(who, 'reintegration');
    const doctorId = world.id('dr-vos');
    await world.employee('jan-at-acme', 'acme', { accountId: world.id('jan'), doctorId, absentSince: world.day(-9) });
    jan = world.id('jan-at-acme');
  });
  afterAll(() => world.close());

  const written = async (to: 'own-messages' | 'health-messages'): Promise<string> =>
    String((await world.post('jan', `/v1/employees/${jan}/${to}`, { subject: 'Scan', text: 'See' })).body['messageId']);
  const sent = async (who: string, path: string, file?: Buffer): Promise<{ answer: Answer; bytes: Buffer }> => {
    const response = await fetch(`${world.service.url}${path}`, {
      method: file === undefined ? 'GET' : 'POST',
      headers: {
        authorization: `Bearer ${await world.cast.token(who)}`,
        ...(who.startsWith('cm-') && { purpose: 'reintegration' }),
        ...(file !== undefined && { 'content-type': 'application/octet-stream' }),
      },
      ...(file !== undefined && { body: new Uint8Array(file) }),
    });
    const { status, headers } = response;
    const bytes = Buffer.from(await response.arrayBuffer());
    const text = bytes.toString('latin1');
    const isJson = headers.get('content-type')?.includes('json') === true;
    return { bytes, answer: { status, headers, text, body: isJson ? (JSON.parse(text) as Answer['body']) : {} } };
  };
  const attach = async (who: string, messageId: string, file: Buffer, to = 'messages'): Promise<Answer> =>
    (await sent(who, `/v1/${to}/${messageId}/attachments`, file)).answer;
  const idOf = ({ body }: Answer): string => String(body['attachmentId']);
  const kept = async (): Promise<unknown> =>
    world.cast
      .sql(`SELECT (SELECT count(*) FROM employee.message_attachment) + (SELECT count(*) FROM employee.message_chunk)
      + (SELECT count(*) FROM medical.health_attachment) + (SELECT count(*) FROM medical.health_chunk) AS count`);

  test('D3 a file is kept with its message, byte for byte, for who may read the message and nobody else', async () => {
    const messageId = await written('own-messages');
    const file = pdf('a marker of his', 2 * MIB);
    const attached = await attach('jan', messageId, file);
    expect([attached.status, attached.body]).toMatchObject([201, { mediaType: 'application/pdf', bytes: file.length }]);
    const path = `/v1/message-attachments/${idOf(attached)}`;
    for (const who of ['jan', 'cm-acme']) {
      expect((await world.get(who, `/v1/messages/${messageId}`)).body['attachments']).toEqual([attached.body]);
      const { answer, bytes } = await sent(who, path);
      expect([answer.status, bytes.equals(file)]).toEqual([200, true]);
      expect(answer.headers.get('content-disposition')).toBe('attachment; filename="document.pdf"');
    }
    for (const who of ['expert', 'acme-hr', 'dr-vos']) {
      expect([who, ...problemOf((await sent(who, path)).answer)]).toEqual([who, 403, '/problems/role-cannot', 'D3']);
    }
    const unknown = (await sent('cm-globex', `/v1/message-attachments/${UNKNOWN}`)).answer;
    expect(sameButForId((await sent('cm-globex', path)).answer)).toEqual(sameButForId(unknown));
    const chunks = await world.cast.sql<{ sealed: Buffer }>('SELECT sealed FROM employee.message_chunk');
    expect(chunks.map(({ sealed }) => sealed.includes('marker'))).toEqual([false, false, false]);
  });

  test('I3 who acts for the employee sees that there is a file, and gets no copy of it', async () => {
    const messageId = await written('own-messages');
    const attached = await attach('jan', messageId, png());
    await mandateOf(world.cast, jan, world.id('rita'));
    expect((await world.get('rita', `/v1/messages/${messageId}`)).body['attachments']).toEqual([attached.body]);
    for (const path of ['message-attachments', 'health-attachments']) {
      const { answer } = await sent('rita', `/v1/${path}/${idOf(attached)}`);
      expect([path, answer.status, answer.body['type']]).toEqual([path, 403, '/problems/role-cannot']);
    }
  });

  test('D11 sound is refused, and whatever carries it or is no document; nothing of it is kept', async () => {
    const messageId = await written('own-messages');
    const before = await kept();
    for (const file of [SOUND, Buffer.from('RIFF....WAVEfmt '), Buffer.from('words'), png().subarray(0, -4)]) {
      const { status, body } = await attach('jan', messageId, file);
      expect([status, (body['errors'] as Record<string, unknown>[])[0]?.['rule']]).toEqual([400, 'D11']);
    }
    expect(await kept()).toEqual(before);
    expect((await attach('jan', messageId, jpeg())).status).toBe(201);
  });

  test('D3 nobody adds to what another wrote, and a message has five at most', async () => {
    const messageId = await written('own-messages');
    expect(problemOf(await attach('cm-acme', messageId, png()))).toEqual([403, '/problems/not-allowed', 'D3']);
    const one = sameButForId(await attach('cm-globex', messageId, png()));
    expect(one).toEqual(sameButForId(await attach('cm-globex', randomUUID(), png())));
    const page = (number: number): Buffer => pdf(`page ${number}`, 1_000);
    const answers = await Promise.all([1, 2].map((number) => attach('jan', messageId, page(number))));
    expect(answers.map(({ status }) => status)).toEqual([201, 201]);
    for (const number of [3, 4, 5])
      expect([number, (await attach('jan', messageId, page(number))).status]).toEqual([number, 201]);
    expect(problemOf(await attach('jan', messageId, page(6)))).toEqual([409, '/problems/enough-attachments', 'D3']);
  });

  test.each<['own-messages' | 'health-messages', string]>([
    ['own-messages', 'messages'],
    ['health-messages', 'health-messages'],
  ])(
    'D3 a file of %s that is sent again is the one that is there, also at once and when no more fit',
    async (box, to) => {
      const [messageId, other] = [await written(box), await written(box)];
      const file = pdf('sent twice', 2 * MIB);
      const before = await kept();
      const answers = await Promise.all([1, 2].map(() => attach('jan', messageId, file, to)));
      const [first] = answers;
      expect(answers.map(({ status, body }) => [status, body])).toEqual(answers.map(() => [201, first?.body]));
      expect(((await kept()) as { count: string }[])[0]?.count).toBe(
        String(Number((before as { count: string }[])[0]?.count) + 4),
      );
      for (const number of [2, 3, 4, 5]) await attach('jan', messageId, pdf(`page ${number}`, 1_000), to);
      const again = await attach('jan', messageId, file, to);
      expect([again.status, again.body]).toEqual([201, first?.body]);
      expect((await world.get('jan', `/v1/${to}/${messageId}`)).body['attachments']).toHaveLength(5);
      expect(idOf(await attach('jan', other, file, to))).not.toBe(idOf(again));
    },
  );

  test('D12 with its message a file goes to the doctor in one act, and nothing of it is left at the desk', async () => {
    const messageId = await written('own-messages');
    const file = pdf('the scan', MIB);
    const attached = await attach('jan', messageId, file);
    const path = idOf(attached);
    expect((await world.post('cm-acme', `/v1/messages/${messageId}/move-to-doctor`, undefined)).status).toBe(201);
    for (const who of ['cm-acme', 'jan']) {
      expect((await sent(who, `/v1/message-attachments/${path}`)).answer.status).toBe(404);
    }
    const left = 'SELECT 1 FROM employee.message_chunk WHERE attachment_id = $1';
    expect(await world.cast.sql(left, [path])).toEqual([]);
    for (const who of ['dr-vos', 'jan']) {
      const items = (await world.get(who, `/v1/employees/${jan}/health-messages`)).body['items'] as Answer['body'][];
      expect(items.find(({ id }) => id === messageId)?.['attachments']).toEqual([attached.body]);
      expect((await sent(who, `/v1/health-attachments/${path}`)).bytes.equals(file)).toBe(true);
    }
    expect((await sent('dr-smit', `/v1/health-attachments/${path}`)).answer.status).toBe(404);
    expect((await sent('cm-acme', `/v1/health-attachments/${path}`)).answer.status).toBe(403);
    expect(problemOf(await attach('jan', messageId, png(), 'health-messages'))).toEqual([
      403,
      '/problems/not-allowed',
      'D3',
    ]);
  });

  test('D12 what comes in while its message is moved goes with it or is refused: none is lost', async () => {
    const messageId = await written('own-messages');
    const [attached] = await Promise.all([
      attach('jan', messageId, pdf('late', 2 * MIB)),
      world.post('cm-acme', `/v1/messages/${messageId}/move-to-doctor`, undefined),
    ]);
    const there = (await sent('dr-vos', `/v1/health-attachments/${idOf(attached)}`)).answer.status;
    expect([
      [201, 200],
      [404, 400],
    ]).toContainEqual([attached.status, there]);
  });

  test('D12 what goes with a message to the doctor is in the medical dossier from its first byte', async () => {
    const messageId = await written('health-messages');
    const before = await world.cast.sql('SELECT count(*) FROM employee.message_chunk');
    const attached = await attach('jan', messageId, png(), 'health-messages');
    expect(attached.status).toBe(201);
    expect(await world.cast.sql('SELECT count(*) FROM employee.message_chunk')).toEqual(before);
    expect((await sent('dr-vos', `/v1/health-attachments/${idOf(attached)}`)).bytes.equals(png())).toBe(true);
  });
});
