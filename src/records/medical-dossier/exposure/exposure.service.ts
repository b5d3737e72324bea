import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { invalidInput, notFound, staleVersion } from '../../../platform/problems/usual-problems.js';
import type { Transaction } from '../../../platform/stores/transaction.js';
import { ruleOfSecrecy } from '../../../safeguards/access/acts-under.js';
import type { Context } from '../../../safeguards/access/context.js';
import type { EmployeeAttributes } from '../../../safeguards/access/facts/employee-attributes.js';
import { PageCursors, type Page, type PageRequest } from '../../../safeguards/access/page-cursors.js';
import { Policies } from '../../../safeguards/access/policy/policies.js';
import { mayKnowOf, permitNew } from '../../../safeguards/access/proposed.js';
import { RecordStores } from '../../../safeguards/access/record-stores.js';
import type { Opened } from '../../../safeguards/access/sealed.js';
import { standingTowards } from '../../../safeguards/access/standing.js';
import { ServicesAgreed } from '../../../safeguards/services/services-agreed.js';
import { indexRecords } from '../../../safeguards/trail/index-record.js';
import type { ExposureAmendmentInput, ExposureInput } from './exposure.input.js';
import type { Exposure, ExposureAmended, ExposureRecorded } from './exposure.js';
import { ExposureRepository } from './exposure.repository.js';
import { whyNotExposedThen } from './why-not-exposed-then.js';

/** R2, R3 — to what an employee was exposed at work, from when and until when, with its history. */
@Injectable()
export class ExposureService {
  constructor(
    private readonly stores: RecordStores,
    private readonly repository: ExposureRepository,
    private readonly policies: Policies,
    private readonly cursors: PageCursors,
    private readonly agreed: ServicesAgreed,
  ) {}

  /** One page of an employee's exposures. @throws Problem 404 for a dossier the actor may not know of. */
  async exposures(context: Context, employeeId: string, page: PageRequest): Promise<Page<Opened<Exposure>>> {
    const { after, limit } = this.cursors.read(context, page, employeeId);
    const sealed = await this.stores.read(context, 'medical', async (tx) => {
      if (!mayKnowOf(context, 'Exposure', { ...(await this.#standing(tx, context, employeeId)) })) throw notFound();
      return this.repository.exposures(tx, context, employeeId, after, limit + 1);
    });
    return this.cursors.page(context, employeeId, sealed, limit);
  }

  /** I4 — every version of one, the first one first. */
  async versions(context: Context, exposureId: string): Promise<{ items: Opened<Exposure>[] }> {
    const sealed = await this.stores.read(context, 'medical', (tx) =>
      this.repository.versions(tx, context, exposureId),
    );
    if (sealed.length === 0) throw notFound();
    return { items: sealed.map((version) => version.open(context)) };
  }

  /** @throws Problem 400 for an unlisted class or days that can't be; 403 or 404 where the actor may not record. */
  async record(context: Context, employeeId: string, input: ExposureInput): Promise<ExposureRecorded> {
    this.#refuse(context, input);
    const id = randomUUID();
    return this.stores.write(context, 'medical', async (tx) => {
      const standing = await this.#standing(tx, context, employeeId);
      permitNew(context, 'record', 'Exposure', { id }, { ...standing }, ruleOfSecrecy(context.actsUnder));
      await this.agreed.refuseUnagreedOf(tx, 'Exposure', employeeId);
      await this.repository.add(tx, id, employeeId);
      const version = { id, employeeId, version: 1, ...input, reason: null, ...authorOf(context, standing) };
      await this.repository.addVersion(tx, version);
      await indexRecords(tx, [{ id, kind: 'Exposure', employeeId, employerId: standing.employerId }]);
      return { exposureId: id };
    });
  }

  /** I4 — a new version; the earlier one stays as history. @throws Problem 409 when `version` isn't the current one any more. */
  async amend(context: Context, exposureId: string, input: ExposureAmendmentInput): Promise<ExposureAmended> {
    this.#refuse(context, input);
    return this.stores.write(context, 'medical', async (tx) => {
      const sealed = await this.repository.exposure(tx, context, exposureId);
      if (sealed === null) throw notFound();
      const changed = ['agentClass', 'agent', 'from', 'until', 'source'] as const;
      const { employeeId } = sealed.permit(context, 'amend', 'S2', changed);
      await this.agreed.refuseUnagreedOf(tx, 'Exposure', employeeId);
      const standing = await this.#standing(tx, context, employeeId);
      const version = await this.repository.raiseVersion(tx, exposureId, input.version);
      if (version === null) throw staleVersion();
      const author = authorOf(context, standing);
      await this.repository.addVersion(tx, { ...input, id: exposureId, employeeId, version, ...author });
      return { exposureId, version };
    });
  }

  async #standing(tx: Transaction, context: Context, employeeId: string): Promise<EmployeeAttributes> {
    const standing = (await standingTowards(tx, context, [employeeId])).get(employeeId);
    if (standing === undefined) throw notFound();
    return standing;
  }

  #refuse({ moment }: Context, input: ExposureInput): void {
    const isClass = (code: string): boolean => this.policies.isCode('agent-class', code);
    const errors = whyNotExposedThen(input, isClass, moment.today);
    if (errors.length > 0) throw invalidInput(errors);
  }
}

/** S11 — who writes, and the doctor under whose responsibility. */
function authorOf(
  { actor: { accountId } }: Context,
  { dossierDoctorId }: EmployeeAttributes,
): Pick<Exposure, 'authorId' | 'responsibleDoctorId'> {
  return { authorId: accountId, responsibleDoctorId: dossierDoctorId ?? accountId };
}
