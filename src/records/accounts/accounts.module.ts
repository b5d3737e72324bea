import { Module } from '@nestjs/common';
import { AccountNameRow, AccountRow, InvitationRow, RoleRow } from './accounts.entity.js';
import { AccountNamesController } from './account-names/account-names.controller.js';
import { AccountNamesRepository } from './account-names/account-names.repository.js';
import { AccountNamesService } from './account-names/account-names.service.js';
import { AccountsController } from './accounts.controller.js';
import { AccountsRepository } from './accounts.repository.js';
import { AccountsService } from './accounts.service.js';
import { Invitations } from './invitations/invitations.js';
import { InvitationsController } from './invitations/invitations.controller.js';
import { InvitationsRepository } from './invitations/invitations.repository.js';
import { InvitationsService } from './invitations/invitations.service.js';
import { LettersController } from './invitations/letters.controller.js';
import { LettersRepository } from './invitations/letters.repository.js';
import { LettersService } from './invitations/letters.service.js';
import { WrongCodes } from './invitations/wrong-codes.js';
import { LinkEndingsController } from './link-endings/link-endings.controller.js';
import { LinkEndingsRepository } from './link-endings/link-endings.repository.js';
import { LinkEndingsService } from './link-endings/link-endings.service.js';
import { ProofOfPerson } from './linking/proof-of-person.js';
import { ProofsRepository } from './linking/proofs.repository.js';
import { LinkingController } from './linking/linking.controller.js';
import { LinkingRepository } from './linking/linking.repository.js';
import { LinkingService } from './linking/linking.service.js';
import { OwnAccountController } from './own-account/own-account.controller.js';
import { OwnAccountRepository } from './own-account/own-account.repository.js';
import { OwnAccountService } from './own-account/own-account.service.js';
import { ProcessingAgreementsController } from './processing-agreements/processing-agreements.controller.js';
import { ProcessingAgreementsRepository } from './processing-agreements/processing-agreements.repository.js';
import { ProcessingAgreementsService } from './processing-agreements/processing-agreements.service.js';
import { RolesHeldController } from './roles-held/roles-held.controller.js';
import { RolesHeldRepository } from './roles-held/roles-held.repository.js';
import { RolesHeldService } from './roles-held/roles-held.service.js';
import { WaitingRolesController } from './roles-held/waiting-roles.controller.js';
import { WaitingRolesService } from './roles-held/waiting-roles.service.js';
import { AgreementsToConfirm } from './waiting/agreements-to-confirm.js';
import { InvitationsToRenew } from './waiting/invitations-to-renew.js';
import { LettersToPrint } from './waiting/letters-to-print.js';
import { LinkEndingsToConfirm } from './waiting/link-endings-to-confirm.js';
import { RolesToApprove, RolesToConfirm } from './waiting/roles-to-sign.js';
import { Signing } from './waiting/signing.js';
import { EndingAccess } from './ending-access.js';

/** What the desk login maps for this slice. */
export const ACCOUNTS_ENTITIES = [AccountRow, AccountNameRow, InvitationRow, RoleRow];

@Module({
  controllers: [
    AccountsController,
    AccountNamesController,
    InvitationsController,
    LettersController,
    LinkingController,
    LinkEndingsController,
    RolesHeldController,
    WaitingRolesController,
    OwnAccountController,
    ProcessingAgreementsController,
  ],
  providers: [
    EndingAccess,
    AccountsService,
    AccountNamesService,
    AccountNamesRepository,
    AccountsRepository,
    Invitations,
    InvitationsService,
    InvitationsRepository,
    LettersService,
    LettersRepository,
    WrongCodes,
    ProofOfPerson,
    ProofsRepository,
    LinkingService,
    LinkingRepository,
    LinkEndingsService,
    LinkEndingsRepository,
    RolesHeldService,
    RolesHeldRepository,
    WaitingRolesService,
    OwnAccountService,
    OwnAccountRepository,
    ProcessingAgreementsService,
    ProcessingAgreementsRepository,
    AgreementsToConfirm,
    LettersToPrint,
    InvitationsToRenew,
    LinkEndingsToConfirm,
    RolesToApprove,
    RolesToConfirm,
    Signing,
  ],
})
export class AccountsModule {}
