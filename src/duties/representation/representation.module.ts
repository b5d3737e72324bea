import { Module } from '@nestjs/common';
import { MandateController } from './mandate.controller.js';
import { MandateRepository } from './mandate.repository.js';
import { MandateService } from './mandate.service.js';

@Module({ controllers: [MandateController], providers: [MandateService, MandateRepository] })
export class RepresentationModule {}
