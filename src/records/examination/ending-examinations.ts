import { Injectable } from '@nestjs/common';
import { RecordStores } from '../../safeguards/access/record-stores.js';
import { EndingSources } from '../../safeguards/ending/ending-sources.js';
import { ExaminationRepository } from './commission/examination.repository.js';

/** V4 — examinations that close soon: for the employer alike, whatever came of them. */
@Injectable()
export class EndingExaminations {
  constructor(sources: EndingSources, stores: RecordStores, examinations: ExaminationRepository) {
    sources.add({
      what: 'examination',
      kind: 'Examination',
      of: (context, ends) => stores.read(context, 'desk', (tx) => examinations.ending(tx, context, ends)),
    });
  }
}
