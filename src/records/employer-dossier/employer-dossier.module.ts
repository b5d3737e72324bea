import { Module } from '@nestjs/common';
import { EmployerDossierController } from './employer-dossier.controller.js';
import { EmployerDossierRepository } from './employer-dossier.repository.js';
import { EmployerDossierService } from './employer-dossier.service.js';

@Module({
  controllers: [EmployerDossierController],
  providers: [EmployerDossierService, EmployerDossierRepository],
})
export class EmployerDossierModule {}
