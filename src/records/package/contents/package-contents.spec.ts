import { randomBytes } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import canonicalize from 'canonicalize';
import { Temporal } from 'temporal-polyfill';
import { bytesOf, content, documentBody, key, mixed, piece, textBody } from './contents.fixture.js';
import type { DocumentBody, PackagePiece } from './contents.js';
import { NotWhatWasSigned, packageContents } from './package-contents.js';
import { entriesOf, unpacked, wrongIn } from './unpacked.fixture.js';

const published = new Map([[key.publicKey.id, key.publicKey.pem]]);
const UPLOAD = Buffer.from('%PDF-1.4 an upload, byte for byte \0\x01\xff', 'latin1');

async function packed(of = mixed()): Promise<Map<string, Buffer>> {
  return unpacked(await bytesOf(packageContents(of, key)));
}

describe('what a package is made of', () => {
  test('C11 is a letter, the pieces in their order, a FHIR document, and a signed manifest, in one ZIP', async () => {
    expect([...(await packed()).keys()]).toEqual([
      'README.txt',
      'letter.pdf',
      'pieces/01-M56.pdf',
      'pieces/02-M49.pdf',
      'pieces/02-M49-statement.pdf',
      'pieces/03-M43.png',
      'pieces/04-M10.pdf',
      'fhir/bundle.json',
      'manifest.json',
      'manifest.sig',
      'key.pem',
    ]);
  });

  test('C11 uploads leave byte for byte, in whatever chunks they come', async () => {
    const files = await packed();
    expect(files.get('pieces/02-M49.pdf')).toEqual(UPLOAD);
    expect(files.get('pieces/03-M43.png')).toEqual(Buffer.alloc(200_000, 'png'));
  });

  test('C11 the same content is the same bytes, and other content is others', async () => {
    const once = await bytesOf(packageContents(mixed(), key));
    expect((await bytesOf(packageContents(mixed(), key))).equals(once)).toBe(true);
    const later = { ...mixed(), signedAt: Temporal.Instant.from('2026-03-28T23:30:16Z') };
    expect((await bytesOf(packageContents(later, key))).equals(once)).toBe(false);
  });

  test('C11 no file bears a time of the machine: all have the day of signing in the Netherlands, at noon, and no other', async () => {
    const entries = await entriesOf(await bytesOf(packageContents(mixed(), key)));
    expect(entries).toHaveLength(11);
    for (const entry of entries) {
      expect(entry.getLastModDate()).toEqual(new Date(2026, 2, 29, 12));
      expect(entry.extraFields).toEqual([]);
    }
  });

  test('C13 the manifest says what goes to whom, why, on what and decided by whom, in canonical form', async () => {
    const manifest = (await packed()).get('manifest.json') ?? Buffer.alloc(0);
    const said = JSON.parse(manifest.toString('utf8')) as Record<string, unknown>;
    expect(canonicalize(said)).toBe(manifest.toString('utf8'));
    const { recipient, purpose, ground, decidedBy, employee, id } = mixed();
    expect(said).toMatchObject({
      id,
      recipient,
      purpose,
      ground,
      decidedBy,
      employee,
      signedAt: '2026-03-28T23:30:15Z',
    });
    expect(said).toMatchObject({
      struck: [
        { item: 'M42', code: 'more_than_necessary' },
        { item: 'M46', code: 'interest_not_outweighing' },
      ],
      pieces: [{ version: 2, item: 'M56' }, { item: 'M49' }, { item: 'M43' }, { item: 'M10' }],
    });
  });

  test('C11 as the README says, a package is right, and with one byte altered in any file it is wrong', async () => {
    const files = await packed();
    expect(wrongIn(files, published)).toBeNull();
    for (const [name, bytes] of files) {
      for (const at of [0, Math.floor(bytes.length / 2), bytes.length - 1]) {
        const altered = Buffer.from(bytes);
        altered[at] = (altered[at] ?? 0) ^ 1;
        expect([name, at, wrongIn(new Map([...files, [name, altered]]), published)]).not.toEqual([name, at, null]);
      }
      const without = new Map(files);
      without.delete(name);
      expect([name, wrongIn(without, published)]).not.toEqual([name, null]);
    }
    expect(wrongIn(new Map([...files, ['pieces/99-M01.pdf', UPLOAD]]), published)).toBe('another file');
    expect(wrongIn(files, new Map())).toBe('no key of the sender');
  });

  test('D5 no name of a file, and no date of one, tells more than a place and an item', async () => {
    const names = [...(await packed()).keys()].filter((name) => name.startsWith('pieces/'));
    for (const name of names) expect(name).toMatch(/^pieces\/\d\d-M\d\d(-statement)?\.(pdf|png|jpg)$/);
    const typed = content({ pieces: [piece({ item: '../M56' })] });
    await expect(packed(typed)).rejects.toThrow(/^no item of the matrix$/);
  });

  test('C11 of a hundred pieces the names are in the order of the pieces', async () => {
    const pieces = Array.from({ length: 100 }, () => piece({ body: documentBody(UPLOAD, 'image/jpeg') }));
    const names = [...(await packed(content({ pieces }))).keys()].filter((name) => name.startsWith('pieces/'));
    expect(names).toEqual([...names].sort());
    expect(names[0]).toBe('pieces/001-M56.jpg');
    expect(names).toHaveLength(100);
  });
});

describe('a package that breaks off', () => {
  const right = documentBody(UPLOAD);
  const wrong: [string, DocumentBody][] = [
    ['a byte was altered', { ...right, open: () => documentBody(Buffer.from(UPLOAD).fill(1, 9, 10)).open() }],
    ['it is shorter', { ...right, open: () => documentBody(UPLOAD.subarray(1)).open() }],
    ['it is longer', { ...right, open: () => documentBody(Buffer.concat([UPLOAD, UPLOAD])).open() }],
    ['it is gone', { ...right, open: () => documentBody(Buffer.alloc(0)).open() }],
  ];

  test.each(wrong)('C11 an upload that is not what was signed ends it: %s', async (_, body) => {
    const made = packageContents(content({ pieces: [piece({ body })] }), key);
    const { chunks, error } = await taken(made);
    expect(error).toBeInstanceOf(NotWhatWasSigned);
    expect(error?.message).not.toContain(UPLOAD.toString('latin1'));
    await expect(unpacked(Buffer.concat(chunks))).rejects.toThrow();
  });

  test.each(['text', 'document'] as const)('C11 a %s that cannot be read ends it', async (kind) => {
    const fails = (): never => {
      throw new Error('the store is away');
    };
    const body = kind === 'text' ? { kind, read: fails } : { ...right, open: fails };
    const { chunks, error } = await taken(packageContents(content({ pieces: [piece({ body })] }), key));
    expect(error?.message).toBe('the store is away');
    expect(Buffer.concat(chunks).includes('manifest.sig')).toBe(false);
  });

  test('C11 a signature that cannot be made ends it', async () => {
    const signer = { publicKey: key.publicKey, sign: () => Promise.reject(new Error('no key')) };
    expect((await taken(packageContents(content(), signer))).error?.message).toBe('no key');
  });

  test('C11 who stops taking it leaves nothing open, and nothing more is opened', async () => {
    const seen = { opened: 0, closed: 0, chunks: 0 };
    const pieces = Array.from({ length: 5 }, () => piece({ body: watched(seen) }));
    for await (const chunk of packageContents(content({ pieces }), key)) {
      if (seen.chunks > 3 && chunk.length > 0) break;
    }
    expect(seen).toMatchObject({ opened: 1, closed: 1 });
  });

  test('C11 nothing is read that nobody takes: of 20 MB a stream of one megabyte at most', async () => {
    const seen = { opened: 0, closed: 0, chunks: 0 };
    const made = packageContents(content({ pieces: [piece({ body: watched(seen) })] }), key)[Symbol.asyncIterator]();
    while (seen.chunks === 0) await made.next();
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(seen.chunks).toBeLessThan(16);
    await made.return?.();
    expect(seen).toMatchObject({ opened: 1, closed: 1 });
  });

  test('C11 one document is open at a time, and each once', async () => {
    const seen = { opened: 0, closed: 0, chunks: 0, most: 0 };
    const bytes = Buffer.alloc(100_000, 7);
    const pieces: PackagePiece[] = Array.from({ length: 8 }, () =>
      piece({
        body: {
          ...documentBody(bytes),
          open: async function* () {
            seen.opened += 1;
            seen.most = Math.max(seen.most, seen.opened - seen.closed);
            yield* documentBody(bytes).open();
            seen.closed += 1;
          },
        },
      }),
    );
    await bytesOf(packageContents(content({ pieces }), key));
    expect(seen).toMatchObject({ opened: 8, closed: 8, most: 1 });
  });
});

describe("the employee's statements", () => {
  test('I4 are read only with their piece, and a piece of text with none has one page', async () => {
    const order: string[] = [];
    const reading = (name: string) => () => {
      order.push(name);
      return Promise.resolve(name);
    };
    const at = Temporal.Instant.from('2026-03-10T14:00:00Z');
    const pieces = ['one', 'two'].map((name) =>
      piece({ body: { ...textBody(''), read: reading(name) }, statements: [{ at, read: reading(`${name} stated`) }] }),
    );
    await bytesOf(packageContents(content({ pieces }), key));
    expect(order.slice(0, 4)).toEqual(['one', 'one stated', 'two', 'two stated']);
  });
});

/** An upload of 20 MB that says how far it was read. */
function watched(seen: { opened: number; closed: number; chunks: number }): DocumentBody {
  return {
    ...documentBody(Buffer.alloc(0)),
    size: 20 * 1_048_576,
    open: async function* () {
      seen.opened += 1;
      try {
        for (let chunk = 0; chunk < 320; chunk += 1) {
          seen.chunks += 1;
          yield await Promise.resolve(randomBytes(65_536));
        }
      } finally {
        seen.closed += 1;
      }
    },
  };
}

/** Takes what comes until it breaks off. */
async function taken(made: AsyncIterable<Uint8Array>): Promise<{ chunks: Uint8Array[]; error: Error | null }> {
  const chunks: Uint8Array[] = [];
  try {
    for await (const chunk of made) chunks.push(chunk);
    return { chunks, error: null };
  } catch (error) {
    return { chunks, error: error as Error };
  }
}
