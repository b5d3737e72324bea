import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { FieldError } from '../../platform/problems/problem.js';
import { invalidInput, notFound, refusedByRule, staleVersion } from '../../platform/problems/usual-problems.js';
import type { Transaction } from '../../platform/stores/transaction.js';
import { ruleOfSecrecy } from '../../safeguards/access/acts-under.js';
import type { Context } from '../../safeguards/access/context.js';
import { Policies } from '../../safeguards/access/policy/policies.js';
import { permitNew } from '../../safeguards/access/proposed.js';
import { RecordStores } from '../../safeguards/access/record-stores.js';
import { requireStanding } from '../../safeguards/access/require-standing.js';
import type { Sealed } from '../../safeguards/access/sealed.js';
import { ServicesAgreed } from '../../safeguards/services/services-agreed.js';
import { indexRecords } from '../../safeguards/trail/index-record.js';
import { whyNotReceivedThen } from './documents/why-not-received-then.js';
import type { AmendmentInput, EntryInput } from './medical-dossier.input.js';
import { MedicalDossierRepository } from './medical-dossier.repository.js';
import type { EntryRecorded, MedicalPiece, PieceAmended } from './medical-piece.js';
import { PieceBodies } from './piece-bodies.js';
import { requireNoPaper } from './require-no-paper.js';
import { whyNotAnEntryItem } from './why-not-an-entry-item.js';

/** What is written into a medical dossier: entries made of pieces, amendments that keep history (S1, I4). */
@Injectable()
export class MedicalEntriesService {
  constructor(
    private readonly stores: RecordStores,
    private readonly repository: MedicalDossierRepository,
    private readonly bodies: PieceBodies,
    private readonly policies: Policies,
    private readonly agreed: ServicesAgreed,
  ) {}

  /** Records an entry of one or more pieces, whole or not at all. @throws as {@link recordWithin} */
  async record(context: Context, employeeId: string, input: EntryInput): Promise<EntryRecorded> {
    return this.stores.write(context, 'medical', (tx) => this.recordWithin(tx, context, employeeId, input));
  }

  /**
   * {@link record}, as a part of a larger act. An assistant's entry names the responsible doctor beside him (S11).
   * @returns the entry's id and its pieces' ids, in the order given.
   * @throws Problem 400 for an unknown item, or a file that isn't there for this dossier; 403 or 404 where the actor may not
   *         record, 403 (D7) where no service of the agreement asks for it.
   */
  async recordWithin(tx: Transaction, context: Context, employeeId: string, input: EntryInput): Promise<EntryRecorded> {
    this.#refuseItems(context, input);
    // S2 — whoever may record without reading may do just that: what is decided is the recording, not the reading.
    const standing = await requireStanding(tx, context, employeeId);
    const entryId = randomUUID();
    const authorId = context.actor.accountId;
    const responsibleDoctorId = standing.dossierDoctorId ?? authorId;
    const pieces = input.pieces.map((piece) => ({ ...piece, id: randomUUID() }));
    for (const { id } of pieces) {
      permitNew(
        context,
        'record',
        'MedicalPiece',
        { id },
        { ...standing, withheld: false },
        ruleOfSecrecy(context.actsUnder),
      );
    }
    await this.agreed.refuseUnagreedOf(tx, 'MedicalPiece', employeeId);
    const { entryOn } = input;
    await this.repository.addEntry(tx, { id: entryId, employeeId, entryOn, authorId, responsibleDoctorId });
    for (const [index, { id, item, received, ...body }] of pieces.entries()) {
      const content = await this.bodies.contentOf(tx, employeeId, body, `/pieces/${index}`);
      const isReceived = received !== undefined;
      await this.repository.addPiece(tx, { id, entryId, employeeId, item, version: 1, received: isReceived });
      await this.repository.addVersion(tx, {
        pieceId: id,
        employeeId,
        version: 1,
        content: { ...content, reason: null, ...(isReceived && { received }) },
        authorId,
        responsibleDoctorId,
      });
    }
    // A1, I9 — else no line about a piece says whose dossier it was.
    const employerId = standing.employerId;
    await indexRecords(
      tx,
      pieces.map(({ id }) => ({ id, kind: 'MedicalPiece', employeeId, employerId })),
    );
    return { entryId, pieceIds: pieces.map((piece) => piece.id) };
  }

  /**
   * I4 — a new version of a piece; the earlier one stays as history.
   * @throws Problem 409 when `version` isn't the current one any more (two at once: one wins), when a text would become a
   *         document or a document a text, or when an agreement on paper rests on the document (I10).
   */
  async amend(context: Context, pieceId: string, input: AmendmentInput): Promise<PieceAmended> {
    const sealed = await this.repository.piece(context, pieceId);
    if (sealed === null) throw notFound();
    return this.stores.write(context, 'medical', async (tx) => {
      const { employeeId, version } = await this.#amend(tx, context, sealed, input);
      await this.agreed.refuseUnagreedOf(tx, 'PieceVersion', employeeId);
      return { pieceId, version };
    });
  }

  /**
   * {@link amend}, as a part of a larger act: at the employee's wish, so whatever was agreed (I4).
   * @returns the version that the piece came to
   */
  async amendWithin(
    tx: Transaction,
    context: Context,
    sealed: Sealed<MedicalPiece>,
    input: AmendmentInput,
  ): Promise<number> {
    return (await this.#amend(tx, context, sealed, input)).version;
  }

  async #amend(
    tx: Transaction,
    context: Context,
    sealed: Sealed<MedicalPiece>,
    { document: file, text, reason, version: from }: AmendmentInput,
  ): Promise<{ readonly employeeId: string; readonly version: number }> {
    const piece = sealed.permit(context, 'amend', 'S2', [file === undefined ? 'text' : 'document']);
    const { id: pieceId, employeeId, received } = piece;
    const standing = await requireStanding(tx, context, employeeId);
    if (piece.document !== null) await requireNoPaper(tx, pieceId);
    const version = await this.repository.raiseVersion(tx, pieceId, from);
    if (version === null) throw staleVersion();
    if ((piece.document === null) !== (file === undefined)) {
      throw refusedByRule(
        409,
        'another-kind-of-body',
        'I4',
        'A text is corrected by a text, a document by a document.',
      );
    }
    const content = await this.bodies.contentOf(tx, employeeId, { text, document: file }, '');
    const authorId = context.actor.accountId;
    await this.repository.addVersion(tx, {
      pieceId,
      employeeId,
      version,
      content: { ...content, reason, ...(received !== null && { received }) },
      authorId,
      responsibleDoctorId: standing.dossierDoctorId ?? authorId,
    });
    return { employeeId, version };
  }

  #refuseItems(context: Context, input: EntryInput): void {
    const errors: FieldError[] = input.pieces.flatMap(({ item, received }, index) => {
      const unknown = whyNotAnEntryItem(item, this.policies.vocabulary);
      const letter = received === undefined ? null : whyNotReceivedThen(received, context.moment.today);
      return [
        ...(unknown === null ? [] : [{ at: `/pieces/${index}/item`, ...unknown }]),
        ...(letter === null ? [] : [{ at: `/pieces/${index}/received/${letter.at}`, code: letter.code }]),
      ];
    });
    if (input.entryOn > context.moment.today) errors.push({ at: '/entryOn', code: 'in_the_future' });
    if (errors.length > 0) throw invalidInput(errors);
  }
}
