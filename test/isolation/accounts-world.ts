import { randomUUID } from 'node:crypto';
import type pg from 'pg';
import { Cast } from '../cast.js';
import { asLogin } from '../harness/raw-client.js';
import { runningService, type RunningService } from '../harness/service.js';

/** Who the session says that acts; nothing that isn't named. */
export interface Session {
  readonly account?: string;
  readonly role?: string;
}

/** PostgreSQL's code when row security or a trigger of ours refuses. */
export const REFUSED = '42501';

/** People with roles, and raw statements as the desk's login: only the database can refuse. */
export class AccountsWorld {
  readonly #people = new Map<string, string>();

  private constructor(
    readonly service: RunningService,
    readonly cast: Cast,
    readonly acme: string,
  ) {}

  static async start(): Promise<AccountsWorld> {
    const service = await runningService();
    const cast = await Cast.of(service);
    const world = new AccountsWorld(service, cast, await cast.employer('Acme'));
    const registered = { registeredUntil: '2099-01-01' };
    await world.#add('ada', { roles: [{ role: 'administrator' }] });
    await world.#add('abel', { roles: [{ role: 'administrator' }] });
    await world.#add('staf', { roles: [{ role: 'staff-doctor' }], ...registered });
    await world.#add('late', { roles: [{ role: 'staff-doctor' }], registeredUntil: '2021-01-01' });
    await world.#add('kern', { roles: [{ role: 'core-expert-doctor' }], ...registered });
    await world.#add('bea', {});
    await world.#add('eva', {});
    await world.#add('cas', { roles: [{ role: 'case-manager', employerId: world.acme }] });
    await world.#add('ext', { kind: 'external' });
    return world;
  }

  async stop(): Promise<void> {
    await this.cast.close();
    await this.service.stop();
  }

  id(name: string): string {
    return this.#people.get(name) ?? '';
  }

  everybody(): readonly string[] {
    return [...this.#people.values()];
  }

  /** The session of a person in a role. */
  as(name: string, role?: string): Session {
    return role === undefined ? { account: this.id(name) } : { account: this.id(name), role };
  }

  /** Runs statements in one transaction of the desk's login with that session. @returns the first error's code, or 'done' */
  async desk(session: Session, work: (client: pg.Client) => Promise<unknown>): Promise<string> {
    return asLogin(this.service.databases, 'desk', async (client) => {
      await client.query('BEGIN');
      await client.query("SELECT set_config('kluis.account', $1, true), set_config('kluis.role', $2, true)", [
        session.account ?? '',
        session.role ?? '',
      ]);
      try {
        await work(client);
        await client.query('COMMIT');
        return 'done';
      } catch (failure) {
        const code = failure instanceof Error && 'code' in failure ? failure.code : undefined;
        return typeof code === 'string' ? code : 'unknown';
      }
    });
  }

  /** {@link desk} with one statement. @returns 'hidden' when it touched no row */
  async tries(session: Session, statement: string, ...values: unknown[]): Promise<string> {
    let touched = 0;
    const code = await this.desk(session, async (client) => {
      touched = (await client.query(statement, values)).rowCount ?? 0;
    });
    return code === 'done' && touched === 0 ? 'hidden' : code;
  }

  /** A company doctor's role for bea, proposed, and approved if told. @returns its id */
  async doctorRole(proposer: string, approver: string | null = null): Promise<string> {
    const roleId = randomUUID();
    await this.cast.sql(
      `INSERT INTO access.role (id, account_id, role, circle, valid_from, proposed_by, needs_approval, needs_confirmation, approved_by)
       VALUES ($1, $2, 'company-doctor', 'doctor', platform.clock(), $3, true, true, $4)`,
      [roleId, this.id('bea'), this.id(proposer), approver === null ? null : this.id(approver)],
    );
    return roleId;
  }

  async #add(name: string, person: Parameters<Cast['person']>[1]): Promise<void> {
    this.#people.set(name, await this.cast.person(name, person));
  }
}
