import { Injectable } from '@nestjs/common';
import type { LocalDate } from '../../../platform/calendar/local-date.js';
import type { Transaction } from '../../../platform/stores/transaction.js';
import type { AgreedServices } from '../../../safeguards/services/what-may-be-recorded.js';

const AGREEMENT_OF = `
  SELECT employer_id AS "employerId", agreement_id AS "agreementId", services, starts_on AS "from", ends_on AS "until"
  FROM access.agreement_of($1)`;

/** The agreement by which something may be recorded of a person. */
export interface PersonsAgreement {
  readonly employerId: string;
  readonly agreementId: string | null;
  readonly agreed: AgreedServices | null;
}

interface Row {
  readonly employerId: string;
  readonly agreementId: string | null;
  readonly services: readonly string[] | null;
  readonly from: LocalDate | null;
  readonly until: LocalDate | null;
}

/** Looks it up in the facts; the function decides who may (D7). */
@Injectable()
export class PersonsAgreementRepository {
  /** @returns null outside what the actor may know of. */
  async agreementOf(tx: Transaction, employeeId: string): Promise<PersonsAgreement | null> {
    const [row] = await tx.query<Row>(AGREEMENT_OF, [employeeId]);
    if (row === undefined) return null;
    const { employerId, agreementId, services, from, until } = row;
    return { employerId, agreementId, agreed: services === null || from === null ? null : { services, from, until } };
  }
}
