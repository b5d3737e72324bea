import { Module } from '@nestjs/common';
import { ProposalFallingJob } from './falling/proposal-falling.job.js';
import { ProposalFallingRepository } from './falling/proposal-falling.repository.js';
import { ProposalController } from './proposal.controller.js';
import { ProposalService } from './proposal.service.js';
import { ProposalsToCountersign } from './proposals-to-countersign.js';
import { EndingProposals } from './ending-proposals.js';

@Module({
  controllers: [ProposalController],
  providers: [EndingProposals, ProposalService, ProposalsToCountersign, ProposalFallingJob, ProposalFallingRepository],
})
export class CountersigningModule {}
