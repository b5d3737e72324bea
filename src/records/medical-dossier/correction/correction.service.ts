import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { notFound, refusedByRule } from '../../../platform/problems/usual-problems.js';
import type { Context } from '../../../safeguards/access/context.js';
import { PageCursors, type Page, type PageRequest } from '../../../safeguards/access/page-cursors.js';
import { mayKnowOf } from '../../../safeguards/access/proposed.js';
import { RecordStores } from '../../../safeguards/access/record-stores.js';
import type { Opened } from '../../../safeguards/access/sealed.js';
import { standingTowards } from '../../../safeguards/access/standing.js';
import { giveNotice } from '../../../safeguards/notices/give-notice.js';
import { indexRecords } from '../../../safeguards/trail/index-record.js';
import { MedicalDossierRepository } from '../medical-dossier.repository.js';
import { MedicalEntriesService } from '../medical-entries.service.js';
import { refuseUnwritten } from '../refuse-unwritten.js';
import { tellDossierDoctor } from '../tell-dossier-doctor.js';
import type { CorrectionAnswerInput, CorrectionRequestInput } from './correction.input.js';
import { CorrectionRepository } from './correction.repository.js';
import type { CorrectionRequest, CorrectionAnswered, CorrectionAsked } from './correction-request.js';

const WAITING = 'waiting';

/** I4 — the employee asks to correct what is wrong or irrelevant; the doctor amends where he shares that view, or says why not. */
@Injectable()
export class CorrectionService {
  constructor(
    private readonly stores: RecordStores,
    private readonly dossier: MedicalDossierRepository,
    private readonly entries: MedicalEntriesService,
    private readonly corrections: CorrectionRepository,
    private readonly cursors: PageCursors,
  ) {}

  /** One page of an employee's requests. @throws Problem 404 for a dossier the actor may not know of. */
  async requests(context: Context, employeeId: string, page: PageRequest): Promise<Page<Opened<CorrectionRequest>>> {
    const { after, limit } = this.cursors.read(context, page, employeeId);
    const sealed = await this.stores.read(context, 'medical', async (tx) => {
      const facts = (await standingTowards(tx, context, [employeeId])).get(employeeId);
      if (facts === undefined || !mayKnowOf(context, 'CorrectionRequest', { ...facts, withheld: false }))
        throw notFound();
      return this.corrections.requests(tx, context, employeeId, after, limit + 1);
    });
    return this.cursors.page(context, employeeId, sealed, limit);
  }

  /** One page of the requests without an answer, of all dossiers that the actor may know of. */
  async waiting(context: Context, page: PageRequest): Promise<Page<Opened<CorrectionRequest>>> {
    const { after, limit } = this.cursors.read(context, page, WAITING);
    const sealed = await this.stores.read(context, 'medical', (tx) =>
      this.corrections.waiting(tx, context, after, limit + 1),
    );
    return this.cursors.page(context, WAITING, sealed, limit);
  }

  /** @throws Problem 409 for a version that the piece never had; 404 outside the own dossiers. */
  async ask(context: Context, pieceId: string, { version, text }: CorrectionRequestInput): Promise<CorrectionAsked> {
    const sealed = await this.dossier.piece(context, pieceId);
    if (sealed === null) throw notFound();
    const id = randomUUID();
    return this.stores.write(context, 'medical', async (tx) => {
      const piece = sealed.permit(context, 'ask', 'I4');
      refuseUnwritten(piece, version);
      const { employeeId } = piece;
      const employerId = (await standingTowards(tx, context, [employeeId])).get(employeeId)?.employerId ?? null;
      await this.corrections.ask(tx, { id, pieceId, employeeId, version, text }, context.actor.accountId);
      await indexRecords(tx, [{ id, kind: 'CorrectionRequest', employeeId, employerId }]);
      await tellDossierDoctor(tx, context, employeeId, 'correction-asked', id);
      return { requestId: id, pieceId, version };
    });
  }

  /**
   * S11 — the dossier doctor's own decision: he amends the piece in the same transaction, or declines with a reason.
   * @throws Problem 409 when it was answered already, or the piece was changed meanwhile.
   */
  async answer(context: Context, requestId: string, input: CorrectionAnswerInput): Promise<CorrectionAnswered> {
    const asked = await this.stores.read(context, 'medical', (tx) => this.corrections.request(tx, context, requestId));
    if (asked === null) throw notFound();
    const { pieceId, employeeId } = asked.permit(context, 'answer', 'S11');
    const piece = input.outcome === 'amended' ? await this.dossier.piece(context, pieceId) : null;
    return this.stores.write(context, 'medical', async (tx) => {
      const amendedTo =
        piece === null || input.outcome === 'declined'
          ? null
          : await this.entries.amendWithin(tx, context, piece, input);
      const answer = { id: requestId, pieceId, employeeId, outcome: input.outcome, amendedTo, reason: input.reason };
      if (!(await this.corrections.answer(tx, answer, context.actor.accountId))) throw answeredAlready();
      const [employee] = await tx.query<{ id: string | null }>('SELECT medical.account_of($1) AS id', [employeeId]);
      if (typeof employee?.id === 'string') await giveNotice(tx, employee.id, 'correction-answered', requestId);
      return { requestId, outcome: input.outcome, pieceId, amendedTo };
    });
  }
}

function answeredAlready(): Error {
  return refusedByRule(409, 'answered-already', 'I4', 'The request was answered already.');
}
