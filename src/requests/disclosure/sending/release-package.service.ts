import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { refuseIf } from '../../../platform/problems/rule-refusal.js';
import { notFound } from '../../../platform/problems/usual-problems.js';
import type { Transaction } from '../../../platform/stores/transaction.js';
import type { Context } from '../../../safeguards/access/context.js';
import { RecordStores } from '../../../safeguards/access/record-stores.js';
import { requireStanding } from '../../../safeguards/access/require-standing.js';
import { giveNotice } from '../../../safeguards/notices/give-notice.js';
import { DisclosureRepository } from '../disclosure.repository.js';
import type { DisclosureRequest } from '../disclosure-request.js';
import { whyNoBasis, whyNotStep } from '../why-not-step.js';
import { newCollectionSecrets } from './collection-secrets.js';
import { DisclosurePackageRepository } from './disclosure-package.repository.js';
import type { PackageReleased } from './disclosure-package.js';

/** C11 — what was signed is made ready for the one recipient: a link, and a code that travels another way. The service sends neither. */
@Injectable()
export class ReleasePackageService {
  constructor(
    private readonly stores: RecordStores,
    private readonly repository: DisclosureRepository,
    private readonly packages: DisclosurePackageRepository,
  ) {}

  /**
   * @returns link and code, known here at this moment only; the employee is told that it is ready
   * @throws Problem 404 outside what the actor may know of; 409 where nothing was signed, or it lapsed, was collected or taken back.
   */
  async release(context: Context, requestId: string): Promise<PackageReleased> {
    const secrets = newCollectionSecrets();
    const releaseId = randomUUID();
    const receipt = await this.stores.write(context, 'medical', async (tx) => {
      const { employeeId, package: signed } = await this.#held(tx, context, requestId);
      if (signed === null) throw notFound();
      if (!(await this.packages.mayBeReleased(tx, signed.id, requestId))) refuseIf(whyNoBasis('consent-void'));
      await this.packages.release(tx, releaseId, signed.id, { id: requestId, employeeId }, secrets);
      const { personAccountId } = await requireStanding(tx, context, employeeId);
      if (personAccountId !== null) await giveNotice(tx, personAccountId, 'disclosure-released', requestId);
      return { disclosureRequestId: requestId, releaseId, collectUntil: signed.collectUntil };
    });
    const isThisOne = receipt.releaseId === releaseId;
    return {
      ...receipt,
      collectAt: isThisOne ? `/v1/collections/${secrets.link}` : null,
      code: isThisOne ? secrets.code : null,
    };
  }

  /** C3 — as it stands once whoever takes back what it rests on has done so; nobody does before this is stored. */
  async #held(tx: Transaction, context: Context, requestId: string): Promise<DisclosureRequest> {
    await this.repository.queueUp(tx, requestId);
    const { consentId } = await this.#permitted(tx, context, requestId);
    if (consentId !== null) await this.repository.queueUpForConsent(tx, consentId);
    const request = await this.#permitted(tx, context, requestId);
    refuseIf(whyNotStep(request.state, 'release'));
    return request;
  }

  async #permitted(tx: Transaction, context: Context, requestId: string): Promise<DisclosureRequest> {
    const sealed = await this.repository.one(tx, context, requestId);
    if (sealed === null) throw notFound();
    return sealed.permit(context, 'release', 'C10');
  }
}
