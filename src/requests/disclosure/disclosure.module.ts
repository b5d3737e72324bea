import { Module } from '@nestjs/common';
import { MedicalDossierModule } from '../../records/medical-dossier/medical-dossier.module.js';
import { DisclosureController } from './disclosure.controller.js';
import { DisclosureDecisionService } from './disclosure-decision.service.js';
import { DisclosureIntakeService } from './disclosure-intake.service.js';
import { DisclosureParts } from './disclosure-parts.js';
import { DisclosureRepository } from './disclosure.repository.js';
import { DisclosureService } from './disclosure.service.js';
import { faultsOf, TRANSITIONS } from './disclosure-states.js';
import { DisclosuresToDecide } from './disclosures-to-decide.js';
import { EmployeeDossierModule } from '../../records/employee-dossier/employee-dossier.module.js';
import { KeptPackagesModule } from '../../records/package/kept/kept-packages.module.js';
import { CollectionController } from './sending/collection.controller.js';
import { CollectionRepository } from './sending/collection.repository.js';
import { CollectionService } from './sending/collection.service.js';
import { DisclosurePackageRepository } from './sending/disclosure-package.repository.js';
import { PackageContentService } from './sending/package-content.service.js';
import { PackageEndingJob } from './sending/package-ending.job.js';
import { PackageEndingRepository } from './sending/package-ending.repository.js';
import { ReleasePackageService } from './sending/release-package.service.js';
import { SendingController } from './sending/sending.controller.js';
import { SentWords } from './sending/sent-words.js';
import { SignPackageService } from './sending/sign-package.service.js';
import { DisclosureTellingJob } from './telling/disclosure-telling.job.js';
import { DisclosureTellingRepository } from './telling/disclosure-telling.repository.js';
import { JudgeBasisService } from './judge-basis.service.js';

@Module({
  imports: [MedicalDossierModule, EmployeeDossierModule, KeptPackagesModule],
  controllers: [DisclosureController, SendingController, CollectionController],
  providers: [
    DisclosureIntakeService,
    DisclosureService,
    DisclosureDecisionService,
    DisclosureRepository,
    JudgeBasisService,
    DisclosuresToDecide,
    SignPackageService,
    ReleasePackageService,
    PackageContentService,
    DisclosurePackageRepository,
    SentWords,
    CollectionService,
    CollectionRepository,
    PackageEndingJob,
    PackageEndingRepository,
    DisclosureTellingJob,
    DisclosureTellingRepository,
    DisclosureParts,
  ],
})
export class DisclosureModule {
  /** @throws Error naming what is wrong with the transitions: the service doesn't start with it (C4) */
  constructor() {
    const faults = faultsOf(TRANSITIONS);
    if (faults.length > 0) throw new Error(`where a request to disclose can stand: ${faults.join('; ')}`);
  }
}
