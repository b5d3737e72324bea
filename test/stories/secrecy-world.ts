import type { CastEmployee, CastPerson } from '../cast-people.js';
import { Cast } from '../cast.js';
import { ask, type Answer } from '../harness/http.js';
import { runningService, type RunningService } from '../harness/service.js';

/** A running service whose people and records a story calls by name. Close it in `afterAll`. */
export class SecrecyWorld {
  readonly #ids = new Map<string, string>();

  private constructor(
    readonly service: RunningService,
    readonly cast: Cast,
  ) {}

  static async open(): Promise<SecrecyWorld> {
    const service = await runningService();
    return new SecrecyWorld(service, await Cast.of(service));
  }

  async close(): Promise<void> {
    await this.cast.close();
    await this.service.stop();
  }

  /** The id that goes by that name; what is no name is an id already. */
  id(name: string): string {
    return this.#ids.get(name) ?? name;
  }

  /** Gives an id a name. */
  call(name: string, id: string): void {
    this.#ids.set(name, id);
  }

  async employer(name: string): Promise<void> {
    this.call(name, await this.cast.employer(name));
  }

  /** Somebody who holds these roles; he signs in by his name. */
  async person(name: string, roles: readonly string[], otherwise: CastPerson = {}): Promise<void> {
    const held = roles.map((role) => ({ role }));
    this.call(name, await this.cast.person(name, { roles: held, ...otherwise }));
  }

  /** Somebody who holds a role for one employer. */
  async personFor(employer: string, name: string, role: string, otherwise: CastPerson = {}): Promise<void> {
    await this.person(name, [], { roles: [{ role, employerId: this.id(employer) }], ...otherwise });
  }

  /** An employee of that employer. */
  async employee(name: string, employer: string, otherwise: Omit<CastEmployee, 'employerId'> = {}): Promise<void> {
    const { employeeId } = await this.cast.employee({ employerId: this.id(employer), ...otherwise });
    this.call(name, employeeId);
  }

  /** The processing agreement of a hired account is ended before its time. @throws Error when that isn't done */
  async endAgreementOf(accountId: string, who: string): Promise<void> {
    const [under] = await this.cast.sql<{ id: string }>(
      'SELECT processing_agreement_id AS id FROM access.account WHERE id = $1',
      [accountId],
    );
    const { status } = await this.post(who, `/v1/processing-agreements/${String(under?.id)}/end`);
    if (status !== 201) throw new Error(`the agreement was not ended: ${status}`);
  }

  async get(who: string, path: string, headers: Record<string, string> = {}): Promise<Answer> {
    return ask(`${this.service.url}${path}`, { token: await this.cast.token(who), headers });
  }

  async post(who: string, path: string, body?: unknown, headers: Record<string, string> = {}): Promise<Answer> {
    return ask(`${this.service.url}${path}`, { token: await this.cast.token(who), method: 'POST', body, headers });
  }

  /** The pieces of an employee's medical dossier, as somebody sees them. */
  async pieces(who: string, employee: string): Promise<Answer> {
    return this.get(who, `/v1/employees/${this.id(employee)}/pieces`);
  }

  /** A date in Amsterdam, so many days from the database's today. */
  async day(fromToday: number): Promise<string> {
    const [row] = await this.cast.sql<{ day: string }>('SELECT (platform.today() + $1::int)::text AS day', [fromToday]);
    return row?.day ?? '';
  }

  /** The codes of somebody's notices, the first one first; of those about one record if it is named. */
  async notices(name: string, about: unknown = null): Promise<string[]> {
    const rows = await this.cast.sql<{ code: string }>(
      'SELECT code FROM desk.notice WHERE account_id = $1 AND ($2::uuid IS NULL OR about = $2) ORDER BY created_at, code',
      [this.id(name), about],
    );
    return rows.map(({ code }) => code);
  }

  /** Who was told that an employee has no doctor. */
  async toldOfWant(employeeId: unknown): Promise<string[]> {
    return this.toldAbout(employeeId, 'doctor-wanted');
  }

  /** Who got a notice about a record, with that code if one is named: account ids, sorted. */
  async toldAbout(about: unknown, code: string | null = null): Promise<string[]> {
    const rows = await this.cast.sql<{ id: string }>(
      'SELECT account_id AS id FROM desk.notice WHERE about = $1 AND ($2::text IS NULL OR code = $2)',
      [about, code],
    );
    return rows.map(({ id }) => id).toSorted();
  }
}

/** What a problem says, in one line: status, type and rule. */
export function problemOf({ status, body }: Answer): unknown[] {
  return [status, body['type'], body['rule']];
}

/** An answer without what always differs, the request's id: for answers that must be the same byte for byte. */
export function withoutInstance({ status, body }: Answer): unknown[] {
  return [status, { ...body, instance: '' }];
}
