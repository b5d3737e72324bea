import { randomBytes, randomUUID } from 'node:crypto';
import { Inject, Injectable, type OnModuleDestroy } from '@nestjs/common';
import pg from 'pg';
import { foreignSessions, OwnBackends, type ForeignSession } from '../stores/foreign-sessions.js';
import { noConnection } from '../stores/no-connection.js';
import type { DataKey } from './envelope.js';
import { proveKeys } from './key-proof.js';
import { KeyWrapping } from './key-wrapping.js';

/** Two keys an employee, one a dossier (design: idea 5); one digest key an employer; one a working note (S12), one a package (C11). */
export type KeyPurpose = 'employee' | 'medical' | 'digest' | 'working-note' | 'package';

/** Where the key cluster is, and the key that unwraps what it holds. */
export interface KeyStoreSettings {
  readonly url: string;
  readonly wrappingKey: Buffer;
}
export const KEY_STORE_SETTINGS = Symbol('KEY_STORE_SETTINGS');

/** The data key is gone or never was: what it sealed can't be read again (R7). */
export class KeyGone extends Error {
  constructor() {
    super('the data key does not exist');
  }
}

const CACHE_SIZE = 1_000;
const CACHE_MILLISECONDS = 5 * 60_000;
const FIND = {
  name: 'data_key_find',
  text: 'SELECT id, wrapped FROM keys.data_key WHERE owner_id = $1 AND purpose = $2',
};
const FIND_ALL = {
  name: 'data_key_find_all',
  text: 'SELECT id, owner_id, wrapped FROM keys.data_key WHERE owner_id = ANY ($1) AND purpose = $2',
};
// One statement: no key is gone without its tombstone.
const DESTROY = `
  WITH gone AS (DELETE FROM keys.data_key WHERE owner_id = $1 AND purpose = $2 RETURNING id, owner_id, purpose)
  INSERT INTO keys.tombstone (key_id, owner_id, purpose) SELECT id, owner_id, purpose FROM gone`;

interface CachedKey {
  readonly key: DataKey;
  readonly until: number;
}

/** The other cluster: wrapped data keys. Create the key, then the rows it seals. */
@Injectable()
export class KeyStore implements OnModuleDestroy {
  readonly #pool: pg.Pool;
  readonly #wrapping: KeyWrapping;
  readonly #backends = new OwnBackends();
  readonly #cache = new Map<string, CachedKey>();

  constructor(@Inject(KEY_STORE_SETTINGS) settings: KeyStoreSettings) {
    this.#wrapping = new KeyWrapping(settings.wrappingKey);
    this.#pool = new pg.Pool({
      connectionString: settings.url,
      max: 6,
      connectionTimeoutMillis: 5_000,
      application_name: 'kluis-keys',
    });
    // A restart of the cluster ends idle connections; the next use makes new ones.
    this.#pool.on('error', () => undefined);
    this.#backends.listen(this.#pool);
  }

  async onModuleDestroy(): Promise<void> {
    await this.#pool.end();
  }

  /** A6 — the sessions at this cluster that this process didn't open. */
  async foreignSessions(): Promise<ForeignSession[]> {
    const except = this.#backends;
    const own = await foreignSessions(this.#pool, { under: 'own-name', except });
    const others = await foreignSessions(this.#pool, { under: 'other-names', except, names: ['kluis_keys'] });
    return [...own, ...others];
  }

  /** @returns the key of this owner and purpose. @throws KeyGone where there is none. */
  async find(ownerId: string, purpose: KeyPurpose): Promise<DataKey> {
    const name = `${ownerId}/${purpose}`;
    const cached = this.#cache.get(name);
    if (cached !== undefined && cached.until > Date.now()) return cached.key;
    const { rows } = await this.#pool.query<{ id: string; wrapped: Buffer }>({ ...FIND, values: [ownerId, purpose] });
    const row = rows[0];
    if (row === undefined) throw new KeyGone();
    const key = { id: row.id, bytes: this.#wrapping.unwrap({ id: row.id, ownerId, purpose }, row.wrapped) };
    this.#remember(name, key);
    return key;
  }

  /**
   * The keys of many owners at once, by owner id: one statement for those not at hand.
   * @param use 'once' by a bulk run, so that it doesn't push out the keys that everybody else uses again
   * @throws KeyGone when one has none.
   */
  async findAll(
    ownerIds: readonly string[],
    purpose: KeyPurpose,
    use: 'again' | 'once' = 'again',
  ): Promise<Map<string, DataKey>> {
    const keys = new Map<string, DataKey>();
    for (const ownerId of ownerIds) {
      const cached = this.#cache.get(`${ownerId}/${purpose}`);
      if (cached !== undefined && cached.until > Date.now()) keys.set(ownerId, cached.key);
    }
    const missing = ownerIds.filter((ownerId) => !keys.has(ownerId));
    if (missing.length === 0) return keys;
    const { rows } = await this.#pool.query<{ id: string; owner_id: string; wrapped: Buffer }>({
      ...FIND_ALL,
      values: [missing, purpose],
    });
    for (const { id, owner_id: ownerId, wrapped } of rows) {
      const key = { id, bytes: this.#wrapping.unwrap({ id, ownerId, purpose }, wrapped) };
      if (use === 'again') this.#remember(`${ownerId}/${purpose}`, key);
      keys.set(ownerId, key);
    }
    if (missing.some((ownerId) => !keys.has(ownerId))) throw new KeyGone();
    return keys;
  }

  /**
   * Makes and stores one key for each owner and purpose, in one statement; an existing one is kept.
   * @returns nothing; read them with {@link find}.
   */
  async create(ownerIds: readonly string[], purposes: readonly KeyPurpose[]): Promise<void> {
    const places = ownerIds.flatMap((ownerId) => purposes.map((purpose) => ({ id: randomUUID(), ownerId, purpose })));
    await this.#pool.query(
      `INSERT INTO keys.data_key (id, owner_id, purpose, wrapped)
       SELECT * FROM unnest($1::uuid[], $2::uuid[], $3::text[], $4::bytea[]) ON CONFLICT (owner_id, purpose) DO NOTHING`,
      [
        places.map((place) => place.id),
        places.map((place) => place.ownerId),
        places.map((place) => place.purpose),
        places.map((place) => this.#wrapping.wrap(place, randomBytes(32))),
      ],
    );
  }

  /**
   * Makes and stores a key for each of these new owners, and gives the keys out by owner id without remembering them.
   * @throws the store's error when one of them has a key already.
   */
  async make(ownerIds: readonly string[], purpose: KeyPurpose): Promise<Map<string, DataKey>> {
    const made = new Map(ownerIds.map((ownerId) => [ownerId, { id: randomUUID(), bytes: randomBytes(32) }]));
    await this.#pool.query(
      `INSERT INTO keys.data_key (id, owner_id, purpose, wrapped)
       SELECT n.id, n.owner_id, $4, n.wrapped FROM unnest($1::uuid[], $2::uuid[], $3::bytea[]) AS n (id, owner_id, wrapped)`,
      [
        [...made.values()].map(({ id }) => id),
        [...made.keys()],
        [...made].map(([ownerId, { id, bytes }]) => this.#wrapping.wrap({ id, ownerId, purpose }, bytes)),
        purpose,
      ],
    );
    return made;
  }

  /**
   * Destroys a key for good: what it sealed can't be read again, nor from a backup of what it sealed (R7). One that is gone
   * already stays so.
   */
  async destroy(ownerId: string, purpose: KeyPurpose): Promise<void> {
    await this.#pool.query(DESTROY, [ownerId, purpose]);
    this.forget(ownerId, purpose);
  }

  /** Forgets an unwrapped key at once; called when its row is destroyed. */
  forget(ownerId: string, purpose: KeyPurpose): void {
    this.#cache.delete(`${ownerId}/${purpose}`);
  }

  /** Start-up's proof of the key cluster. @throws StoresUnproved, or the connection's error. */
  async prove(): Promise<void> {
    await this.#pool.query('SELECT 1').catch((thrown: unknown) => {
      throw noConnection('KLUIS_KEYS_URL', thrown);
    });
    await proveKeys(this.#pool);
  }

  #remember(name: string, key: DataKey): void {
    this.#cache.delete(name);
    this.#cache.set(name, { key, until: Date.now() + CACHE_MILLISECONDS });
    const oldest = this.#cache.keys().next().value;
    if (this.#cache.size > CACHE_SIZE && oldest !== undefined) this.#cache.delete(oldest);
  }
}
