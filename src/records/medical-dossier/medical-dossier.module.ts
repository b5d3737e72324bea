import { Module } from '@nestjs/common';
import { DocumentDownloadService } from './documents/document-download.service.js';
import { DocumentFilesRepository } from './documents/document-files.repository.js';
import { DocumentIntakeService } from './documents/document-intake.service.js';
import { DocumentsController } from './documents/documents.controller.js';
import { WaitingFilesSweep } from './documents/waiting-files-sweep.js';
import { MedicalDossierController } from './medical-dossier.controller.js';
import { MedicalDossierRepository } from './medical-dossier.repository.js';
import { MedicalDossierService } from './medical-dossier.service.js';
import { PieceBodies } from './piece-bodies.js';
import { WithholdingRepository } from './withholding.repository.js';
import { WithholdingService } from './withholding.service.js';

@Module({
  controllers: [MedicalDossierController, DocumentsController],
  providers: [
    MedicalDossierService,
    MedicalDossierRepository,
    PieceBodies,
    WithholdingService,
    WithholdingRepository,
    DocumentIntakeService,
    DocumentDownloadService,
    DocumentFilesRepository,
    WaitingFilesSweep,
  ],
})
export class MedicalDossierModule {}
