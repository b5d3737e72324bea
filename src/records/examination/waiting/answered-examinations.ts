import { Injectable } from '@nestjs/common';
import { contextToRead, decidesAtAll } from '../../../safeguards/access/context-to.js';
import type { Context } from '../../../safeguards/access/context.js';
import { Policies } from '../../../safeguards/access/policy/policies.js';
import { RecordStores } from '../../../safeguards/access/record-stores.js';
import { ExaminationToAnswerRepository } from '../outcome/examination-to-answer.repository.js';
import { OUTCOME_KIND } from '../outcome/known-examinations.js';

const NONE: ReadonlySet<string> = new Set();

/** Which commissions wait no more for who examines: that an outcome is held lies on the medical side alone (V4). */
@Injectable()
export class AnsweredExaminations {
  constructor(
    private readonly stores: RecordStores,
    private readonly examinations: ExaminationToAnswerRepository,
    private readonly policies: Policies,
  ) {}

  /**
   * Of these commissions those that have their outcome; for who neither issues nor posts one none, for to him they are open.
   * @throws Problem 401 where the sign-in is too old for the medical side (D10)
   */
  async among(context: Context, examinationIds: readonly string[]): Promise<ReadonlySet<string>> {
    const answers = ['issue', 'post'].some((action) =>
      decidesAtAll(context, { action, kind: OUTCOME_KIND }, this.policies),
    );
    const reading = answers ? contextToRead(context, OUTCOME_KIND, this.policies) : null;
    if (reading === null) return NONE;
    return this.stores.read(reading, 'medical', (tx) => this.examinations.answered(tx, examinationIds));
  }
}
