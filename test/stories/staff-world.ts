import { randomUUID } from 'node:crypto';
import { plainDate } from '../../src/platform/calendar/local-date.js';
import type { CastEmployee, CastPerson } from '../cast-people.js';
import { Cast } from '../cast.js';
import { ask, type Answer } from '../harness/http.js';
import { givenNameOf } from '../data/staff-file.js';
import { runningService, type RunningService } from '../harness/service.js';

/** What a sick report says of somebody without a name of his own. */
export const REPORT = {
  givenName: 'Sanne',
  infix: 'van den',
  familyName: 'Strijbosch',
  street: 'Zeestraat',
  houseNumber: '34',
  postcode: '9758 BA',
  city: 'Horst',
  phone: '0677552604',
} as const;

/** A running service with employers, their officers and their staff, called by name. Close it in `afterAll`. */
export class StaffWorld {
  readonly #ids = new Map<string, string>();

  readonly #purposes = new Map<string, string>();

  private constructor(
    readonly service: RunningService,
    readonly cast: Cast,
    private readonly today: string,
  ) {}

  static async open(): Promise<StaffWorld> {
    const service = await runningService();
    const cast = await Cast.of(service);
    const [row] = await cast.sql<{ day: string }>('SELECT platform.today()::text AS day');
    return new StaffWorld(service, cast, row?.day ?? '');
  }

  async close(): Promise<void> {
    await this.cast.close();
    await this.service.stop();
  }

  /** The id that goes by that name; what is no name is an id already. */
  id(name: string): string {
    return this.#ids.get(name) ?? name;
  }

  /** An employer with an agreement for these services, and an officer who signs in as `<name>-hr`. */
  async employer(name: string, services?: readonly string[], bearsSickPayRisk = false): Promise<void> {
    this.#ids.set(name, await this.cast.employer(name, services, bearsSickPayRisk));
    await this.person(`${name}-hr`, 'employer-officer', { kind: 'external' }, name);
  }

  /** Somebody who holds a role, for an employer if it is named; he signs in by his name. */
  async person(name: string, role: string, otherwise: CastPerson = {}, employer?: string): Promise<void> {
    const held = employer === undefined ? { role } : { role, employerId: this.id(employer) };
    this.#ids.set(name, await this.cast.person(name, { roles: [held], ...otherwise }));
  }

  /** An employee of that employer. @returns the id of the running absence, if there is one */
  async employee(name: string, employer: string, otherwise: Omit<CastEmployee, 'employerId'> = {}): Promise<string> {
    const { employeeId, absenceId } = await this.cast.employee({ employerId: this.id(employer), ...otherwise });
    this.#ids.set(name, employeeId);
    return absenceId ?? '';
  }

  /** From now on somebody says for which purpose he asks: who may for several has to. */
  says(who: string, purpose: string): void {
    this.#purposes.set(who, purpose);
  }

  async get(who: string, path: string): Promise<Answer> {
    return ask(`${this.service.url}${path}`, { token: await this.cast.token(who), headers: this.#headersOf(who) });
  }

  async post(who: string, path: string, body: unknown, headers: Record<string, string> = {}): Promise<Answer> {
    return ask(`${this.service.url}${path}`, {
      token: await this.cast.token(who),
      method: 'POST',
      body,
      headers: { ...this.#headersOf(who), ...headers },
    });
  }

  /** The officer of an employer reports somebody sick from today on, unless told otherwise. */
  async report(employer: string, staffNumber: string, otherwise: object = {}, key?: string): Promise<Answer> {
    const body = { ...REPORT, givenName: givenNameOf(staffNumber), staffNumber, firstDay: this.day(0), ...otherwise };
    const headers: Record<string, string> = key === undefined ? {} : { 'idempotency-key': key };
    return this.post(`${employer}-hr`, `/v1/employers/${this.id(employer)}/sick-reports`, body, headers);
  }

  /** The officer of an employer sends in a staff file. */
  async upload(employer: string, file: Uint8Array, headers: Record<string, string> = {}): Promise<Answer> {
    const response = await fetch(`${this.service.url}/v1/employers/${this.id(employer)}/staff-imports`, {
      method: 'POST',
      body: new Uint8Array(file),
      headers: {
        authorization: `Bearer ${await this.cast.token(`${employer}-hr`)}`,
        'content-type': 'text/csv',
        ...headers,
      },
    });
    const text = await response.text();
    return { status: response.status, headers: response.headers, text, body: JSON.parse(text) as Answer['body'] };
  }

  /** Everybody whom an account may list there, page by page. */
  async everybody(who: string, path: string, limit = 100): Promise<Record<string, unknown>[]> {
    const people: Record<string, unknown>[] = [];
    for (let after = ''; ;) {
      const { body } = await this.get(who, `${path}?limit=${limit}${after}`);
      people.push(...(body['items'] as Record<string, unknown>[]));
      if (typeof body['next'] !== 'string') break;
      after = `&after=${body['next']}`;
    }
    return people;
  }

  /** A date in Amsterdam, so many days from the day on which the world was opened. */
  day(fromToday: number): string {
    return plainDate(this.today).add({ days: fromToday }).toString();
  }

  /** How many rows a table has of an employer. */
  async count(table: 'identity' | 'employment' | 'absence' | 'staff_import', employer: string): Promise<number> {
    const [row] = await this.cast.sql<{ count: number }>(
      `SELECT count(*)::int AS count FROM employee.${table} WHERE employer_id = $1`,
      [this.id(employer)],
    );
    return row?.count ?? 0;
  }

  /** The trail's lines of one kind of act, the first one first. */
  async lines(action: string, kind: string): Promise<Record<string, unknown>[]> {
    return this.cast.sql(
      `SELECT record_id AS "recordId", employee_id AS "employeeId", outcome, status, rule FROM trail.line
       WHERE action = $1 AND kind = $2 ORDER BY id`,
      [action, kind],
    );
  }

  #headersOf(who: string): Record<string, string> {
    const purpose = this.#purposes.get(who);
    return purpose === undefined ? {} : { purpose };
  }
}

/** An answer but for its request's id, which differs in equal refusals. */
export function sameButForId({ status, text }: Answer): readonly [number, string] {
  return [status, text.replace(/urn:uuid:[0-9a-f-]{36}/, '')];
}

/** What a problem says, in one line: status, type and rule. */
export function problemOf({ status, body }: Answer): unknown[] {
  return [status, body['type'], body['rule']];
}

/** An id that nothing has. */
export const UNKNOWN = randomUUID();
