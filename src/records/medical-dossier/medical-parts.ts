import { Injectable } from '@nestjs/common';
import { DossierParts } from '../../safeguards/dossier-page/dossier-parts.js';
import { MedicalDossierService } from './medical-dossier.service.js';
import { CorrectionService } from './correction/correction.service.js';
import { ExposureService } from './exposure/exposure.service.js';
import { ConsentService } from './consent/consent.service.js';
import { ConsultationService } from './consultation/consultation.service.js';
import { SecondOpinionService } from './second-opinion/second-opinion.service.js';

/** What the page of a dossier has of the medical one. */
@Injectable()
export class MedicalParts {
  constructor(
    parts: DossierParts,
    dossier: MedicalDossierService,
    corrections: CorrectionService,
    exposures: ExposureService,
    opinions: SecondOpinionService,
    consultations: ConsultationService,
    consents: ConsentService,
  ) {
    parts.add(
      {
        kind: 'MedicalPiece',
        list: '/pieces',
        recorded: { at: 'recordedAt', by: 'authorId' },
        read: (context, employeeId, page) => dossier.pieces(context, employeeId, page),
      },
      {
        kind: 'CorrectionRequest',
        list: '/correction-requests',
        recorded: { at: 'askedAt', by: null },
        read: (context, employeeId, page) => corrections.requests(context, employeeId, page),
      },
      {
        kind: 'Exposure',
        list: '/exposures',
        recorded: { at: 'recordedAt', by: 'authorId' },
        read: (context, employeeId, page) => exposures.exposures(context, employeeId, page),
      },
      // S14 — for a doctor who may see them: what was asked of himself, and what the employee put into his dossier.
      {
        kind: 'SecondOpinion',
        list: '/second-opinions',
        recorded: { at: 'inDossierAt', by: null },
        read: (context, employeeId, page) => opinions.page(context, page, employeeId),
      },
      {
        kind: 'Consultation',
        list: '/consultations',
        recorded: { at: 'inDossierAt', by: null },
        read: (context, employeeId, page) => consultations.page(context, page, employeeId),
      },
      {
        kind: 'Consent',
        list: '/consents',
        recorded: { at: 'signedAt', by: null },
        read: (context, employeeId, page) => consents.ofEmployee(context, employeeId, page),
      },
    );
  }
}
