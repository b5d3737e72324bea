import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { FieldError } from '../../platform/problems/problem.js';
import { refuseIf } from '../../platform/problems/rule-refusal.js';
import { invalidInput, notFound } from '../../platform/problems/usual-problems.js';
import type { Transaction } from '../../platform/stores/transaction.js';
import type { Context } from '../../safeguards/access/context.js';
import type { EmployeeAttributes } from '../../safeguards/access/facts/employee-attributes.js';
import { permitNew } from '../../safeguards/access/proposed.js';
import { RecordStores } from '../../safeguards/access/record-stores.js';
import { requireStanding } from '../../safeguards/access/require-standing.js';
import { giveNotice } from '../../safeguards/notices/give-notice.js';
import { indexRecords } from '../../safeguards/trail/index-record.js';
import { digestOf } from '../../records/medical-dossier/consent/consent-sheet.js';
import { ConsentWords } from '../../records/medical-dossier/consent/consent-words.js';
import { MedicalDossierRepository } from '../../records/medical-dossier/medical-dossier.repository.js';
import type { DisclosureRequestInput, RepairInput } from './disclosure-request.input.js';
import type { DisclosureRequestChanged, LegalGround, RequestedPiece } from './disclosure-request.js';
import { DISCLOSURE_KIND, DisclosureRepository } from './disclosure.repository.js';
import { requestBytes, type SheetContent } from './disclosure-sheet.js';
import { JudgeBasisService } from './judge-basis.service.js';
import { ANOTHER_REPORTING_DOCTOR, isReportedBy, whyNotStep } from './why-not-step.js';

type Came = Pick<SheetContent, 'id' | 'round' | 'employeeId' | 'requester' | 'purpose'>;

/** C4, C17 — requests by post, as they come in and as they are repaired. Recording one decides nothing. */
@Injectable()
export class DisclosureIntakeService {
  constructor(
    private readonly stores: RecordStores,
    private readonly repository: DisclosureRepository,
    private readonly dossier: MedicalDossierRepository,
    private readonly judging: JudgeBasisService,
    private readonly words: ConsentWords,
  ) {}

  /**
   * @returns its id, and what is lacking where something is; the employee is told that it came in
   * @throws Problem 404 outside what the actor may know of; 400 for a piece that isn't there at that version, a word that is on no list and
   *         a day after today; 409 (C4) where another doctor reported a piece.
   */
  async record(context: Context, employeeId: string, input: DisclosureRequestInput): Promise<DisclosureRequestChanged> {
    const id = randomUUID();
    return this.stores.write(context, 'medical', async (tx) => {
      const standing = await requireStanding(tx, context, employeeId);
      permitNew(context, 'record', DISCLOSURE_KIND, { id }, { ...standing }, 'C4');
      const { requester, purpose } = input;
      const faults = this.words.faultsInRecipient(requester, purpose, '/requester');
      if (faults.length > 0) throw invalidInput(faults);
      await this.repository.add(tx, { id, employeeId });
      const came = { id, round: 1, employeeId, requester, purpose };
      const changed = await this.#round(tx, context, came, input, standing);
      await indexRecords(tx, [{ id, kind: DISCLOSURE_KIND, employeeId, employerId: standing.employerId }]);
      if (standing.personAccountId !== null) await giveNotice(tx, standing.personAccountId, 'disclosure-asked', id);
      return changed;
    });
  }

  /**
   * C17 — once, within its term; what is lacking still then expires with it.
   * @throws Problem as {@link record}; 409 where it isn't incomplete any more.
   */
  async repair(context: Context, requestId: string, input: RepairInput): Promise<DisclosureRequestChanged> {
    return this.stores.write(context, 'medical', async (tx) => {
      await this.repository.queueUp(tx, requestId);
      const sealed = await this.repository.one(tx, context, requestId);
      if (sealed === null) throw notFound();
      const { id, employeeId, requester, purpose, state } = sealed.permit(context, 'record', 'C4');
      refuseIf(whyNotStep(state, 'repair'));
      const standing = await requireStanding(tx, context, employeeId);
      const changed = await this.#round(tx, context, { id, round: 2, employeeId, requester, purpose }, input, standing);
      if (standing.personAccountId !== null) await giveNotice(tx, standing.personAccountId, 'disclosure-repaired', id);
      return changed;
    });
  }

  async #round(
    tx: Transaction,
    context: Context,
    came: Came,
    { receivedOn, basis, pieces: named }: RepairInput,
    standing: EmployeeAttributes,
  ): Promise<DisclosureRequestChanged> {
    const faults: FieldError[] =
      receivedOn > context.moment.today ? [{ at: '/receivedOn', code: 'in_the_future' }] : [];
    const pieces: RequestedPiece[] = [];
    for (const [index, piece] of named.entries()) {
      const found = await this.#asItStands(context, came.employeeId, piece, standing);
      if (found === null) faults.push({ at: `/pieces/${index}`, code: 'no_such_version', rule: 'C3' });
      else pieces.push(found);
    }
    if (faults.length > 0) throw invalidInput(faults);
    const content = { ...came, receivedOn, pieces, ...basisOf(basis) };
    const lacking = await this.judging.lacking(tx, context, content, receivedOn);
    // What isn't a consent of this employee isn't kept as one.
    const kept = lacking === 'no-basis' ? { ...content, consentId: null } : content;
    const sheet = requestBytes(kept);
    await this.repository.addRound(tx, { content: kept, lacking, digest: digestOf(sheet), sheet });
    const open = came.round === 1 ? 'incomplete' : 'expired';
    return { disclosureRequestId: came.id, state: lacking === null ? 'before-the-doctor' : open, lacking };
  }

  async #asItStands(
    context: Context,
    employeeId: string,
    { pieceId, version, necessity }: RepairInput['pieces'][number],
    { dossierDoctorId }: EmployeeAttributes,
  ): Promise<RequestedPiece | null> {
    const piece = (await this.dossier.piece(context, pieceId))?.open(context);
    if (piece?.employeeId !== employeeId || piece.version !== version || piece.item === undefined) return null;
    if (!isReportedBy(piece, dossierDoctorId)) refuseIf(ANOTHER_REPORTING_DOCTOR);
    return { pieceId, version, item: piece.item, necessity };
  }
}

function basisOf(basis: RepairInput['basis']): {
  readonly consentId: string | null;
  readonly ground: LegalGround | null;
} {
  if (basis === null) return { consentId: null, ground: null };
  return 'consentId' in basis ? { consentId: basis.consentId, ground: null } : { consentId: null, ground: basis };
}
