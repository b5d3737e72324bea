import { Module } from '@nestjs/common';
import { MedicalDossierController } from './medical-dossier.controller.js';
import { MedicalDossierRepository } from './medical-dossier.repository.js';
import { MedicalDossierService } from './medical-dossier.service.js';
import { WithholdingRepository } from './withholding.repository.js';
import { WithholdingService } from './withholding.service.js';

@Module({
  controllers: [MedicalDossierController],
  providers: [MedicalDossierService, MedicalDossierRepository, WithholdingService, WithholdingRepository],
})
export class MedicalDossierModule {}
