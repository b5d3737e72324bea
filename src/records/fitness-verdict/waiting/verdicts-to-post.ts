import { Injectable } from '@nestjs/common';
import type { Context } from '../../../safeguards/access/context.js';
import { Policies } from '../../../safeguards/access/policy/policies.js';
import { RecordStores } from '../../../safeguards/access/record-stores.js';
import type { Candidate, Turn } from '../../../safeguards/waiting/turn.js';
import { WaitingSource, WaitingSources } from '../../../safeguards/waiting/waiting-source.js';
import { READING_TERM } from '../reading-facts.js';
import { QuestionToAnswerRepository } from '../verdict/question-to-answer.repository.js';
import { VerdictRepository } from '../verdict/verdict.repository.js';
import { whyNotRelease } from '../verdict/why-not-answer.js';

/** V7 — verdicts that go out once the letter to an employee without an account is posted. */
@Injectable()
export class VerdictsToPost extends WaitingSource {
  readonly what = 'verdict-to-post';
  readonly kind = 'Verdict';
  readonly decision = { action: 'post', kind: 'Verdict' };

  constructor(
    sources: WaitingSources,
    private readonly stores: RecordStores,
    private readonly repository: VerdictRepository,
    private readonly questions: QuestionToAnswerRepository,
    private readonly policies: Policies,
  ) {
    super(sources);
  }

  async of(context: Context, turn: Turn): Promise<readonly Candidate[]> {
    const held = await this.stores.read(context, 'medical', async (tx) => {
      const reading = this.policies.term(READING_TERM);
      const candidates: Candidate[] = [];
      for (const one of await this.repository.held(tx, context)) {
        const question = await this.questions.questionOf(tx, one.sealed.id);
        if (question === null || whyNotRelease(question, one.sealed.id, reading) !== null) continue;
        candidates.push({ ...one, until: question.closesOn });
      }
      return candidates;
    });
    return turn.among(held);
  }
}
