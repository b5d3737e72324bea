import { Injectable } from '@nestjs/common';
import { RecordStores } from '../../safeguards/access/record-stores.js';
import { EndingSources } from '../../safeguards/ending/ending-sources.js';
import { VerdictQuestionRepository } from './question/verdict-question.repository.js';

/** V4 — questions that close soon: for the employer alike, whatever came of them. */
@Injectable()
export class EndingQuestions {
  constructor(sources: EndingSources, stores: RecordStores, questions: VerdictQuestionRepository) {
    sources.add({
      what: 'question',
      kind: 'VerdictQuestion',
      of: (context, ends) => stores.read(context, 'desk', (tx) => questions.ending(tx, context, ends)),
    });
  }
}
