import { Injectable } from '@nestjs/common';
import { QuestionsToAnswer } from './questions-to-answer.js';

/** V3 — the same for a doctor in training, who prepares the answer. */
@Injectable()
export class QuestionsToPrepare extends QuestionsToAnswer {
  override readonly what = 'question-to-prepare';
  override readonly decision = { action: 'propose', kind: 'Proposal' };
}
