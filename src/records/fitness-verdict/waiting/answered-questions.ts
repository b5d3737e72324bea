import { Injectable } from '@nestjs/common';
import { contextToRead, decidesAtAll } from '../../../safeguards/access/context-to.js';
import type { Context } from '../../../safeguards/access/context.js';
import { Policies } from '../../../safeguards/access/policy/policies.js';
import { RecordStores } from '../../../safeguards/access/record-stores.js';
import { READING_TERM } from '../reading-facts.js';
import { QuestionToAnswerRepository } from '../verdict/question-to-answer.repository.js';
import { whyNotAnswer } from '../verdict/why-not-answer.js';

const NONE: ReadonlySet<string> = new Set();
const KIND = 'Verdict';

/**
 * Which questions wait no more for who answers them: that one is answered and held lies on the medical side alone (V4), and one that
 * takes no answer any more, since the employment, the agreement or the absence ended (V6, V1), stays open for the employer.
 */
@Injectable()
export class AnsweredQuestions {
  constructor(
    private readonly stores: RecordStores,
    private readonly questions: QuestionToAnswerRepository,
    private readonly policies: Policies,
  ) {}

  /**
   * Of these questions those that were answered or take no answer any more; for who neither answers nor posts an answer none, for to him they are open.
   * @throws Problem 401 where the sign-in is too old for the medical side (D10)
   */
  async among(context: Context, questionIds: readonly string[]): Promise<ReadonlySet<string>> {
    const answers = ['issue', 'post'].some((action) => decidesAtAll(context, { action, kind: KIND }, this.policies));
    const reading = answers ? contextToRead(context, KIND, this.policies) : null;
    if (reading === null) return NONE;
    return this.stores.read(reading, 'medical', async (tx) => {
      const term = this.policies.term(READING_TERM);
      const answered = await this.questions.answered(tx, questionIds);
      const unanswered = questionIds.filter((id) => !answered.has(id));
      const asked = await this.questions.unanswered(tx, unanswered);
      const over = asked.filter((question) => whyNotAnswer(question, null, term) !== null);
      return new Set([...answered, ...over.map(({ id }) => id)]);
    });
  }
}
