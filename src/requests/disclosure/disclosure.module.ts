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
import { JudgeBasisService } from './judge-basis.service.js';

@Module({
  imports: [MedicalDossierModule],
  controllers: [DisclosureController],
  providers: [
    DisclosureIntakeService,
    DisclosureService,
    DisclosureDecisionService,
    DisclosureRepository,
    JudgeBasisService,
    DisclosuresToDecide,
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
