import { Injectable } from '@nestjs/common';
import { DossierParts } from '../../safeguards/dossier-page/dossier-parts.js';
import { REINTEGRATION_PART } from './reintegration.repository.js';
import { ReintegrationService } from './reintegration.service.js';

/** What the page of a dossier has of re-integration files. */
@Injectable()
export class ReintegrationParts {
  constructor(parts: DossierParts, files: ReintegrationService) {
    parts.add({
      kind: REINTEGRATION_PART,
      list: '/reintegration-parts',
      recorded: { at: 'recordedAt', by: 'recordedBy' },
      read: (context, employeeId) => files.ofEmployee(context, employeeId),
    });
  }
}
