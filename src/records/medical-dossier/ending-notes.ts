import { Injectable } from '@nestjs/common';
import { RecordStores } from '../../safeguards/access/record-stores.js';
import { EndingSources } from '../../safeguards/ending/ending-sources.js';
import { WorkingNoteRepository } from './working-note/working-note.repository.js';
import { SecondOpinionRepository } from './second-opinion/second-opinion.repository.js';
import { ConsultationRepository } from './consultation/consultation.repository.js';

/** S12, S14 — working notes, and what was asked of a doctor, that end soon. */
@Injectable()
export class EndingNotes {
  constructor(
    sources: EndingSources,
    stores: RecordStores,
    notes: WorkingNoteRepository,
    opinions: SecondOpinionRepository,
    consultations: ConsultationRepository,
  ) {
    sources.add(
      {
        what: 'working-note',
        kind: 'WorkingNote',
        of: (context, ends) => stores.read(context, 'medical', (tx) => notes.ending(tx, context, ends)),
      },
      {
        what: 'second-opinion',
        kind: 'SecondOpinion',
        of: (context, ends) => stores.read(context, 'medical', (tx) => opinions.ending(tx, context, ends)),
      },
      {
        what: 'consultation',
        kind: 'Consultation',
        of: (context, ends) => stores.read(context, 'medical', (tx) => consultations.ending(tx, context, ends)),
      },
    );
  }
}
