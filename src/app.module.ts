import { Module, type DynamicModule, type Provider, type Type } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_INTERCEPTOR, APP_PIPE } from '@nestjs/core';
import { ApiDescriptionModule } from './platform/api-description/api-description.module.js';
import { DeclaredInputGuard } from './platform/http/declared-input.guard.js';
import { HttpModule } from './platform/http/http.module.js';
import { InputPipe } from './platform/http/input.pipe.js';
import { JobsModule } from './platform/jobs/jobs.module.js';
import { PlatformModule, type PlatformParts } from './platform/platform.module.js';
import { ProblemFilter } from './platform/problems/problem.filter.js';
import { SignInModule } from './platform/sign-in/sign-in.module.js';
import { HealthModule } from './safeguards/health/health.module.js';
import { ACCOUNTS_ENTITIES, AccountsModule } from './records/accounts/accounts.module.js';
import { EmployeeDossierModule } from './records/employee-dossier/employee-dossier.module.js';
import { AbsenceRow, StaffImportRow } from './records/employee-dossier/employee-dossier.entity.js';
import { EmployerDossierModule } from './records/employer-dossier/employer-dossier.module.js';
import { AgreementRow, EmployerRow } from './records/employer-dossier/employer-dossier.entity.js';
import {
  ExaminationModule,
  EXAMINATION_DESK_ENTITIES,
  EXAMINATION_MEDICAL_ENTITIES,
} from './records/examination/examination.module.js';
import { FitnessVerdictModule } from './records/fitness-verdict/fitness-verdict.module.js';
import {
  AdviceReleaseRow,
  AdviceRow,
  ReleasedAdviceItemRow,
  ReleasedAdviceRow,
} from './records/fitness-verdict/advice/advice.entity.js';
import { VerdictQuestionRow } from './records/fitness-verdict/question/verdict-question.entity.js';
import { ReleasedVerdictRow, VerdictReleaseRow } from './records/fitness-verdict/release/verdict-release.entity.js';
import { VerdictRow } from './records/fitness-verdict/verdict/verdict.entity.js';
import { MedicalDossierModule } from './records/medical-dossier/medical-dossier.module.js';
import { EntryRow, PieceRow, PieceVersionRow } from './records/medical-dossier/medical-dossier.entity.js';
import { Open } from './safeguards/access/allows.js';
import { AccessGuard } from './safeguards/access/access.guard.js';
import type { Policies } from './safeguards/access/policy/policies.js';
import { LookAgainInterceptor } from './safeguards/access/look-again.interceptor.js';
import { TrailInterceptor } from './safeguards/access/trail.interceptor.js';
import { MessagesModule } from './records/messages/messages.module.js';
import { PlainNamesPipe } from './safeguards/plain-names/plain-names.pipe.js';
import { SafeguardsModule } from './safeguards/safeguards.module.js';
import { CodeListsModule } from './safeguards/codes/code-lists.module.js';
import { SigningKeysModule } from './safeguards/signing-keys/signing-keys.module.js';
import { CountersigningModule } from './safeguards/countersigning/countersigning.module.js';
import { NoticesModule } from './safeguards/notices/notices.module.js';
import { ReadersModule } from './safeguards/readers/readers.module.js';
import { DossierPageModule } from './safeguards/dossier-page/dossier-page.module.js';
import { EndingModule } from './safeguards/ending/ending.module.js';
import { WaitingModule } from './safeguards/waiting/waiting.module.js';
import { TrailReadingModule } from './safeguards/trail-reading/trail-reading.module.js';
import { DERIVED_SECRECY_ENTITIES, DerivedSecrecyModule } from './duties/derived-secrecy/derived-secrecy.module.js';
import { LogReviewModule } from './duties/log-review/log-review.module.js';
import { EmergencyModule } from './duties/emergency/emergency.module.js';
import { ReintegrationModule } from './duties/reintegration/reintegration.module.js';
import { RESPONSIBILITY_ENTITIES, ResponsibilityModule } from './duties/responsibility/responsibility.module.js';
import { RepresentationModule } from './duties/representation/representation.module.js';
import { DisclosureModule } from './requests/disclosure/disclosure.module.js';
import type { StoreEntities } from './platform/stores/stores.js';

/** One request, in order (design: one request). Nest runs guards, interceptors, pipes and, on a failure, the filter. */
const PIPELINE: readonly Provider[] = [
  { provide: APP_GUARD, useClass: AccessGuard },
  { provide: APP_GUARD, useClass: DeclaredInputGuard },
  { provide: APP_INTERCEPTOR, useClass: TrailInterceptor },
  { provide: APP_INTERCEPTOR, useClass: LookAgainInterceptor },
  { provide: APP_PIPE, useClass: InputPipe },
  { provide: APP_PIPE, useClass: PlainNamesPipe },
  { provide: APP_FILTER, useClass: ProblemFilter },
];

/** The slices, ring by ring: what is kept, what the law asks, what others ask. */
const RECORDS: readonly Type[] = [
  AccountsModule,
  EmployerDossierModule,
  EmployeeDossierModule,
  MedicalDossierModule,
  FitnessVerdictModule,
  ExaminationModule,
  MessagesModule,
];
const DUTIES: readonly Type[] = [
  ResponsibilityModule,
  DerivedSecrecyModule,
  EmergencyModule,
  LogReviewModule,
  ReintegrationModule,
  RepresentationModule,
];
const REQUESTS: readonly Type[] = [DisclosureModule];

/** What each login may map: its own store's tables (D2), and for the medical one what it lets out to the desk (V7). */
const ENTITIES: StoreEntities = {
  desk: [
    ...ACCOUNTS_ENTITIES,
    VerdictQuestionRow,
    ...EXAMINATION_DESK_ENTITIES,
    ...RESPONSIBILITY_ENTITIES,
    ...DERIVED_SECRECY_ENTITIES,
  ],
  employer: [EmployerRow, AgreementRow],
  employee: [AbsenceRow, StaffImportRow],
  medical: [
    EntryRow,
    PieceRow,
    PieceVersionRow,
    VerdictRow,
    VerdictReleaseRow,
    ReleasedVerdictRow,
    AdviceRow,
    AdviceReleaseRow,
    ReleasedAdviceRow,
    ReleasedAdviceItemRow,
    ...EXAMINATION_MEDICAL_ENTITIES,
  ],
};

/** What the whole service is made of, given by `main.ts` or by a test with another clock. */
export type ServiceParts = Omit<PlatformParts, 'entities'> & { readonly policies: Policies };

@Module({})
export class AppModule {
  static with({ policies, ...platform }: ServiceParts): DynamicModule {
    return {
      module: AppModule,
      imports: [
        PlatformModule.with({ ...platform, entities: ENTITIES }),
        JobsModule.with(platform.settings.stores.jobs),
        SafeguardsModule.with({ policies, cursorKey: platform.settings.cursorKey }),
        SignInModule.with(platform.settings.issuer),
        HttpModule,
        HealthModule,
        // The documentation page stands in the census as open, and only where the settings switch it on.
        ...(platform.settings.docs ? [ApiDescriptionModule.with(Open)] : []),
        NoticesModule,
        CodeListsModule,
        SigningKeysModule,
        ReadersModule,
        WaitingModule,
        EndingModule,
        CountersigningModule,
        DossierPageModule,
        TrailReadingModule,
        ...RECORDS,
        ...DUTIES,
        ...REQUESTS,
      ],
      providers: [...PIPELINE],
    };
  }
}
