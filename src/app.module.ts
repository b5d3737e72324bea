import { Module, type DynamicModule, type Provider, type Type } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_INTERCEPTOR, APP_PIPE } from '@nestjs/core';
import { DeclaredInputGuard } from './platform/http/declared-input.guard.js';
import { HttpModule } from './platform/http/http.module.js';
import { InputPipe } from './platform/http/input.pipe.js';
import { PlatformModule, type PlatformParts } from './platform/platform.module.js';
import { ProblemFilter } from './platform/problems/problem.filter.js';
import { SignInModule } from './platform/sign-in/sign-in.module.js';
import { HealthModule } from './safeguards/health/health.module.js';
import { EmployeeDossierModule } from './records/employee-dossier/employee-dossier.module.js';
import { AbsenceRow, StaffImportRow } from './records/employee-dossier/employee-dossier.entity.js';
import { EmployerDossierModule } from './records/employer-dossier/employer-dossier.module.js';
import { AgreementRow, EmployerRow } from './records/employer-dossier/employer-dossier.entity.js';
import { MedicalDossierModule } from './records/medical-dossier/medical-dossier.module.js';
import { EntryRow, PieceRow, PieceVersionRow } from './records/medical-dossier/medical-dossier.entity.js';
import { AccessGuard } from './safeguards/access/access.guard.js';
import type { Policies } from './safeguards/access/policy/policies.js';
import { TrailInterceptor } from './safeguards/access/trail.interceptor.js';
import { SafeguardsModule } from './safeguards/safeguards.module.js';
import { TrailReadingModule } from './safeguards/trail-reading/trail-reading.module.js';
import type { StoreEntities } from './platform/stores/stores.js';

/** One request, in order (design: one request). Nest runs guards, interceptors, pipes and, on a failure, the filter. */
const PIPELINE: readonly Provider[] = [
  { provide: APP_GUARD, useClass: AccessGuard },
  { provide: APP_GUARD, useClass: DeclaredInputGuard },
  { provide: APP_INTERCEPTOR, useClass: TrailInterceptor },
  { provide: APP_PIPE, useClass: InputPipe },
  { provide: APP_FILTER, useClass: ProblemFilter },
];

/** The slices, ring by ring: what is kept, what the law asks, what others ask. */
const RECORDS: readonly Type[] = [EmployerDossierModule, EmployeeDossierModule, MedicalDossierModule];
const DUTIES: readonly Type[] = [];
const REQUESTS: readonly Type[] = [];

/** What each login may map: its own store's tables, and no other's (D2). */
const ENTITIES: StoreEntities = {
  employer: [EmployerRow, AgreementRow],
  employee: [AbsenceRow, StaffImportRow],
  medical: [EntryRow, PieceRow, PieceVersionRow],
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
        SafeguardsModule.with({ policies, cursorKey: platform.settings.cursorKey }),
        SignInModule.with(platform.settings.issuer),
        HttpModule,
        HealthModule,
        TrailReadingModule,
        ...RECORDS,
        ...DUTIES,
        ...REQUESTS,
      ],
      providers: [...PIPELINE],
    };
  }
}
