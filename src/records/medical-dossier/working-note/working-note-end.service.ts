import { Injectable } from '@nestjs/common';
import type { FieldError } from '../../../platform/problems/problem.js';
import { invalidInput, notFound, refusedByRule, staleVersion } from '../../../platform/problems/usual-problems.js';
import type { Transaction } from '../../../platform/stores/transaction.js';
import type { Context } from '../../../safeguards/access/context.js';
import { Policies } from '../../../safeguards/access/policy/policies.js';
import { RecordStores, type Receipt } from '../../../safeguards/access/record-stores.js';
import { MedicalEntriesService } from '../medical-entries.service.js';
import { whyNotAnEntryItem } from '../why-not-an-entry-item.js';
import type { DestructionInput, FilingInput } from './working-note.input.js';
import { WorkingNoteRepository } from './working-note.repository.js';
import type { EndOfNote, WorkingNote, WorkingNoteDestroyed, WorkingNoteFiled } from './working-note.js';

/**
 * S12, R7 — a working note ends by its author: filed, or destroyed. It goes in one transaction, its key after that; what is
 * interrupted in between, the job completes.
 */
@Injectable()
export class WorkingNoteEndService {
  constructor(
    private readonly stores: RecordStores,
    private readonly repository: WorkingNoteRepository,
    private readonly entries: MedicalEntriesService,
    private readonly policies: Policies,
  ) {}

  /**
   * Makes it a piece of the dossier, under the doctor who is responsible now.
   * @throws Problem 400 for an item that a piece can't be or a day to come; 404 for one that isn't the actor's own; 409 when it
   *         ended already or `version` isn't the current one any more.
   */
  async file(context: Context, noteId: string, { version, item, entryOn }: FilingInput): Promise<WorkingNoteFiled> {
    this.#refuse(context, item, entryOn);
    return this.#end(context, noteId, version, 'filed', async (tx, { employeeId, text }) =>
      this.entries.recordWithin(tx, context, employeeId, { entryOn, pieces: [{ item, text }] }),
    );
  }

  /** @throws Problem 404 for one that isn't the actor's own; 409 when it ended already or `version` isn't the current one. */
  async destroy(context: Context, noteId: string, { version }: DestructionInput): Promise<WorkingNoteDestroyed> {
    return this.#end(context, noteId, version, 'destroyed', () => Promise.resolve({}));
  }

  async #end<Made extends Receipt>(
    context: Context,
    noteId: string,
    version: number,
    how: EndOfNote,
    before: (tx: Transaction, note: WorkingNote) => Promise<Made>,
  ): Promise<Made & { readonly noteId: string }> {
    const receipt = await this.stores.write(context, 'medical', async (tx) => {
      const sealed = await this.repository.held(tx, context, noteId);
      if (sealed === null) throw (await this.repository.hasEnded(tx, noteId)) ? ended() : notFound();
      const note = sealed.permit(context, how === 'filed' ? 'file' : 'destroy', 'S12');
      const made = await before(tx, note);
      if (!(await this.repository.end(tx, note, how))) throw ended();
      if (!(await this.repository.remove(tx, noteId, version))) throw staleVersion();
      return { ...made, noteId };
    });
    await this.repository.destroyKey(noteId);
    await this.stores.read(context, 'medical', (tx) => this.repository.keyDestroyed(tx, noteId));
    return receipt;
  }

  #refuse({ moment }: Context, item: string, entryOn: string): void {
    const unknown = whyNotAnEntryItem(item, this.policies.vocabulary);
    const errors: FieldError[] = [
      ...(unknown === null ? [] : [{ at: '/item', ...unknown }]),
      ...(entryOn > moment.today ? [{ at: '/entryOn', code: 'in_the_future' }] : []),
    ];
    if (errors.length > 0) throw invalidInput(errors);
  }
}

function ended(): Error {
  return refusedByRule(409, 'note-ended', 'S12', 'That working note was filed or destroyed.');
}
