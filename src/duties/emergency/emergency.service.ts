import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { workingDaysAfter } from '../../platform/calendar/working-days.js';
import { invalidInput, notFound } from '../../platform/problems/usual-problems.js';
import { MedicalDossierRepository } from '../../records/medical-dossier/medical-dossier.repository.js';
import type { MedicalPiece } from '../../records/medical-dossier/medical-piece.js';
import type { Context } from '../../safeguards/access/context.js';
import { PageCursors, type Page, type PageRequest } from '../../safeguards/access/page-cursors.js';
import { permitNew } from '../../safeguards/access/proposed.js';
import { RecordStores } from '../../safeguards/access/record-stores.js';
import type { Opened } from '../../safeguards/access/sealed.js';
import { standingTowards } from '../../safeguards/access/standing.js';
import { indexRecords } from '../../safeguards/trail/index-record.js';
import { EmergencyDossierRepository } from './emergency-dossier.repository.js';
import type { EmergencyInput } from './emergency.input.js';
import { EmergencyRepository } from './emergency.repository.js';
import { TellOfEmergency } from './tell-of-emergency.js';
import { whyNotOpen } from './why-not-open.js';
import type { EmergencyOpened } from './emergency.js';

/** S8 — an hour in one dossier, where waiting would harm a vital interest: opened and read. */
@Injectable()
export class EmergencyService {
  constructor(
    private readonly stores: RecordStores,
    private readonly repository: EmergencyRepository,
    private readonly dossier: EmergencyDossierRepository,
    private readonly pieces: MedicalDossierRepository,
    private readonly tell: TellOfEmergency,
  ) {}

  /**
   * Opens one dossier for the term of the policies; doctors and supervision are told in the same transaction.
   * @throws Problem 400 for a ground that isn't listed; 404 for an employee that doesn't exist; 409 while an earlier one
   *         of the doctor waits for its review past its day (S8), and on both sides (S10).
   */
  async open(context: Context, { employeeId, ground, reason }: EmergencyInput): Promise<EmergencyOpened> {
    if (!this.tell.isGround(ground)) throw invalidInput([{ at: '/ground', code: 'not_in_the_list', rule: 'S8' }]);
    const reviewBy = workingDaysAfter(context.moment.today, this.tell.reviewWithin());
    return this.stores.write(context, 'medical', async (tx) => {
      const openedBy = context.actor.accountId;
      const standing = (await standingTowards(tx, context, [employeeId])).get(employeeId);
      if (standing === undefined) throw notFound();
      const id = randomUUID();
      const { dossierDoctorId, employerId } = standing;
      permitNew(context, 'record', 'Emergency', { id }, { employeeId, openedBy, dossierDoctorId }, 'S8');
      const refusal = whyNotOpen(await this.repository.obstacles(tx, employeeId));
      if (refusal !== null) throw refusal;
      const until = await this.repository.add(tx, { id, employeeId, openedBy, ground, reviewBy });
      await this.dossier.addReason(tx, { id, employeeId, openedBy, reason });
      await indexRecords(tx, [{ id, kind: 'Emergency', employeeId, employerId }]);
      await this.tell.opened(tx, id, await this.dossier.doctorsToTell(tx, employeeId));
      return { emergencyId: id, until, reviewBy };
    });
  }

  /**
   * One page of the pieces of the dossier that the emergency opened; each request leaves a line of the emergency too.
   * @throws Problem 404 for another's, and for one that ran out.
   */
  async read(
    context: Context,
    id: string,
    request: PageRequest,
    cursors: PageCursors,
  ): Promise<Page<Opened<MedicalPiece>>> {
    const { after, limit } = cursors.read(context, request, id);
    const sealed = await this.stores.read(context, 'medical', async (tx) => {
      const running = await this.repository.running(tx, context, id);
      if (running === null) throw notFound();
      running.sealed.open(context);
      return this.pieces.pieces(tx, context, running.employeeId, after, limit + 1, 'EmergencyPiece');
    });
    return cursors.page(context, id, sealed, limit);
  }
}
