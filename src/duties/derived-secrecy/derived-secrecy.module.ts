import { Module } from '@nestjs/common';
import { AssistantsController } from './assistants/assistants.controller.js';
import { AssistantsRepository } from './assistants/assistants.repository.js';
import { AssistantsService } from './assistants/assistants.service.js';
import { DeclarationController } from './declaration/declaration.controller.js';
import { DeclarationRepository } from './declaration/declaration.repository.js';
import { DeclarationService } from './declaration/declaration.service.js';
import { SigningService } from './declaration/signing.service.js';
import { DeclarationTextController } from './declaration-text/declaration-text.controller.js';
import { DeclarationTextRepository } from './declaration-text/declaration-text.repository.js';
import { DeclarationTextService } from './declaration-text/declaration-text.service.js';
import { DelegationController } from './delegation/delegation.controller.js';
import { DelegationsOfEmployeeController } from './delegation/delegations-of-employee.controller.js';
import { DelegationParts } from './delegation-parts.js';
import { DelegationRepository } from './delegation/delegation.repository.js';
import { DelegationService } from './delegation/delegation.service.js';
import { InstructionController } from './instruction/instruction.controller.js';
import { InstructionRow } from './instruction/instruction.entity.js';
import { InstructionRepository } from './instruction/instruction.repository.js';
import { InstructionService } from './instruction/instruction.service.js';
import { SupervisionController } from './supervision/supervision.controller.js';
import { SupervisionRepository } from './supervision/supervision.repository.js';
import { SupervisionService } from './supervision/supervision.service.js';
import { EndingSecrecy } from './ending-secrecy.js';

/** What this slice maps of the `access` schema, through the desk's login. */
export const DERIVED_SECRECY_ENTITIES = [InstructionRow] as const;

@Module({
  controllers: [
    DeclarationTextController,
    DeclarationController,
    InstructionController,
    DelegationController,
    DelegationsOfEmployeeController,
    SupervisionController,
    AssistantsController,
  ],
  providers: [
    EndingSecrecy,
    DeclarationTextService,
    DeclarationTextRepository,
    SigningService,
    DeclarationService,
    DeclarationRepository,
    InstructionService,
    InstructionRepository,
    DelegationService,
    DelegationParts,
    DelegationRepository,
    SupervisionService,
    SupervisionRepository,
    AssistantsService,
    AssistantsRepository,
  ],
})
export class DerivedSecrecyModule {}
