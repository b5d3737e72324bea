import { Module } from '@nestjs/common';
import { MedicalDossierModule } from '../../records/medical-dossier/medical-dossier.module.js';
import { BreachController } from './breach/breach.controller.js';
import { BreachRepository } from './breach/breach.repository.js';
import { EmergencyController } from './emergency.controller.js';
import { EmergencyDossierRepository } from './emergency-dossier.repository.js';
import { EmergencyRepository } from './emergency.repository.js';
import { EmergencyReviewService } from './emergency-review.service.js';
import { EmergencyService } from './emergency.service.js';
import { PostponingController } from './postponing/postponing.controller.js';
import { PostponingRepository } from './postponing/postponing.repository.js';
import { PostponingService } from './postponing/postponing.service.js';
import { TellOfEmergency } from './tell-of-emergency.js';
import { EmergencyTellingJob } from './telling/emergency-telling.job.js';
import { EmergencyTellingRepository } from './telling/emergency-telling.repository.js';
import { EmergenciesToReview } from './waiting/emergencies-to-review.js';
import { EmergenciesToTell } from './waiting/emergencies-to-tell.js';

@Module({
  imports: [MedicalDossierModule],
  controllers: [EmergencyController, PostponingController, BreachController],
  providers: [
    EmergencyService,
    EmergencyReviewService,
    EmergencyRepository,
    EmergencyDossierRepository,
    TellOfEmergency,
    PostponingService,
    PostponingRepository,
    BreachRepository,
    EmergencyTellingJob,
    EmergencyTellingRepository,
    EmergenciesToReview,
    EmergenciesToTell,
  ],
})
export class EmergencyModule {}
