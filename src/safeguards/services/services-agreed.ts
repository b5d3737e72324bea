import { Injectable } from '@nestjs/common';
import type { LocalDate } from '../../platform/calendar/local-date.js';
import { notFound, refusedByRule } from '../../platform/problems/usual-problems.js';
import type { Transaction } from '../../platform/stores/transaction.js';
import { Policies } from '../access/policy/policies.js';
import type { Whom } from '../access/policy/services-page.js';
import { mayRecord, whatMayBeRecorded, type AgreedServices } from './what-may-be-recorded.js';

/** The agreement with an employer that is in force today. */
export interface AgreementInForce extends AgreedServices {
  readonly id: string;
  readonly bearsSickPayRisk: boolean;
  readonly today: LocalDate;
}

const IN_FORCE = `
  SELECT id, services, starts_on AS "from", ends_on AS "until", bears_sick_pay_risk AS "bearsSickPayRisk",
         platform.today() AS today
  FROM access.agreement
  WHERE employer_id = $1 AND starts_on <= platform.today() AND (ends_on IS NULL OR ends_on >= platform.today())`;
const PERSON = `
  SELECT e.employer_id AS "employerId", EXISTS (SELECT 1 FROM access.absence a WHERE a.employee_id = e.id) AS absent
  FROM access.employee e WHERE e.id = $1`;

/**
 * D7 — what may be recorded of an employee, asked wherever something is: of services.yaml and the agreement in force today.
 * Every login reads the facts it asks for.
 */
@Injectable()
export class ServicesAgreed {
  constructor(private readonly policies: Policies) {}

  /** @throws Problem 403 (D7) where no agreement is in force today: then nothing may be recorded. */
  async inForce(tx: Transaction, employerId: string): Promise<AgreementInForce> {
    const [agreement] = await tx.query<AgreementInForce>(IN_FORCE, [employerId]);
    if (agreement === undefined) {
      throw refusedByRule(403, 'no-agreement', 'D7', 'No agreement with this employer is in force today.');
    }
    return agreement;
  }

  /** May records of this kind be made of these people under that agreement? */
  allow(agreement: AgreementInForce, kind: string, whom: Whom): boolean {
    return mayRecord(whatMayBeRecorded(this.policies.services, agreement, agreement.today), kind, whom);
  }

  /** @throws Problem 403 (D7) where no service of the agreement asks for such a record. */
  refuseUnagreed(agreement: AgreementInForce, kind: string, whom: Whom): void {
    if (!this.allow(agreement, kind, whom)) {
      throw refusedByRule(403, 'not-agreed', 'D7', 'No service of the agreement in force asks for such a record.');
    }
  }

  /**
   * The same about one person: asked before a record of this kind is made of him, once the actor may know of him.
   * @throws Problem 404 for an unknown employee; 403 (D7) without an agreement, or a service, that asks for it.
   */
  async refuseUnagreedOf(tx: Transaction, kind: string, employeeId: string): Promise<void> {
    const [person] = await tx.query<{ employerId: string; absent: boolean }>(PERSON, [employeeId]);
    if (person === undefined) throw notFound();
    this.refuseUnagreed(await this.inForce(tx, person.employerId), kind, person.absent ? 'absent' : 'everybody');
  }
}
