import { Injectable } from '@nestjs/common';
import { DossierParts } from '../../safeguards/dossier-page/dossier-parts.js';
import { DelegationService } from './delegation/delegation.service.js';

/** What the page of a dossier has of who works on it under a doctor. */
@Injectable()
export class DelegationParts {
  constructor(parts: DossierParts, delegations: DelegationService) {
    parts.add({
      kind: 'Delegation',
      list: '/delegations',
      recorded: { at: 'from', by: 'doctorId' },
      read: (context, employeeId, page) => delegations.page(context, page, employeeId),
    });
  }
}
