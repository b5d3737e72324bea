import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { keyedDigest } from '../src/platform/keys/keyed-digest.js';
import { birthDigest } from '../src/safeguards/access/facts/birth-digest.js';
import { seal } from '../src/platform/keys/envelope.js';
import { KeyStore } from '../src/platform/keys/key-store.js';
import { Policies } from '../src/safeguards/access/policy/policies.js';
import {
  BORN,
  CONTACT_ADDRESS,
  personOf,
  type CastEmployee,
  type CastEmployeeIds,
  type CastPerson,
} from './cast-people.js';
import { agreed, instructed, registered } from './cast-standing.js';
import type { RunningService } from './harness/service.js';
import { tokenFor, type SignedIn } from './harness/token-for.js';

const LONG_AGO = '2020-01-01T00:00:00Z';
const UNDERTAKING = 'general-undertaking';
const SECRECY = 'derived-secrecy';

/**
 * Puts people and records into a running service's stores before a story begins, as an administrator of the database would:
 * what a story is about goes through HTTP.
 */
export class Cast {
  readonly #sql = (statement: string, values: readonly unknown[]): Promise<unknown> => this.sql(statement, values);
  #last: Promise<unknown> = Promise.resolve();
  readonly #texts = new Map<string, string>();
  #employers = 0;

  private constructor(
    private readonly service: RunningService,
    private readonly admin: pg.Client,
  ) {}

  static async of(service: RunningService): Promise<Cast> {
    const admin = new pg.Client({ connectionString: service.databases.adminUrls.main });
    admin.on('error', () => undefined);
    await admin.connect();
    const cast = new Cast(service, admin);
    for (const kind of [UNDERTAKING, SECRECY]) cast.#texts.set(kind, await cast.#text(kind));
    return cast;
  }

  /** Closes the administrator's connection. Call it before the service stops. */
  async close(): Promise<void> {
    await this.admin.end();
  }

  /** Any statement as the administrator, for what a story can't bring about itself. @returns the rows */
  async sql<Row extends object>(statement: string, values: readonly unknown[] = []): Promise<Row[]> {
    const answer = this.#last.then(() => this.admin.query<Row>(statement, [...values]));
    // A connection does one thing at a time, whoever asks two at once.
    this.#last = answer.catch(() => undefined);
    return (await answer).rows;
  }

  /** An account linked to the issuer's subject of that name. @returns its id */
  async person(subject: string, person: CastPerson): Promise<string> {
    const {
      kind = 'staff',
      hiredUntil = null,
      agreedUntil,
      roles = [],
      undertaking = true,
      registeredUntil,
      declared,
      instructedUntil,
    } = person;
    const id = randomUUID();
    const agreementId = kind === 'hired' ? await this.processingAgreement(agreedUntil) : null;
    await this.sql(
      `INSERT INTO access.account (id, kind, status, issuer, subject, hired_until, processing_agreement_id, created_at, linked_at)
       VALUES ($1, $2, 'active', $3, $4, $5, $6, $7, $7)`,
      [id, kind, this.service.settings.issuer.issuer, subject, hiredUntil, agreementId, LONG_AGO],
    );
    await this.sql('INSERT INTO desk.account_name (account_id, name) VALUES ($1, $2)', [id, subject]);
    for (const { role, employerId = null } of roles) await this.role(id, role, employerId);
    if (undertaking && (kind === 'staff' || kind === 'hired')) await this.declaration(id, UNDERTAKING);
    if (declared === true) await this.declaration(id, SECRECY);
    if (registeredUntil !== undefined) await registered(this.#sql, id, registeredUntil);
    if (instructedUntil !== undefined) await instructed(this.#sql, id, instructedUntil);
    return id;
  }

  /** A role in force, as if every signature had been given. @returns its id */
  async role(accountId: string, role: string, employerId: string | null = null): Promise<string> {
    const id = randomUUID();
    const { circle } = this.service.app.get(Policies).role(role);
    await this.sql(
      `INSERT INTO access.role (id, account_id, role, circle, employer_id, valid_from, needs_approval, needs_confirmation, in_force_since)
       VALUES ($1, $2, $3, $4, $5, $6, false, false, $6)`,
      [id, accountId, role, circle, employerId, LONG_AGO],
    );
    return id;
  }

  /** A signature under the current text. @returns its id */
  async declaration(accountId: string, kind: string): Promise<string> {
    const id = randomUUID();
    await this.sql(
      'INSERT INTO access.declaration (id, account_id, text_id, kind, signed_at) VALUES ($1, $2, $3, $4, $5)',
      [id, accountId, this.#texts.get(kind), kind, LONG_AGO],
    );
    return id;
  }

  /** An employer with its digest key and, unless told otherwise, an agreement for absence guidance. @returns its id */
  async employer(
    name: string,
    services: readonly string[] = ['absence-guidance'],
    bearsSickPayRisk = false,
  ): Promise<string> {
    const id = randomUUID();
    await this.service.app.get(KeyStore).create([id], ['digest']);
    await this.sql('INSERT INTO access.employer (id) VALUES ($1)', [id]);
    await this.sql(
      'INSERT INTO employer.employer (id, name, registration_number, created_by) VALUES ($1, $2, $3, $4)',
      [id, name, String(10_000_000 + this.#employers++), randomUUID()],
    );
    if (services.length === 0) return id;
    const agreementId = randomUUID();
    await this.sql(
      `INSERT INTO access.agreement (id, employer_id, services, starts_on, bears_sick_pay_risk, disclosure_edition)
       VALUES ($1, $2, $3, '2020-01-01', $4, 'current')`,
      [agreementId, id, services, bearsSickPayRisk],
    );
    await this.sql('INSERT INTO employer.agreement (id, employer_id, recorded_by) VALUES ($1, $2, $3)', [
      agreementId,
      id,
      randomUUID(),
    ]);
    return id;
  }

  /** An employee with both keys, sealed identity, employment and, if told, an absence that runs. */
  async employee(employee: CastEmployee): Promise<CastEmployeeIds> {
    const {
      employerId,
      accountId = null,
      doctorId,
      told = true,
      startsOn = '2020-01-01',
      endsOn = null,
      absentSince,
      birthDate = BORN,
    } = employee;
    const keys = this.service.app.get(KeyStore);
    const employeeId = randomUUID();
    await keys.create([employeeId], ['employee', 'medical']);
    const key = await keys.find(employeeId, 'employee');
    const digestKey = await keys.find(employerId, 'digest');
    const staffNumber = employeeId.slice(0, 8);
    await this.sql(
      'INSERT INTO access.employee (id, employer_id, person_account_id, birth_digest) VALUES ($1, $2, $3, $4)',
      [employeeId, employerId, accountId, birthDigest(digestKey, employeeId, birthDate)],
    );
    await this.sql(
      `INSERT INTO employee.identity (employee_id, employer_id, number_digest, row_digest, sealed) VALUES ($1, $2, $3, $4, $5)`,
      [
        employeeId,
        employerId,
        keyedDigest(digestKey, staffNumber),
        keyedDigest(digestKey, randomUUID()),
        seal(
          key,
          { store: 'employee', owner: employeeId, record: employeeId, version: 1, item: 'identity' },
          personOf(staffNumber),
        ),
      ],
    );
    const employmentId = randomUUID();
    await this.sql('INSERT INTO access.employment (id, employee_id, starts_on, ends_on) VALUES ($1, $2, $3, $4)', [
      employmentId,
      employeeId,
      startsOn,
      endsOn,
    ]);
    await this.sql(
      'INSERT INTO employee.employment (id, employee_id, employer_id, starts_on, ends_on, sealed) VALUES ($1, $2, $3, $4, $5, $6)',
      [
        employmentId,
        employeeId,
        employerId,
        startsOn,
        endsOn,
        seal(
          key,
          { store: 'employee', owner: employeeId, record: employmentId, version: 1, item: 'employment' },
          { hoursPerWeek: 36 },
        ),
      ],
    );
    if (doctorId !== undefined) await this.responsibility(employeeId, doctorId, told);
    const absenceId = absentSince === undefined ? null : await this.absence(employeeId, employerId, absentSince);
    return { employeeId, absenceId };
  }

  /** The doctor becomes the employee's dossier doctor; the one before stops being it. @returns its id */
  async responsibility(employeeId: string, doctorId: string, told = true): Promise<string> {
    const id = randomUUID();
    await this.sql(
      'UPDATE access.responsibility SET ended_at = platform.clock() WHERE employee_id = $1 AND ended_at IS NULL',
      [employeeId],
    );
    await this.sql(
      `INSERT INTO access.responsibility (id, employee_id, doctor_id, given_by, given_at, effective_from, told_at, told_how)
       VALUES ($1, $2, $3, $4, $5, $5, CASE WHEN $6 THEN $5::timestamptz END, CASE WHEN $6 THEN 'posted' END)`,
      [id, employeeId, doctorId, randomUUID(), LONG_AGO, told],
    );
    return id;
  }

  /** An absence that runs since that day. @returns its id */
  async absence(employeeId: string, employerId: string, firstDay: string): Promise<string> {
    const id = randomUUID();
    const key = await this.service.app.get(KeyStore).find(employeeId, 'employee');
    await this.sql('INSERT INTO access.absence (id, employee_id, first_day) VALUES ($1, $2, $3)', [
      id,
      employeeId,
      firstDay,
    ]);
    await this.sql("INSERT INTO access.record (id, kind, employee_id, employer_id) VALUES ($1, 'Absence', $2, $3)", [
      id,
      employeeId,
      employerId,
    ]);
    await this.sql(
      `INSERT INTO employee.absence (id, employee_id, employer_id, first_day, sealed, reported_by) VALUES ($1, $2, $3, $4, $5, $6)`,
      [
        id,
        employeeId,
        employerId,
        firstDay,
        seal(
          key,
          { store: 'employee', owner: employeeId, record: id, version: 1, item: 'absence' },
          { phone: '0612345678', contactAddress: CONTACT_ADDRESS, nursingAddress: null },
        ),
        randomUUID(),
      ],
    );
    return id;
  }

  /** Derived secrecy of an assistant for one employee. @returns its id */
  async delegation(
    doctorId: string,
    assistantId: string,
    employeeId: string,
    actions: readonly string[] = ['read'],
    until = '2099-01-01T00:00:00Z',
  ): Promise<string> {
    const id = randomUUID();
    await this.sql(
      `INSERT INTO access.delegation (id, doctor_id, assistant_id, employee_id, actions, valid_from, valid_until)
       VALUES ($1, $2, $3, $4, $5, $6, $7)`,
      [id, doctorId, assistantId, employeeId, actions, LONG_AGO, until],
    );
    return id;
  }

  /** A doctor in training works under that doctor. @returns its id */
  async training(traineeId: string, supervisorId: string, until = '2099-01-01T00:00:00Z'): Promise<string> {
    const id = randomUUID();
    await this.sql(
      `INSERT INTO access.training (id, trainee_id, supervisor_id, valid_from, valid_until, given_by)
       VALUES ($1, $2, $3, $4, $5, $6)`,
      [id, traineeId, supervisorId, LONG_AGO, until, randomUUID()],
    );
    return id;
  }

  /** A processing agreement in force. @returns its id */
  async processingAgreement(until = '2099-12-31'): Promise<string> {
    return agreed(this.#sql, until);
  }

  /** A real token of the run's issuer for that subject. */
  async token(subject: string, signedIn: SignedIn = {}): Promise<string> {
    return tokenFor(subject, { issuerUrl: this.service.settings.issuer.issuer, ...signedIn });
  }

  async #text(kind: string): Promise<string> {
    const id = randomUUID();
    await this.sql(
      `INSERT INTO access.declaration_text (id, kind, edition, text, digest, announced_by, announced_at, effective_from)
       VALUES ($1, $2, '2020', 'I keep secret what I learn.', sha256('I keep secret what I learn.'), $3, $4, $4)`,
      [id, kind, randomUUID(), LONG_AGO],
    );
    return id;
  }
}
