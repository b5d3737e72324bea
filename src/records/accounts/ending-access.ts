import { Injectable } from '@nestjs/common';
import { RecordStores } from '../../safeguards/access/record-stores.js';
import { EndingSources } from '../../safeguards/ending/ending-sources.js';
import { roleReader } from './roles-held/role-reader.js';
import { ProcessingAgreementsRepository } from './processing-agreements/processing-agreements.repository.js';
import { RolesHeldRepository } from './roles-held/roles-held.repository.js';
import { Policies } from '../../safeguards/access/policy/policies.js';

/** S7, P1 — roles and processing agreements that end soon. */
@Injectable()
export class EndingAccess {
  constructor(
    sources: EndingSources,
    stores: RecordStores,
    agreements: ProcessingAgreementsRepository,
    roles: RolesHeldRepository,
    policies: Policies,
  ) {
    sources.add(
      {
        what: 'processing-agreement',
        kind: 'ProcessingAgreement',
        of: (context, ends) => stores.read(context, 'desk', (tx) => agreements.ending(tx, ends)),
      },
      {
        what: 'role',
        kind: 'RoleHeld',
        of: (context, ends) =>
          stores.read(context, 'desk', (tx) => roles.ending(tx, roleReader(context, policies), ends)),
      },
    );
  }
}
