import { Module } from '@nestjs/common';
import { ContactMomentController } from './contact-moment/contact-moment.controller.js';
import { ContactMomentRepository } from './contact-moment/contact-moment.repository.js';
import { ContactMomentService } from './contact-moment/contact-moment.service.js';
import { ContactPersonController } from './contact-person/contact-person.controller.js';
import { ContactPersonRepository } from './contact-person/contact-person.repository.js';
import { ContactPersonService } from './contact-person/contact-person.service.js';
import { EmployerDossierController } from './employer-dossier.controller.js';
import { EmployerDossierRepository } from './employer-dossier.repository.js';
import { EmployerDossierService } from './employer-dossier.service.js';
import { GroupFigureCountingJob } from './group-figure/counting/group-figure-counting.job.js';
import { GroupFigureCountingRepository } from './group-figure/counting/group-figure-counting.repository.js';
import { GroupFigureController } from './group-figure/group-figure.controller.js';
import { GroupFigureRepository } from './group-figure/group-figure.repository.js';
import { GroupFigureService } from './group-figure/group-figure.service.js';
import { EmployerHistoryController } from './history/employer-history.controller.js';
import { EmployerHistoryRepository } from './history/employer-history.repository.js';
import { EmployerHistoryService } from './history/employer-history.service.js';
import { PersonsAgreementRepository } from './recordable/persons-agreement.repository.js';
import { RecordableController } from './recordable/recordable.controller.js';
import { RecordableService } from './recordable/recordable.service.js';
import { EndingAgreements } from './ending-agreements.js';

@Module({
  controllers: [
    EmployerDossierController,
    ContactPersonController,
    ContactMomentController,
    EmployerHistoryController,
    RecordableController,
    GroupFigureController,
  ],
  providers: [
    EndingAgreements,
    EmployerDossierService,
    EmployerDossierRepository,
    ContactPersonService,
    ContactPersonRepository,
    ContactMomentService,
    ContactMomentRepository,
    EmployerHistoryService,
    EmployerHistoryRepository,
    RecordableService,
    PersonsAgreementRepository,
    GroupFigureService,
    GroupFigureRepository,
    GroupFigureCountingJob,
    GroupFigureCountingRepository,
  ],
})
export class EmployerDossierModule {}
