import { Module } from '@nestjs/common';
import { ReintegrationController } from './reintegration.controller.js';
import { ReintegrationRepository } from './reintegration.repository.js';
import { ReintegrationService } from './reintegration.service.js';

@Module({
  controllers: [ReintegrationController],
  providers: [ReintegrationService, ReintegrationRepository],
})
export class ReintegrationModule {}
