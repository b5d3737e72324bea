import { refusedByRule } from '../../platform/problems/usual-problems.js';
import type { Transaction } from '../../platform/stores/transaction.js';

/** What the employer's agreement says today of what may be recorded (D7). */
export interface AgreementFacts {
  readonly services: readonly string[];
  readonly bearsSickPayRisk: boolean;
}

const IN_FORCE = `
  SELECT services, bears_sick_pay_risk AS "bearsSickPayRisk" FROM access.agreement
  WHERE employer_id = $1 AND starts_on <= platform.today() AND (ends_on IS NULL OR ends_on >= platform.today())`;

/** V9 — services that need everybody on the payroll, also who was never absent. */
const NEED_ALL_STAFF = ['payroll', 'screening'];
const GUIDANCE = 'absence-guidance';

/** @throws Problem 403 (D7) where no agreement is in force today: then nothing may be recorded. */
export async function agreementInForce(tx: Transaction, employerId: string): Promise<AgreementFacts> {
  const [agreement] = await tx.query<AgreementFacts>(IN_FORCE, [employerId]);
  if (agreement === undefined) {
    throw refusedByRule(403, 'no-agreement', 'D7', 'No agreement with this employer is in force today.');
  }
  return agreement;
}

/** @throws Problem 403 (D7) under an agreement without absence guidance. */
export function refuseWithoutGuidance({ services }: AgreementFacts): void {
  if (!services.includes(GUIDANCE)) {
    throw refusedByRule(403, 'not-agreed', 'D7', 'The agreement in force has no absence guidance.');
  }
}

/** May people without absence be recorded under this agreement? (V9) */
export function needsAllStaff({ services }: AgreementFacts): boolean {
  return NEED_ALL_STAFF.some((service) => services.includes(service));
}
