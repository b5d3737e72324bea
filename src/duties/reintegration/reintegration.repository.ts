import { Injectable } from '@nestjs/common';
import { seal, unseal, type DataKey, type Place } from '../../platform/keys/envelope.js';
import { KeyStore } from '../../platform/keys/key-store.js';
import type { LocalDate } from '../../platform/calendar/local-date.js';
import type { Transaction } from '../../platform/stores/transaction.js';
import {
  EMPLOYERS_FACTS,
  employersFactsOf,
  type EmployersFactsResult,
} from '../../records/fitness-verdict/employers-facts.js';
import { factsOfAbsence, READING_TERM, readingFacts } from '../../records/fitness-verdict/reading-facts.js';
import { whyTooLate } from '../../records/fitness-verdict/why-nothing-new.js';
import type { RuleRefusal } from '../../platform/problems/rule-refusal.js';
import type { Facts } from '../../safeguards/access/ability.js';
import type { Context } from '../../safeguards/access/context.js';
import { Policies } from '../../safeguards/access/policy/policies.js';
import type { EmployeeAttributes } from '../../safeguards/access/facts/employee-attributes.js';
import { Sealed } from '../../safeguards/access/sealed.js';
import { Guidance } from '../../safeguards/services/guidance.js';
import { dayOf } from '../../safeguards/waiting/turn.js';
import { isPartReceivable, isSaidByTheService } from './is-part-receivable.js';
import type { AbsenceOfFile, EarlierVersion, PartContent, PartName, ReintegrationPart } from './reintegration-part.js';
import { sortOfPart } from './sort-of-part.js';

export const REINTEGRATION_PART = 'ReintegrationPart';
/** The circle of those who act for an employer. */
const EMPLOYERS = 'employer';

const PARTS = `
  SELECT p.id, p.absence_id, p.employee_id, p.part, access.edition_of(p.employer_id) AS edition,
         v.version, v.sealed, v.recorded_by, v.recorded_at, p.by_employer, employee.went_out(p.id, v.version) AS released,
         employee.account_of(p.employee_id) IS NULL AS without_account
  FROM employee.reintegration_part p JOIN employee.reintegration_version v ON v.part_id = p.id`;
const OF_ABSENCE = `${PARTS} WHERE p.absence_id = $1 ORDER BY p.part, p.id, v.version`;
const ONE = `${PARTS} WHERE p.id = $1 ORDER BY v.version`;
const HELD = `
  SELECT p.id, p.absence_id AS "absenceId", ${dayOf('v.recorded_at')} AS since
  FROM employee.reintegration_part p JOIN employee.reintegration_version v ON v.part_id = p.id AND v.version = p.version
  WHERE employee.item_said(p.part, p.by_employer) IS NOT NULL AND NOT employee.went_out(p.id, p.version)`;
const DAYS = `
  SELECT id AS "absenceId", employee_id AS "employeeId", employer_id AS "employerId",
         access.edition_of(employer_id) AS edition, first_day AS "firstDay", recovered_on AS "recoveredOn" FROM employee.absence`;
const ABSENCE = `${DAYS} WHERE id = $1`;
const ABSENCES = `${DAYS} WHERE employee_id = $1 ORDER BY first_day DESC, id`;
const EMPLOYERS_SIDE = `
  SELECT ${EMPLOYERS_FACTS} FROM access.absence a JOIN access.employee e ON e.id = a.employee_id WHERE a.id = $1`;
const ADD = `
  INSERT INTO employee.reintegration_part (id, absence_id, employee_id, employer_id, part)
  VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING`;
const ADDED = 'SELECT id FROM employee.reintegration_part WHERE id = $1';
const RAISE = `
  UPDATE employee.reintegration_part SET version = version + 1 WHERE id = $1 AND version = $2 RETURNING version`;
const ADD_VERSION = `
  INSERT INTO employee.reintegration_version (part_id, version, sealed, recorded_by) VALUES ($1, $2, $3, $4)`;

interface PartResult {
  readonly id: string;
  readonly absence_id: string;
  readonly employee_id: string;
  readonly part: PartName;
  readonly edition: string | null;
  readonly version: number;
  readonly sealed: Buffer;
  readonly recorded_by: string;
  readonly recorded_at: string;
  readonly by_employer: boolean;
  readonly released: boolean;
  readonly without_account: boolean;
}

/** What is known of a part beside what it says. */
type StandingOfPart = Pick<PartResult, 'released' | 'by_employer'>;
type AboutAbsence = Facts & Partial<Pick<EmployeeAttributes, 'dossierDoctorId'>>;

/** A part that waits for a letter. */
export interface HeldPart {
  readonly id: string;
  readonly absenceId: string;
  readonly since: LocalDate;
}

/** What is written of a part; its content is sealed here. */
export interface NewVersion {
  readonly partId: string;
  readonly employeeId: string;
  readonly part: PartName;
  readonly version: number;
  readonly content: PartContent;
  readonly recordedBy: string;
}

/** The re-integration files; parts leave it sealed. */
@Injectable()
export class ReintegrationRepository {
  constructor(
    private readonly keys: KeyStore,
    private readonly policies: Policies,
  ) {}

  /** The days of an absence. @returns null outside what the actor may know of. */
  async absence(tx: Transaction, absenceId: string): Promise<AbsenceOfFile | null> {
    const [row] = await tx.query<AbsenceOfFile>(ABSENCE, [absenceId]);
    return row ?? null;
  }

  /** Of the absences of an employee, the latest first: those that the actor may know of. */
  async absencesOf(tx: Transaction, employeeId: string): Promise<readonly AbsenceOfFile[]> {
    return tx.query<AbsenceOfFile>(ABSENCES, [employeeId]);
  }

  /** V6 — the employer reads the file: why may nothing be added to it any more? @returns null while it may. */
  async whyTooLate(tx: Transaction, absenceId: string): Promise<RuleRefusal | null> {
    const [row] = await tx.query<EmployersFactsResult>(EMPLOYERS_SIDE, [absenceId]);
    if (row === undefined) throw new Error('an absence without its facts');
    return whyTooLate(employersFactsOf(row), this.policies.term(READING_TERM));
  }

  /** Every part that the actor may know of, each with its earlier versions. */
  async ofAbsence(tx: Transaction, context: Context, absenceId: string): Promise<Sealed<ReintegrationPart>[]> {
    return this.#sealed(tx, context, await tx.query<PartResult>(OF_ABSENCE, [absenceId]));
  }

  /** @returns null outside what the actor may know of. */
  async part(tx: Transaction, context: Context, partId: string): Promise<Sealed<ReintegrationPart> | null> {
    const [part] = await this.#sealed(tx, context, await tx.query<PartResult>(ONE, [partId]));
    return part ?? null;
  }

  /** V7 — the parts whose current version waits for the letter to an employee without an account, since when. */
  async held(tx: Transaction): Promise<readonly HeldPart[]> {
    return tx.query(HELD, []);
  }

  /** @returns false where the absence has one already of what there is one of. */
  async add(tx: Transaction, of: AbsenceOfFile, id: string, part: PartName): Promise<boolean> {
    await tx.query(ADD, [id, of.absenceId, of.employeeId, of.employerId, part]);
    return (await tx.query(ADDED, [id])).length === 1;
  }

  async addVersion(tx: Transaction, version: NewVersion): Promise<void> {
    const { partId, employeeId, part, recordedBy } = version;
    const key = await this.keys.find(employeeId, 'employee');
    const sealed = seal(key, placeOf(employeeId, partId, version.version, part), version.content);
    await tx.query(ADD_VERSION, [partId, version.version, sealed, recordedBy]);
  }

  /** Moves a part to its next version. @returns that version, or null when `from` isn't the current one any more. */
  async raiseVersion(tx: Transaction, partId: string, from: number): Promise<number | null> {
    const [row] = await tx.query<{ version: number }>(RAISE, [partId, from]);
    return row?.version ?? null;
  }

  /** What is known of parts of that sort about this absence, before there is one: nothing of it waits for a letter yet. */
  async facts(tx: Transaction, context: Context, of: AbsenceOfFile, part: PartName): Promise<Facts> {
    return {
      ...(await this.#aboutAbsence(tx, context, of.employeeId, of.absenceId)),
      unattended: false,
      ...this.#partFacts(context, part, of.edition, {
        released: true,
        by_employer: this.policies.circle(context.actor.role) === EMPLOYERS,
      }),
    };
  }

  async #aboutAbsence(tx: Transaction, context: Context, employeeId: string, absenceId: string): Promise<AboutAbsence> {
    const known = await readingFacts(tx, context, this.policies.term(READING_TERM), [employeeId]);
    const guidance = await Guidance.of(tx, this.policies, [employeeId]);
    return { ...factsOfAbsence(known.get(employeeId), absenceId), guided: guidance.isGuided(employeeId) };
  }

  #partFacts(context: Context, part: PartName, edition: string | null, last: StandingOfPart): Facts {
    const { actor, moment } = context;
    const said = { part, byEmployer: last.by_employer };
    const receivable = isPartReceivable(this.policies.disclosure, actor.role, said, edition, moment.today);
    const wentOut = last.released || !isSaidByTheService(said);
    return { ...sortOfPart(part), receivable, wentOut, saidByEmployer: last.by_employer };
  }

  async #sealed(tx: Transaction, context: Context, rows: readonly PartResult[]): Promise<Sealed<ReintegrationPart>[]> {
    const [first] = rows;
    if (first === undefined) return [];
    const key = await this.keys.find(first.employee_id, 'employee');
    const facts = await this.#aboutAbsence(tx, context, first.employee_id, first.absence_id);
    // V7 — nobody else is there to post the letter.
    const unattended = facts.dossierDoctorId === null && first.without_account;
    const ids = [...new Set(rows.map(({ id }) => id))];
    return ids.map((id) => {
      const versions = rows.filter((row) => row.id === id);
      const part = partOf(versions, key);
      const released = versions.every((version) => version.released);
      const byEmployer = versions.some((version) => version.by_employer);
      const ofPart = this.#partFacts(context, part.part, first.edition, { released, by_employer: byEmployer });
      return new Sealed(REINTEGRATION_PART, part, { ...facts, ...ofPart, unattended });
    });
  }
}

/** One part of its versions, the last one of which counts. V7 — they are numbered as somebody sees them: no gap tells of another. */
function partOf(rows: readonly PartResult[], key: DataKey): ReintegrationPart {
  const last = rows.at(-1);
  if (last === undefined) throw new Error('a part came without a version');
  const versions = rows.map((row, index): EarlierVersion => ({
    version: index + 1,
    content: unseal<PartContent>(key, placeOf(row.employee_id, row.id, row.version, row.part), row.sealed),
    recordedBy: row.recorded_by,
    recordedAt: row.recorded_at,
  }));
  const [current, ...earlier] = versions.toReversed();
  if (current === undefined) throw new Error('a part came without a version');
  return {
    id: last.id,
    absenceId: last.absence_id,
    employeeId: last.employee_id,
    part: last.part,
    ...current,
    earlier: earlier.toReversed(),
  };
}

function placeOf(owner: string, partId: string, version: number, part: PartName): Place {
  return { store: 'employee', owner, record: partId, version, item: part };
}
