import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { refuseIf, type RuleRefusal } from '../../platform/problems/rule-refusal.js';
import { notFound } from '../../platform/problems/usual-problems.js';
import type { Transaction } from '../../platform/stores/transaction.js';
import type { Facts } from '../access/ability.js';
import type { Context } from '../access/context.js';
import type { EmployeeAttributes } from '../access/facts/employee-attributes.js';
import { isOnTheEmployersSide } from '../access/facts/person-standing.js';
import { trainingOf } from '../access/facts/supervised.js';
import { mayKnowOf, permitNew } from '../access/proposed.js';
import { requireStanding } from '../access/require-standing.js';
import { giveNotice } from '../notices/give-notice.js';
import { indexRecords } from '../trail/index-record.js';
import type { Preparation, ProposalPrepared } from './proposal.js';
import { ProposalRepository } from './proposal.repository.js';

const KIND = 'Proposal';

const WAITS_ALREADY: RuleRefusal = {
  rule: 'V3',
  code: 'proposal-waits',
  detail: 'A proposal about it waits for the countersignature: withdraw that one first.',
};
const NOBODY_COUNTERSIGNS: RuleRefusal = {
  rule: 'S10',
  code: 'nobody-countersigns',
  detail: 'Your supervising doctor works for this employer, or it is about himself: he countersigns nothing here.',
};

/** V3 — what a doctor in training prepares: a slice judges whether it could be issued, this puts it before who supervises. */
@Injectable()
export class PreparedDecisions {
  constructor(private readonly repository: ProposalRepository) {}

  /** What stands between the actor and this employee. @throws Problem 404 where he could prepare nothing about that one, the same for every id */
  async towards(tx: Transaction, context: Context, employeeId: string): Promise<EmployeeAttributes> {
    const attributes = await requireStanding(tx, context, employeeId);
    if (!mayKnowOf(context, KIND, ofTheActor(context, attributes))) throw notFound();
    return attributes;
  }

  /** Who would stand for it: the actor, and who supervises him. */
  signedBy({ actor, actsUnder }: Context): readonly string[] {
    const under = actsUnder === null || actsUnder === 'dossier-doctor' ? [] : [actsUnder.supervisorId];
    return [actor.accountId, ...under];
  }

  /**
   * Puts it on record, and tells the supervising doctor.
   * @throws Problem 403 or 404 where the actor may not; 409 naming V3 where one about it waits already, S10 where who supervises can't countersign it.
   */
  async prepare(
    tx: Transaction,
    context: Context,
    attributes: EmployeeAttributes,
    prepared: Preparation,
  ): Promise<ProposalPrepared> {
    const id = randomUUID();
    permitNew(context, 'propose', KIND, { id }, ofTheActor(context, attributes), 'V3');
    const { employeeId, employerId, personAccountId } = attributes;
    const training = trainingOf(context.person, context.texts, context.moment);
    if (training === null) throw new Error('somebody prepares who is in training under nobody');
    const { supervisorId, supervisor } = training;
    const isOneSided = !isOnTheEmployersSide(supervisor, employerId, context.moment);
    refuseIf(isOneSided && personAccountId !== supervisorId ? null : NOBODY_COUNTERSIGNS);
    refuseIf((await this.repository.isFirst(tx, prepared.about)) ? null : WAITS_ALREADY);
    const by = { proposedBy: context.actor.accountId, supervisorId };
    await this.repository.add(tx, id, employeeId, prepared, by);
    await indexRecords(tx, [{ id, kind: KIND, employeeId, employerId }]);
    await giveNotice(tx, supervisorId, 'proposal-to-countersign', id);
    return { proposalId: id };
  }
}

/** What is known of a proposal that the actor would make. */
function ofTheActor({ actor }: Context, { employeeId, dossierDoctorId }: EmployeeAttributes): Facts {
  const proposerId = dossierDoctorId === actor.accountId ? actor.accountId : null;
  return { employeeId, dossierDoctorId, proposerId, countersignerId: null, over: false };
}
