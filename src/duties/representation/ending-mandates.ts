import { Injectable } from '@nestjs/common';
import { RecordStores } from '../../safeguards/access/record-stores.js';
import { EndingSources } from '../../safeguards/ending/ending-sources.js';
import { MandateRepository } from './mandate.repository.js';

/** I3 — mandates that end soon. */
@Injectable()
export class EndingMandates {
  constructor(sources: EndingSources, stores: RecordStores, mandates: MandateRepository) {
    sources.add({
      what: 'mandate',
      kind: 'Mandate',
      of: (context, ends) => stores.read(context, 'desk', (tx) => mandates.ending(tx, ends)),
    });
  }
}
