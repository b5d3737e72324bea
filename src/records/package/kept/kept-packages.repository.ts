import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { CHUNK_BYTES, cutIntoChunks } from '../../../platform/files/cut-into-chunks.js';
import { sealBytes, unsealBytes, type DataKey, type Place } from '../../../platform/keys/envelope.js';
import { KeyGone, KeyStore } from '../../../platform/keys/key-store.js';
import type { Transaction } from '../../../platform/stores/transaction.js';

const ADD = `
  INSERT INTO medical.package (id, employee_id, bytes, digest, made_by) VALUES ($1, $2, $3, decode($4, 'hex'), access.acting_account())`;
const ADD_CHUNK = 'INSERT INTO medical.package_chunk (package_id, employee_id, number, sealed) VALUES ($1, $2, $3, $4)';
const CHUNK = {
  name: 'medical_package_chunk',
  text: 'SELECT sealed FROM medical.package_chunk WHERE package_id = $1 AND number = $2',
};

/** Which package, and whose. */
export interface PackagePlace {
  readonly packageId: string;
  readonly employeeId: string;
}

/** A package as it is kept. */
export interface KeptPackage {
  /** How long it is. */
  readonly bytes: number;
  /** SHA-256 of all of it, hexadecimal. */
  readonly sha256: string;
}

/** C11 — packages as they were signed, each sealed in chunks under a key of its own (R7). */
@Injectable()
export class KeptPackages {
  constructor(private readonly keys: KeyStore) {}

  /**
   * Keeps a package as it is made, holding one chunk of it at a time. Its key comes first: what fails leaves a key that opens nothing.
   * @throws what making it throws; then nothing of it is kept
   */
  async keep(
    tx: Transaction,
    { packageId, employeeId }: PackagePlace,
    made: AsyncIterable<Uint8Array>,
  ): Promise<KeptPackage> {
    const key = keyOf(await this.keys.make([packageId], 'package'), packageId);
    const digest = createHash('sha256');
    let bytes = 0;
    let number = 0;
    for await (const chunk of cutIntoChunks(buffers(made))) {
      number += 1;
      bytes += chunk.length;
      digest.update(chunk);
      const sealed = sealBytes(key, placeOf({ packageId, employeeId }, number), chunk);
      await tx.query(ADD_CHUNK, [packageId, employeeId, number, sealed]);
    }
    const sha256 = digest.digest('hex');
    await tx.query(ADD, [packageId, employeeId, bytes, sha256]);
    return { bytes, sha256 };
  }

  /**
   * One chunk of {@link CHUNK_BYTES}, the last one shorter, by its number from 1.
   * @returns null where the database doesn't show it, or its key is gone
   */
  async chunk(tx: Transaction, { packageId, employeeId }: PackagePlace, number: number): Promise<Buffer | null> {
    const [row] = await tx.query<{ sealed: Buffer }>(CHUNK, [packageId, number]);
    if (row === undefined) return null;
    try {
      // Asked for anew each time: a key that was destroyed opens nothing more, in no process (R7).
      const key = keyOf(await this.keys.findAll([packageId], 'package', 'once'), packageId);
      return unsealBytes(key, placeOf({ packageId, employeeId }, number), row.sealed);
    } catch (thrown) {
      if (thrown instanceof KeyGone) return null;
      throw thrown;
    }
  }
}

/** In which chunk a byte lies, and where in it. @param byte from 0 */
export function chunkAt(byte: number): { readonly number: number; readonly skipped: number } {
  return { number: Math.floor(byte / CHUNK_BYTES) + 1, skipped: byte % CHUNK_BYTES };
}

async function* buffers(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer> {
  for await (const part of bytes) yield Buffer.from(part.buffer, part.byteOffset, part.byteLength);
}

function keyOf(keys: ReadonlyMap<string, DataKey>, packageId: string): DataKey {
  const key = keys.get(packageId);
  if (key === undefined) throw new KeyGone();
  return key;
}

/** The number is bound to the bytes, so that no chunk is swapped for another; that none is missing at the end, the digest says. */
function placeOf({ packageId, employeeId }: PackagePlace, number: number): Place {
  return { store: 'medical', owner: employeeId, record: packageId, version: number, item: 'package-chunk' };
}
