import { randomUUID } from 'node:crypto';
import type { Commissioned, ExaminationWorld } from '../stories/examination-world.js';
import type { Step } from './raw-sessions.js';

const ISSUE = `
  INSERT INTO medical.examination_outcome (id, examination_id, employee_id, doctor_id, sealed, supersedes, issued_at)
  VALUES ($1, $2, $3, $4, '\\x00', $5, platform.clock() + $6::interval)`;
const DECIDE = `
  INSERT INTO medical.examination_decision (outcome_id, step, employee_id, decision, decided_by, decided_at)
  VALUES ($1, $2, $3, $4, $5, platform.clock() + $6::interval)`;
const RELEASE = `
  INSERT INTO medical.examination_release (outcome_id, examination_id, employee_id, supersedes, released_by, responsible_doctor_id)
  VALUES ($1, $2, $3, NULL, $4, $5)`;
const LET_OUT = `
  INSERT INTO desk.released_outcome (id, examination_id, employer_id, employee_id, examination_kind, sealed, issued_on)
  VALUES ($1, $2, $3, $4, $5, '\\x00', platform.today() + $6::integer)`;
const NOTICE = 'INSERT INTO desk.notice (id, account_id, code, about) VALUES ($1, $2, $3, $4)';
const POST = `
  INSERT INTO medical.examination_posting (outcome_id, employee_id, posted_on, posted_by, responsible_doctor_id)
  VALUES ($1, $2, platform.today() + $3::integer, $4, $5)`;

const COMMISSION = `
  INSERT INTO desk.examination (id, employer_id, employee_id, examination_kind, round, asked_by, closes_on)
  VALUES ($1, $2, $3, $4, $5, $6, platform.today() + $7::integer)`;

const APPLY = `
  INSERT INTO access.application (id, employee_id, until, recorded_by)
  VALUES ($1, $2, (platform.today() + $3::interval)::date, $4)`;
const LIKEN = 'INSERT INTO employee.likeness (employer_id, employee_id, home) VALUES ($1, $2, $3)';
const IDENTIFY = `
  INSERT INTO employee.identity (employer_id, employee_id, number_digest, row_digest, sealed)
  VALUES ($1, $2, $3, $3, '\\x00')`;

/** An examination whose outcome waits for the employee. */
export interface Held extends Commissioned {
  readonly outcomeId: string;
}
/** What a step says otherwise than what is right. */
export type Change = Readonly<Record<string, string | number>>;

/** The statements with which examinations are written, right unless told otherwise. */
export interface ExaminationSteps {
  readonly applying: (employeeId: string, change?: Change) => Step;
  /** What he is known again by, and who he is (D1). */
  readonly identifying: (employeeId: string) => readonly Step[];
  readonly commissioning: (employeeId: string, change?: Change) => Step;
  readonly issuing: (one: Commissioned, change?: Change) => Step;
  readonly deciding: (one: Held, change?: Change) => Step;
  readonly posting: (one: Held, days: number, by?: string, doctor?: string) => Step;
  readonly releasing: (one: Held, by: string | null) => Step;
  readonly lettingOut: (one: Held, change?: Change) => Step;
  readonly telling: (account: string, code: string, about: string) => Step;
}

/** For the people of that world: Dr Vos is everybody's doctor, and the officer is Acme's. */
export function examinationSteps({ vos, acme, officer }: ExaminationWorld): ExaminationSteps {
  return {
    applying: (employeeId, change = {}) => {
      const { until, by } = { until: '3 months', by: officer, ...change };
      return [APPLY, [randomUUID(), employeeId, until, by]];
    },
    identifying: (employeeId) =>
      [LIKEN, IDENTIFY].map((statement): Step => [statement, [acme, employeeId, Buffer.from(employeeId)]]),
    commissioning: (employeeId, change = {}) => {
      const { employer, kind, round, by, days } = {
        ...{ employer: acme, kind: 'pre-employment', round: 1, by: officer, days: 42 },
        ...change,
      };
      return [COMMISSION, [randomUUID(), employer, employeeId, kind, round, by, days]];
    },
    issuing: ({ examinationId, employeeId }, change = {}) => {
      const { doctor, supersedes, at } = { doctor: vos, supersedes: null, at: '0', ...change };
      return [ISSUE, [randomUUID(), examinationId, employeeId, doctor, supersedes, at]];
    },
    deciding: ({ outcomeId, employeeId, accountId }, change = {}) => {
      const { what, by, step, at } = { what: 'agreed', by: accountId, step: 1, at: '0', ...change };
      return [DECIDE, [outcomeId, step, employeeId, what, by, at]];
    },
    posting: ({ outcomeId, employeeId }, days, by = vos, doctor = vos) => [
      POST,
      [outcomeId, employeeId, days, by, doctor],
    ],
    releasing: ({ outcomeId, examinationId, employeeId }, by) => [
      RELEASE,
      [outcomeId, examinationId, employeeId, by, vos],
    ],
    lettingOut: ({ outcomeId, examinationId, employeeId }, change = {}) => {
      const { employer, kind, days } = { employer: acme, kind: 'pre-employment', days: 0, ...change };
      return [LET_OUT, [outcomeId, examinationId, employer, employeeId, kind, days]];
    },
    telling: (account, code, about) => [NOTICE, [randomUUID(), account, code, about]],
  };
}
