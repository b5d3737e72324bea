import { Injectable } from '@nestjs/common';
import type { Context } from '../../../safeguards/access/context.js';
import { RecordStores } from '../../../safeguards/access/record-stores.js';
import type { Candidate, Turn } from '../../../safeguards/waiting/turn.js';
import { WaitingSource, WaitingSources } from '../../../safeguards/waiting/waiting-source.js';
import { VerdictQuestionRepository } from '../question/verdict-question.repository.js';
import { AnsweredQuestions } from './answered-questions.js';

/** V1 — employers' questions that the doctor has not answered. */
@Injectable()
export class QuestionsToAnswer extends WaitingSource {
  readonly what: string = 'question-to-answer';
  readonly kind = 'VerdictQuestion';
  readonly decision = { action: 'issue', kind: 'Verdict' };

  constructor(
    sources: WaitingSources,
    private readonly stores: RecordStores,
    private readonly repository: VerdictQuestionRepository,
    private readonly answered: AnsweredQuestions,
  ) {
    super(sources);
  }

  async of(context: Context, turn: Turn): Promise<readonly Candidate[]> {
    const open = await this.stores.read(context, 'desk', (tx) => this.repository.inTurn(tx, context, turn));
    const ids = open.map(({ sealed }) => sealed.id);
    const answered = await this.answered.among(context, ids);
    return open.map((one) => ({ ...one, waits: !answered.has(one.sealed.id) }));
  }
}
