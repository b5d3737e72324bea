import { Module } from '@nestjs/common';
import { AskedRepository } from './asked/asked.repository.js';
import { AskedStepsService } from './asked/asked-steps.service.js';
import { ConsentController } from './consent/consent.controller.js';
import { ConsentRepository } from './consent/consent.repository.js';
import { ConsentService } from './consent/consent.service.js';
import { ConsentStepsService } from './consent/consent-steps.service.js';
import { ConsentContents } from './consent/consent-contents.service.js';
import { PaperConsentController } from './consent/paper-consent.controller.js';
import { PaperConsentRepository } from './consent/paper-consent.repository.js';
import { PaperConsentStepsService } from './consent/paper-consent-steps.service.js';
import { PaperConsentsToAccept } from './consent/paper-consents-to-accept.js';
import { PaperConsentsToTell } from './consent/paper-consents-to-tell.js';
import { RecordPaperConsentService } from './consent/record-paper-consent.service.js';
import { ConsentWords } from './consent/consent-words.js';
import { PrepareConsentService } from './consent/prepare-consent.service.js';
import { ConsultationController } from './consultation/consultation.controller.js';
import { ConsultationRepository } from './consultation/consultation.repository.js';
import { ConsultationService } from './consultation/consultation.service.js';
import { CorrectionController } from './correction/correction.controller.js';
import { CorrectionRepository } from './correction/correction.repository.js';
import { CorrectionService } from './correction/correction.service.js';
import { DocumentDownloadService } from './documents/document-download.service.js';
import { DocumentFilesRepository } from './documents/document-files.repository.js';
import { DocumentIntakeService } from './documents/document-intake.service.js';
import { DocumentsController } from './documents/documents.controller.js';
import { WaitingFilesSweep } from './documents/waiting-files-sweep.js';
import { ExposureController } from './exposure/exposure.controller.js';
import { ExposureRepository } from './exposure/exposure.repository.js';
import { ExposureService } from './exposure/exposure.service.js';
import { MedicalDossierController } from './medical-dossier.controller.js';
import { MedicalDossierRepository } from './medical-dossier.repository.js';
import { MedicalDossierService } from './medical-dossier.service.js';
import { MedicalEntriesService } from './medical-entries.service.js';
import { MovedPieceRepository } from './misfiled/moved-piece.repository.js';
import { MovesThatWait } from './misfiled/moves-that-wait.js';
import { MovingRepository } from './misfiled/moving.repository.js';
import { MoveFallingJob } from './misfiled/falling/move-falling.job.js';
import { MoveFallingRepository } from './misfiled/falling/move-falling.repository.js';
import { PieceMoveController } from './misfiled/piece-move.controller.js';
import { PieceMoveRepository } from './misfiled/piece-move.repository.js';
import { PieceMoveService } from './misfiled/piece-move.service.js';
import { ProposeMoveService } from './misfiled/propose-move.service.js';
import { TakePieceService } from './misfiled/take-piece.service.js';
import { PieceBodies } from './piece-bodies.js';
import { AskSecondOpinionService } from './second-opinion/ask-second-opinion.service.js';
import { CopiesSweep } from './second-opinion/copies-sweep.js';
import { SecondOpinionController } from './second-opinion/second-opinion.controller.js';
import { SecondOpinionRepository } from './second-opinion/second-opinion.repository.js';
import { SecondOpinionService } from './second-opinion/second-opinion.service.js';
import { ShownDocumentService } from './second-opinion/shown-document.service.js';
import { StatementController } from './statement/statement.controller.js';
import { StatementRepository } from './statement/statement.repository.js';
import { StatementService } from './statement/statement.service.js';
import { WithholdingRepository } from './withholding.repository.js';
import { WithholdingService } from './withholding.service.js';
import { WorkingNoteEndService } from './working-note/working-note-end.service.js';
import { WorkingNoteController } from './working-note/working-note.controller.js';
import { WorkingNoteRepository } from './working-note/working-note.repository.js';
import { WorkingNoteService } from './working-note/working-note.service.js';
import { WorkingNoteEndingJob } from './working-note/ending/working-note-ending.job.js';
import { WorkingNoteEndingRepository } from './working-note/ending/working-note-ending.repository.js';
import { CorrectionsThatWait } from './waiting/corrections-that-wait.js';
import { SecondOpinionsThatWait } from './waiting/second-opinions-that-wait.js';
import { ConsultationsThatWait } from './waiting/consultations-that-wait.js';
import { MedicalParts } from './medical-parts.js';
import { EndingNotes } from './ending-notes.js';

@Module({
  controllers: [
    MedicalDossierController,
    DocumentsController,
    StatementController,
    CorrectionController,
    ExposureController,
    WorkingNoteController,
    SecondOpinionController,
    ConsultationController,
    PieceMoveController,
    ConsentController,
    PaperConsentController,
  ],
  providers: [
    EndingNotes,
    MedicalDossierService,
    MedicalParts,
    MedicalEntriesService,
    MedicalDossierRepository,
    PieceBodies,
    WithholdingService,
    WithholdingRepository,
    DocumentIntakeService,
    DocumentDownloadService,
    DocumentFilesRepository,
    WaitingFilesSweep,
    StatementService,
    StatementRepository,
    CorrectionService,
    CorrectionRepository,
    ExposureService,
    ExposureRepository,
    AskSecondOpinionService,
    SecondOpinionService,
    SecondOpinionRepository,
    ShownDocumentService,
    CopiesSweep,
    ConsultationService,
    ConsultationRepository,
    AskedRepository,
    AskedStepsService,
    WorkingNoteService,
    WorkingNoteEndService,
    WorkingNoteRepository,
    WorkingNoteEndingJob,
    WorkingNoteEndingRepository,
    CorrectionsThatWait,
    SecondOpinionsThatWait,
    ConsultationsThatWait,
    PieceMoveService,
    ProposeMoveService,
    TakePieceService,
    PieceMoveRepository,
    MovingRepository,
    MovedPieceRepository,
    MovesThatWait,
    MoveFallingJob,
    MoveFallingRepository,
    PrepareConsentService,
    ConsentService,
    ConsentStepsService,
    ConsentRepository,
    ConsentWords,
    ConsentContents,
    RecordPaperConsentService,
    PaperConsentStepsService,
    PaperConsentRepository,
    PaperConsentsToAccept,
    PaperConsentsToTell,
  ],
  exports: [MedicalDossierRepository, DocumentFilesRepository, ConsentRepository, ConsentWords],
})
export class MedicalDossierModule {}
