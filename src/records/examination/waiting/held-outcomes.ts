import { Injectable } from '@nestjs/common';
import type { Transaction } from '../../../platform/stores/transaction.js';
import type { Context } from '../../../safeguards/access/context.js';
import type { ExaminationKind } from '../../../safeguards/access/policy/examinations.js';
import { Policies } from '../../../safeguards/access/policy/policies.js';
import type { Candidate } from '../../../safeguards/waiting/turn.js';
import {
  ExaminationToAnswerRepository,
  type ExaminationToAnswer,
} from '../outcome/examination-to-answer.repository.js';
import { OutcomeRepository } from '../outcome/outcome.repository.js';

/** A current outcome that did not go out, with what it answers. */
export interface HeldOutcome {
  readonly candidate: Candidate;
  readonly examination: ExaminationToAnswer;
  readonly kind: ExaminationKind;
}

/** Outcomes that did not go out, as far as the actor may know of them. */
@Injectable()
export class HeldOutcomes {
  constructor(
    private readonly repository: OutcomeRepository,
    private readonly examinations: ExaminationToAnswerRepository,
    private readonly policies: Policies,
  ) {}

  async of(tx: Transaction, context: Context): Promise<readonly HeldOutcome[]> {
    const held: HeldOutcome[] = [];
    for (const one of await this.repository.held(tx, context)) {
      const examination = await this.examinations.examinationOf(tx, one.sealed.id);
      if (examination === null) continue;
      const kind = this.policies.examination(examination.examinationKind);
      held.push({ candidate: { ...one, until: examination.closesOn }, examination, kind });
    }
    return held;
  }

  /** Of these those whose letter was posted. */
  async posted(tx: Transaction, held: readonly HeldOutcome[]): Promise<ReadonlySet<string>> {
    const ids = held.map(({ candidate }) => candidate.sealed.id);
    return this.repository.posted(tx, ids);
  }
}
