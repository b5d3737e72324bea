import type { KeyObject } from 'node:crypto';
import { Global, Module, type DynamicModule } from '@nestjs/common';
import { RefusalRecorder } from '../platform/problems/refusal-recorder.js';
import { AttemptRecorder } from '../platform/sign-in/anonymous-attempts.js';
import { KeptAnswersSweep } from './access/kept-answers-sweep.js';
import { LineOfAsking } from './access/line-of-asking.js';
import { CURSOR_KEY, PageCursors } from './access/page-cursors.js';
import { Policies } from './access/policy/policies.js';
import { RecordStores } from './access/record-stores.js';
import { RefusalInTheTrail } from './access/refusal-in-the-trail.js';
import { SignInFactsReader } from './access/sign-in-facts.js';
import { SignedInPeople } from './access/signed-in-people.js';
import { PreparedDecisions } from './countersigning/prepared-decisions.js';
import { ProposalRepository } from './countersigning/proposal.repository.js';
import { ProposedDecisions } from './countersigning/proposed-decision.js';
import { ServicesAgreed } from './services/services-agreed.js';
import { AttemptsInTheTrail } from './trail/attempts-in-the-trail.js';
import { SessionWatch } from './trail/session-watch.js';
import { Trail } from './trail/trail.js';
import { DossierParts } from './dossier-page/dossier-parts.js';
import { EndingSources } from './ending/ending-sources.js';
import { WaitingSources } from './waiting/waiting-source.js';

/** The policies as compiled before anything else, and the key of page cursors. */
export interface SafeguardsParts {
  readonly policies: Policies;
  readonly cursorKey: KeyObject;
}

/** What every slice stands on: policies, the stores as a request may use them, the trail, sealed pages. */
@Global()
@Module({})
export class SafeguardsModule {
  static with({ policies, cursorKey }: SafeguardsParts): DynamicModule {
    return {
      module: SafeguardsModule,
      providers: [
        { provide: Policies, useValue: policies },
        { provide: CURSOR_KEY, useValue: cursorKey },
        { provide: RefusalRecorder, useClass: RefusalInTheTrail },
        { provide: AttemptRecorder, useClass: AttemptsInTheTrail },
        Trail,
        RecordStores,
        LineOfAsking,
        PageCursors,
        SignInFactsReader,
        SignedInPeople,
        ServicesAgreed,
        KeptAnswersSweep,
        SessionWatch,
        WaitingSources,
        EndingSources,
        ProposedDecisions,
        ProposalRepository,
        PreparedDecisions,
        DossierParts,
      ],
      exports: [
        Policies,
        Trail,
        RecordStores,
        LineOfAsking,
        PageCursors,
        SignInFactsReader,
        SignedInPeople,
        ServicesAgreed,
        WaitingSources,
        EndingSources,
        ProposedDecisions,
        ProposalRepository,
        PreparedDecisions,
        DossierParts,
        RefusalRecorder,
        AttemptRecorder,
      ],
    };
  }
}
