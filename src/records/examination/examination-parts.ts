import { Injectable } from '@nestjs/common';
import { DossierParts } from '../../safeguards/dossier-page/dossier-parts.js';
import { ExaminationService } from './commission/examination.service.js';
import { PaperAgreementService } from './paper/paper-agreement.service.js';
import { OutcomeReadingService } from './outcome/outcome-reading.service.js';

/** What the page of a dossier has of examinations. */
@Injectable()
export class ExaminationParts {
  constructor(
    parts: DossierParts,
    examinations: ExaminationService,
    outcomes: OutcomeReadingService,
    papers: PaperAgreementService,
  ) {
    parts.add(
      {
        kind: 'Examination',
        list: '/examinations',
        recorded: { at: 'askedOn', by: null },
        read: (context, employeeId, page) => examinations.ofEmployee(context, employeeId, page),
      },
      {
        kind: 'ExaminationOutcome',
        list: '/examination-outcomes',
        recorded: { at: 'issuedAt', by: 'doctorId' },
        read: (context, employeeId, page) => outcomes.ofEmployee(context, employeeId, page),
      },
      {
        kind: 'PaperAgreement',
        list: '/paper-agreements',
        recorded: { at: 'recordedAt', by: 'recordedBy' },
        read: (context, employeeId, page) => papers.ofEmployee(context, employeeId, page),
      },
    );
  }
}
