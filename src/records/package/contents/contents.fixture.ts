import { createHash, generateKeyPairSync } from 'node:crypto';
import { Temporal } from 'temporal-polyfill';
import { SigningKey } from '../../../platform/signing/signing-key.js';
import type { DocumentType } from '../../../platform/files/content-check.js';
import type { DocumentBody, PackageContent, PackagePiece, TextBody } from './contents.js';

/** One key for a run. */
export const key = new SigningKey(generateKeyPairSync('ed25519').privateKey);

export const SIGNED_AT = Temporal.Instant.from('2026-03-28T23:30:15Z');

export function textBody(text: string): TextBody {
  return { kind: 'text', read: () => Promise.resolve(text) };
}

/** An upload that comes in chunks of some size. */
export function documentBody(bytes: Buffer, mediaType: DocumentType = 'application/pdf', chunk = 65_536): DocumentBody {
  return {
    kind: 'document',
    mediaType,
    size: bytes.length,
    sha256: createHash('sha256').update(bytes).digest('hex'),
    open: () => inChunks(bytes, chunk),
  };
}

export function piece(changes: Partial<PackagePiece> = {}): PackagePiece {
  return {
    id: '3b1f8f52-94d4-4a8e-8a32-6f3f1c2b7a10',
    version: 2,
    item: 'M56',
    itemInWords: 'Spreekuurverslag',
    entryOn: '2026-03-03',
    recordedAt: Temporal.Instant.from('2026-03-03T10:05:00Z'),
    author: { name: 'V. de Vos', function: 'bedrijfsarts' },
    responsibleDoctor: 'V. de Vos',
    body: textBody('De werknemer vertelt over zijn werk.'),
    statements: [],
    ...changes,
  };
}

export function content(changes: Partial<PackageContent> = {}): PackageContent {
  return {
    id: '8e0f7a3c-3b7d-4f2e-9f57-0d1c5b7e9a42',
    language: 'nl',
    sender: 'Arbodienst De Linde',
    recipient: {
      name: 'Ž. Çelik-Øster',
      capacity: 'arts van de uitkeringsinstantie',
      organisation: 'Uitkeringsinstantie, kantoor Venlo',
      country: 'NL',
    },
    purpose: { code: 'benefit-claim', inWords: 'een aanvraag van een uitkering' },
    ground: { kind: 'consent', id: '0b2c5d1e-7f3a-4a60-8f0e-2a9d4c6b8e11' },
    decidedBy: { name: 'V. de Vos', registrationNumber: '19012345601', role: 'bedrijfsarts' },
    signedAt: SIGNED_AT,
    employee: { name: 'Jan Şahin-van der Brücke', birthDate: '1989-05-05' },
    pieces: [piece()],
    struck: [],
    ...changes,
  };
}

/** Of each kind one: a text with statements, an upload with one and one without, another text. */
export function mixed(): PackageContent {
  const said = (text: string) => ({
    at: Temporal.Instant.from('2026-03-10T14:00:00Z'),
    read: () => Promise.resolve(text),
  });
  return content({
    pieces: [
      piece({ statements: [said('Eerste verklaring: zo was het niet.'), said('Tweede verklaring, later.')] }),
      piece({
        id: '5c0e9a64-1d0b-4d9a-b0a5-0f6f5f6f2b01',
        item: 'M49',
        itemInWords: 'Brief van een behandelaar',
        author: { name: 'Á. Ñúñez', function: 'revalidatiearts' },
        responsibleDoctor: null,
        body: documentBody(Buffer.from('%PDF-1.4 an upload, byte for byte \0\x01\xff', 'latin1')),
        statements: [said('Over de brief: die gaat over links, niet over rechts.')],
      }),
      piece({
        id: '2f6f0d0c-58d7-4b5c-9d26-0e7e1f5a9c77',
        item: 'M43',
        itemInWords: 'Uitslag van een test',
        body: documentBody(Buffer.alloc(200_000, 'png'), 'image/png', 1000),
      }),
      piece({ id: 'a8a3f8c1-5e4b-4f0e-8b3c-9d2e1f0a7b66', item: 'M10', itemInWords: 'Functionele beperkingen' }),
    ],
    struck: [
      { item: 'M42', code: 'more_than_necessary', codeInWords: 'meer dan nodig is voor de taak van de aanvrager' },
      { item: 'M46', code: 'interest_not_outweighing', codeInWords: 'het belang weegt niet op tegen de privacy' },
    ],
  });
}

/** The whole of what is made. */
export async function bytesOf(made: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of made) chunks.push(chunk);
  return Buffer.concat(chunks);
}

async function* inChunks(bytes: Buffer, size: number): AsyncGenerator<Buffer> {
  for (let at = 0; at < bytes.length; at += size) yield await Promise.resolve(bytes.subarray(at, at + size));
}
