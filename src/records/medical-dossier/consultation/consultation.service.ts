import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { invalidInput, notFound, refusedByRule } from '../../../platform/problems/usual-problems.js';
import type { Context } from '../../../safeguards/access/context.js';
import { requireKnownIfEmpty } from '../../../safeguards/access/known-if-empty.js';
import { PageCursors, type Page, type PageRequest } from '../../../safeguards/access/page-cursors.js';
import { Policies } from '../../../safeguards/access/policy/policies.js';
import { endOfTerm } from '../../../safeguards/access/policy/terms.js';
import { mayKnowOf, permitNew } from '../../../safeguards/access/proposed.js';
import { RecordStores } from '../../../safeguards/access/record-stores.js';
import { requireStanding } from '../../../safeguards/access/require-standing.js';
import type { Opened } from '../../../safeguards/access/sealed.js';
import { giveNotice } from '../../../safeguards/notices/give-notice.js';
import { indexRecords } from '../../../safeguards/trail/index-record.js';
import { alreadyEnded } from '../asked/asked-steps.service.js';
import type { AppointmentInput, ConsultationInput } from './consultation.input.js';
import { ConsultationRepository } from './consultation.repository.js';
import type { Consultation, ConsultationAsked, ConsultationPlanned } from './consultation.js';
import { whyNotPlannedThen } from './why-not-planned-then.js';

const KIND = 'Consultation';

/** S14 — voluntary consultations: asked for by the employee alone, known to him and the doctor he consults. */
@Injectable()
export class ConsultationService {
  constructor(
    private readonly stores: RecordStores,
    private readonly repository: ConsultationRepository,
    private readonly policies: Policies,
    private readonly cursors: PageCursors,
  ) {}

  /**
   * One page of those that the actor may know of. @param employeeId about him alone; null for everybody
   * @throws Problem 404 for an employee of whom he may know none
   */
  async page(
    context: Context,
    request: PageRequest,
    employeeId: string | null = null,
  ): Promise<Page<Opened<Consultation>>> {
    const { after, limit } = this.cursors.read(context, request, employeeId ?? '');
    const sealed = await this.stores.read(context, 'medical', async (tx) => {
      const found = await this.repository.page(tx, context, after, limit + 1, employeeId);
      // Who would see what the employee puts into his dossier.
      await requireKnownIfEmpty(tx, context, employeeId, found, (towards) =>
        mayKnowOf(context, KIND, { ...towards, consultedDoctorId: null, inDossier: true }),
      );
      return found;
    });
    return this.cursors.page(context, employeeId ?? '', sealed, limit);
  }

  /**
   * Asks for one. The doctor is told; nobody else is.
   * @returns the id, and the last day on which the doctor sees it
   * @throws Problem 404 outside the own dossiers; 409 (S14) for an account that can't be consulted: the same for one that doesn't exist.
   */
  async ask(
    context: Context,
    employeeId: string,
    { doctorId, question }: ConsultationInput,
  ): Promise<ConsultationAsked> {
    const id = randomUUID();
    return this.stores.write(context, 'medical', async (tx) => {
      const standing = await requireStanding(tx, context, employeeId);
      permitNew(context, 'ask', KIND, { id }, { ...standing, consultedDoctorId: null, inDossier: false }, 'I10');
      if (!(await this.repository.mayBeConsulted(tx, doctorId, employeeId))) {
        throw refusedByRule(409, 'no-doctor-to-consult', 'S14', 'That account can not be consulted here.');
      }
      const lastDay = endOfTerm(this.policies.term('consultation-longest'), context.moment.today);
      await this.repository.ask(tx, { id, employeeId, doctorId, question }, lastDay);
      await indexRecords(tx, [{ id, kind: KIND, employeeId, employerId: standing.employerId }]);
      await giveNotice(tx, doctorId, 'consultation-asked', id);
      return { consultationId: id, lastDay };
    });
  }

  /** The doctor says when it is, or when it is instead; the employee is told. @throws Problem 400 for a moment that is over, or too
   *  late; 404 once it is shut; 409 once it ended. */
  async plan(context: Context, id: string, { plannedFor }: AppointmentInput): Promise<ConsultationPlanned> {
    return this.stores.write(context, 'medical', async (tx) => {
      const sealed = await this.repository.one(tx, context, id);
      if (sealed === null) throw notFound();
      const { employeeId, until } = sealed.permit(context, 'plan', 'S14');
      const fault = whyNotPlannedThen(plannedFor, until, context.moment.instant);
      if (fault !== null) throw invalidInput([{ at: '/plannedFor', code: fault, rule: 'S14' }]);
      if (!(await this.repository.plan(tx, id, plannedFor))) throw alreadyEnded();
      const { personAccountId } = await requireStanding(tx, context, employeeId);
      if (personAccountId !== null) await giveNotice(tx, personAccountId, 'consultation-planned', id);
      return { consultationId: id, plannedFor };
    });
  }
}
