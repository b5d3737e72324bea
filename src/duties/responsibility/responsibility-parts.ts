import { Injectable } from '@nestjs/common';
import { DossierParts } from '../../safeguards/dossier-page/dossier-parts.js';
import { ResponsibilityService } from './responsibility.service.js';

/** What the page of a dossier has of who is responsible. */
@Injectable()
export class ResponsibilityParts {
  constructor(parts: DossierParts, responsibilities: ResponsibilityService) {
    parts.add({
      kind: 'Responsibility',
      list: '/responsibilities',
      recorded: { at: 'from', by: 'givenBy' },
      read: (context, employeeId) => responsibilities.history(context, employeeId),
    });
  }
}
