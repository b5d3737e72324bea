import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { invalidInput, notFound, refusedByRule, staleVersion } from '../../../platform/problems/usual-problems.js';
import type { LocalDate } from '../../../platform/calendar/local-date.js';
import type { Context } from '../../../safeguards/access/context.js';
import { Policies } from '../../../safeguards/access/policy/policies.js';
import { permitNew } from '../../../safeguards/access/proposed.js';
import { RecordStores } from '../../../safeguards/access/record-stores.js';
import type { Opened } from '../../../safeguards/access/sealed.js';
import { ServicesAgreed } from '../../../safeguards/services/services-agreed.js';
import { indexRecords } from '../../../safeguards/trail/index-record.js';
import type { EmploymentDays } from '../employee.js';
import { EmployeeRecords } from '../employee-records.js';
import { PAYROLL_TERMS } from './is-on-payroll.js';
import type { PayrollTermsAmendmentInput, PayrollTermsInput } from './payroll-terms.input.js';
import type { PayrollTerms, PayrollTermsWritten } from './payroll-terms.js';
import { PayrollTermsRepository } from './payroll-terms.repository.js';
import { type WantedTerms, whyNotThoseTerms } from './why-not-those-terms.js';

/** D7 — what an employment is paid, where the service runs the payroll, with its history: for who runs it and the employee (I1). */
@Injectable()
export class PayrollTermsService {
  constructor(
    private readonly stores: RecordStores,
    private readonly repository: PayrollTermsRepository,
    private readonly records: EmployeeRecords,
    private readonly policies: Policies,
    private readonly agreed: ServicesAgreed,
  ) {}

  /** Of every employment, at its current version. @throws Problem 404 outside what the actor may know of. */
  async ofEmployee(context: Context, employeeId: string): Promise<{ items: Opened<PayrollTerms>[] }> {
    const sealed = await this.stores.read(context, 'employee', async (tx) => {
      await this.records.refuseUnknown(tx, context, PAYROLL_TERMS, employeeId);
      return this.repository.ofEmployee(tx, context, employeeId);
    });
    return { items: sealed.map((terms) => terms.open(context)) };
  }

  /** Every version, the first one first. @throws Problem 404 outside what the actor may know of. */
  async versions(context: Context, termsId: string): Promise<{ items: Opened<PayrollTerms>[] }> {
    const sealed = await this.stores.read(context, 'employee', (tx) => this.repository.versions(tx, context, termsId));
    if (sealed.length === 0) throw notFound();
    return { items: sealed.map((version) => version.open(context)) };
  }

  /**
   * Records the terms of an employment.
   * @throws Problem 404 outside what the actor may know of; 400 for another's employment, an unlisted code or a day that can't be;
   *         403 (D7) where no service of the agreement asks for it; 409 where the employment has its terms already.
   */
  async record(context: Context, employeeId: string, input: PayrollTermsInput): Promise<PayrollTermsWritten> {
    const { employmentId, ...said } = input;
    return this.stores.write(context, 'employee', async (tx) => {
      await this.records.refuseUnknown(tx, context, PAYROLL_TERMS, employeeId);
      const employment = await this.repository.employment(tx, employeeId, employmentId);
      if (employment === null) throw invalidInput([{ at: '/employmentId', code: 'no_employment_of_his', rule: 'D1' }]);
      const id = randomUUID();
      const facts = await this.records.factsOfEmployment(tx, context, employeeId, employment);
      permitNew(context, 'record', PAYROLL_TERMS, { id }, facts, 'S7');
      await this.agreed.refuseUnagreedOf(tx, PAYROLL_TERMS, employeeId);
      const content = { ...said, change: null };
      this.#refuse(context, content, employment, null);
      if (!(await this.repository.add(tx, id, employeeId, employment))) {
        throw refusedByRule(409, 'on-record-already', 'D1', 'The employment has its payroll terms: amend those.');
      }
      const recordedBy = context.actor.accountId;
      await this.repository.addVersion(tx, { id, employeeId, version: 1, recordedBy }, content);
      await indexRecords(tx, [{ id, kind: PAYROLL_TERMS, employeeId, employerId: employment.employerId }]);
      return { payrollTermsId: id, version: 1 };
    });
  }

  /** A new version; the earlier one stays as history. @throws Problem 409 when `version` isn't the current one any more. */
  async amend(context: Context, termsId: string, input: PayrollTermsAmendmentInput): Promise<PayrollTermsWritten> {
    const { version: read, ...content } = input;
    return this.stores.write(context, 'employee', async (tx) => {
      const sealed = await this.repository.terms(tx, context, termsId);
      if (sealed === null) throw notFound();
      const terms = sealed.permit(context, 'amend', 'S7', CHANGED);
      const { employeeId, employmentId, effectiveFrom } = terms;
      await this.agreed.refuseUnagreedOf(tx, PAYROLL_TERMS, employeeId);
      const employment = await this.repository.employment(tx, employeeId, employmentId);
      if (employment === null) throw notFound();
      const version = await this.repository.raiseVersion(tx, termsId, read);
      if (version === null) throw staleVersion();
      this.#refuse(context, content, employment, effectiveFrom);
      const recordedBy = context.actor.accountId;
      await this.repository.addVersion(tx, { id: termsId, employeeId, version, recordedBy }, content);
      return { payrollTermsId: termsId, version };
    });
  }

  #refuse({ moment }: Context, wanted: WantedTerms, employment: EmploymentDays, before: LocalDate | null): void {
    const isCode = (list: string, code: string): boolean => this.policies.isCode(list, code);
    const errors = whyNotThoseTerms(wanted, employment, before, isCode, moment.today);
    if (errors.length > 0) throw invalidInput(errors);
  }
}

const CHANGED = [
  'effectiveFrom',
  'hoursPerWeek',
  'grossWageCents',
  'payPeriod',
  'wageTaxCredit',
  'iban',
  'change',
] as const;
