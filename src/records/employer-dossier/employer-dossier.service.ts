import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { KeyStore } from '../../platform/keys/key-store.js';
import { invalidInput, notFound, refusedByRule, staleVersion } from '../../platform/problems/usual-problems.js';
import type { Transaction } from '../../platform/stores/transaction.js';
import type { Context } from '../../safeguards/access/context.js';
import { PageCursors, type Page, type PageRequest } from '../../safeguards/access/page-cursors.js';
import { permitNew } from '../../safeguards/access/proposed.js';
import { RecordStores } from '../../safeguards/access/record-stores.js';
import type { Opened, Sealed } from '../../safeguards/access/sealed.js';
import { indexRecords } from '../../safeguards/trail/index-record.js';
import type {
  Agreement,
  Employer,
  AgreementAdded,
  AgreementEnded,
  EditionNarrowed,
  EmployerAdded,
  EmployerAmended,
} from './employer.js';
import type {
  AgreementEndInput,
  AgreementInput,
  EmployerAmendmentInput,
  EmployerInput,
  NarrowerEditionInput,
} from './employer-dossier.input.js';
import { EmployerDossierRepository } from './employer-dossier.repository.js';

const ALL = 'employers';

/** The employer dossier: the relation and its agreements, and nothing of an employee (D1, D3). */
@Injectable()
export class EmployerDossierService {
  constructor(
    private readonly stores: RecordStores,
    private readonly repository: EmployerDossierRepository,
    private readonly cursors: PageCursors,
    private readonly keys: KeyStore,
  ) {}

  async employers(context: Context, request: PageRequest): Promise<Page<Opened<Employer>>> {
    const { after, limit } = this.cursors.read(context, request, ALL);
    const sealed = await this.stores.read(context, 'employer', (tx) => this.repository.employers(tx, after, limit + 1));
    return this.cursors.page(context, ALL, sealed, limit);
  }

  /** @throws Problem 404 outside what the actor may know of. */
  async employer(context: Context, employerId: string): Promise<Opened<Employer>> {
    const sealed = await this.stores.read(context, 'employer', (tx) => this.#known(tx, employerId));
    return sealed.open(context);
  }

  /** D7 — what may be recorded, shown per agreement. @throws Problem 404 for an employer the actor may not know of. */
  async agreements(context: Context, employerId: string): Promise<{ items: Opened<Agreement>[] }> {
    const sealed = await this.stores.read(context, 'employer', async (tx) => {
      await this.#known(tx, employerId);
      return this.repository.agreementsOf(tx, employerId);
    });
    return { items: sealed.map((agreement) => agreement.open(context)) };
  }

  /**
   * Records an employer, with the key under which its staff numbers are found again: the key first, then the rows.
   * @throws Problem 409 (D1) when its registration number is on record.
   */
  async addEmployer(context: Context, input: EmployerInput): Promise<EmployerAdded> {
    return this.stores.write(context, 'employer', async (tx) => {
      const employer = { ...input, id: randomUUID() };
      permitNew(context, 'record', 'Employer', employer, { employerId: employer.id }, 'D1');
      if (await this.repository.isRegistered(tx, employer.registrationNumber)) {
        throw refusedByRule(409, 'registered-already', 'D1', 'An employer with that registration number is on record.');
      }
      await this.keys.create([employer.id], ['digest']);
      await this.repository.addEmployer(tx, employer, context.actor.accountId);
      await indexRecords(tx, [{ id: employer.id, kind: 'Employer', employeeId: null, employerId: employer.id }]);
      return { employerId: employer.id };
    });
  }

  /** @throws Problem 404 for an unknown employer; 409 (D7) when another agreement is in force on one of its days. */
  async addAgreement(context: Context, employerId: string, input: AgreementInput): Promise<AgreementAdded> {
    return this.stores.write(context, 'employer', async (tx) => {
      await this.#known(tx, employerId);
      const agreement: Omit<Agreement, 'version'> = {
        ...input,
        id: randomUUID(),
        employerId,
        until: input.until ?? null,
      };
      permitNew(context, 'record', 'Agreement', agreement, { employerId }, 'D7');
      if (await this.repository.overlaps(tx, employerId, agreement.from, agreement.until)) {
        throw refusedByRule(409, 'agreements-overlap', 'D7', 'Another agreement is in force on one of these days.');
      }
      await this.repository.addAgreement(tx, agreement, context.actor.accountId);
      await indexRecords(tx, [{ id: agreement.id, kind: 'Agreement', employeeId: null, employerId }]);
      return { agreementId: agreement.id };
    });
  }

  /**
   * Records the organisation as it is now; what stood before stays in the history.
   * @throws Problem 404 outside what the actor may know of; 409 when `version` isn't the current one.
   */
  async amendEmployer(context: Context, employerId: string, input: EmployerAmendmentInput): Promise<EmployerAmended> {
    return this.stores.write(context, 'employer', async (tx) => {
      const sealed = await this.#known(tx, employerId);
      sealed.permit(context, 'amend', 'D1', ['name', 'sector', 'country', 'visitingAddress', 'postalAddress']);
      const version = await this.repository.amendEmployer(tx, employerId, input);
      if (version === null) throw staleVersion();
      return { employerId, version };
    });
  }

  /** Shortens an agreement; to go on longer takes a new one. @throws Problem 409 when it ends as early already, or was changed meanwhile. */
  async endAgreement(
    context: Context,
    agreementId: string,
    { version, endsOn }: AgreementEndInput,
  ): Promise<AgreementEnded> {
    return this.stores.write(context, 'employer', async (tx) => {
      const { from, until } = (await this.#agreement(tx, agreementId)).permit(context, 'amend', 'D7', ['until']);
      if (endsOn < from) throw invalidInput([{ at: '/endsOn', code: 'before_from', rule: 'D7' }]);
      if (until !== null && until <= endsOn) {
        throw refusedByRule(409, 'ends-already', 'D7', 'It ends on that day or earlier already.');
      }
      const next = await this.repository.end(tx, agreementId, version, endsOn);
      if (next === null) throw staleVersion();
      return { agreementId, endsOn, version: next };
    });
  }

  /** V5 — chooses the narrower edition. @throws Problem 409 when it has it already, or was changed meanwhile. */
  async narrowEdition(context: Context, agreementId: string, input: NarrowerEditionInput): Promise<EditionNarrowed> {
    return this.stores.write(context, 'employer', async (tx) => {
      const sealed = await this.#agreement(tx, agreementId);
      const { disclosureEdition } = sealed.permit(context, 'amend', 'V5', ['disclosureEdition']);
      if (disclosureEdition === input.disclosureEdition) {
        throw refusedByRule(409, 'narrow-already', 'V5', 'It has the narrower edition already.');
      }
      const version = await this.repository.narrow(tx, agreementId, input);
      if (version === null) throw staleVersion();
      return { agreementId, version };
    });
  }

  async #known(tx: Transaction, employerId: string): Promise<Sealed<Employer>> {
    const sealed = await this.repository.employer(tx, employerId);
    if (sealed === null) throw notFound();
    return sealed;
  }

  async #agreement(tx: Transaction, agreementId: string): Promise<Sealed<Agreement>> {
    const sealed = await this.repository.agreement(tx, agreementId);
    if (sealed === null) throw notFound();
    return sealed;
  }
}
