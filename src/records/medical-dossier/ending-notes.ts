import { Injectable } from '@nestjs/common';
import { RecordStores } from '../../safeguards/access/record-stores.js';
import { EndingSources } from '../../safeguards/ending/ending-sources.js';
import { WorkingNoteRepository } from './working-note/working-note.repository.js';
import { SecondOpinionRepository } from './second-opinion/second-opinion.repository.js';
import { PieceMoveRepository } from './misfiled/piece-move.repository.js';
import { ConsultationRepository } from './consultation/consultation.repository.js';

/** S12, S14, D1 — working notes, what was asked of a doctor, and misfiled pieces before a second one, that end soon. */
@Injectable()
export class EndingNotes {
  constructor(
    sources: EndingSources,
    stores: RecordStores,
    notes: WorkingNoteRepository,
    opinions: SecondOpinionRepository,
    consultations: ConsultationRepository,
    moves: PieceMoveRepository,
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
        what: 'piece-move',
        kind: 'PieceMove',
        of: (context, ends) => stores.read(context, 'medical', (tx) => moves.ending(tx, context, ends)),
      },
      {
        what: 'consultation',
        kind: 'Consultation',
        of: (context, ends) => stores.read(context, 'medical', (tx) => consultations.ending(tx, context, ends)),
      },
    );
  }
}
