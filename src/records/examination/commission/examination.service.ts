import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { notFound } from '../../../platform/problems/usual-problems.js';
import { refuseIf } from '../../../platform/problems/rule-refusal.js';
import type { Context } from '../../../safeguards/access/context.js';
import { PageCursors, type Page, type PageRequest } from '../../../safeguards/access/page-cursors.js';
import { Policies } from '../../../safeguards/access/policy/policies.js';
import { endOfTerm } from '../../../safeguards/access/policy/terms.js';
import { mayKnowOf, permitNew } from '../../../safeguards/access/proposed.js';
import { RecordStores } from '../../../safeguards/access/record-stores.js';
import type { Opened } from '../../../safeguards/access/sealed.js';
import { giveNotice } from '../../../safeguards/notices/give-notice.js';
import { tellADoctorIsWanted } from '../../../safeguards/notices/tell-a-doctor-is-wanted.js';
import { leavingOut } from '../../../safeguards/waiting/leave-out.js';
import { indexRecords } from '../../../safeguards/trail/index-record.js';
import { factsOfEmployee, factsOfEmployer } from '../reading-facts.js';
import { AnsweredExaminations } from '../waiting/answered-examinations.js';
import type { CommissionInput } from './examination.input.js';
import type { Examination, ExaminationCommissioned } from './examination.js';
import { ExaminationRepository } from './examination.repository.js';
import { examinationOpen, whyNotCommission } from './why-not-commission.js';

const KIND = 'Examination';
const WAITING = 'waiting';

/** What employers commission (V1), until it closes (V4). */
@Injectable()
export class ExaminationService {
  constructor(
    private readonly stores: RecordStores,
    private readonly repository: ExaminationRepository,
    private readonly policies: Policies,
    private readonly cursors: PageCursors,
    private readonly answered: AnsweredExaminations,
  ) {}

  /**
   * Commissions an examination, under an agreement in force (V1); open until the term of its page is over (V4).
   * @returns its id, the kind that it counts as, and its last day.
   * @throws Problem 404 outside what the actor may know of, 409 naming V1, V4 or V6 where it may not be asked now.
   */
  async commission(context: Context, employeeId: string, input: CommissionInput): Promise<ExaminationCommissioned> {
    const kind = this.policies.examination(input.examinationKind);
    return this.stores.write(context, 'desk', async (tx) => {
      await this.repository.queueUp(tx, employeeId);
      const about = await this.repository.about(tx, employeeId, kind.name);
      const facts = await factsOfEmployee(tx, context, this.policies, employeeId);
      if (about === null || facts === undefined || !mayKnowOf(context, KIND, facts)) throw notFound();
      refuseIf(whyNotCommission(about, kind));
      const id = randomUUID();
      permitNew(context, 'ask', KIND, { id }, facts, 'V1');
      const { employerId, nextRound: round } = about;
      const closesOn = endOfTerm(this.policies.examinations.closesAfter, about.today);
      const askedBy = context.actor.accountId;
      const row = { id, employerId, employeeId, examinationKind: kind.name, round, askedBy, closesOn };
      if (!(await this.repository.add(tx, row))) refuseIf(examinationOpen(closesOn));
      await indexRecords(tx, [{ id, kind: KIND, employeeId, employerId }]);
      const { dossierDoctorId } = facts;
      if (dossierDoctorId === null) await tellADoctorIsWanted(tx, employeeId);
      else await giveNotice(tx, dossierDoctorId, 'examination-asked', id);
      return { examinationId: id, examinationKind: kind.name, closesOn };
    });
  }

  /** @throws Problem 404 outside what the actor may know of. */
  async examination(context: Context, examinationId: string): Promise<Opened<Examination>> {
    const sealed = await this.stores.read(context, 'desk', (tx) =>
      this.repository.examination(tx, context, examinationId),
    );
    if (sealed === null) throw notFound();
    return sealed.open(context);
  }

  /** One page of an employer's. @throws Problem 404 for another employer's, the same as for one that isn't. */
  async ofEmployer(context: Context, employerId: string, request: PageRequest): Promise<Page<Opened<Examination>>> {
    if (!mayKnowOf(context, KIND, factsOfEmployer(employerId))) throw notFound();
    const { after, limit } = this.cursors.read(context, request, employerId);
    const sealed = await this.stores.read(context, 'desk', (tx) =>
      this.repository.page(tx, context, { of: 'employer', id: employerId, after, limit: limit + 1 }),
    );
    return this.cursors.page(context, employerId, sealed, limit);
  }

  /** One page of an employee's. @throws Problem 404 for somebody the actor may not know of. */
  async ofEmployee(context: Context, employeeId: string, request: PageRequest): Promise<Page<Opened<Examination>>> {
    const { after, limit } = this.cursors.read(context, request, employeeId);
    const sealed = await this.stores.read(context, 'desk', async (tx) => {
      const facts = await factsOfEmployee(tx, context, this.policies, employeeId);
      if (facts === undefined || !mayKnowOf(context, KIND, facts)) throw notFound();
      return this.repository.page(tx, context, { of: 'employee', id: employeeId, after, limit: limit + 1 });
    });
    return this.cursors.page(context, employeeId, sealed, limit);
  }

  /**
   * One page of the open ones of which nothing went out, as far as the actor may know of them; for who examines, those of
   * which he has issued no outcome.
   */
  async waiting(context: Context, request: PageRequest): Promise<Page<Opened<Examination>>> {
    const { after, limit } = this.cursors.read(context, request, WAITING);
    const sealed = await leavingOut(
      (from, some) => this.stores.read(context, 'desk', (tx) => this.repository.waiting(tx, context, from, some)),
      (ids) => this.answered.among(context, ids),
      after,
      limit + 1,
    );
    return this.cursors.page(context, WAITING, sealed, limit);
  }
}
