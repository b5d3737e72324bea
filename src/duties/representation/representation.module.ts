import { Module } from '@nestjs/common';
import { MandateController } from './mandate.controller.js';
import { MandateRepository } from './mandate.repository.js';
import { MandateService } from './mandate.service.js';
import { EndingMandates } from './ending-mandates.js';

@Module({ controllers: [MandateController], providers: [EndingMandates, MandateService, MandateRepository] })
export class RepresentationModule {}
