import { Injectable } from '@nestjs/common';
import { contextToRead, decidesAtAll } from '../../../safeguards/access/context-to.js';
import type { Context } from '../../../safeguards/access/context.js';
import { Policies } from '../../../safeguards/access/policy/policies.js';
import { RecordStores } from '../../../safeguards/access/record-stores.js';
import { QuestionToAnswerRepository } from '../verdict/question-to-answer.repository.js';

const NONE: ReadonlySet<string> = new Set();
const KIND = 'Verdict';

/** Which questions wait no more for who answers them: that one is answered and held lies on the medical side alone (V4). */
@Injectable()
export class AnsweredQuestions {
  constructor(
    private readonly stores: RecordStores,
    private readonly questions: QuestionToAnswerRepository,
    private readonly policies: Policies,
  ) {}

  /**
   * Of these questions those that were answered; for who neither answers nor posts an answer none, for to him they are open.
   * @throws Problem 401 where the sign-in is too old for the medical side (D10)
   */
  async among(context: Context, questionIds: readonly string[]): Promise<ReadonlySet<string>> {
    const answers = ['issue', 'post'].some((action) => decidesAtAll(context, { action, kind: KIND }, this.policies));
    const reading = answers ? contextToRead(context, KIND, this.policies) : null;
    if (reading === null) return NONE;
    return this.stores.read(reading, 'medical', (tx) => this.questions.answered(tx, questionIds));
  }
}
