import { Module } from '@nestjs/common';
import { ResponsibilityEndingJob } from './agreement-ending/responsibility-ending.job.js';
import { ResponsibilityEndingRepository } from './agreement-ending/responsibility-ending.repository.js';
import { ResponsibilityEndingService } from './agreement-ending/responsibility-ending.service.js';
import { DepartureController } from './departure/departure.controller.js';
import { DepartureRepository } from './departure/departure.repository.js';
import { DepartureService } from './departure/departure.service.js';
import { DeputisingController } from './deputising/deputising.controller.js';
import { DeputisingRepository } from './deputising/deputising.repository.js';
import { DeputisingService } from './deputising/deputising.service.js';
import { DoctorChangeWishController } from './doctor-change-wish/doctor-change-wish.controller.js';
import { DoctorChangeWishRow } from './doctor-change-wish/doctor-change-wish.entity.js';
import { DoctorChangeWishRepository } from './doctor-change-wish/doctor-change-wish.repository.js';
import { DoctorChangeWishService } from './doctor-change-wish/doctor-change-wish.service.js';
import { DoctorWantedController } from './doctor-wanted/doctor-wanted.controller.js';
import { DoctorWantedRepository } from './doctor-wanted/doctor-wanted.repository.js';
import { DoctorWantedService } from './doctor-wanted/doctor-wanted.service.js';
import { DoctorsController } from './doctors/doctors.controller.js';
import { DoctorsRepository } from './doctors/doctors.repository.js';
import { DoctorsService } from './doctors/doctors.service.js';
import { EarlierDossierController } from './earlier-dossier/earlier-dossier.controller.js';
import { EarlierDossierRepository } from './earlier-dossier/earlier-dossier.repository.js';
import { EarlierDossierService } from './earlier-dossier/earlier-dossier.service.js';
import { EarlierDossierFindingJob } from './earlier-dossier/finding/earlier-dossier-finding.job.js';
import { EarlierDossierFindingRepository } from './earlier-dossier/finding/earlier-dossier-finding.repository.js';
import { MedicalProxyController } from './proxy/medical-proxy.controller.js';
import { MedicalProxyRepository } from './proxy/medical-proxy.repository.js';
import { MedicalProxyService } from './proxy/medical-proxy.service.js';
import { RegistrationController } from './registration/registration.controller.js';
import { RegistrationRow } from './registration/registration.entity.js';
import { RegistrationRepository } from './registration/registration.repository.js';
import { RegistrationService } from './registration/registration.service.js';
import { ResponsibilityController } from './responsibility.controller.js';
import { ResponsibilityRow } from './responsibility.entity.js';
import { ResponsibilityLetterService } from './responsibility-letter.service.js';
import { ResponsibilityRepository } from './responsibility.repository.js';
import { ResponsibilityService } from './responsibility.service.js';
import { StatedDutyController } from './stated-duty/stated-duty.controller.js';
import { StatedDutyRepository } from './stated-duty/stated-duty.repository.js';
import { StatedDutyService } from './stated-duty/stated-duty.service.js';
import { TrainingController } from './training/training.controller.js';
import { TrainingRepository } from './training/training.repository.js';
import { TrainingService } from './training/training.service.js';
import { TellOfResponsibility } from './tell-of-responsibility.js';
import { DoctorsToGive } from './waiting/doctors-to-give.js';
import { ResponsibilitiesToConfirm } from './waiting/responsibilities-to-confirm.js';
import { ResponsibilitiesToTell } from './waiting/responsibilities-to-tell.js';
import { StatedDutiesToTell } from './waiting/stated-duties-to-tell.js';
import { WishesThatWait } from './waiting/wishes-that-wait.js';
import { ResponsibilityParts } from './responsibility-parts.js';
import { EndingStanding } from './ending-standing.js';

/** What this slice maps of the `access` schema, through the desk's login. */
export const RESPONSIBILITY_ENTITIES = [ResponsibilityRow, RegistrationRow, DoctorChangeWishRow] as const;

@Module({
  controllers: [
    ResponsibilityController,
    DoctorsController,
    DoctorWantedController,
    DoctorChangeWishController,
    RegistrationController,
    DeputisingController,
    DepartureController,
    StatedDutyController,
    EarlierDossierController,
    TrainingController,
    MedicalProxyController,
  ],
  providers: [
    EndingStanding,
    ResponsibilityService,
    ResponsibilityParts,
    ResponsibilityLetterService,
    TellOfResponsibility,
    ResponsibilityEndingService,
    ResponsibilityEndingJob,
    ResponsibilityEndingRepository,
    ResponsibilityRepository,
    DoctorsService,
    DoctorsRepository,
    DoctorWantedService,
    DoctorWantedRepository,
    DoctorChangeWishService,
    DoctorChangeWishRepository,
    RegistrationService,
    RegistrationRepository,
    DeputisingService,
    DeputisingRepository,
    DepartureService,
    DepartureRepository,
    StatedDutyService,
    StatedDutyRepository,
    EarlierDossierService,
    EarlierDossierRepository,
    EarlierDossierFindingJob,
    EarlierDossierFindingRepository,
    TrainingService,
    TrainingRepository,
    MedicalProxyService,
    MedicalProxyRepository,
    DoctorsToGive,
    ResponsibilitiesToConfirm,
    ResponsibilitiesToTell,
    StatedDutiesToTell,
    WishesThatWait,
  ],
})
export class ResponsibilityModule {}
