import { Injectable } from '@nestjs/common';
import { DossierParts } from '../dossier-page/dossier-parts.js';
import { WaitingService } from './waiting.service.js';

/** What the page of a dossier has of what waits for its reader. */
@Injectable()
export class WaitingParts {
  constructor(parts: DossierParts, waiting: WaitingService) {
    parts.add({
      kind: 'Waiting',
      list: '/waiting',
      recorded: { at: 'since', by: null },
      alsoReads: (context) => waiting.kindsDecidedBy(context),
      read: (context, employeeId, page) => waiting.page(context, page, employeeId),
    });
  }
}
