import { Inject, Injectable, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import pg from 'pg';
import { DataSource, type EntityManager } from 'typeorm';
import { PostgresDriver } from 'typeorm/driver/postgres/PostgresDriver.js';
import { LOGINS, POOL_SIZES, type Login } from './logins.js';
import type { PreparedStatement } from './prepared-statement.js';
import { SET_SESSION, sessionValues, type StoreSession } from './store-session.js';
import { columnTypes } from './column-types.js';
import { noConnection } from './no-connection.js';
import { foreignSessions, OwnBackends, type ForeignSession } from './foreign-sessions.js';
import { Transaction } from './transaction.js';

/** Where each login connects. */
export type StoreUrls = Readonly<Record<Login, string>>;
export const STORE_URLS = Symbol('STORE_URLS');

/** The entities that each login may map; given by the application module, so that no lower ring knows an upper one. */
export type StoreEntities = Partial<Record<Login, readonly (new () => object)[]>>;
export const STORE_ENTITIES = Symbol('STORE_ENTITIES');

/**
 * How long a statement may wait, in milliseconds: for a connection, for a lock, and a line of the trail in all. Answers wait
 * for their lines, so that a trail which doesn't answer soon is one that can't be written (A1).
 */
const PATIENCE = {
  scribe: { connectionTimeoutMillis: 3_000, lock_timeout: 2_000, statement_timeout: 2_500, query_timeout: 3_000 },
  others: { connectionTimeoutMillis: 5_000, lock_timeout: 30_000 },
} as const;

/**
 * The main cluster, one connection pool a login. Work runs in a transaction whose session is set by SET LOCAL, so that
 * nothing of one request survives in a pooled connection (threats: session settings).
 */
@Injectable()
export class Stores implements OnModuleInit, OnModuleDestroy {
  readonly #sources = new Map<Login, DataSource>();
  readonly #backends = new OwnBackends();

  constructor(@Inject(STORE_URLS) urls: StoreUrls, @Inject(STORE_ENTITIES) entities: StoreEntities) {
    for (const login of LOGINS) {
      this.#sources.set(
        login,
        new DataSource({
          type: 'postgres',
          url: urls[login],
          entities: [...(entities[login] ?? [])],
          synchronize: false,
          logging: false,
          poolErrorHandler: ignoreIdleConnectionLoss,
          extra: {
            ...PATIENCE[login === 'scribe' ? 'scribe' : 'others'],
            max: POOL_SIZES[login],
            types: columnTypes,
            application_name: `kluis-${login}`,
          },
        }),
      );
    }
  }

  async onModuleInit(): Promise<void> {
    await Promise.all(
      [...this.#sources].map(([login, source]) =>
        source.initialize().catch((thrown: unknown) => {
          throw noConnection(`KLUIS_${login.toUpperCase()}_URL`, thrown);
        }),
      ),
    );
    await Promise.all(LOGINS.map((login) => this.#backends.follow(this.pool(login))));
  }

  async onModuleDestroy(): Promise<void> {
    await Promise.all(
      [...this.#sources.values()].filter((source) => source.isInitialized).map((source) => source.destroy()),
    );
  }

  /**
   * Runs `work` in one transaction of `login`; rolled back when it throws.
   * @param keepsFacts see {@link Transaction}
   * @throws what `work` throws.
   */
  async transact<T>(
    login: Login,
    session: StoreSession,
    work: (tx: Transaction) => Promise<T>,
    keepsFacts = false,
  ): Promise<T> {
    return this.#source(login).transaction(async (manager: EntityManager) => {
      const tx = new Transaction(manager, keepsFacts);
      await tx.query(SET_SESSION, sessionValues(session));
      return work(tx);
    });
  }

  /**
   * Runs one prepared statement that is a transaction of its own: for named hot reads, whose SQL function sets the session
   * itself from its parameters.
   */
  async prepared<Row extends object>(
    login: Login,
    statement: PreparedStatement,
    values: readonly unknown[],
  ): Promise<Row[]> {
    const answer = await this.pool(login).query<Row>({ ...statement, values: [...values] });
    return answer.rows;
  }

  /**
   * A6 — the sessions at this cluster that this process didn't open. A login sees of others' sessions whose they are; of those under
   * its own name also since when and from where. So each is asked about its own, and one about the rest.
   */
  async foreignSessions(): Promise<ForeignSession[]> {
    const own = await Promise.all(
      LOGINS.map((login) => foreignSessions(this.pool(login), { under: 'own-name', except: this.#backends })),
    );
    const names = LOGINS.map((login) => `kluis_${login}`);
    const others = await foreignSessions(this.pool('scribe'), { under: 'other-names', except: this.#backends, names });
    return [...own.flat(), ...others];
  }

  /** The pool beneath a login's data source. */
  pool(login: Login): pg.Pool {
    const { driver } = this.#source(login);
    const pool: unknown = driver instanceof PostgresDriver ? driver.master : undefined;
    if (!(pool instanceof pg.Pool)) throw new Error(`login ${login} has no connection pool`);
    return pool;
  }

  #source(login: Login): DataSource {
    const source = this.#sources.get(login);
    if (source === undefined) throw new Error(`no data source for login ${login}`);
    return source;
  }
}

/** A database restart ends idle connections; the pool makes new ones. Without a handler it would end the process. */
function ignoreIdleConnectionLoss(): void {
  // Nothing to do: the request that next needs a connection gets a new one, or a 503.
}
