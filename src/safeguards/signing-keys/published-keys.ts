import { Injectable } from '@nestjs/common';
import { SigningKey, type PublicKey } from '../../platform/signing/signing-key.js';
import { NOBODY } from '../../platform/stores/store-session.js';
import { Stores } from '../../platform/stores/stores.js';

const PUBLISH = 'INSERT INTO access.signing_key (id, pem) VALUES ($1, $2) ON CONFLICT (id) DO NOTHING';
const ALL = 'SELECT id, pem, published_at AS "publishedAt" FROM access.signing_key ORDER BY published_at DESC, id';

/** A key that the service signs with, or did. */
export interface PublishedKey extends PublicKey {
  /** When the service first started with it. */
  readonly publishedAt: string;
}

/** C2 — the public half of every key that the service ever signed with: published before it signs, and never taken away. */
@Injectable()
export class PublishedKeys {
  #keys: readonly PublishedKey[] = [];

  constructor(
    private readonly stores: Stores,
    private readonly signing: SigningKey,
  ) {}

  /** Once, when the stores are proved and before anybody asks. */
  async publish(): Promise<void> {
    const { id, pem } = this.signing.publicKey;
    this.#keys = await this.stores.transact('desk', NOBODY, async (tx) => {
      await tx.query(PUBLISH, [id, pem]);
      return tx.query<PublishedKey>(ALL);
    });
  }

  /** The latest first. They are held in memory: whoever asks without a sign-in costs no look into a store. */
  all(): readonly PublishedKey[] {
    return this.#keys;
  }
}
