import { Module } from '@nestjs/common';
import { ProposalController } from './proposal.controller.js';
import { ProposalService } from './proposal.service.js';
import { ProposalsToCountersign } from './proposals-to-countersign.js';

@Module({ controllers: [ProposalController], providers: [ProposalService, ProposalsToCountersign] })
export class CountersigningModule {}
