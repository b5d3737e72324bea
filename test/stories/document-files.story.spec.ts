import { randomBytes } from 'node:crypto';
import { deflateSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import {
  flate,
  jpeg,
  jpegOf,
  jpegSegment,
  pdf,
  pdfStream,
  pdfWith,
  png,
  pngChunk,
  pngOf,
} from '../../src/platform/files/files.fixture.js';
import { adts, mp3, wav } from '../../src/platform/files/sound/sounds.fixture.js';
import { WaitingFilesSweep } from '../../src/records/medical-dossier/documents/waiting-files-sweep.js';
import { betweenTwoLooks } from '../harness/between-two-looks.js';
import { documentWorld, type DocumentWorld } from './document-world.js';

const MIB = 1_048_576;
const DAY_AND_AN_HOUR = 25 * 3_600_000;

describe('the files of documents', () => {
  let world: DocumentWorld;
  beforeAll(async () => {
    world = await documentWorld();
  });
  afterAll(() => world.stop());

  const chunks = (): Promise<{ files: string; chunks: string }[]> =>
    world.cast.sql(
      'SELECT (SELECT count(*) FROM medical.document_file) AS files, (SELECT count(*) FROM medical.document_chunk) AS chunks',
    );

  test('D11 the type is what the content says: PDF, PNG and JPEG are taken, sound and anything else is not', async () => {
    const jan = await world.patient();
    const before = await chunks();
    const recording = Buffer.concat([wav(0), randomBytes(2 * MIB)]);
    const photoWithFilm = Buffer.concat([jpeg(), Buffer.from('ftypmp42'), randomBytes(MIB)]);
    for (const [file, code] of [
      [recording, 'type_not_accepted'],
      [photoWithFilm, 'carries_another_file'],
      [pdfWith('<< /Type /Sound >>'), 'carries_another_file'],
      [pdf().subarray(0, 40), 'not_whole'],
    ] as const) {
      const { status, body } = await world.bring('dr-vos', jan, file);
      expect([status, body['rule'], body['errors']]).toEqual([400, 'D11', [{ at: '', code, rule: 'D11' }]]);
    }
    expect(await chunks()).toEqual(before);
    for (const [file, mediaType] of [
      [png(), 'image/png'],
      [jpeg(), 'image/jpeg'],
    ] as const) {
      expect((await world.bring('dr-vos', jan, file)).body).toMatchObject({ mediaType, bytes: file.length });
    }
    const named = await world.bring('dr-vos', jan, png(), { 'content-type': 'image/png' });
    expect(named.status).toBe(415);
  });

  test('D11 sound is refused wherever in a document it stands, and nothing of it is kept', async () => {
    const jan = await world.patient();
    const before = await chunks();
    const sound = wav(2_000);
    const photo = '/Subtype /Image /Width 64 /Height 64 /Filter /DCTDecode';
    const profile = Buffer.concat([Buffer.from('ICC_PROFILE\0\x01\x01'), sound]);
    for (const file of [
      pdfWith(pdfStream('', Buffer.concat([Buffer.from('q Q\n'), sound]))),
      pdfWith(flate('', Buffer.concat([Buffer.from('q Q\n'), sound]))),
      pdfWith(flate('', mp3())),
      pdfWith(pdfStream('/Filter /ASCIIHexDecode', Buffer.from(`${adts().toString('hex')}>`))),
      pdfWith(pdfStream('/Filter /FlateDecode', Buffer.concat([deflateSync(Buffer.from('q Q')), sound]))),
      pdfWith(pdfStream(photo, jpegOf(sound))),
      pdfWith(pdfStream(photo, Buffer.concat([jpeg(), sound]))),
      png(pngChunk('zTXt', Buffer.concat([Buffer.from('Comment\0\0'), deflateSync(sound)]))),
      pngOf(1, 1, deflateSync(Buffer.concat([Buffer.of(0, 128), sound]))),
      jpeg(jpegSegment(0xe2, profile)),
      jpeg(jpegSegment(0xe1, Buffer.from(`http://ns.adobe.com/xap/1.0/\0<x a="${sound.toString('base64')}"/>`))),
    ]) {
      const { status, body } = await world.bring('dr-vos', jan, file);
      expect([status, body['rule'], body['errors']]).toEqual([
        400,
        'D11',
        [{ at: '', code: 'carries_another_file', rule: 'D11' }],
      ]);
    }
    expect(await chunks()).toEqual(before);
  });

  test('D11 a document isn’t called a recording, nor by the name of another type', async () => {
    const jan = await world.patient();
    const { fileId } = (await world.bring('dr-vos', jan, pdf())).body;
    const entry = (name: string) =>
      world.as('dr-vos', `/employees/${jan}/entries`, {
        body: { entryOn: '2026-01-02', pieces: [{ item: 'M49', document: { fileId, name } }] },
      });
    for (const name of ['call.wav', 'photo.jpg']) {
      const { status, body } = await entry(name);
      const error = { at: '/pieces/0/document/name', code: 'name_of_another_type', rule: 'D11' };
      expect([status, body['rule'], body['errors']]).toEqual([400, 'D11', [error]]);
    }
    expect((await entry('letter.pdf')).status).toBe(201);
  });

  test('D1 a document has at most 25 MiB, and one that has just that many is taken', async () => {
    const jan = await world.patient();
    const most = pdf('x', 25 * MIB - pdf('x').length);
    expect((await world.bring('dr-vos', jan, most)).body).toMatchObject({ bytes: 25 * MIB });
    expect((await world.bring('dr-vos', jan, Buffer.concat([most, Buffer.of(10)]))).status).toBe(413);
  });

  test('D1 a document is stored whole or not at all', async () => {
    const jan = await world.patient();
    const before = await chunks();
    const broken = new AbortController();
    const slow = new ReadableStream<Uint8Array>({
      start: (sending) => {
        sending.enqueue(new Uint8Array(pdf('x', 2 * MIB)));
      },
    });
    const sent = fetch(`${world.service.url}/v1/employees/${jan}/document-files`, {
      method: 'POST',
      duplex: 'half',
      signal: broken.signal,
      headers: {
        authorization: `Bearer ${await world.cast.token('dr-vos')}`,
        'content-type': 'application/octet-stream',
        'content-length': String(5 * MIB),
      },
      body: slow,
    });
    setTimeout(() => {
      broken.abort();
    }, 300);
    await expect(sent).rejects.toThrow();
    expect(await chunks()).toEqual(before);
  });

  test('D1 a file that becomes no piece goes after a day, and no other does', async () => {
    const jan = await world.patient();
    await world.filed(jan, pdf());
    await world.bring('dr-vos', jan, pdf());
    const [before] = await chunks();
    await world.service.setClock(new Date(Date.now() + DAY_AND_AN_HOUR).toISOString());
    await world.service.app.get(WaitingFilesSweep).sweep();
    await world.service.setClock(undefined);
    const [waiting] = await world.cast.sql<{ n: string }>(
      'SELECT count(*) AS n FROM medical.document_file WHERE attached_at IS NULL',
    );
    const [after] = await chunks();
    expect(waiting).toEqual({ n: '0' });
    expect([Number(before?.chunks) > Number(after?.chunks), after?.files !== '0']).toEqual([true, true]);
  });

  test('S1 a download stops when access ends while it goes out, and the trail has that it broke off', async () => {
    const jan = await world.patient();
    await world.cast.delegation(world.vos, world.anna, jan, ['read']);
    const pieceId = await world.filed(jan, pdf('x', 24 * MIB));
    const response = await fetch(`${world.service.url}/v1/pieces/${pieceId}/document`, {
      headers: { authorization: `Bearer ${await world.cast.token('anna')}` },
    });
    const reader = response.body?.getReader();
    expect((await reader?.read())?.done).toBe(false);
    await world.cast.sql('UPDATE access.delegation SET withdrawn_at = platform.clock(), withdrawn_by = doctor_id');
    const rest = async (): Promise<void> => {
      while ((await reader?.read())?.done === false) continue;
    };
    await expect(rest()).rejects.toThrow();
    const lines = await world.cast.sql(
      "SELECT outcome FROM trail.line WHERE record_id = $1 AND kind = 'PieceVersion' ORDER BY id",
      [pieceId],
    );
    expect(lines).toEqual([{ outcome: 'allowed' }, { outcome: 'aborted' }]);
  });

  test('S1 access that ends between the decision and the first byte is refused as ever, and the trail has both', async () => {
    const jan = await world.patient();
    await world.cast.delegation(world.vos, world.anna, jan, ['read']);
    const pieceId = await world.filed(jan, pdf('x', 2 * MIB));
    const ended = betweenTwoLooks(world.service.app, /piece_version/, () =>
      world.cast.sql('UPDATE access.delegation SET withdrawn_at = platform.clock(), withdrawn_by = doctor_id'),
    );
    const { response } = await world.fetched('anna', `/pieces/${pieceId}/document`);
    expect([ended(), response.status]).toEqual([true, 404]);
    const lines = await world.cast.sql('SELECT outcome FROM trail.line WHERE record_id = $1 AND status <> 201', [
      pieceId,
    ]);
    expect(lines).toEqual([{ outcome: 'allowed' }, { outcome: 'not-found' }]);
  });

  test('D1 chunks that somebody swapped, dropped or put elsewhere in the database give nothing', async () => {
    const jan = await world.patient();
    const file = Buffer.concat([pdf('x', 2 * MIB)]);
    const read = async (pieceId: string): Promise<unknown> =>
      world.fetched('dr-vos', `/pieces/${pieceId}/document`).then(
        ({ response, bytes }) => (response.status === 200 ? bytes.equals(file) : response.status),
        () => 'cut off',
      );
    const pieceId = await world.filed(jan, file);
    expect(await read(pieceId)).toBe(true);
    const [row] = await world.cast.sql<{ file_id: string }>(
      'SELECT file_id FROM medical.piece_version WHERE piece_id = $1',
      [pieceId],
    );
    await world.cast.sql(
      `UPDATE medical.document_chunk c SET sealed = o.sealed FROM medical.document_chunk o
       WHERE c.file_id = $1 AND o.file_id = $1 AND c.number + o.number = 3 AND c.number < 3`,
      [row?.file_id],
    );
    expect(await read(pieceId)).toBe(500);
    const dropped = await world.filed(jan, file);
    await world.cast.sql(
      `DELETE FROM medical.document_chunk WHERE number = 3 AND file_id = (
         SELECT file_id FROM medical.piece_version WHERE piece_id = $1)`,
      [dropped],
    );
    expect(await read(dropped)).toBe('cut off');
  });
});
