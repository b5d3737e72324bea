import { Injectable } from '@nestjs/common';
import { DossierParts } from '../../safeguards/dossier-page/dossier-parts.js';
import { VerdictQuestionService } from './question/verdict-question.service.js';
import { VerdictReadingService } from './verdict/verdict-reading.service.js';
import { AdviceReadingService } from './advice/advice-reading.service.js';
import { ReleasedAdviceService } from './advice/released-advice.service.js';

/** What the page of a dossier has of questions, verdicts and advice. */
@Injectable()
export class VerdictParts {
  constructor(
    parts: DossierParts,
    questions: VerdictQuestionService,
    verdicts: VerdictReadingService,
    advice: AdviceReadingService,
    released: ReleasedAdviceService,
  ) {
    parts.add(
      {
        kind: 'VerdictQuestion',
        list: '/questions',
        recorded: { at: 'askedOn', by: null },
        read: (context, employeeId, page) => questions.ofEmployee(context, employeeId, page),
      },
      {
        kind: 'Verdict',
        list: '/verdicts',
        recorded: { at: 'issuedAt', by: 'doctorId' },
        read: (context, employeeId, page) => verdicts.ofEmployee(context, employeeId, page),
      },
      {
        kind: 'Advice',
        list: '/advice',
        recorded: { at: 'issuedAt', by: 'doctorId' },
        read: (context, employeeId, page) => advice.ofEmployee(context, employeeId, page),
      },
      {
        kind: 'ReleasedAdvice',
        list: '/released-advice',
        recorded: { at: 'issuedOn', by: null },
        read: (context, employeeId, page) => released.ofEmployee(context, employeeId, page),
      },
    );
  }
}
