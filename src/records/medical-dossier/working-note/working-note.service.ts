import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { notFound, staleVersion } from '../../../platform/problems/usual-problems.js';
import type { Facts } from '../../../safeguards/access/ability.js';
import type { Context } from '../../../safeguards/access/context.js';
import type { EmployeeAttributes } from '../../../safeguards/access/facts/employee-attributes.js';
import { PageCursors, type Page, type PageRequest } from '../../../safeguards/access/page-cursors.js';
import { Policies } from '../../../safeguards/access/policy/policies.js';
import { endOfTerm } from '../../../safeguards/access/policy/terms.js';
import { mayKnowOf, permitNew } from '../../../safeguards/access/proposed.js';
import { RecordStores } from '../../../safeguards/access/record-stores.js';
import type { Opened } from '../../../safeguards/access/sealed.js';
import { ServicesAgreed } from '../../../safeguards/services/services-agreed.js';
import { indexRecords } from '../../../safeguards/trail/index-record.js';
import { requireStanding } from '../../../safeguards/access/require-standing.js';
import type { WorkingNoteAmendmentInput, WorkingNoteInput } from './working-note.input.js';
import { WorkingNoteRepository } from './working-note.repository.js';
import type { WorkingNote, WorkingNoteAmended, WorkingNoteWritten } from './working-note.js';

/** S12 — what a doctor or his assistant keeps apart from the dossier, for himself alone and for a while. */
@Injectable()
export class WorkingNoteService {
  constructor(
    private readonly stores: RecordStores,
    private readonly repository: WorkingNoteRepository,
    private readonly policies: Policies,
    private readonly cursors: PageCursors,
    private readonly agreed: ServicesAgreed,
  ) {}

  /** One page of the actor's own about an employee. @throws Problem 404 for a dossier the actor may not record in. */
  async page(context: Context, employeeId: string, page: PageRequest): Promise<Page<Opened<WorkingNote>>> {
    const { after, limit } = this.cursors.read(context, page, employeeId);
    const sealed = await this.stores.read(context, 'medical', async (tx) => {
      const standing = await requireStanding(tx, context, employeeId);
      if (!mayKnowOf(context, 'WorkingNote', ofTheActor(context, standing))) throw notFound();
      return this.repository.notes(tx, context, employeeId, after, limit + 1);
    });
    return this.cursors.page(context, employeeId, sealed, limit);
  }

  /** @throws Problem 404 for one that isn't the actor's own, and once it ended. */
  async note(context: Context, noteId: string): Promise<Opened<WorkingNote>> {
    const sealed = await this.stores.read(context, 'medical', (tx) => this.repository.note(tx, context, noteId));
    if (sealed === null) throw notFound();
    return sealed.open(context);
  }

  /** @returns the note's id and its last day. @throws Problem 403 or 404 where the actor may not record, 403 (D7) where no service asks for it. */
  async write(context: Context, employeeId: string, { text }: WorkingNoteInput): Promise<WorkingNoteWritten> {
    const id = randomUUID();
    const receipt = await this.stores.write(context, 'medical', async (tx) => {
      const standing = await requireStanding(tx, context, employeeId);
      permitNew(context, 'record', 'WorkingNote', { id }, ofTheActor(context, standing), 'S12');
      await this.agreed.refuseUnagreedOf(tx, 'WorkingNote', employeeId);
      const destroyBy = endOfTerm(this.policies.term('working-note-longest'), context.moment.today);
      const authorId = context.actor.accountId;
      const responsibleDoctorId = standing.dossierDoctorId ?? authorId;
      await this.repository.add(tx, { id, employeeId, text, authorId, responsibleDoctorId, destroyBy });
      await indexRecords(tx, [{ id, kind: 'WorkingNote', employeeId, employerId: standing.employerId }]);
      return { noteId: id, destroyBy };
    });
    // The same request again was written before, under another key: this one seals nothing.
    if (receipt['noteId'] !== id) await this.repository.destroyKey(id);
    return receipt;
  }

  /** Puts another text in its place. @throws Problem 403 (D7) where no service asks for it any more, 409 when `version` isn't the current one. */
  async amend(
    context: Context,
    noteId: string,
    { version: from, text }: WorkingNoteAmendmentInput,
  ): Promise<WorkingNoteAmended> {
    return this.stores.write(context, 'medical', async (tx) => {
      const note = (await this.repository.held(tx, context, noteId))?.permit(context, 'amend', 'S12', ['text']);
      if (note === undefined) throw notFound();
      await this.agreed.refuseUnagreedOf(tx, 'WorkingNote', note.employeeId);
      const version = await this.repository.replace(tx, note, from, text);
      if (version === null) throw staleVersion();
      return { noteId, version };
    });
  }
}

/** What is known of a note that the actor would write himself. */
function ofTheActor({ actor }: Context, standing: EmployeeAttributes): Facts {
  return { ...standing, authorId: actor.accountId, stillKept: true };
}
