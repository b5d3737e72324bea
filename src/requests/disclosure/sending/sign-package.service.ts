import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { refuseIf } from '../../../platform/problems/rule-refusal.js';
import { notFound } from '../../../platform/problems/usual-problems.js';
import { SigningKey } from '../../../platform/signing/signing-key.js';
import type { Transaction } from '../../../platform/stores/transaction.js';
import type { Context } from '../../../safeguards/access/context.js';
import { Policies } from '../../../safeguards/access/policy/policies.js';
import { endOfTerm } from '../../../safeguards/access/policy/terms.js';
import { RecordStores } from '../../../safeguards/access/record-stores.js';
import type { PackageLanguage } from '../../../records/package/contents/contents.js';
import { packageContents } from '../../../records/package/contents/package-contents.js';
import { KeptPackages } from '../../../records/package/kept/kept-packages.repository.js';
import { DisclosureRepository } from '../disclosure.repository.js';
import type { DisclosureRequest, RequestedPiece } from '../disclosure-request.js';
import { JudgeBasisService } from '../judge-basis.service.js';
import { NEWER_VERSION, whyNoBasis, whyNotStep } from '../why-not-step.js';
import { DisclosurePackageRepository } from './disclosure-package.repository.js';
import type { PackageSigned } from './disclosure-package.js';
import { PackageContentService } from './package-content.service.js';

/** C10, C11 — the doctor signs what he approved: from then on exactly that lies ready, and nothing else can leave. */
@Injectable()
export class SignPackageService {
  constructor(
    private readonly stores: RecordStores,
    private readonly repository: DisclosureRepository,
    private readonly packages: DisclosurePackageRepository,
    private readonly kept: KeptPackages,
    private readonly contents: PackageContentService,
    private readonly judging: JudgeBasisService,
    private readonly policies: Policies,
    private readonly signing: SigningKey,
  ) {}

  /**
   * @param language of the package's own pages
   * @throws Problem 404 outside what the actor may know of; 409 where it isn't decided so, was signed and can be collected still, rests on
   *         nothing any more (C2, C3), or a piece that goes has another version since (C3).
   */
  async sign(context: Context, requestId: string, language: PackageLanguage): Promise<PackageSigned> {
    // Who it is about lies in another store, under a login of its own: read first, and decided upon like any reading.
    const { employeeId } = await this.#request(context, requestId);
    const employee = await this.contents.whose(context, employeeId);
    return this.stores.write(context, 'medical', async (tx) => {
      // Made anew where it is done again: a key is made once, and no second time under the same id.
      const packageId = randomUUID();
      await this.repository.queueUp(tx, requestId);
      const request = await this.#permitted(tx, context, requestId);
      const going = notStruck(request);
      const content = await this.contents.of(tx, context, request, { id: packageId, employee, going, language });
      const made = packageContents(content, this.signing);
      const { bytes, sha256 } = await this.kept.keep(tx, { packageId, employeeId }, made);
      // Judged when it is made, not before: whoever takes the consent back waits for no package (C3).
      await this.#requireBasis(tx, context, request, going);
      const collectUntil = endOfTerm(this.policies.term('disclosure-collecting'), context.moment.today);
      await this.packages.add(tx, packageId, request, going, collectUntil);
      return { disclosureRequestId: requestId, packageId, sha256, bytes, collectUntil };
    });
  }

  async #request(context: Context, requestId: string): Promise<DisclosureRequest> {
    return this.stores.read(context, 'medical', (tx) => this.#permitted(tx, context, requestId));
  }

  async #permitted(tx: Transaction, context: Context, requestId: string): Promise<DisclosureRequest> {
    const sealed = await this.repository.one(tx, context, requestId);
    if (sealed === null) throw notFound();
    const request = sealed.permit(context, 'sign', 'C10');
    refuseIf(whyNotStep(request.state, 'sign'));
    return request;
  }

  /** C2, C3 — what goes is covered still, on this day, and is as it was decided upon. */
  async #requireBasis(
    tx: Transaction,
    context: Context,
    request: DisclosureRequest,
    going: readonly RequestedPiece[],
  ): Promise<void> {
    const lacking = await this.judging.lacking(tx, context, { ...request, pieces: [...going] }, context.moment.today);
    if (lacking !== null) refuseIf(whyNoBasis(lacking));
    if (!(await this.repository.asTheyStand(tx, request.employeeId, going))) refuseIf(NEWER_VERSION);
  }
}

/** C7 — what goes. */
function notStruck({ pieces, struck }: DisclosureRequest): readonly RequestedPiece[] {
  return pieces.filter(({ pieceId }) => !struck.some((one) => one.pieceId === pieceId));
}
