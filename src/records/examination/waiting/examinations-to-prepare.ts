import { Injectable } from '@nestjs/common';
import { ExaminationsToAnswer } from './examinations-to-answer.js';

/** V3 — the same for a doctor in training, who prepares the outcome. */
@Injectable()
export class ExaminationsToPrepare extends ExaminationsToAnswer {
  override readonly what = 'examination-to-prepare';
  override readonly decision = { action: 'propose', kind: 'Proposal' };
}
