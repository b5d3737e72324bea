import { createHash, generateKeyPairSync, randomBytes } from 'node:crypto';
import { Readable } from 'node:stream';
import { Temporal } from 'temporal-polyfill';
import { ZipFile } from 'yazl';
import { SigningKey } from '../src/platform/signing/signing-key.js';
import type { DocumentBody, PackageContent, PackagePiece } from '../src/records/package/contents/contents.js';
import { packageContents } from '../src/records/package/contents/package-contents.js';
import { memoryOf } from './processor-time.js';

/**
 * Makes one package of 500 pieces and 200 MB, or as the floor a ZIP of the same bytes and nothing else, counts what comes out and throws it away.
 * A process of its own, so that its peak of memory is its own.
 */
const UPLOADS = 400;
const TEXTS = 100;
const CHUNK = 65_536;
const CHUNKS = 8;
const NOTE = 'Consultation notes of about the usual length, three sentences. '.repeat(40);

const block = randomBytes(CHUNK);

/** 512 kB that nothing makes smaller, others for each number, and no garbage of the measurement's own. */
function* upload(number: number): Generator<Buffer> {
  const first = Buffer.alloc(4);
  first.writeUInt32BE(number);
  yield first;
  for (let chunk = 0; chunk < CHUNKS; chunk += 1) yield block;
}

function body(number: number): DocumentBody {
  const hash = createHash('sha256');
  for (const chunk of upload(number)) hash.update(chunk);
  return {
    kind: 'document',
    mediaType: 'application/pdf',
    size: 4 + CHUNK * CHUNKS,
    sha256: hash.digest('hex'),
    open: () => Readable.from(upload(number)),
  };
}

function content(): PackageContent {
  const at = Temporal.Instant.from('2026-03-03T10:05:00Z');
  const piece = (number: number): PackagePiece => ({
    id: crypto.randomUUID(),
    version: 1,
    item: number < UPLOADS ? 'M49' : 'M56',
    itemInWords: number < UPLOADS ? 'Letters from treating doctors' : 'Consultation notes',
    entryOn: '2026-03-03',
    recordedAt: at,
    author: { name: `Author ${number % 7}`, function: 'company doctor' },
    responsibleDoctor: 'A. Doctor',
    body: number < UPLOADS ? body(number) : { kind: 'text', read: () => Promise.resolve(NOTE) },
    statements: number % 50 === 0 ? [{ at, read: () => Promise.resolve(NOTE) }] : [],
  });
  return {
    id: crypto.randomUUID(),
    language: 'en',
    sender: 'The service',
    recipient: {
      name: 'R. Recipient',
      capacity: 'doctor of the benefits agency',
      organisation: 'The agency',
      country: 'NL',
    },
    purpose: { code: 'benefit-claim', inWords: 'a claim for a benefit' },
    ground: { kind: 'consent', id: crypto.randomUUID() },
    decidedBy: { name: 'A. Doctor', registrationNumber: '19012345601', role: 'company doctor' },
    signedAt: at,
    employee: { name: 'E. Employee', birthDate: '1989-05-05' },
    pieces: Array.from({ length: UPLOADS + TEXTS }, (_, number) => piece(number)),
    struck: [],
  };
}

function plainZip({ pieces }: PackageContent): AsyncIterable<Uint8Array> {
  const zip = new ZipFile();
  for (const [number, { body: bytes }] of pieces.entries()) {
    const [name, compressionLevel] = [String(number), bytes.kind === 'document' ? 1 : 6];
    zip.addReadStreamLazy(name, { compressionLevel }, (take) => {
      take(null, bytes.kind === 'document' ? Readable.from(bytes.open()) : Readable.from([Buffer.from(NOTE)]));
    });
  }
  zip.end();
  return zip.outputStream as Readable;
}

const made = content();
const signer = new SigningKey(generateKeyPairSync('ed25519').privateKey);
const idle = memoryOf(process.pid).now;
const started = performance.now();
let bytes = 0;
for await (const chunk of process.argv[2] === 'floor' ? plainZip(made) : packageContents(made, signer))
  bytes += chunk.length;
const seconds = (performance.now() - started) / 1000;
process.stdout.write(JSON.stringify({ seconds, megabytes: bytes / 1e6, idle, peak: memoryOf(process.pid).peak }));
