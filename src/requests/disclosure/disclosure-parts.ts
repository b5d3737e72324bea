import { Injectable } from '@nestjs/common';
import { DossierParts } from '../../safeguards/dossier-page/dossier-parts.js';
import { DisclosureService } from './disclosure.service.js';
import { DISCLOSURE_KIND } from './disclosure.repository.js';

/** What the page of a dossier has of requests to disclose. */
@Injectable()
export class DisclosureParts {
  constructor(parts: DossierParts, disclosures: DisclosureService) {
    parts.add({
      kind: DISCLOSURE_KIND,
      list: '/disclosure-requests',
      recorded: { at: 'recordedAt', by: 'recordedBy' },
      read: (context, employeeId, page) => disclosures.ofEmployee(context, employeeId, page),
    });
  }
}
