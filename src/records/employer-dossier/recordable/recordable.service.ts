import { Injectable } from '@nestjs/common';
import { notFound } from '../../../platform/problems/usual-problems.js';
import type { Transaction } from '../../../platform/stores/transaction.js';
import type { Context } from '../../../safeguards/access/context.js';
import { Policies } from '../../../safeguards/access/policy/policies.js';
import { mayKnowOf } from '../../../safeguards/access/proposed.js';
import { RecordStores } from '../../../safeguards/access/record-stores.js';
import { Sealed, type Opened } from '../../../safeguards/access/sealed.js';
import { whatMayBeRecorded } from '../../../safeguards/services/what-may-be-recorded.js';
import { EmployerDossierRepository } from '../employer-dossier.repository.js';
import { PersonsAgreementRepository } from './persons-agreement.repository.js';
import type { AgreementScope, EmployeeScope } from './recordable.js';

/** D7 — what may be recorded, shown by the function that enforces it. */
@Injectable()
export class RecordableService {
  constructor(
    private readonly stores: RecordStores,
    private readonly employers: EmployerDossierRepository,
    private readonly people: PersonsAgreementRepository,
    private readonly policies: Policies,
  ) {}

  /** What may be recorded today under an agreement. @throws Problem 404 outside what the actor may know of. */
  async ofAgreement(context: Context, agreementId: string): Promise<Opened<AgreementScope>> {
    const agreement = await this.stores.read(context, 'employer', (tx: Transaction) =>
      this.employers.agreedServices(tx, agreementId),
    );
    if (agreement === null) throw notFound();
    const { employerId } = agreement;
    const recordable = whatMayBeRecorded(this.policies.services, agreement, context.moment.today);
    return new Sealed('AgreementScope', { id: agreementId, employerId, recordable }, { employerId }).open(context);
  }

  /** What may be recorded today of a person. @throws Problem 404 outside what the actor may know of. */
  async ofEmployee(context: Context, employeeId: string): Promise<Opened<EmployeeScope>> {
    const found = await this.stores.read(context, 'desk', (tx) => this.people.agreementOf(tx, employeeId));
    if (found === null || !mayKnowOf(context, 'EmployeeScope', { employeeId })) throw notFound();
    const { employerId, agreementId, agreed } = found;
    const recordable = agreed === null ? [] : whatMayBeRecorded(this.policies.services, agreed, context.moment.today);
    const scope = { id: employeeId, employerId, agreementId, recordable };
    return new Sealed('EmployeeScope', scope, { employeeId }).open(context);
  }
}
