import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { AlsoRefuses } from '../../platform/http/also-refuses.js';
import { Answers } from '../../platform/http/answers.js';
import { uuidParam } from '../../platform/http/input-types.js';
import { Says } from '../../platform/http/says.js';
import { Acting, Allows } from '../../safeguards/access/allows.js';
import { AnswersList, AnswersOne, AnswersPage } from '../../safeguards/access/answers.js';
import type { Context } from '../../safeguards/access/context.js';
import { PageRequest, type Page } from '../../safeguards/access/page-cursors.js';
import type { Opened } from '../../safeguards/access/sealed.js';
import {
  Agreement,
  Employer,
  AgreementAdded,
  AgreementEnded,
  EditionNarrowed,
  EmployerAdded,
  EmployerAmended,
} from './employer.js';
import {
  AgreementEndInput,
  AgreementInput,
  EmployerAmendmentInput,
  EmployerInput,
  NarrowerEditionInput,
} from './employer-dossier.input.js';
import { EmployerDossierService } from './employer-dossier.service.js';

/** The employer dossier over HTTP. */
@Controller('v1')
export class EmployerDossierController {
  constructor(private readonly dossier: EmployerDossierService) {}

  @Get('employers')
  @Says('Shows one page of the employers.')
  @Allows('read', 'Employer')
  @AnswersPage(Employer)
  async employers(
    @Acting() context: Context,
    @Query({ schema: PageRequest }) page: PageRequest,
  ): Promise<Page<Opened<Employer>>> {
    return this.dossier.employers(context, page);
  }

  @Get('employers/:employerId')
  @Says('Shows one employer.')
  @Allows('read', 'Employer')
  @AnswersOne(Employer)
  async employer(
    @Acting() context: Context,
    @Param('employerId', { schema: uuidParam }) employerId: string,
  ): Promise<Opened<Employer>> {
    return this.dossier.employer(context, employerId);
  }

  @Post('employers')
  @Says('Records an employer.')
  @Allows('record', 'Employer')
  @AlsoRefuses('403 not-allowed D1', '409 registered-already D1')
  @Answers(EmployerAdded)
  async addEmployer(
    @Acting() context: Context,
    @Body({ schema: EmployerInput }) input: EmployerInput,
  ): Promise<EmployerAdded> {
    return this.dossier.addEmployer(context, input);
  }

  @Post('employers/:employerId/amendments')
  @Says('Records the organisation as it is now: name, sector, country and addresses.')
  @Allows('amend', 'Employer')
  @AlsoRefuses('403 not-allowed D1')
  @Answers(EmployerAmended)
  async amendEmployer(
    @Acting() context: Context,
    @Param('employerId', { schema: uuidParam }) employerId: string,
    @Body({ schema: EmployerAmendmentInput }) input: EmployerAmendmentInput,
  ): Promise<EmployerAmended> {
    return this.dossier.amendEmployer(context, employerId, input);
  }

  @Get('employers/:employerId/agreements')
  @Says("Shows an employer's agreements, the oldest first.")
  @Allows('read', 'Agreement')
  @AnswersList(Agreement)
  async agreements(
    @Acting() context: Context,
    @Param('employerId', { schema: uuidParam }) employerId: string,
  ): Promise<{ items: Opened<Agreement>[] }> {
    return this.dossier.agreements(context, employerId);
  }

  @Post('employers/:employerId/agreements')
  @Says('Records an agreement.')
  @Allows('record', 'Agreement')
  @AlsoRefuses('403 not-allowed D7', '409 agreements-overlap D7')
  @Answers(AgreementAdded)
  async addAgreement(
    @Acting() context: Context,
    @Param('employerId', { schema: uuidParam }) employerId: string,
    @Body({ schema: AgreementInput }) input: AgreementInput,
  ): Promise<AgreementAdded> {
    return this.dossier.addAgreement(context, employerId, input);
  }

  @Post('agreements/:agreementId/end')
  @Says('Ends an agreement.')
  @Allows('amend', 'Agreement')
  @AlsoRefuses('403 not-allowed D7', '409 ends-already D7')
  @Answers(AgreementEnded)
  async endAgreement(
    @Acting() context: Context,
    @Param('agreementId', { schema: uuidParam }) agreementId: string,
    @Body({ schema: AgreementEndInput }) input: AgreementEndInput,
  ): Promise<AgreementEnded> {
    return this.dossier.endAgreement(context, agreementId, input);
  }

  @Post('agreements/:agreementId/edition')
  @Says('Chooses the narrower disclosure edition from now on.')
  @Allows('amend', 'Agreement')
  @AlsoRefuses('403 not-allowed V5', '409 narrow-already V5')
  @Answers(EditionNarrowed)
  async narrowEdition(
    @Acting() context: Context,
    @Param('agreementId', { schema: uuidParam }) agreementId: string,
    @Body({ schema: NarrowerEditionInput }) input: NarrowerEditionInput,
  ): Promise<EditionNarrowed> {
    return this.dossier.narrowEdition(context, agreementId, input);
  }
}
