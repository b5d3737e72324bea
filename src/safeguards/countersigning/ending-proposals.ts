import { Injectable } from '@nestjs/common';
import { RecordStores } from '../access/record-stores.js';
import { EndingSources } from '../ending/ending-sources.js';
import { ProposalRepository } from './proposal.repository.js';

/** V3 — proposals that fall soon by themselves. */
@Injectable()
export class EndingProposals {
  constructor(sources: EndingSources, stores: RecordStores, proposals: ProposalRepository) {
    sources.add({
      what: 'proposal',
      kind: 'Proposal',
      of: (context, ends) => stores.read(context, 'medical', (tx) => proposals.ending(tx, context, ends)),
    });
  }
}
