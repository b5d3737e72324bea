import { Injectable } from '@nestjs/common';
import { RecordStores } from '../../safeguards/access/record-stores.js';
import { EndingSources } from '../../safeguards/ending/ending-sources.js';
import { DelegationRepository } from './delegation/delegation.repository.js';
import { InstructionRepository } from './instruction/instruction.repository.js';

/** S2, S3 — delegations and instructions that end soon. */
@Injectable()
export class EndingSecrecy {
  constructor(
    sources: EndingSources,
    stores: RecordStores,
    delegations: DelegationRepository,
    instructions: InstructionRepository,
  ) {
    sources.add(
      {
        what: 'delegation',
        kind: 'Delegation',
        of: (context, ends) => stores.read(context, 'desk', (tx) => delegations.ending(tx, ends)),
      },
      {
        what: 'instruction',
        kind: 'Instruction',
        of: (context, ends) => stores.read(context, 'desk', (tx) => instructions.ending(tx, ends)),
      },
    );
  }
}
