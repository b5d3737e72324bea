import { Injectable } from '@nestjs/common';
import { RecordStores } from '../../safeguards/access/record-stores.js';
import { EndingSources } from '../../safeguards/ending/ending-sources.js';
import { EmployerDossierRepository } from './employer-dossier.repository.js';

/** D7 — service agreements that end soon. */
@Injectable()
export class EndingAgreements {
  constructor(sources: EndingSources, stores: RecordStores, dossiers: EmployerDossierRepository) {
    sources.add({
      what: 'agreement',
      kind: 'Agreement',
      of: (context, ends) => stores.read(context, 'employer', (tx) => dossiers.ending(tx, ends)),
    });
  }
}
