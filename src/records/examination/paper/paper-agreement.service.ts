import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { refuseIf } from '../../../platform/problems/rule-refusal.js';
import { invalidInput, notFound } from '../../../platform/problems/usual-problems.js';
import type { Context } from '../../../safeguards/access/context.js';
import { PageCursors, type Page, type PageRequest } from '../../../safeguards/access/page-cursors.js';
import { mayKnowOf, permitNew } from '../../../safeguards/access/proposed.js';
import { RecordStores } from '../../../safeguards/access/record-stores.js';
import type { Opened } from '../../../safeguards/access/sealed.js';
import { standingTowards } from '../../../safeguards/access/standing.js';
import { indexRecords } from '../../../safeguards/trail/index-record.js';
import { DecisionRepository } from '../decision/decision.repository.js';
import { KnownExaminations } from '../outcome/known-examinations.js';
import type { PaperAgreementInput } from './paper-agreement.input.js';
import type { PaperAgreement, PaperAgreementChanged } from './paper-agreement.js';
import { PaperAgreementRepository } from './paper-agreement.repository.js';
import { PAPER_UNDER_WAY, whyNotRecordPaper } from './why-not-paper.js';

export const PAPER_KIND = 'PaperAgreement' as const;

/** I10 — papers with the employee's signature, as they come in and as they are read. Recording one isn't deciding. */
@Injectable()
export class PaperAgreementService {
  constructor(
    private readonly stores: RecordStores,
    private readonly examinations: KnownExaminations,
    private readonly decisions: DecisionRepository,
    private readonly repository: PaperAgreementRepository,
    private readonly cursors: PageCursors,
  ) {}

  /**
   * @returns the paper's id; it waits for a doctor's acceptance.
   * @throws Problem 404 outside what the actor may know of; 400 for a piece that is no document of this dossier, and for a day before the
   *         employee heard the outcome or after today; 409 where he could not agree himself, or did decide himself since.
   */
  async record(context: Context, outcomeId: string, input: PaperAgreementInput): Promise<PaperAgreementChanged> {
    return this.stores.write(context, 'medical', async (tx) => {
      await this.decisions.queueUp(tx, outcomeId);
      const { examination, kind, attributes } = await this.examinations.ofOutcome(tx, context, outcomeId);
      const id = randomUUID();
      permitNew(context, 'record', PAPER_KIND, { id }, { ...attributes }, 'I10');
      const { pieceId, signedOn } = input;
      const { round, isScan, ...facts } = await this.repository.facts(tx, outcomeId, pieceId);
      refuseIf(whyNotRecordPaper(examination, kind, outcomeId, { ...facts, another: round === null }, signedOn));
      if (!isScan) throw invalidInput([{ at: '/pieceId', code: 'no_scan' }]);
      if (signedOn < (facts.heardOn ?? '')) throw invalidInput([{ at: '/signedOn', code: 'before_he_heard_it' }]);
      if (signedOn > examination.today) throw invalidInput([{ at: '/signedOn', code: 'in_the_future' }]);
      const recordedBy = context.actor.accountId;
      const { employeeId, employerId } = examination;
      const responsibleDoctorId = attributes.dossierDoctorId ?? recordedBy;
      const paper = {
        id,
        outcomeId,
        employeeId,
        pieceId,
        signedOn,
        recordedBy,
        responsibleDoctorId,
        round: round ?? 0,
      };
      if (!(await this.repository.add(tx, paper))) refuseIf(PAPER_UNDER_WAY);
      await indexRecords(tx, [{ id, kind: PAPER_KIND, employeeId, employerId }]);
      return { paperAgreementId: id, state: 'recorded' };
    });
  }

  /** @throws Problem 404 outside what the actor may know of. */
  async paper(context: Context, paperId: string): Promise<Opened<PaperAgreement>> {
    const sealed = await this.stores.read(context, 'medical', (tx) => this.repository.paper(tx, context, paperId));
    if (sealed === null) throw notFound();
    return sealed.open(context);
  }

  /** One page of an employee's papers. @throws Problem 404 for a dossier the actor may not know of. */
  async ofEmployee(context: Context, employeeId: string, request: PageRequest): Promise<Page<Opened<PaperAgreement>>> {
    const { after, limit } = this.cursors.read(context, request, employeeId);
    const sealed = await this.stores.read(context, 'medical', async (tx) => {
      const standing = (await standingTowards(tx, context, [employeeId])).get(employeeId);
      if (standing === undefined || !mayKnowOf(context, PAPER_KIND, { ...standing })) throw notFound();
      return this.repository.ofEmployee(tx, context, employeeId, after, limit + 1);
    });
    return this.cursors.page(context, employeeId, sealed, limit);
  }
}
