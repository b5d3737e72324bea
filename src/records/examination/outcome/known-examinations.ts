import { Injectable } from '@nestjs/common';
import { notFound } from '../../../platform/problems/usual-problems.js';
import type { Transaction } from '../../../platform/stores/transaction.js';
import type { Context } from '../../../safeguards/access/context.js';
import type { EmployeeAttributes } from '../../../safeguards/access/facts/employee-attributes.js';
import type { ExaminationKind } from '../../../safeguards/access/policy/examinations.js';
import { Policies } from '../../../safeguards/access/policy/policies.js';
import { mayKnowOf } from '../../../safeguards/access/proposed.js';
import { standingTowards } from '../../../safeguards/access/standing.js';
import { ExaminationToAnswerRepository, type ExaminationToAnswer } from './examination-to-answer.repository.js';

export const OUTCOME_KIND = 'ExaminationOutcome' as const;

/** A commission that the actor may know of, what follows from its kind, and what stands between him and its employee. */
export interface KnownExamination {
  readonly examination: ExaminationToAnswer;
  readonly kind: ExaminationKind;
  readonly attributes: EmployeeAttributes;
}

/** Commissions from the medical side, as far as the actor may know of them. */
@Injectable()
export class KnownExaminations {
  constructor(
    private readonly repository: ExaminationToAnswerRepository,
    private readonly policies: Policies,
  ) {}

  /** @throws Problem 404, for every id the same. */
  async known(tx: Transaction, context: Context, examinationId: string): Promise<KnownExamination> {
    return this.#known(tx, context, await this.repository.examination(tx, examinationId), examinationId);
  }

  /** The commission that an outcome answers. @throws Problem 404, for every id the same. */
  async ofOutcome(tx: Transaction, context: Context, outcomeId: string): Promise<KnownExamination> {
    return this.#known(tx, context, await this.repository.examinationOf(tx, outcomeId), outcomeId);
  }

  async #known(
    tx: Transaction,
    context: Context,
    examination: ExaminationToAnswer | null,
    asked: string,
  ): Promise<KnownExamination> {
    const employeeId = examination?.employeeId ?? asked;
    const attributes = (await standingTowards(tx, context, [employeeId])).get(employeeId);
    if (examination === null || attributes === undefined) throw notFound();
    if (!mayKnowOf(context, OUTCOME_KIND, { ...attributes })) throw notFound();
    return { examination, kind: this.policies.examination(examination.examinationKind), attributes };
  }
}
